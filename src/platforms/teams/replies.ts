/** Sends the answers to typed words. An answer for which the bot has no token now is sent when it has one. */
import { MINUTE_MS } from '../../core/spans.ts';
import type { Activity } from './activity.ts';
import { NoToken } from './failures.ts';
import type { Connector } from './sdk/connector.ts';
import type { ErrorLog } from './turn.ts';

export type SendReply = (activity: Activity, out: object) => Promise<void>;

/** An answer that is later than this is not sent, because nobody expects it any more. */
const GIVE_UP_AFTER_MS = 5 * MINUTE_MS;
const RETRY_DELAY_MS = 1_000;
/** The maximum of waiting answers. Each holds a card. */
const MAX_WAITING = 1_000;

export function createReplies({
  connector,
  log,
}: {
  readonly connector: Pick<Connector, 'send'>;
  readonly log: ErrorLog;
}): SendReply {
  let waiting = 0;

  async function keepOn(send: () => Promise<unknown>, first: NoToken): Promise<void> {
    const until = performance.now() + GIVE_UP_AFTER_MS;
    let fault = first;
    while (performance.now() < until) {
      await pause(Math.max(fault.retryAfterMs ?? 0, RETRY_DELAY_MS));
      try {
        await send();
        return;
      } catch (again) {
        if (!(again instanceof NoToken)) throw again;
        fault = again;
      }
    }
    throw fault;
  }

  return async ({ serviceUrl, conversation }, out) => {
    if (!serviceUrl || !conversation) return;
    const send = () => connector.send({ serviceUrl, conversation: conversation.id }, out);
    try {
      await send();
    } catch (fault) {
      if (!(fault instanceof NoToken) || waiting >= MAX_WAITING) throw fault;
      log.error({ err: fault }, 'an answer in Teams waits for the bot’s token');
      waiting += 1;
      void keepOn(send, fault)
        .catch((err: unknown) => log.error({ err }, 'an answer in Teams that waited for the bot’s token was not sent'))
        .finally(() => (waiting -= 1));
    }
  };
}

const pause = (ms: number): Promise<void> => new Promise((over) => setTimeout(over, ms).unref());

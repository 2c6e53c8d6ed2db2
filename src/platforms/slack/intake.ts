/** Everything that Slack brings goes through here before Bolt reads it: what is odd, what is no longer served, what is ours. */
import type { App, ReceiverEvent } from '@slack/bolt';
import { NotTaken, OddBody, kindOf } from './payload.ts';
import type { Running } from './running.ts';
import type { Unserved } from './unserved.ts';

interface Deps {
  readonly running: Running;
  readonly unserved: Unserved;
  /** What comes through a socket now is left to another process, or to Slack's next try. */
  readonly isLeft: () => boolean;
  readonly warn: (what: string) => void;
}

type Process = (event: ReceiverEvent) => Promise<void>;

/** Bolt's receivers bring everything to one method. @throws OddBody, NotTaken, for the receiver to answer at once */
export function takeIn(app: App, deps: Deps): void {
  const process: Process = app.processEvent.bind(app);
  app.processEvent = async (event) => {
    if (deps.isLeft()) return;
    await deps.running.during(() => take(deps, process, event));
  };
}

async function take({ unserved, warn }: Deps, process: Process, event: ReceiverEvent): Promise<void> {
  const { body } = event;
  const kind = kindOf(body);
  if (kind === undefined) throw new OddBody('this is nothing that Slack sends');
  if (kind === 'notice') {
    warn(`Slack says ${String(body['type'])}: some of what people do is not being told`);
    await event.ack();
    return;
  }
  const answered = { yet: false };
  const ack: ReceiverEvent['ack'] = async (answer) => {
    answered.yet = true;
    await event.ack(answer);
  };
  if (await unserved.told(kind, body, ack)) return;
  try {
    await process({ ...event, ack });
  } catch (fault) {
    // It is in the log already. Slack is told of it where it still waits for an answer.
    if (!answered.yet) throw fault;
  }
  if (!answered.yet) throw new NotTaken('nothing here takes this');
}

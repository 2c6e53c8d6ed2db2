/** What is said so that one person alone sees it. */
import type { KnownBlock } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { ShownAnswer } from '../door.ts';
import { sizeOf, toPages } from './card.ts';
import { MESSAGE_LIMITS } from './card/limits.ts';
import { plainer } from './card/plainer.ts';
import { escaped } from './card/text.ts';
import { post } from './http.ts';
import { areRefused, checkResponse, oncePlainer } from './oncePlainer.ts';
import type { Visitor } from './recognise.ts';
import type { AnswerDeps, PressOrigin } from './spot.ts';
import { answerBlocks } from './views.ts';

/** Says it so that only this person sees it, or in a chat of their own as a message. */
export async function postEphemeral(
  { parts }: AnswerDeps,
  spot: PressOrigin,
  shown: ShownAnswer,
  withCard: boolean,
): Promise<void> {
  const { card, cardName, message } = shown;
  const on = {
    ...(spot.meta.who !== undefined && { who: spot.meta.who }),
    ...(cardName !== undefined && { kind: cardName }),
    language: shown.language,
  };
  const opening = answerBlocks(shown);
  // The words stand over the card, in the same message.
  const room = {
    ...MESSAGE_LIMITS,
    blocks: MESSAGE_LIMITS.blocks - opening.length,
    size: MESSAGE_LIMITS.size - sizeOf(opening),
  };
  const drawn = withCard && card ? toPages(card, on, room) : undefined;
  if (drawn) await parts.offer(drawn.parts);
  const [first = [], ...more] = drawn?.pages ?? [];
  const text = escaped(message);
  const pages = [[...opening, ...first], ...more];
  // What is for this moment only is not left standing in a chat.
  const kept = card?.transient !== true;
  const so: SoFar = { plain: false, spent: false };
  for (const page of pages) {
    // What was refused once is not tried again for what follows: an answer has few tries.
    const blocks = so.plain ? plainer(page) : page;
    await oncePlainer(blocks, (plain) => {
      so.plain ||= plain !== undefined;
      return put(spot, { text, blocks: plain ?? blocks }, kept, so);
    });
  }
}

interface What {
  readonly text: string;
  readonly blocks: KnownBlock[];
}

/** What has become of the pages before. */
interface SoFar {
  /** Slack has refused blocks. */
  plain: boolean;
  /** The response URL takes no more: it was used five times, or half an hour has passed. */
  spent: boolean;
}

async function put(spot: PressOrigin, what: What, kept: boolean, so: SoFar): Promise<void> {
  const { client, chat, responseUrl, visitor } = spot;
  if (responseUrl !== undefined) {
    so.spent ||= await failed(() =>
      respond(responseUrl, { response_type: 'ephemeral', replace_original: false, ...what }),
    );
    return so.spent ? putElsewhere(spot, what, kept) : undefined;
  }
  if (!chat) return tellInChat(client, visitor, what, kept);
  const thread = chat.thread === undefined ? {} : { thread_ts: chat.thread };
  const where = { channel: chat.channel, ...thread, ...what };
  if (chat.open && kept) await client.chat.postMessage({ ...where, unfurl_links: false, unfurl_media: false });
  else await client.chat.postEphemeral({ ...where, user: visitor.user });
}

/** Whether it came to nothing. @throws when its blocks were refused: they are to be sent plainer */
async function failed(send: () => Promise<unknown>): Promise<boolean> {
  try {
    await send();
    return false;
  } catch (fault) {
    if (areRefused(fault)) throw fault;
    return true;
  }
}

/** The same in the conversation itself; where Concord is not, in the person's own chat. An answer may stand there twice, and is never lost. */
async function putElsewhere({ client, at, visitor }: PressOrigin, what: What, kept: boolean): Promise<void> {
  const { user } = visitor;
  if (at !== undefined && !(await failed(() => client.chat.postEphemeral({ channel: at, user, ...what })))) return;
  await tellInChat(client, visitor, what, kept);
}

/** Where there is no other place for it (a home tab whose press took too long), it is said in the person's own chat. */
async function tellInChat(client: WebClient, { user }: Visitor, what: What, kept: boolean): Promise<void> {
  const { channel } = await client.conversations.open({ users: user });
  if (channel?.id === undefined) return;
  const where = { channel: channel.id, ...what };
  if (kept) await client.chat.postMessage({ ...where, unfurl_links: false, unfurl_media: false });
  else await client.chat.postEphemeral({ ...where, user });
}

const RESPONSE_MS = 5_000;

/** @throws when the URL takes it no more */
export async function respond(url: string, body: object): Promise<void> {
  const { status, bytes } = await post(url, {
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(RESPONSE_MS),
  });
  checkResponse(status, bytes.toString());
}

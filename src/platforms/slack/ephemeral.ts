/** Shows answers that only one person sees. */
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
import type { AnswerDeps, PressOrigin } from './pressOrigin.ts';
import { answerBlocks } from './views.ts';

/** Shows it to this person only, or sends it to their own chat. */
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
  // The words are above the card, in the same message.
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
  // A card for this moment only is not left in a chat.
  const kept = card?.transient !== true;
  const so: SoFar = { plain: false, spent: false };
  for (const page of pages) {
    // Blocks that were refused once are simplified in the following pages too, because an answer has few tries.
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

/** The state after the pages so far. */
interface SoFar {
  /** Slack has refused blocks. */
  plain: boolean;
  /** The response URL accepts no more answers: it was used five times, or half an hour has passed. */
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

/** Did it fail? @throws when its blocks were refused, so that simpler ones are sent */
async function failed(send: () => Promise<unknown>): Promise<boolean> {
  try {
    await send();
    return false;
  } catch (fault) {
    if (areRefused(fault)) throw fault;
    return true;
  }
}

/**
 * Sends it to the conversation itself, or to the person's own chat where Concord is not a member. The answer may be there
 * twice, but is never lost.
 */
async function putElsewhere({ client, at, visitor }: PressOrigin, what: What, kept: boolean): Promise<void> {
  const { user } = visitor;
  if (at !== undefined && !(await failed(() => client.chat.postEphemeral({ channel: at, user, ...what })))) return;
  await tellInChat(client, visitor, what, kept);
}

/** Sends it to the person's own chat when there is no other place, such as after a slow press in a home tab. */
async function tellInChat(client: WebClient, { user }: Visitor, what: What, kept: boolean): Promise<void> {
  const { channel } = await client.conversations.open({ users: user });
  if (channel?.id === undefined) return;
  const where = { channel: channel.id, ...what };
  if (kept) await client.chat.postMessage({ ...where, unfurl_links: false, unfurl_media: false });
  else await client.chat.postEphemeral({ ...where, user });
}

const RESPONSE_MS = 5_000;

/** @throws when the URL accepts no more answers */
export async function respond(url: string, body: object): Promise<void> {
  const { status, bytes } = await post(url, {
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
    timeoutMs: RESPONSE_MS,
  });
  checkResponse(status, bytes.toString());
}

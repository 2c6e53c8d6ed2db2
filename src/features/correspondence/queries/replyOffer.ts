/**
 * Words that are not a command, from somebody who has just got a message. They are sent to nobody; a card offers to send them
 * as a reply.
 */
import { DAY_MS } from '../../../core/spans.ts';
import type { Answer } from '../../../core/answer.ts';
import { after, type Instant } from '../../../core/ids.ts';
import { manages, type Person } from '../../../core/people.ts';
import { TEXT, clean } from '../../../core/inputs.ts';
import { phrase } from '../../../i18n/phrase.ts';
import type { Correspondence } from '../rules/state.ts';
import type { ReadStore } from '../../../kit/read.ts';

/** Fewer words than this are taken for a mistyped command, unless they are in the message's own thread. */
const LEAST_WORDS = 4;
/** Words within this time are taken to be about the last message, in milliseconds. */
const RECENT_MS = 7 * DAY_MS;
/** The number of the last messages that are looked at. */
const MAX_CHECKED = 50;

export async function replyOffer(
  read: ReadStore,
  said: { readonly text: string; readonly about?: string },
  { by, at }: { readonly by: Person; readonly at: Instant },
): Promise<Answer | undefined> {
  const text = clean(said.text);
  const isShort = text.split(/\s+/).length < LEAST_WORDS;
  if (text.length > TEXT || (isShort && said.about === undefined)) return undefined;
  const item = said.about === undefined ? await latest(read, by, at) : await named(read, said.about);
  if (!item || !item.recipients.includes(by.id) || (manages(by) && said.about === undefined)) return undefined;
  return {
    ok: true,
    say: phrase('correspondence.maybeReply'),
    card: { name: 'replyOffer', about: item.target, data: { text } },
  };
}

async function named(read: ReadStore, about: string): Promise<Correspondence | undefined> {
  const found = await read.load('correspondence', about);
  return found?.state === 'sent' ? found : undefined;
}

async function latest(read: ReadStore, by: Person, at: Instant): Promise<Correspondence | undefined> {
  const next = await read.nextNumber('correspondence');
  for (let number = next - 1; number > Math.max(0, next - 1 - MAX_CHECKED); number -= 1) {
    const item = await named(read, `C-${number}`);
    if (item?.recipients.includes(by.id)) return (item.sentAt ?? '') > after(at, -RECENT_MS) ? item : undefined;
  }
  return undefined;
}

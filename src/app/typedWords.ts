/** What people type to the bot: either an act, which is handled like a press, or words that only get help. */
import type { Answer, CardRef } from '../core/answer.ts';
import { eventId as toEventId, never, type Instant } from '../core/ids.ts';
import { readerOf } from '../core/people.ts';
import type { Parsed } from '../engine/grammar.ts';
import { replyOffer } from '../features/correspondence/queries/replyOffer.ts';
import { waitingFor } from '../features/endorsement/queries/answers.ts';
import { phrase } from '../i18n/phrase.ts';
import { readFrom } from '../kit/read.ts';
import type { Door, Said, Shown } from '../platforms/door.ts';
import type { Store } from '../store/store.ts';
import type { Links } from './links.ts';
import { findPerson, type Known } from './knownPeople.ts';
import { showAnswer } from './presenter.ts';
import { loadNetwork, parse } from './registry.ts';

export interface TypedWordsDeps {
  readonly store: Store;
  readonly links: Links;
  readonly now: () => Instant;
  /** Somebody on the roll has pressed or written something. */
  readonly onContact: (known: Known) => void;
}

type NoAct = Exclude<Parsed, { type: 'act' }>;

export function createSay(deps: TypedWordsDeps, press: Door['press']): Door['say'] {
  const { store, now } = deps;

  /** Nothing is stored. */
  async function reply(parsed: NoAct, { person, network }: Known, said: Said): Promise<Shown> {
    const at = now();
    // “Noted, thanks” under a message is a reply to it; elsewhere it may be meant as a position.
    const mayReply = parsed.type === 'unknown' || (parsed.type === 'notAPosition' && said.about !== undefined);
    const offer = mayReply ? await replyOffer(readFrom(store, network), said, { by: person, at }) : undefined;
    const answer = offer ?? (await help(store, parsed, { person, network }, at));
    const event = toEventId(`${said.platform}/${said.from}/${said.eventId}`);
    const to = { network, person, now: at, event, acted: true };
    return { ...(await showAnswer(deps, answer, to)), isQuery: true };
  }

  return async (said) => {
    const known = await findPerson(store, said.from);
    const parsed = parse(said.text, known?.person.language);
    if (known && parsed.type !== 'act') {
      deps.onContact(known);
      return reply(parsed, known, said);
    }
    return press({ ...said, ...(parsed.type === 'act' ? parsed : { verb: 'help', inputs: {} }) });
  };
}

async function help(store: Store, parsed: NoAct, known: Known, at: Instant): Promise<Answer> {
  switch (parsed.type) {
    case 'nothing':
      return { ok: false, code: 'invalid', say: phrase('words.nothing'), card: { name: 'help' } };
    case 'missing':
      return {
        ok: false,
        code: 'invalid',
        say: phrase('words.missing', { usage: parsed.usage }),
        card: { name: 'help' },
      };
    case 'form':
      return { ok: true, say: phrase('concord.form'), card: { name: parsed.form } };
    case 'notAPosition':
      return { ok: true, say: phrase('words.notAPosition'), card: await buttonsFor(store, known, at) };
    case 'unknown':
      return {
        ok: false,
        code: 'notFound',
        say: phrase('words.unknown', { typed: parsed.typed }),
        card: { name: 'suggestions', data: { words: parsed.typed, commands: parsed.nearest } },
      };
    default:
      return never(parsed);
  }
}

/** The only request that waits for this person; with none or several, the list of them. */
async function buttonsFor(store: Store, { person, network: id }: Known, at: Instant): Promise<CardRef> {
  const network = await loadNetwork(store, id);
  const [only, ...more] = network ? await waitingFor(readFrom(store, id), readerOf(person), at) : [];
  return only && more.length === 0 ? { name: 'request', about: only } : { name: 'offerButtons' };
}

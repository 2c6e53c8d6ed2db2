/** Reads what people type to the bot: an act, which is handled like a press, or words that get help. */
import { dateAt, readSpan, type TypedDay, type WorkingDays } from '../calendar/calendar.ts';
import type { Answer } from '../core/answer.ts';
import { eventId as toEventId, never, type Instant, type Ref } from '../core/ids.ts';
import { clean, EITHER, TEXT } from '../core/inputs.ts';
import { readerOf, type Person } from '../core/people.ts';
import type { ReadDays, Parsed } from '../engine/parsed.ts';
import { replyOffer } from '../features/correspondence/queries/replyOffer.ts';
import { waitingFor } from '../features/endorsement/queries/answers.ts';
import { phrase } from '../i18n/phrase.ts';
import { TYPED } from '../i18n/typed.ts';
import { readFrom } from '../kit/read.ts';
import type { Door, Press, TypedMessage, ShownAnswer, KnownPerson } from '../platforms/door.ts';
import type { Store } from '../store/store.ts';
import type { Links } from './links.ts';
import { findPerson } from './knownPeople.ts';
import { showAnswer } from './presenter.ts';
import { loadNetwork, parse } from './registry.ts';
import { refused } from './storeFaults.ts';

export interface TypedWordsDeps {
  readonly store: Store;
  readonly links: Pick<Links, 'linksFor'>;
  readonly now: () => Instant;
  /** Called when somebody on the roll has pressed or written something. */
  readonly onContact: (known: KnownPerson) => void;
  readonly fault: (what: string, fault: unknown) => void;
}

/**
 * Reads two days. “Tomorrow” is the day after today in this person's zone. A day that could be two is left as both, and the act
 * asks which is meant.
 */
const daysFrom =
  ({ zone }: Person, calendar: WorkingDays, at: Instant): ReadDays =>
  (typed) => {
    const read = readSpan(typed, dateAt(at, zone), TYPED.dates, calendar);
    return read && { from: asDay(read.from), to: asDay(read.to) };
  };
const asDay = (read: TypedDay): string => ('day' in read ? read.day : read.either.join(EITHER));

type NoAct = Exclude<Parsed, { type: 'act' }>;

export function createSay(deps: TypedWordsDeps, press: Door['press']): Door['say'] {
  const { store, now } = deps;

  /** Replies to words that are not an act. Nothing is stored. */
  async function reply(parsed: NoAct, { person, network }: KnownPerson, said: TypedMessage): Promise<ShownAnswer> {
    const at = now();
    // “Noted, thanks” as a reply to a message of ours is a remark about that message. Elsewhere it may be meant as a
    // position.
    const isLoose = parsed.type === 'notAPosition' && parsed.target === undefined;
    const mayReply = parsed.type === 'unknown' || (isLoose && said.about !== undefined);
    const offer = mayReply ? await replyOffer(readFrom(store, network), said, { by: person, at }) : undefined;
    const answer = offer ?? (await help(store, parsed, { person, network }, at));
    const event = toEventId(`${said.platform}/${said.from}/${said.eventId}`);
    const to = { network, person, now: at, event, acted: true };
    return { ...(await showAnswer(deps, answer, to)), isQuery: true };
  }

  /** Finds out what the words mean: an act to press, or a reply. */
  async function read(
    said: TypedMessage,
  ): Promise<{ readonly act: Pick<Press, 'verb' | 'inputs'> } | { readonly shown: ShownAnswer }> {
    const known = await findPerson(store, said.from);
    const network = known && (await loadNetwork(store, known.network));
    const parsed = parse(said.text, known?.person.language, network && daysFrom(known.person, network.settings, now()));
    if (parsed.type === 'act') return { act: parsed };
    if (!known) return { act: { verb: 'help', inputs: {} } };
    deps.onContact(known);
    return { shown: await reply(parsed, known, said) };
  }

  return async (said) => {
    const found = await read(said).catch((fault: unknown) => {
      deps.fault('typed words could not be looked at', fault);
      return { shown: refused(fault, said.language ?? 'en') };
    });
    return 'shown' in found ? found.shown : press({ ...said, ...found.act });
  };
}

async function help(store: Store, parsed: NoAct, known: KnownPerson, at: Instant): Promise<Answer> {
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
      return notAPosition(store, parsed, known, at);
    case 'unknown':
      return {
        ok: false,
        code: 'notFound',
        say: phrase('words.unknown', { typed: parsed.typed }),
        card: { name: 'suggestions', data: suggestions(parsed) },
      };
    default:
      return never(parsed);
  }
}

/**
 * The card for words that sound like a position: the request that they name, with the words in its forms. When they name
 * none, the list of what waits for the person.
 */
async function notAPosition(
  store: Store,
  { target, text }: Extract<Parsed, { type: 'notAPosition' }>,
  known: KnownPerson,
  at: Instant,
): Promise<Answer> {
  const data = text === undefined ? {} : { data: { typed: clean(text).slice(0, TEXT) } };
  const found = target === undefined ? undefined : await readFrom(store, known.network).load('endorsements', target);
  if (target !== undefined && !found)
    return { ok: false, code: 'notFound', say: phrase('refused.notFound', { ref: target }) };
  const about = found?.target ?? (await onlyOneFor(store, known, at));
  return {
    ok: true,
    say: phrase('words.notAPosition'),
    card: about === undefined ? { name: 'offerButtons', ...data } : { name: 'request', about, ...data },
    ...(found && { target: found.target }),
  };
}

/** The only request that waits for this person; undefined when there are none or several. */
async function onlyOneFor(store: Store, { person, network: id }: KnownPerson, at: Instant): Promise<Ref | undefined> {
  const network = await loadNetwork(store, id);
  const [only, ...more] = network ? await waitingFor(readFrom(store, id), readerOf(person), at) : [];
  return more.length === 0 ? only : undefined;
}

/** The suggestions, with home and help after them. */
const suggestions = ({ typed, nearest, presses }: Extract<Parsed, { type: 'unknown' }>) => ({
  words: typed,
  commands: nearest,
  presses: presses.filter(({ act }) => act !== 'home' && act !== 'help'),
});

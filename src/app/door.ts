/** The door through which platforms bring presses and words to the core, and get answers that people can read. */
import type { Parsed } from '../engine/grammar.ts';
import type { Pressed } from '../core/act.ts';
import type { Answer } from '../core/answer.ts';
import { eventId as toEventId, never, type Instant, type NetworkId, type PersonId } from '../core/ids.ts';
import { own } from '../core/own.ts';
import { readFrom } from '../kit/read.ts';
import { speaker } from '../i18n/speaker.ts';
import { everyone, manages, type Person, readerOf } from '../core/people.ts';
import type { Phrase } from '../core/phrase.ts';
import { phrase } from '../i18n/phrase.ts';
import { identitiesOf } from '../features/directory/rules/identities.ts';
import type { Answered } from '../delivery/answered.ts';
import type { Door, Press, Said, Shown } from '../platforms/door.ts';
import { OutcomeUnknown, StoreDamaged, StoreGone, type Store } from '../store/store.ts';
import type { CommandHandler } from '../engine/commandHandler.ts';
import { loadNetwork, parse, REGISTRY } from './registry.ts';
import type { Links } from './files.ts';
import { createIdentify, createUnlinkElsewhere } from './identify.ts';
import { createRoomLost } from './rooms.ts';
import { records } from '../engine/records.ts';
import { replyOffer } from '../features/correspondence/queries/replyOffer.ts';
import { reachable } from '../engine/requeue.ts';
import { showAnswer, type AnswerTo } from './presenter.ts';
import { waitingFor } from '../features/endorsement/queries/answers.ts';
import type { CardRef } from '../core/answer.ts';

export interface DoorDeps {
  readonly store: Store;
  readonly links: Links;
  readonly road: CommandHandler;
  readonly now: () => Instant;
  readonly wake: () => void;
  readonly answered: Answered;
  /** Somebody on the roll is here. */
  readonly met: (known: Known) => void;
  readonly fault: (what: string, fault: unknown) => void;
  /** Nobody knows yet whether this was stored: the person is told when it is known. */
  readonly unheard: (pressed: Pressed) => void;
}

interface Known {
  readonly person: Person;
  readonly network: NetworkId;
}

interface Presser {
  readonly network: NetworkId;
  readonly known: Known | undefined;
  /** What was learned of the room in which it was said. */
  readonly here: Pick<Press, 'room'>;
}

const TRY_AGAIN: Answer = { ok: false, code: 'conflict', say: phrase('refused.tryAgain') };
/** Whoever is told to try again does so for ever. */
const DAMAGED: Answer = { ok: false, code: 'conflict', say: phrase('refused.damaged') };
const GONE: Answer = { ok: false, code: 'conflict', say: phrase('refused.gone') };
function sorry(fault: unknown): Answer {
  if (fault instanceof StoreGone) return GONE;
  return fault instanceof StoreDamaged ? DAMAGED : TRY_AGAIN;
}
const NO_LOOK: Answer = { ok: false, code: 'notFound', say: phrase('refused.unknownVerb') };
const UNKNOWN: Answer = { ok: false, code: 'unknown', say: phrase('refused.unknown') };

export function createDoor(deps: DoorDeps): Door {
  const { store, now } = deps;
  /** Enough to know who presses, and to show what came of it: that is as new as the act itself. */
  const lately = store.cached ?? store;
  const around = { ...deps, store: lately };

  async function personIn(read: Store, id: string): Promise<Known | undefined> {
    // A person's id begins with the network's.
    const network = id.slice(0, Math.max(0, id.lastIndexOf('-'))) as NetworkId;
    const found = network && (await loadNetwork(read, network))?.roll.people[id];
    return found ? { person: found, network } : undefined;
  }

  /** Somebody who was not there a moment ago may have been put on the roll meanwhile. */
  const person = async (id: string): Promise<Known | undefined> =>
    (await personIn(lately, id)) ?? (lately === store ? undefined : personIn(store, id));

  async function press(pressed: Press, stored?: () => void): Promise<Shown> {
    const receivedAt = now();
    const found = await presserOf(pressed, receivedAt);
    if ('shown' in found) return found.shown;
    const { network, known, here } = found;
    const act = { ...asPressed(pressed), ...here, network, receivedAt };
    const mayBe = !pressed.looks || isLook(pressed.verb);
    const answer = mayBe ? await answered(act, known?.person) : NO_LOOK;
    stored?.();
    if (known) deps.met(known);
    if (answer.ok && pressed.verb === 'roll.link')
      // The link is made, whatever becomes of what had waited for it.
      await tryAgain(network, pressed.inputs).catch((fault: unknown) =>
        deps.fault('what waits for somebody could not be sent', fault),
      );
    const made = await shown(answer, { network, before: known?.person, language: pressed.language }, act);
    return isLook(pressed.verb) ? { ...made, looked: true } : made;
  }

  /** Who presses, and where; or, when that cannot be looked up, what to say: so far nothing has been done. */
  async function presserOf(pressed: Press, at: Instant): Promise<Presser | { readonly shown: Shown }> {
    try {
      const known = await personIn(lately, pressed.from);
      const network = known?.network ?? pressed.network ?? (await store.networks())[0];
      if (!network) throw new Error('there is no network yet');
      const here = await roomAsked(pressed, known?.person);
      // The room could not be asked: nothing goes to the core.
      if (!here) return { shown: await showAnswer(around, TRY_AGAIN, { network, person: known?.person, now: at }) };
      return { network, known, here };
    } catch (fault) {
      if (lately === store && !(fault instanceof StoreGone)) throw fault;
      deps.fault('a press could not be looked at', fault);
      const { network = '' as NetworkId, language } = pressed;
      return { shown: await showAnswer(around, sorry(fault), { network, person: undefined, language, now: at }) };
    }
  }

  /** A link made by hand may be a way to somebody whom nothing could be sent to. */
  async function tryAgain(network: NetworkId, { email }: Press['inputs']): Promise<void> {
    const roll = (await loadNetwork(lately, network))?.roll;
    const linked = roll && everyone(roll).find((one) => one.email === String(email).trim().toLowerCase());
    if (linked) await nowReachable({ person: linked, network });
  }

  async function nowReachable(known: Known): Promise<void> {
    if ((await reachable(store, REGISTRY, known, now())) > 0) deps.wake();
  }

  async function shown(
    answer: Answer,
    { before, ...at }: Pick<AnswerTo, 'network' | 'language'> & { readonly before: Person | undefined },
    { from, verb, eventId, receivedAt }: Pressed,
  ): Promise<Shown> {
    const to = { ...at, now: receivedAt, event: eventId, acted: !isLook(verb) };
    try {
      // As the act has left them: who asks for another language is answered in it.
      const by = (await personIn(lately, from))?.person ?? before;
      return await showAnswer(around, answer, { ...to, person: by });
    } catch (fault) {
      // What was done is done, and is said, though the card that shows it cannot be drawn now.
      deps.fault('an answer could not be drawn', fault);
      const { card: _card, ...words } = answer;
      return showAnswer(around, words, { ...to, person: before });
    }
  }

  /** A store that cannot be written now is told to the person in words: that nothing was changed, only when that is so. */
  async function answered(pressed: Pressed, by: Person | undefined): Promise<Answer> {
    try {
      return await deps.road.handle(pressed);
    } catch (fault) {
      deps.fault(`an act of ${by?.id ?? 'a stranger'} could not be stored`, fault);
      if (!(fault instanceof OutcomeUnknown)) return sorry(fault);
      deps.unheard(pressed);
      return UNKNOWN;
    }
  }

  async function say(said: Said): Promise<Shown> {
    const known = await person(said.from);
    const parsed = parse(said.text, known?.person.language);
    if (known && parsed.type !== 'act') {
      deps.met(known);
      return reply(parsed, known, said);
    }
    const heard = parsed.type === 'act' ? parsed : { verb: 'help', inputs: {} };
    return press({ ...said, ...heard });
  }

  /** Words that are no act: the bot helps along. Nothing is stored. */
  async function reply(
    parsed: Exclude<Parsed, { type: 'act' }>,
    { person: by, network }: { person: Person; network: NetworkId },
    said: Said,
  ): Promise<Shown> {
    const at = now();
    // “Noted, thanks” under a message is a reply to it; elsewhere it may be meant as a position.
    const mayReply = parsed.type === 'unknown' || (parsed.type === 'notAPosition' && said.about !== undefined);
    const offer = mayReply ? await replyOffer(readFrom(store, network), said, { by, at }) : undefined;
    const answer = offer ?? (await helpAlong(parsed, by, network, at));
    const event = toEventId(`${said.platform}/${said.from}/${said.eventId}`);
    const to = { network, person: by, now: at, event, acted: true };
    return { ...(await showAnswer(deps, answer, to)), looked: true };
  }

  async function helpAlong(
    parsed: Exclude<Parsed, { type: 'act' }>,
    by: Person,
    network: NetworkId,
    at: Instant,
  ): Promise<Answer> {
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
      case 'notAPosition': {
        const net = await loadNetwork(store, network);
        const [only, ...more] = net ? await waitingFor(readFrom(store, network), readerOf(by), at) : [];
        const card: CardRef = only && more.length === 0 ? { name: 'request', about: only } : { name: 'offerButtons' };
        return { ok: true, say: phrase('words.notAPosition'), card };
      }
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

  async function home(id: PersonId): Promise<Shown> {
    const known = await person(id);
    if (!known) throw new Error(`nobody is ${id}`);
    const answer: Answer = { ok: true, say: phrase('concord.done'), card: { name: 'home' } };
    return showAnswer(deps, answer, { ...known, now: now() });
  }

  return {
    press,
    say,
    person,
    home,
    async networks() {
      const ids = await store.networks();
      const found = await Promise.all(ids.map((id) => loadNetwork(store, id)));
      return found.flatMap((n) => (n ? [{ id: n.id, name: n.settings.name }] : []));
    },
    async people(network) {
      const found = await loadNetwork(store, network);
      return found ? everyone(found.roll) : [];
    },
    identify: createIdentify(deps),
    async identities(id: PersonId, platform) {
      const known = await person(id);
      const net = known && (await loadNetwork(lately, known.network));
      return net ? identitiesOf(net.roll, id, platform) : [];
    },
    async reachable(id: PersonId) {
      const known = await person(id);
      if (known) await nowReachable(known);
    },
    answeredOn: (platform, messageId) => deps.answered.onAnswer(platform, messageId),
    unlinkElsewhere: createUnlinkElsewhere(deps),
    roomLost: createRoomLost(deps),
    records: (network, kind, target) =>
      records(store, REGISTRY, { network, kind, now: now(), inWords, ...(target !== undefined && { target }) }),
  };
}

/** Records are read by programs and their makers, in English. */
const inWords = (said: Phrase): string => speaker('en', 'UTC').phrase(said);

/** Acts that only answer: nothing is changed by them. */
const isLook = (verb: string): boolean => own(REGISTRY.acts, verb)?.type === 'query';

/** Only what would become the network's room is asked about, and only for whoever may make it one. Undefined: not known now. */
async function roomAsked(
  { verb, room, mayPost }: Press,
  by: Person | undefined,
): Promise<Pick<Press, 'room'> | undefined> {
  if (verb !== 'room.set' || !room || !mayPost || !by || !manages(by)) return {};
  const may = await mayPost();
  if (may === undefined) return undefined;
  return may ? {} : { room: { ...room, closed: true } };
}

const asPressed = ({
  verb,
  target,
  inputs,
  seen,
  opened,
  from,
  platform,
  room,
  eventId,
}: Press): Omit<Pressed, 'network' | 'receivedAt'> => ({
  verb,
  inputs,
  from,
  platform,
  ...(room && { room }),
  // Under its platform's and its sender's name, it is never taken for one of Concord's own, nor for somebody else's.
  eventId: toEventId(`${platform}/${from}/${eventId}`),
  ...(target !== undefined && { target: target.trim().toUpperCase() }),
  ...(seen !== undefined && { seen }),
  ...(opened !== undefined && { opened }),
});

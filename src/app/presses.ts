/** A press on a card: finds out who presses, has the act handled, and shows its answer. */
import type { Pressed } from '../core/act.ts';
import type { Answer } from '../core/answer.ts';
import { eventId as toEventId, type Instant, type NetworkId } from '../core/ids.ts';
import { own } from '../core/own.ts';
import { manages, type Person } from '../core/people.ts';
import { asReference } from '../core/seen.ts';
import type { CommandHandler } from '../engine/commandHandler.ts';
import { phrase } from '../i18n/phrase.ts';
import { dropCodesFor } from '../platforms/page/codes.ts';
import { endPassesFor } from '../platforms/page/passes.ts';
import { createReturnedAddresses } from '../platforms/mail/returned.ts';
import type { Door, Press, ShownAnswer, KnownPerson } from '../platforms/door.ts';
import { readFrom } from '../kit/read.ts';
import { OutcomeUnknown } from '../store/store.ts';
import { personAt, personIn } from './knownPeople.ts';
import { showAnswer, type AnswerReader, type PresenterDeps } from './presenter.ts';
import { REGISTRY } from './registry.ts';
import { storeFaultAnswer, TRY_AGAIN } from './storeFaults.ts';

export interface PressDeps extends PresenterDeps {
  readonly commandHandler: CommandHandler;
  readonly now: () => Instant;
  /** Called when somebody on the roll has pressed or written something. */
  readonly onContact: (known: KnownPerson) => void;
  /** Called when the person can be reached again: failed messages are sent again. */
  readonly nowReachable: (known: KnownPerson) => Promise<void>;
  /** Called when the store did not say whether the act was stored. The person is told when it is known. */
  readonly outcomeUnknown: (pressed: Pressed) => void;
  readonly fault: (what: string, fault: unknown) => void;
}

interface Presser {
  readonly network: NetworkId;
  readonly known: KnownPerson | undefined;
  /** The room where the press was made, for acts on which it matters. */
  readonly here: Pick<Press, 'room'>;
}

const UNKNOWN: Answer = { ok: false, code: 'unknown', say: phrase('refused.unknown') };
const NOT_A_QUERY: Answer = { ok: false, code: 'notFound', say: phrase('refused.unknownVerb') };

/** The person has left the roll, or has another address. */
const LEAVES_ADDRESS: ReadonlySet<string> = new Set(['roll.set', 'roll.remove', 'person.erase']);
/** A link by hand, another address, and mails that are tried again. */
const SENDS_AGAIN: ReadonlySet<string> = new Set(['roll.link', 'roll.set', 'mail.retry']);

/** Does the act only answer, without a change? */
const isQuery = (verb: string): boolean => own(REGISTRY.acts, verb)?.type === 'query';

export function createPress(deps: PressDeps): Door['press'] {
  const { store, now } = deps;
  /** Recent enough to find out who presses and to draw the answer. The act itself reads the store. */
  const cached = store.cached ?? store;
  const presenter = { ...deps, store: cached };

  async function press(pressed: Press, stored?: () => void): Promise<ShownAnswer> {
    const receivedAt = now();
    const found = await presserOf(pressed, receivedAt);
    if ('shown' in found) return found.shown;
    const { network, known, here } = found;
    const act = { ...asPressed(pressed), ...here, network, receivedAt };
    const isRefused = pressed.queryOnly && !isQuery(pressed.verb);
    const answer = isRefused ? NOT_A_QUERY : await handle(act);
    stored?.();
    if (known) deps.onContact(known);
    if (known && !pressed.queryOnly) await noteLook(known, answer, act);
    if (answer.ok && LEAVES_ADDRESS.has(pressed.verb)) await forgetAddress(network, pressed);
    if (answer.ok && SENDS_AGAIN.has(pressed.verb))
      // The act stands even when the messages that waited for it cannot be sent.
      await sendAgain(network, pressed).catch((fault: unknown) =>
        deps.fault('what waits for somebody could not be sent', fault),
      );
    const made = await show(answer, { network, before: known?.person, language: pressed.language }, act);
    return isQuery(pressed.verb) ? { ...made, isQuery: true } : made;
  }

  /** Notes that the person has a document before them, where that changes anything. */
  async function noteLook({ person, network }: KnownPerson, { card }: Answer, act: Pressed): Promise<void> {
    if (card?.about === undefined) return;
    const look = { network, person, about: card.about, platform: act.platform, at: act.receivedAt };
    try {
      const next = await REGISTRY.afterLook(readFrom(cached, network), look);
      if (next) await deps.commandHandler.handle(next);
    } catch (fault) {
      // The act stands, and the next look counts.
      deps.fault('a look could not be noted', fault);
    }
  }

  /** Finds out who presses, and where. When that fails, returns the answer to show; nothing has been done then. */
  async function presserOf(pressed: Press, at: Instant): Promise<Presser | { readonly shown: ShownAnswer }> {
    try {
      const known = await personIn(cached, pressed.from);
      const network = known?.network ?? pressed.network ?? (await store.networks())[0];
      if (!network) throw new Error('there is no network yet');
      const here = await roomAsked(pressed, known?.person);
      if (!here) return { shown: await showAnswer(presenter, TRY_AGAIN, { network, person: known?.person, now: at }) };
      return { network, known, here };
    } catch (fault) {
      deps.fault('a press could not be looked at', fault);
      const { network = '' as NetworkId, language } = pressed;
      const to = { network, person: undefined, language, now: at };
      return { shown: await showAnswer(presenter, storeFaultAnswer(fault), to) };
    }
  }

  /** Nothing is kept of an address that the person does not have any more: no report, no trusted browser, no code. */
  async function forgetAddress(network: NetworkId, { verb, inputs }: Press): Promise<void> {
    if (verb === 'roll.set' && !inputs['newEmail']) return;
    const address = String(inputs['email']);
    const { keyValues } = store;
    await Promise.all([
      createReturnedAddresses(keyValues).remove(address),
      endPassesFor(keyValues, network, address),
      dropCodesFor(keyValues, address, verb === 'person.erase'),
    ]).catch((fault: unknown) => deps.fault('an address could not be forgotten', fault));
  }

  /** Sends failed messages again after an act by which the person may be reachable. */
  async function sendAgain(network: NetworkId, { verb, inputs }: Press): Promise<void> {
    const { email, newEmail } = inputs;
    if (verb === 'roll.set' && !newEmail) return;
    const known = await personAt(store, network, String(newEmail ?? email));
    if (!known) return;
    if (verb === 'mail.retry') await createReturnedAddresses(store.keyValues).remove(known.person.email);
    await deps.nowReachable(known);
  }

  async function show(
    answer: Answer,
    { before, ...at }: Pick<AnswerReader, 'network' | 'language'> & { readonly before: Person | undefined },
    { from, verb, eventId, receivedAt }: Pressed,
  ): Promise<ShownAnswer> {
    const to = { ...at, now: receivedAt, event: eventId, acted: !isQuery(verb) };
    try {
      // The person as the act has left them: after a change of language the answer is in the new one.
      const by = (await personIn(cached, from))?.person ?? before;
      return await showAnswer(presenter, answer, { ...to, person: by });
    } catch (fault) {
      // The act is done and the answer says so, even when its card cannot be drawn now.
      deps.fault('an answer could not be drawn', fault);
      const { card: _card, ...words } = answer;
      return showAnswer(presenter, words, { ...to, person: before });
    }
  }

  /**
   * Has the act handled. A store that cannot be written is reported in words, which say that nothing was changed only when
   * that is certain.
   */
  async function handle(pressed: Pressed): Promise<Answer> {
    try {
      return await deps.commandHandler.handle(pressed);
    } catch (fault) {
      deps.fault('an act could not be stored', fault);
      if (!(fault instanceof OutcomeUnknown)) return storeFaultAnswer(fault);
      deps.outcomeUnknown(pressed);
      return UNKNOWN;
    }
  }

  return press;
}

/**
 * May Concord post in the room? Asked only when the room is to become the network's, and only for a person who may do that.
 * @returns undefined when the platform cannot tell now
 */
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
  drawnFor,
  from,
  platform,
  via,
  room,
  eventId,
}: Press): Omit<Pressed, 'network' | 'receivedAt'> => ({
  verb,
  inputs,
  from,
  platform,
  ...(via !== undefined && { via }),
  ...(room && { room }),
  // The platform and the sender are part of the id, so that it cannot equal the id of Concord's own event or of another
  // person's.
  eventId: toEventId(`${platform}/${from}/${eventId}`),
  ...(target !== undefined && { target: asReference(target) }),
  ...(seen !== undefined && { seen }),
  ...(opened !== undefined && { opened }),
  ...(drawnFor !== undefined && { drawnFor }),
});

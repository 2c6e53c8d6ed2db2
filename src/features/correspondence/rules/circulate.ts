/** Sends messages through the Secretariat [ToR 3.a.iv]; what every kind of message has in common when it is sent. */
import type { Act } from '../../../core/act.ts';
import type { Documents } from '../../../core/contract.ts';
import { accept, refuse, type Decision, type Effect } from '../../../core/decision.ts';
import {
  maybeChoice,
  maybeEntityNames,
  maybeLine,
  maybeLinks,
  words,
  yesNo,
  type Inputs,
  line,
} from '../../../core/inputs.ts';
import { calendarDate, entityId, instant, type Instant, type Ref } from '../../../core/ids.ts';
import type { Person } from '../../../core/people.ts';
import type { Phrase } from '../../../core/phrase.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { TYPED } from '../../../i18n/typed.ts';
import { instantAt, isDate } from '../../../calendar/calendar.ts';
import type { Network } from '../../../core/network.ts';
import { entitiesOf, peopleIn, readAudience, urgentRecipients } from '../../../kit/audience.ts';
import { localOf } from './replan.ts';
import { fresh, restsAfter, type Correspondence } from './state.ts';
import { CLASSIFICATIONS, strictest } from '../../../core/classification.ts';
import { isTooFar } from '../../../calendar/closing.ts';
import type { Extras } from '../../../core/decision.ts';

export const MAX_LINKS = 20;
export const messageInputs = {
  subject: line(),
  text: words(),
  audience: maybeEntityNames(),
  links: maybeLinks(MAX_LINKS),
  classification: maybeChoice(CLASSIFICATIONS),
};
export const sendInputs = { ...messageInputs, sendAt: maybeLine(40), acknowledge: yesNo(TYPED.answers) };

type Faults = Record<string, Phrase>;
export type Message = Inputs<typeof messageInputs>;

/** Who made the message, and when. */
export const madeBy = ({ actor, receivedAt }: Act<unknown, Person>) => ({ by: actor.id, createdAt: receivedAt });

/** Reads the audience. Refuses names that nobody has, and groups that are empty now. */
export function addressed(
  typed: string | undefined,
  network: Network,
  at: Instant,
): { audience: readonly string[] } | Faults {
  const { audience, unknown } = readAudience(typed, network);
  if (unknown.length > 0) return { audience: phrase('correspondence.unknownAudience', { names: unknown }) };
  if (peopleIn(audience, network, at).length === 0) return { audience: phrase('correspondence.emptyAudience') };
  return { audience };
}
export const isAudience = (read: { audience: readonly string[] } | Faults): read is { audience: readonly string[] } =>
  Array.isArray(read['audience']);

/** Reads all fields of the Secretariat's form, or reports every fault at once. The preview reads them in the same way. */
export function readSending(
  { inputs, receivedAt }: Act<Inputs<typeof sendInputs>, Person>,
  network: Network,
): { readonly audience: readonly string[]; readonly sendAt?: Instant } | { readonly fields: Faults } {
  const to = addressed(inputs.audience, network, receivedAt);
  const when = sendingInstant(inputs.sendAt, receivedAt, network);
  const fields: Faults = { ...(!isAudience(to) && to), ...(typeof when === 'object' && { sendAt: when }) };
  if (!isAudience(to) || typeof when === 'object') return { fields };
  return { audience: to.audience, ...(when !== undefined && { sendAt: when }) };
}

const DATE_TIME =
  /^(\d{4}-\d{2}-\d{2})[T ] *((?:[01]\d|2[0-3]):[0-5]\d)(:[0-5]\d(?:\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})?$/i;

/**
 * Reads a future date and time: in the network's zone (`2026-12-01T09:00`), or with a zone of its own (`2026-12-01T14:00:00Z`).
 */
function sendingInstant(typed: string | undefined, now: Instant, { settings }: Network): Instant | undefined | Phrase {
  if (typed === undefined) return undefined;
  const [, date = '', time = '', seconds = '', zone] = DATE_TIME.exec(typed) ?? [];
  if (!isDate(date)) return phrase('correspondence.notDateTime');
  const day = calendarDate(date);
  const at = zone ? instantIn(`${day}T${time}${seconds}${zone}`) : instantAt(day, time, settings.timeZone);
  if (at === undefined) return phrase('correspondence.notDateTime');
  if (at <= now) return phrase('correspondence.inThePast');
  if (isTooFar(day, now, settings)) return phrase('endorsement.tooFar');
  return at;
}

/** Was it given without a zone? Then it is a local time of the network, and stays so when the network's zone changes. */
const hasNoZone = (typed = ''): boolean => DATE_TIME.exec(typed)?.[4] === undefined;

/** Undefined for an offset that does not exist (`+99:00`). */
const instantIn = (text: string): Instant | undefined => {
  const ms = Date.parse(text.toUpperCase());
  return Number.isNaN(ms) ? undefined : instant(ms);
};

/** `correspondence.send` (Secretariat): at once, or at a given time. */
export function send(
  target: Ref,
  act: Act<Inputs<typeof sendInputs>, Person>,
  network: Network,
): Decision<Correspondence | undefined> {
  const { inputs, receivedAt } = act;
  const read = readSending(act, network);
  if ('fields' in read) return refuse(undefined, 'invalid', phrase('refused.invalid'), read);
  const { subject, text, links, classification = 'unclassified', acknowledge } = inputs;
  const { audience, sendAt } = read;
  const made = fresh(target, 'circular', madeBy(act), { subject, text, links, classification, audience });
  const item: Correspondence = { ...made, acknowledge };
  const extras: Extras = { target, card: { name: 'correspondence', about: target } };
  if (!sendAt) {
    const sent = goOut(item, receivedAt, network);
    return accept(sent.item, went(sent.item), [...sent.effects, fileFor(item)], extras);
  }
  const scheduled: Correspondence = {
    ...item,
    state: 'scheduled',
    sendAt,
    ...(hasNoZone(inputs.sendAt) && { sendLocal: localOf(sendAt, network) }),
  };
  return accept(scheduled, phrase('correspondence.scheduled', { ref: target, at: sendAt }), [fileFor(item)], extras);
}

/** Read by `callFacts`: the call for input whose answers are sent. */
export interface CallFacts {
  readonly call: Documents['inputs'] | undefined;
}

/** `input.circulate` (Secretariat): sends the consolidated answers of a call for input, as a file for the recipients. */
export function sendFromCall(
  target: Ref,
  act: Act<Inputs<typeof sendInputs> & CallFacts, Person>,
  network: Network,
): Decision<Correspondence | undefined> {
  const { call } = act.inputs;
  if (!act.target) return refuse(undefined, 'invalid', phrase('refused.noTarget'));
  if (!call) return refuse(undefined, 'notFound', phrase('refused.notFound', { ref: act.target }));
  if (call.openedAt === undefined) return refuse(undefined, 'conflict', phrase('inputs.notOpen', { ref: call.target }));
  const label = act.inputs.classification ?? call.classification;
  // The file has the call's title and questions too, so the message is at least as restricted as the call.
  if (strictest([label, call.classification]) !== label)
    return refuse(undefined, 'invalid', phrase('refused.invalid'), {
      fields: { classification: phrase('inputs.labelTooLow') },
    });
  const sent = send(target, { ...act, inputs: { ...act.inputs, classification: label } }, network);
  if (!sent.state) return sent;
  const passed: Effect = {
    type: 'act',
    verb: 'input.passed',
    target: call.target,
    inputs: { as: 'circulated', ref: target, by: act.actor.id, at: act.receivedAt },
    key: `passed/${call.target}/${target}`,
  };
  return { ...sent, state: { ...sent.state, source: call.target }, effects: [...sent.effects, passed] };
}

const went = ({ target, recipients, entities }: Correspondence): Phrase =>
  entities.length === 1
    ? phrase('correspondence.sentOne', { ref: target, n: recipients.length, entity: entityId(entities[0] ?? '') })
    : phrase('correspondence.sent', { ref: target, n: recipients.length, entities: entities.length });

/** Sends the sender's own card, which shows how far the message has come and is edited. */
export const fileFor = ({ by }: Pick<Correspondence, 'by'>): Effect => ({
  type: 'tell',
  to: { people: [by] },
  card: 'correspondence',
  live: true,
});

/** Sends the message. The recipients are found only now, because people come and go while a message waits. */
export function goOut(
  item: Correspondence,
  at: Instant,
  network: Network,
): { readonly item: Correspondence; readonly effects: readonly Effect[] } {
  const isUrgent = item.kind === 'urgent';
  const people = isUrgent ? urgentRecipients(network, item.by, at) : peopleIn(item.audience, network, at);
  const recipients = people.map(({ id }) => id);
  const sent: Correspondence = {
    ...item,
    state: 'sent',
    sentAt: at,
    restsAt: restsAfter(at),
    recipients,
    entities: entitiesOf(people),
    progress: { queued: recipients.length, sent: 0, failed: 0 },
  };
  return {
    item: sent,
    effects: [{ type: 'tell', to: { people: recipients }, card: 'circular', ...(isUrgent && { urgent: true }) }],
  };
}

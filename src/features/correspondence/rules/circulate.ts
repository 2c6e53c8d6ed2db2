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
import { entityId, type Instant, type Ref } from '../../../core/ids.ts';
import type { Person } from '../../../core/people.ts';
import type { Phrase } from '../../../core/phrase.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { TYPED } from '../../../i18n/typed.ts';
import { todayFor, type TypedIn } from '../../../calendar/calendar.ts';
import type { Network } from '../../../core/network.ts';
import { entitiesOf, peopleIn, readAudience, urgentRecipients } from '../../../kit/audience.ts';
import { momentTyped } from '../../../kit/moments.ts';
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
  act: Act<Inputs<typeof sendInputs>, Person>,
  network: Network,
):
  | { readonly audience: readonly string[]; readonly sendAt?: Instant; readonly isLocal?: true }
  | { readonly fields: Faults } {
  const { inputs, receivedAt } = act;
  const to = addressed(inputs.audience, network, receivedAt);
  const when = sendingInstant(inputs.sendAt, act, network);
  const fault = when && 'key' in when ? when : undefined;
  const fields: Faults = { ...(!isAudience(to) && to), ...(fault && { sendAt: fault }) };
  if (!isAudience(to) || (when && 'key' in when)) return { fields };
  return { audience: to.audience, ...(when && { sendAt: when.at, ...(when.isLocal && { isLocal: true }) }) };
}

/** Reads a future date and time, as every act does. Without a zone of its own it is local to the network's. */
function sendingInstant(
  typed: string | undefined,
  act: TypedIn,
  { settings }: Network,
): { readonly at: Instant; readonly isLocal: boolean } | undefined | Phrase {
  if (typed === undefined) return undefined;
  const now = act.receivedAt;
  const read = momentTyped({ day: typed }, { today: todayFor(act), zone: settings.timeZone, calendar: settings });
  if ('fault' in read) return read.fault;
  if (isTooFar(read.on, now, settings)) return phrase('endorsement.tooFar');
  return read.at <= now ? phrase('correspondence.inThePast') : read;
}

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
  const { audience, sendAt, isLocal } = read;
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
    // It stays at this local time when the network's zone changes.
    ...(isLocal && { sendLocal: localOf(sendAt, network) }),
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

/** Opens a call for input: by the Secretariat, or by an entity through the Secretariat [ToR 2.a.v, 2.a.vi]. */
import { closingInstant, dateAt, reminderRungs } from '../../../calendar/calendar.ts';
import { isTooFar } from '../../../calendar/closing.ts';
import type { Act } from '../../../core/act.ts';
import { CLASSIFICATIONS } from '../../../core/classification.ts';
import { accept, refuse, type Decision, type Effect } from '../../../core/decision.ts';
import { ref, type CalendarDate, type EntityId, type Instant, type PersonId, type Ref } from '../../../core/ids.ts';
import {
  date,
  line,
  maybeChoice,
  maybeEntityNames,
  maybeLine,
  maybeLink,
  words,
  type Inputs,
  checked,
} from '../../../core/inputs.ts';
import type { Network } from '../../../core/network.ts';
import { represents, representativesOf, type Person } from '../../../core/people.ts';
import type { Phrase } from '../../../core/phrase.ts';
import { asReference } from '../../../core/seen.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { entitiesOf, peopleIn, readAudience } from '../../../kit/audience.ts';
import { heldFrom, moderatorsFor } from '../../../kit/moderation.ts';
import { planned } from './chase.ts';
import { numbered, readQuestions, type Asked, questionsFault } from './questions.ts';
import { MAX_QUESTIONS_TEXT, TEMPLATES, type InputCall } from './state.ts';

export const openInputs = {
  title: line(),
  questions: checked(words(MAX_QUESTIONS_TEXT), questionsFault),
  dueOn: date(),
  audience: maybeEntityNames(),
  documentUrl: maybeLink(),
  classification: maybeChoice(CLASSIFICATIONS),
  template: maybeChoice(TEMPLATES),
  from: maybeLine(20),
};
export type Opening = Inputs<typeof openInputs>;
/** Read by `openFacts`: is there a past call as the one that is named, for this person? */
export interface PastFacts {
  readonly isPast: boolean;
}
type Asking = Act<Opening & PastFacts, Person>;

export interface Read {
  readonly questions: readonly Asked[];
  readonly audience: readonly string[];
  readonly entities: readonly EntityId[];
  readonly dueOn: CalendarDate;
  readonly dueAt: Instant;
  /** The day that was asked for, when the end was moved to another. */
  readonly movedFrom?: CalendarDate;
}
type Faults = { readonly fields: Readonly<Record<string, Phrase>> };

/** Reads all fields of the form, or reports every fault at once. The preview reads them in the same way. */
export function readCall({ inputs, receivedAt }: Asking, network: Network): Read | Faults {
  const asked = readQuestions(inputs.questions);
  const to = addressed(inputs.audience, receivedAt, network);
  const due = dueDay(inputs.dueOn, receivedAt, network);
  const from = inputs.isPast ? undefined : phrase('inputs.noPast', { from: (inputs.from ?? '').slice(0, 20) });
  if ('fault' in asked || 'fault' in to || 'fault' in due || from)
    return {
      fields: {
        ...(from && { from }),
        ...('fault' in asked && { questions: asked.fault }),
        ...('fault' in to && { audience: to.fault }),
        ...('fault' in due && { dueOn: due.fault }),
      },
    };
  return { ...asked, ...to, ...due };
}

export function addressed(
  typed: string | undefined,
  at: Instant,
  network: Network,
): { readonly audience: readonly string[]; readonly entities: readonly EntityId[] } | { readonly fault: Phrase } {
  const { audience, unknown } = readAudience(typed, network);
  if (unknown.length > 0) return { fault: phrase('correspondence.unknownAudience', { names: unknown }) };
  const entities = entitiesAsked(audience, at, network);
  return entities.length === 0 ? { fault: phrase('correspondence.emptyAudience') } : { audience, entities };
}

/** The entities asked: those named, even if nobody represents them now, and those of a named group. */
function entitiesAsked(audience: readonly string[], at: Instant, network: Network): readonly EntityId[] {
  const { entities } = network.roll;
  if (audience.includes('all')) return (Object.keys(entities) as EntityId[]).sort();
  const named = audience.filter((word) => Object.hasOwn(entities, word)) as EntityId[];
  return [...new Set([...named, ...entitiesOf(peopleIn(audience, network, at))])].sort();
}

export function dueDay(
  asked: CalendarDate,
  at: Instant,
  { settings }: Network,
): Pick<Read, 'dueOn' | 'dueAt' | 'movedFrom'> | { readonly fault: Phrase } {
  if (asked < dateAt(at, settings.timeZone)) return { fault: phrase('endorsement.inThePast') };
  if (isTooFar(asked, at, settings)) return { fault: phrase('endorsement.tooFar') };
  const { closesOn, closesAt } = closingInstant({ openedAt: at, closesOn: asked }, 0, settings);
  return { dueOn: closesOn, dueAt: closesAt, ...(closesOn !== asked && { movedFrom: asked }) };
}

const said = ({ title, documentUrl, classification = 'unclassified', template, from }: Opening) => ({
  title,
  ...(documentUrl && { documentUrl }),
  classification,
  ...(template && { template }),
  ...(from && { from: ref(asReference(from)) }),
});

export const fresh = (target: Ref, { inputs, actor, receivedAt }: Act<Opening, Person>, read: Read): InputCall => ({
  target,
  state: 'held',
  ...said(inputs),
  questions: numbered(read.questions),
  formerQuestions: [],
  nextQuestion: read.questions.length + 1,
  audience: read.audience,
  entities: read.entities,
  gone: [],
  dueOn: read.dueOn,
  dueAt: read.dueAt,
  by: actor.id,
  createdAt: receivedAt,
  revision: 1,
  reminders: [],
  extensions: [],
  standings: [],
  unreached: [],
  passed: [],
});

/** Begins the call: the entities asked are told, and their reminders are planned. */
export function begun(c: InputCall, at: Instant, network: Network): { call: InputCall; effects: readonly Effect[] } {
  const { roll, settings } = network;
  const open: InputCall = {
    ...c,
    state: 'open',
    openedAt: at,
    reminders: reminderRungs(at, c.dueAt, settings.ladder, settings),
    unreached: c.entities
      .filter((entity) => representativesOf(roll, entity).length === 0)
      .map((entity) => ({ entity, reason: 'noRepresentative' })),
  };
  const people = asked(open, network);
  const isPart = isForSome(open);
  const told = isPart ? { ...open, told: people } : open;
  const call = { ...told, ...planned(told, at, network) };
  return { call, effects: [asks(people)] };
}

const isForSome = ({ audience }: InputCall): boolean =>
  audience.includes('focalPoints') || audience.includes('alternates');

/**
 * The people who are asked: only those of the groups in the audience if it names some; otherwise everybody who represents an
 * entity that is asked.
 */
function asked(c: InputCall, network: Network): readonly PersonId[] {
  const named = isForSome(c)
    ? peopleIn(c.audience, network, c.openedAt ?? c.createdAt).filter(represents)
    : c.entities.flatMap((entity) => representativesOf(network.roll, entity));
  return [...new Set(named.map(({ id }) => id))];
}

export const asks = (people: readonly PersonId[]): Effect => ({
  type: 'tell',
  to: { people },
  card: 'inputCall',
  live: true,
});

/** Sends the board to the people who run the call. */
export const board = (people: readonly PersonId[]): Effect => ({
  type: 'tell',
  to: { people },
  card: 'inputBoard',
  live: true,
});

/** `input.open` (Secretariat): opens a call. */
export function open(target: Ref, act: Asking, network: Network): Decision<InputCall | undefined> {
  const read = readCall(act, network);
  if ('fields' in read) return refuse(undefined, 'invalid', phrase('refused.invalid'), read);
  const { call, effects } = begun(fresh(target, act, read), act.receivedAt, network);
  const values = { ref: target, n: call.entities.length, dueAt: call.dueAt };
  const say = read.movedFrom
    ? phrase('inputs.openedMoved', { ...values, asked: read.movedFrom })
    : phrase('inputs.opened', values);
  return accept(call, say, [...effects, board([act.actor.id])], {
    target,
    card: { name: 'inputBoard', about: target },
  });
}

/** `input.submit` (representative): an entity asks the others. The Secretariat has to approve the call first. */
export function submit(target: Ref, act: Asking, network: Network): Decision<InputCall | undefined> {
  const { actor, receivedAt } = act;
  const read = readCall(act, network);
  if ('fields' in read) return refuse(undefined, 'invalid', phrase('refused.invalid'), read);
  const call: InputCall = {
    ...fresh(target, act, read),
    entity: actor.entity as EntityId,
    ...heldFrom(receivedAt, network.settings),
  };
  return accept(
    call,
    phrase('inputs.submitted', { ref: target }),
    [board([...moderatorsFor(call, network.roll), actor.id])],
    {
      target,
      card: { name: 'inputBoard', about: target },
    },
  );
}

/** What rules about agendas and minutes need to know from the store. */
import type { Act, ByPerson } from '../../../core/act.ts';
import type { Already } from '../../../core/already.ts';
import { correctionsOf } from '../../../core/corrections.ts';
import type { Delivery } from '../../../core/envelope.ts';
import type { Inputs } from '../../../core/inputs.ts';
import type { Instant, PersonId, Ref } from '../../../core/ids.ts';
import type { Documents } from '../../../core/contract.ts';
import { answersOf, askedBy, discussionOf, enteredFor, stoppedBy } from '../../endorsement/public.ts';
import {
  inOrder,
  itemLabel,
  leftAs,
  leftBy,
  withdrawnOf,
  reasonToLeave,
  type AgendaItem,
  type Around,
  type Slot,
  type Sitting,
  type Slots,
} from '../rules/item.ts';
import { agreedOn, type AgreedIn } from '../rules/actionChange.ts';
import { inTheChair } from '../rules/inTheChair.ts';
import { sittingIn } from '../rules/place.ts';
import {
  cameTo,
  readAfterwards,
  representatives,
  spokenIn,
  whoSentRegrets,
  withRepresented,
  type representedInputs,
} from '../rules/represented.ts';
import type { Informed } from '../rules/newcomer.ts';
import type { Carriers } from '../rules/recall.ts';
import type { Meeting } from '../rules/state.ts';
import { labelOf } from '../rules/minutes.ts';
import type { MinutesAction, MinutesContent, MinutesItem, Restricted } from '../rules/minutesState.ts';
import { dateAt } from '../../../calendar/calendar.ts';
import type { Network } from '../../../core/network.ts';
import { alreadyTold, isDrawnForAll } from '../../../kit/already.ts';
import type { ReadStore } from '../../../kit/read.ts';
import type { SeriesTime } from '../rules/rezone.ts';
import { liftedWritten, withdrawnIn, writtenObjections, withWritten, writtenSide } from './writtenSide.ts';
import { agreedBefore, heldBefore, itemsByMeeting, seesActions } from './past.ts';
import { occurrenceKey } from '../rules/occurrence.ts';
import { rhythmOf, yearAhead, type CalledOff, type Series, type seriesInputs } from '../rules/series.ts';
import { isFor, type Mailed } from '../rules/uninvite.ts';
import { isOutdated } from '../rules/outdated.ts';
import type { AgendaInputs } from '../rules/sitting.ts';

type Endorsement = Documents['endorsements'];
type RegisterLine = Documents['register']['lines'][number];

export async function planned(read: ReadStore): Promise<Meeting[]> {
  const found = [...(await read.list('meetings', { stages: ['planned'] }))];
  return found.sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
}

/** The meetings that could take an item, the next one first. */
export async function slotFacts(read: ReadStore): Promise<Slots> {
  const slots: Slot[] = (await planned(read)).map(({ target, kind, startsAt, cutoffAt, audience }) => ({
    target,
    kind,
    startsAt,
    cutoffAt,
    ...(audience && { audience }),
  }));
  return { slots };
}

/** Which of the meetings that carried the item over count as not held. */
export async function carrierFacts(read: ReadStore, _act: Act<object>, item: AgendaItem): Promise<Carriers> {
  const [slots, ...carriers] = await Promise.all([
    slotFacts(read),
    ...item.carried.map((carrier) => read.load('meetings', carrier)),
  ]);
  return { ...slots, notHeld: carriers.flatMap((one) => (one?.state === 'notHeld' ? [one.target] : [])) };
}

/** The meeting that has the item, the one that dealt with it last, and the request that brought it. */
export async function aroundFacts(read: ReadStore, _act: Act<object>, item: AgendaItem): Promise<Around> {
  const [meeting, last, source, slots] = await Promise.all([
    read.load('meetings', item.meeting),
    read.load('meetings', item.sittings.at(-1)?.meeting),
    item.kind === 'referred' ? read.load('endorsements', item.source) : undefined,
    slotFacts(read),
  ]);
  const around: Omit<Around, 'slots'> = {
    ...(meeting && { meeting }),
    ...(last && { last: last.state }),
    ...(source && { source: sourceOf(source) }),
  };
  return { ...around, ...slots };
}

/** The meeting in which the action was agreed that is meant, beside the one that has the item now. */
export async function agreedFacts(
  read: ReadStore,
  act: Act<{ readonly n?: number | undefined }>,
  item: AgendaItem,
): Promise<Around & AgreedIn> {
  const { n } = act.inputs;
  const meant = item.actions.find((one) => !one.done && (n === undefined || one.n === n));
  const agreedIn = await read.load('meetings', meant?.meeting);
  return { ...(await aroundFacts(read, act, item)), ...(agreedIn && { agreedIn }) };
}

const sourceOf = (e: Endorsement): NonNullable<Around['source']> => ({
  title: e.title,
  documentUrl: e.documentUrl,
  documentVersion: e.documentVersion,
  classification: e.classification,
  ...(e.follows && { follows: e.follows }),
  ...(e.corrections.length > 0 && { corrections: correctionsOf(e) }),
  objections: writtenObjections(e),
  lifted: liftedWritten(e),
  ...stopsIn(e),
  ...withdrawnIn(e),
  discussion: (discussionOf(e).discussion ?? []).map((one) => ({ ...one, ...askedBy(e, one.entity) })),
  answers: { ...answersOf(e), ...enteredFor(e) },
});

/** When the objections that were not withdrawn in writing stood together with a request for discussion. */
function stopsIn(e: Endorsement): Pick<NonNullable<Around['source']>, 'stops'> {
  const found = e.electorate.flatMap((entity) => {
    const { stops } = stoppedBy(e, entity);
    return stops ? [[entity, stops] as const] : [];
  });
  return found.length > 0 ? { stops: Object.fromEntries(found) } : {};
}

/** The items of a meeting: those on its agenda, those it has dealt with, and those it did not reach. */
export const itemsOf = async (read: ReadStore, meeting: Ref): Promise<AgendaItem[]> => [
  ...(itemsByMeeting(await read.list('agenda')).get(meeting) ?? []),
];

export const itemFacts = async (read: ReadStore, { target }: Act<object>): Promise<AgendaInputs> => ({
  items: target ? await itemsOf(read, target) : [],
});

/** The same, and for a draft that is not known to be out of date what it states of earlier meetings. */
export async function lookFacts(read: ReadStore, act: Act<object>, m: Meeting): Promise<AgendaInputs> {
  const facts = await itemFacts(read, act);
  if (m.record?.state !== 'draft' || m.record.outdatedAt !== undefined) return facts;
  return { ...facts, earlier: await reopenedEarlier(read, m) };
}

/** The cards that bring a meeting to a calendar. */
const BRINGS: ReadonlySet<string> = new Set(['meetingInvitation', 'agendaCirculated', 'meetingMoved']);

/** In whose calendars mails have put the meeting. For the one person of the act it is not read while they are invited. */
export async function mailedFacts(
  read: ReadStore,
  { inputs }: Act<{ readonly person?: string }>,
  m: Meeting,
  network: Network,
): Promise<Mailed> {
  const { person } = inputs;
  if (m.state !== 'planned' || (person !== undefined && isFor(m, person, network))) return { mailed: [] };
  const mailed = havingIt(await read.deliveries({ about: m.target }), inCalendar);
  return { mailed: mailed.filter((id) => person === undefined || person === id) };
}

/** In whose calendars mails have put the meeting, whether or not it is for them now. */
export const calendarFacts = async (read: ReadStore, { target }: Act<object>): Promise<Mailed> => ({
  mailed: target ? havingIt(await read.deliveries({ about: target }), inCalendar) : [],
});

type Counts = (delivery: Delivery) => boolean;
const inCalendar: Counts = ({ platform, state }) => platform === 'mail' && state === 'sent';
const comes: Counts = ({ state }) => state === 'queued' || state === 'sent';

/** The people to whom a message has brought the meeting, and none after it has taken it away. */
function havingIt(deliveries: readonly Delivery[], counts: Counts): PersonId[] {
  const has = new Map<PersonId, boolean>();
  for (const delivery of deliveries) {
    const { to, card, state } = delivery;
    // What went to a former mailbox says nothing of the present one.
    if (card === 'meetingUninvited' && delivery.data['mailbox'] !== undefined) continue;
    if (card === 'meetingUninvited' && state !== 'dropped') has.set(to, false);
    else if (BRINGS.has(card) && counts(delivery)) has.set(to, true);
  }
  return [...has].flatMap(([id, isThere]) => (isThere ? [id] : []));
}

/** Who has a meeting of the Committee, and in whose calendars mails have put it. */
export async function seatedFacts(read: ReadStore, _act: Act<object>, m: Meeting): Promise<Mailed & Informed> {
  if (m.state !== 'planned' || m.kind !== 'rmc') return { mailed: [], informed: [] };
  const deliveries = await read.deliveries({ about: m.target });
  return { mailed: havingIt(deliveries, inCalendar), informed: havingIt(deliveries, comes) };
}

/** For somebody who represents another entity now: what they have, and whether the meeting is in their calendar. */
export const includeFacts = async (
  read: ReadStore,
  act: Act<{ readonly person: string }>,
  m: Meeting,
  network: Network,
): Promise<Mailed & Already> => ({
  ...(await mailedFacts(read, act, m, network)),
  ...(isFor(m, act.inputs.person, network) && (await alreadyTold(read, act, network, isDrawnForAll))),
});

export const seriesFacts = (
  read: ReadStore,
  act: Act<{ readonly person: string }>,
  _series: Series,
  network: Network,
): Promise<Already> => alreadyTold(read, act, network, isDrawnForAll);

/** The days of the year ahead on which a meeting of the series was cancelled. */
export async function calledOffFacts(
  read: ReadStore,
  { inputs, receivedAt }: Act<Inputs<typeof seriesInputs>>,
  series: Series | undefined,
  network: Network,
): Promise<CalledOff> {
  const rhythm = rhythmOf(inputs, network);
  if (!series || 'fields' in rhythm) return { calledOff: [] };
  const days = yearAhead(rhythm, receivedAt).made.map(({ on }) => on);
  const found = await Promise.all(
    days.map(async (on) => {
      const m = await read.load('meetings', await read.findByKey('meetings', occurrenceKey(series.target, on)));
      return m?.state === 'cancelled' ? [on] : [];
    }),
  );
  return { calledOff: found.flat() };
}

/** The time of day of the meeting's series. */
export async function timeFacts(read: ReadStore, _act: Act<object>, m: Meeting): Promise<SeriesTime> {
  const series = await read.load('series', m.series?.of);
  return series ? { time: series.time } : {};
}

/** The recorded content of the minutes. */
export async function contentFacts(
  read: ReadStore,
  act: ByPerson<Inputs<typeof representedInputs>>,
  m: Meeting,
  network: Network,
): Promise<{ content: MinutesContent }> {
  const came = readAfterwards(m, act, network);
  const known = 'fault' in came ? m : { ...m, ...withRepresented(m, came.read) };
  return { content: await contentOf(read, known, network) };
}

/** Is the draft of the minutes out of date? */
export const draftFacts = async (
  read: ReadStore,
  _act: ByPerson<unknown>,
  m: Meeting,
): Promise<{ readonly isOutdated?: true }> => ((await isDraftOutdated(read, m)) ? { isOutdated: true } : {});

/** Of minutes that are issued nothing is read. */
export async function isDraftOutdated(read: ReadStore, m: Meeting): Promise<boolean> {
  if (m.record?.state !== 'draft') return false;
  return isOutdated(m, await read.list('agenda'), await reopenedEarlier(read, m));
}

/** What was agreed earlier, if any action at all was reopened. */
async function reopenedEarlier(read: ReadStore, m: Meeting): Promise<ReturnType<typeof agreedBefore>> {
  const items = await read.list('agenda');
  const isReopened = items.some(({ actions }) => actions.some(({ reopened }) => reopened !== undefined));
  return isReopened ? agreedEarlier(read, m) : [];
}

async function agreedEarlier(read: ReadStore, m: Meeting): Promise<ReturnType<typeof agreedBefore>> {
  if (!seesActions(m)) return [];
  const [held, meetings, items] = await Promise.all([
    read.list('meetings', { stages: ['ended'] }),
    read.list('meetings'),
    read.list('agenda'),
  ]);
  return agreedBefore({ held, meetings, items }, m);
}

/** The content that minutes of the meeting would have now. */
export async function contentOf(read: ReadStore, m: Meeting, network: Network): Promise<MinutesContent> {
  // Read at the same time: with a distant store, one query after the other would be noticeably slow.
  const [items, noted, earlier] = await Promise.all([
    recordedItems(read, m),
    notedSince(read, m),
    earlierActions(read, m, network),
  ]);
  const present = cameTo(m);
  const alternates = m.replies
    .filter(({ answer, entity }) => answer === 'alternate' && present.includes(entity))
    .map(({ entity }) => entity)
    .sort();
  const regrets = m.replies
    .filter(({ answer, entity }) => answer === 'regrets' && !present.includes(entity))
    .map(({ entity }) => entity)
    .sort();
  const came = representatives({ ...m, spoke: spokenIn(m, items) }, present, network);
  const people = [...came, ...whoSentRegrets(m, regrets, network)];
  const chair = inTheChair(m, items, came, network);
  const recorded = await Promise.all(
    items.map(async (item) => {
      const request = item.kind === 'referred' ? await read.load('endorsements', item.source) : undefined;
      return minutesItem(item, m, request, network);
    }),
  );
  const isStrict = labelOf({ items: recorded, earlier: [] }) === 'strictlyConfidential';
  return {
    ...(chair !== undefined && { chair }),
    ...(alternates.length > 0 && { alternates }),
    present,
    regrets,
    ...(people.length > 0 && { people }),
    items: recorded,
    noted: noted.map(notedIn),
    earlier: isStrict ? earlier : earlier.map(byReference),
  };
}

/**
 * The items of the agenda as it became final, in that order, with those that have left it since; then what came on it later.
 * Whatever is carried over or taken in another order keeps its place.
 */
async function recordedItems(read: ReadStore, m: Meeting): Promise<AgendaItem[]> {
  const own = await itemsOf(read, m.target);
  const final = m.finalAgenda ?? [];
  const gone = await Promise.all(
    final.filter((ref) => !own.some(({ target }) => target === ref)).map((ref) => read.load('agenda', ref)),
  );
  const left = gone.flatMap((item) => (item && leftAs(item, m.target) ? [item] : []));
  const agenda = [...final, ...m.agenda.filter((ref) => !final.includes(ref))];
  const place = ({ target }: AgendaItem): number => (agenda.includes(target) ? agenda.indexOf(target) : agenda.length);
  return inOrder([...own, ...left], m).sort((a, b) => place(a) - place(b));
}

/** An action of a strictly confidential item, in minutes that are not as strict themselves: its reference, and until when. */
const byReference = (action: MinutesAction): MinutesAction => {
  if (action.restricted !== 'strictlyConfidential') return action;
  const { item, due, done, doneOn } = action;
  return {
    ...{ owner: '', text: '', done },
    ...(due && { due }),
    ...(doneOn && { doneOn }),
    ...(item && { item }),
  };
};

/** The line of a decision as minutes note it. */
export const notedIn = ({ number, title, classification, decision }: RegisterLine): MinutesContent['noted'][number] =>
  classification === 'unclassified'
    ? { number, title }
    : {
        ...{ number, title: decision, whole: title },
        restricted: classification === 'confidential' ? 'confidential' : 'strictlyConfidential',
      };

/** The item's restriction: the stricter of its own label and that of the request that brought it. */
async function restrictedBy(read: ReadStore, item: AgendaItem): Promise<Restricted | undefined> {
  const label = itemLabel(item, item.kind === 'referred' ? await read.load('endorsements', item.source) : undefined);
  return label === 'unclassified' ? undefined : label;
}

type AboutRequest = Pick<MinutesItem, 'restricted' | 'document' | 'withdrawn' | 'stopped' | 'discussion'>;
/** What the minutes say about the request that brought an item, and its restriction. */
function aboutRequest(item: AgendaItem, m: Meeting, request: Endorsement | undefined): AboutRequest {
  const label = itemLabel(item, request);
  const restricted = label !== 'unclassified' && { restricted: label };
  if (!request) return { ...restricted };
  const { documentUrl: url, documentVersion: version } = request;
  const until = sittingIn(item, m)?.at ?? m.endedAt;
  return { ...restricted, document: { url, version }, ...writtenSide(request, until, m.target) };
}

function minutesItem(item: AgendaItem, m: Meeting, request: Endorsement | undefined, network: Network): MinutesItem {
  const sitting = sittingIn(item, m);
  const base = {
    item: item.target,
    title: item.title,
    ...aboutRequest(item, m, request),
    ...(item.note && { note: item.note }),
    ...(item.kind === 'referred' && item.source && { source: item.source }),
    ...markOf(item, sitting?.at ?? m.endedAt),
  };
  if (!sitting) return { ...base, ...leftIn(item, m), present: [], objections: [], absent: [], actions: [] };
  return {
    ...base,
    ...cameOf(sitting, item, m),
    ...(sitting.question && { question: sitting.question }),
    text: sitting.text,
    ...(item.number && sitting.outcome === 'consensus' && { number: item.number }),
    present: sitting.present,
    ...withWritten(sitting, before(item, sitting), request),
    actions: item.actions
      .filter(({ n }) => sitting.actions.includes(n))
      .map((one) => minutesAction(one, item, network)),
  };
}

/** What came of it in the meeting: an outcome; or it left the agenda while its question was open. */
function cameOf(
  sitting: Sitting,
  item: AgendaItem,
  m: Meeting,
): Pick<MinutesItem, 'outcome' | 'then' | 'leftOpen' | 'left' | 'reason'> {
  const isOpen = leftBy(sitting) === 'leftOpen';
  if (isOpen && leftAs(item, m.target)) return leftIn(item, m);
  return {
    outcome: sitting.outcome,
    ...(sitting.then && { then: sitting.then }),
    ...(isOpen && { leftOpen: true as const }),
  };
}

/**
 * That its objection, or its request for discussion alone, was withdrawn after the closing time.
 * @param until by then: the record of a meeting does not say what came after it
 */
function markOf(
  item: AgendaItem,
  until: Instant | undefined,
): Pick<MinutesItem, 'objectionWithdrawn' | 'discussionWithdrawn'> {
  const isBy = (mark: string): boolean =>
    until === undefined || (item.trace.findLast(({ what }) => what === mark)?.at ?? '') <= until;
  const gone = withdrawnOf({ marks: item.marks.filter(isBy) });
  return gone === undefined ? {} : gone === 'objection' ? { objectionWithdrawn: true } : { discussionWithdrawn: true };
}

/** The meetings that took the item before that one. */
const before = ({ sittings }: AgendaItem, { meeting }: Sitting): Sitting[] => {
  const place = sittings.findIndex((one) => one.meeting === meeting);
  return place < 0 ? [...sittings] : sittings.slice(0, place);
};

/** Why the meeting did not deal with it, where it had left the agenda or goes to no other meeting. */
function leftIn(item: AgendaItem, m: Meeting): Pick<MinutesItem, 'left' | 'reason'> {
  const left = leftAs(item, m.target);
  if (!left) return item.kind === 'standing' ? { left: 'notReached' } : {};
  const reason = reasonToLeave(item, left);
  return { left, ...(reason && { reason }) };
}

const minutesAction = (
  action: AgendaItem['actions'][number],
  item: AgendaItem,
  { settings }: Network,
): MinutesAction => {
  const { owner, person, text, due, done } = action;
  const was = changedSince(action, item, settings.timeZone);
  return {
    owner,
    ...(person && { person }),
    text,
    ...(due && { due }),
    done: done !== undefined,
    ...(done && { doneOn: dateAt(done.at, settings.timeZone) }),
    ...(was.length > 0 && { was }),
  };
};

/** What the action was before, without what was put right on the day on which it was agreed. */
function changedSince(
  action: AgendaItem['actions'][number],
  item: AgendaItem,
  zone: string,
): NonNullable<MinutesAction['was']> {
  const on = agreedOn(item, action, zone);
  return (action.changes ?? [])
    .map(({ owner, person, due, at }) => ({
      owner,
      ...(person && { person }),
      ...(due && { due }),
      until: dateAt(at, zone),
    }))
    .filter(({ until }) => until > on);
}

/** Written endorsements since the meeting before, which a Focal Points meeting notes. */
export async function notedSince(read: ReadStore, m: Meeting): Promise<RegisterLine[]> {
  if (m.kind !== 'focalPoints') return [];
  const [register, held] = await Promise.all([
    read.load('register', 'register'),
    read.list('meetings', { stages: ['ended'] }),
  ]);
  return writtenBetween(register?.lines ?? [], heldBefore(held, m), m.endedAt ?? '9999');
}

/** What was last found in these lines: a meeting's card is drawn for everybody, and the register may be long. */
const lastFound = new WeakMap<
  readonly RegisterLine[],
  { readonly since: string; readonly until: string; readonly found: RegisterLine[] }
>();
function writtenBetween(lines: readonly RegisterLine[], since: string, until: string): RegisterLine[] {
  const known = lastFound.get(lines);
  if (known?.since === since && known.until === until) return known.found;
  const found = lines.filter(({ route, at }) => route === 'written' && at > since && at <= until);
  lastFound.set(lines, { since, until, found });
  return found;
}

/** Actions of earlier meetings that are open, or were done since the meeting before. */
export async function earlierActions(read: ReadStore, m: Meeting, network: Network): Promise<MinutesAction[]> {
  const found = await Promise.all(
    (await agreedEarlier(read, m)).map(async ({ item, actions }) => {
      const restricted = await restrictedBy(read, item);
      return actions.map((one) => ({
        ...minutesAction(one, item, network),
        ...(restricted && { item: item.target, restricted }),
      }));
    }),
  );
  return found.flat();
}

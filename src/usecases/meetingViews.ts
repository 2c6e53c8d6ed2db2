/** Stored meetings, items and minutes as one reader may see them. */
import type { EntityId, NetworkId } from '../core/ids.ts';
import type {
  ActionView,
  ItemView,
  MeetingLine,
  MeetingRequestView,
  MeetingsView,
  MeetingView,
  MinutesView,
  ObjectionView,
} from '../core/meetingView.ts';
import type { Roll } from '../core/people.ts';
import type { Reader } from '../core/view.ts';
import type { Endorsement } from '../domain/endorsement/endorsement.ts';
import { standOf } from '../domain/endorsement/stands.ts';
import type { AgendaItem, Objection } from '../domain/meeting/item.ts';
import { inOrder } from '../domain/meeting/item.ts';
import type { ANSWERS } from '../domain/meeting/meeting.ts';
import { endsAt, invited, type Meeting } from '../domain/meeting/meeting.ts';
import type { MeetingRequest } from '../domain/meeting/request.ts';
import type { Series } from '../domain/meeting/series.ts';
import type { Net } from '../domain/network.ts';
import { documentId, type Store } from '../store/store.ts';
import { eventOf } from './calendarFeed.ts';
import { earlierActions, itemsOf, load, notedSince, writtenObjections } from './gather/meeting.ts';
import type { Asked, See } from './query.ts';
import { maySee } from './views.ts';

const nameOf = (roll: Roll, id: string): string => roll.people[id]?.name ?? id;
type Made = object | undefined;
const seen = async (
  store: Store,
  asked: Asked,
  make: (state: unknown) => Promise<Made> | Made,
): Promise<{ view: unknown; version: number } | undefined> => {
  const found = asked.about && (await store.load(documentId(asked.network, asked.about)));
  if (!found) return undefined;
  const view = await make(found.state);
  return view === undefined ? undefined : { view, version: found.version };
};

export const seeMeeting: See = (store, asked, network) =>
  seen(store, asked, (m) => meetingView(store, m as Meeting, asked, network));
export const seeItem: See = (store, asked, network) =>
  seen(store, asked, (item) => itemView(store, item as AgendaItem, asked, network));
export const seeMinutes: See = (store, asked, network) =>
  seen(store, asked, (m) => minutesView(m as Meeting, asked, network));
export const seeMeetingRequest: See = (store, asked, network) =>
  seen(store, asked, (r) => requestView(r as MeetingRequest, asked.reader, network.roll));
export const seeMeetings: See = async (store, asked, network) => ({
  view: await meetingsView(store, asked, network),
  version: 0,
});

const answerOf = (m: Meeting, entity: EntityId | undefined) => m.replies.find((one) => one.entity === entity)?.answer;

/** One line of a list of meetings. */
export function meetingLine(m: Meeting, { reader, now }: Pick<Asked, 'reader' | 'now'>, network: Net): MeetingLine {
  const isAsked = reader.entity !== undefined && invited(m, network).includes(reader.entity);
  return {
    ref: m.target,
    kind: m.kind,
    title: m.title,
    untitled: m.untitled,
    startsAt: m.startsAt,
    state: m.state,
    waitsForReader: isAsked && m.state === 'planned' && now < m.startsAt && answerOf(m, reader.entity) === undefined,
  };
}

async function meetingView(store: Store, m: Meeting, asked: Asked, network: Net): Promise<MeetingView> {
  const { reader } = asked;
  const all = invited(m, network);
  const items = await ownItems(store, m, asked, network);
  const that = (answer: (typeof ANSWERS)[number]): EntityId[] =>
    m.replies
      .filter((one) => one.answer === answer)
      .map(({ entity }) => entity)
      .sort();
  const isOpen = m.state === 'planned' || m.state === 'running';
  const change = m.changes.at(-1);
  const mine = reader.entity !== undefined && all.includes(reader.entity) ? reader.entity : undefined;
  const answer = answerOf(m, mine);
  const current =
    m.state === 'running' ? (items.on.find(({ ref }) => ref === m.item) ?? items.on.find(isToCome)) : undefined;
  return {
    ...meetingLine(m, asked, network),
    event: eventOf(m, network),
    minutes: m.minutes,
    endsAt: endsAt(m),
    zone: m.zone,
    ...(m.place && { place: m.place }),
    cutoffAt: m.cutoffAt,
    final: m.final,
    invited: all.length,
    replies: { attending: that('attending'), alternate: that('alternate'), regrets: that('regrets') },
    silent: all.filter((entity) => answerOf(m, entity) === undefined),
    ...(mine && { mine: { entity: mine, ...(answer && { answer }) } }),
    items: items.on,
    proposed: items.proposed,
    noted: isOpen
      ? (await notedSince(store, network.id, m)).map(({ number, title, classification, decision }) => ({
          number,
          title: classification === 'unclassified' ? title : decision,
        }))
      : [],
    earlier: isOpen ? await earlierActions(store, network.id, m) : [],
    ...(m.clash && m.state === 'planned' && { clash: m.clash }),
    ...(change && { changed: { what: change.what, from: change.from, reason: change.reason } }),
    ...(m.begunBy && { begunBy: nameOf(network.roll, m.begunBy) }),
    present: m.present,
    absent: all.filter((entity) => !m.present.includes(entity)),
    ...(current && { current }),
    minutesState: m.record?.state ?? 'none',
    mayManage: reader.manages,
  };
}

const isToCome = ({ state }: ItemView): boolean => state === 'planned';

/** The items of a meeting in their order, and the proposals for it. */
async function ownItems(
  store: Store,
  m: Meeting,
  asked: Asked,
  network: Net,
): Promise<{ on: ItemView[]; proposed: ItemView[] }> {
  const place = (item: AgendaItem): number =>
    m.agenda.includes(item.target) ? m.agenda.indexOf(item.target) : m.agenda.length;
  const found = inOrder(await itemsOf(store, network.id, m.target), m.order).sort((a, b) => place(a) - place(b));
  const waiting = m.state === 'planned' ? await store.list(network.id, 'agenda', { stages: ['proposed'] }) : [];
  const proposals = waiting.map(({ state }) => state as AgendaItem).filter((item) => item.meeting === m.target);
  const view = (all: readonly AgendaItem[]) => Promise.all(all.map((item) => itemView(store, item, asked, network, m)));
  const present = (all: readonly (ItemView | undefined)[]): ItemView[] => all.flatMap((one) => one ?? []);
  return { on: present(await view(found)), proposed: present(await view(proposals)) };
}

const objectionView = ({ entity, text, written }: Objection): ObjectionView => ({
  entity,
  text,
  written: written === true,
});

async function itemView(
  store: Store,
  item: AgendaItem,
  asked: Asked,
  network: Net,
  known?: Meeting,
): Promise<ItemView | undefined> {
  const { reader } = asked;
  const source = item.kind === 'referred' ? await load<Endorsement>(store, network.id, item.source) : undefined;
  const person = network.roll.people[reader.person];
  const hidden = source !== undefined && (!person || !maySee(source, person));
  const veiled = hidden || (source?.classification === 'strictlyConfidential' && !asked.unveiled);
  const m = item.meeting === known?.target ? known : await load<Meeting>(store, network.id, item.meeting);
  const last = item.sittings.at(-1);
  const trace = item.trace.findLast(({ reason }) => reason !== undefined);
  const discreet = source !== undefined && source.classification !== 'unclassified' && !asked.unveiled;
  return {
    ref: item.target,
    title: veiled ? (item.source ?? item.target) : (source?.title ?? item.title),
    veiled,
    restricted: source?.classification === 'strictlyConfidential',
    ...(item.note && { note: item.note }),
    state: item.state,
    kind: item.kind,
    carried: item.carried.length,
    ...(item.entity && { entity: item.entity }),
    ...(item.by && { byName: nameOf(network.roll, item.by) }),
    ...(trace?.reason && (item.state === 'declined' || item.state === 'left') && !discreet && { reason: trace.reason }),
    late: item.marks.includes('late'),
    objectionWithdrawn: item.marks.includes('objectionWithdrawn'),
    ...(item.number && { number: item.number }),
    ...(m && { meeting: { ref: m.target, startsAt: m.startsAt, state: m.state } }),
    ...(source && !veiled && { source: sourceView(source, discreet) }),
    ...(item.question && {
      question: {
        text: discreet ? '' : item.question.text,
        at: item.question.at,
        present: item.question.present,
        objections: item.question.objections.map(objectionView).map((one) => wordless(one, discreet)),
        agreed: item.question.agreed,
        absent: item.question.absent.map(objectionView).map((one) => wordless(one, discreet)),
      },
    }),
    ...(last && {
      last: {
        meeting: last.meeting,
        outcome: last.outcome,
        ...(last.then && { then: last.then }),
        text: discreet ? '' : last.text,
        ...(last.question && !discreet && { question: last.question }),
        present: last.present,
        objections: last.objections.map(objectionView).map((one) => wordless(one, discreet)),
        absent: last.absent.map(objectionView).map((one) => wordless(one, discreet)),
      },
    }),
    actions: item.actions.map((one) => actionView(one, reader)),
    ...mineOf(item, reader),
    mayManage: reader.manages,
  };
}

/** Messages that are kept carry no statements of restricted items (domain 9). */
const wordless = (one: ObjectionView, discreet: boolean): ObjectionView =>
  discreet ? { entity: one.entity, text: '', written: one.written } : one;

function sourceView(e: Endorsement, discreet: boolean): NonNullable<ItemView['source']> {
  const objections = writtenObjections(e).map((one): ObjectionView => {
    const { objection } = standOf(e, one.entity);
    return { ...objectionView(one), ...(objection?.wouldSatisfy && { wouldSatisfy: objection.wouldSatisfy }) };
  });
  return {
    ref: e.target,
    documentUrl: e.documentUrl,
    documentVersion: e.documentVersion,
    objections: objections.map((one) => wordless(one, discreet)),
  };
}

const actionView = (
  { n, owner, entity, person, text, due, done }: AgendaItem['actions'][number],
  reader: Reader,
): ActionView => ({
  n,
  owner,
  text,
  ...(due && { due }),
  done: done !== undefined,
  mine: reader.manages || person === reader.person || (entity !== undefined && entity === reader.entity),
});

function mineOf({ question }: AgendaItem, { entity }: Reader): Pick<ItemView, 'mine'> {
  if (!question || entity === undefined || !question.present.includes(entity)) return {};
  const stand = question.objections.some((one) => one.entity === entity)
    ? ('objects' as const)
    : question.agreed.includes(entity)
      ? ('agreed' as const)
      : ('silent' as const);
  return { mine: { entity, stand } };
}

function minutesView(m: Meeting, { reader, now }: Asked, { roll }: Net): MinutesView | undefined {
  const { record } = m;
  if (!record) return undefined;
  const open = record.state === 'draft' && now <= record.adoptAt;
  return {
    ref: m.target,
    kind: m.kind,
    title: m.title,
    untitled: m.untitled,
    startsAt: m.startsAt,
    ...(m.place && { place: m.place }),
    state: record.state,
    ...(record.text && { text: record.text }),
    ...record.content,
    adoptAt: record.adoptAt,
    open,
    comments: record.comments.map(({ entity, by, at, text }) => ({ entity, by: nameOf(roll, by), at, text })),
    ...(record.issuedAt && { issuedAt: record.issuedAt }),
    bySilence: record.issuedBy === 'silence',
    ...(record.number && { number: record.number }),
    corrections: record.corrections.map(({ at, by, text }) => ({ at, by: nameOf(roll, by), text })),
    mayComment: open && reader.entity !== undefined,
    mayManage: reader.manages,
  };
}

const requestView = (r: MeetingRequest, reader: Reader, roll: Roll): MeetingRequestView => ({
  ref: r.target,
  topic: r.topic,
  purpose: r.purpose,
  ...(r.when && { when: r.when }),
  entity: r.entity,
  byName: nameOf(roll, r.by),
  state: r.state,
  ...(r.reason && { reason: r.reason }),
  ...(r.meeting && { meeting: r.meeting }),
  mayDecide: reader.manages && r.state === 'waiting',
});

const MOST = 50;
const MOST_NEXT = 3;

/** Meetings to come, or those of a state; with the series they belong to. */
async function meetingsView(store: Store, asked: Asked, network: Net): Promise<MeetingsView> {
  const { state } = asked.data;
  const stages = typeof state === 'string' ? [state] : ['planned', 'running'];
  const all = await meetingsIn(store, network.id, stages);
  const lines = all.map((m) => meetingLine(m, asked, network)).sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
  const series = await store.list(network.id, 'series');
  return {
    lines: (state === undefined || state === 'planned' ? lines : lines.reverse()).slice(0, MOST),
    series: series.map(({ state: one }) => seriesView(one as Series, all)),
    requests: asked.reader.manages ? await waitingRequests(store, asked, network) : [],
  };
}

function seriesView(series: Series, all: readonly Meeting[]): MeetingsView['series'][number] {
  const { kind, rule, time, zone } = series;
  const own = all.filter((m) => m.series?.of === series.target).map(({ startsAt }) => startsAt);
  return { kind, rule, time, zone, next: own.sort().slice(0, MOST_NEXT) };
}

export async function meetingsIn(store: Store, network: NetworkId, stages: readonly string[]): Promise<Meeting[]> {
  const found = await store.list(network, 'meetings', { stages });
  return found.map(({ state }) => state as Meeting);
}

export async function waitingRequests(
  store: Store,
  { reader }: Pick<Asked, 'reader'>,
  network: Net,
): Promise<MeetingRequestView[]> {
  const found = await store.list(network.id, 'meetingRequests', { stages: ['waiting'] });
  return found.map(({ state }) => requestView(state as MeetingRequest, reader, network.roll));
}

const MOST_AT_HOME = 3;
/** For the home card: the next meetings that concern the reader, and what the Secretariat has to do about meetings. */
export async function meetingsAtHome(store: Store, asked: Pick<Asked, 'reader' | 'now'>, network: Net) {
  const all = await meetingsIn(store, network.id, ['planned', 'running']);
  const { reader } = asked;
  const concerned = all.filter(
    (m) => reader.manages || reader.entity === undefined || invited(m, network).includes(reader.entity),
  );
  const next = concerned
    .filter((m) => m.state === 'running' || endsAt(m) > asked.now)
    .sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1))
    .slice(0, MOST_AT_HOME)
    .map((m) => meetingLine(m, asked, network));
  if (!reader.manages) return { meetings: next, proposals: [], meetingRequests: [] };
  const proposed = await store.list(network.id, 'agenda', { stages: ['proposed'] });
  return {
    meetings: next,
    proposals: proposed.map(({ state }) => state as AgendaItem).map(({ target, title }) => ({ ref: target, title })),
    meetingRequests: (await waitingRequests(store, asked, network)).map(({ ref, topic }) => ({ ref, title: topic })),
  };
}

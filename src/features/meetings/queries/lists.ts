/** Lists of meetings, what waits to be decided about them, and their part of the home card. */
import { DAY_MS, MINUTE_MS } from '../../../core/spans.ts';
import { after, type NetworkId } from '../../../core/ids.ts';
import type { MeetingRequestView, MeetingsHome, MeetingsView, RuleView } from '../cards/view.ts';
import type { Roll, Reader } from '../../../core/people.ts';
import { dateAt, readRule, WEEKDAYS, type MonthlyRule } from '../../../calendar/calendar.ts';
import type { Action, AgendaItem } from '../rules/item.ts';
import { endsAt, invited, type Meeting } from '../rules/state.ts';
import type { MeetingRequest } from '../rules/request.ts';
import type { Series } from '../rules/series.ts';
import type { Network } from '../../../core/network.ts';
import { readFrom } from '../../../kit/read.ts';
import type { Store } from '../../../store/store.ts';
import { itemView } from './itemView.ts';
import { meetingLine } from './meetingView.ts';
import { nameOf } from './names.ts';
import type { ViewRequest } from '../../../kit/views.ts';

export const requestView = (r: MeetingRequest, reader: Reader, roll: Roll): MeetingRequestView => ({
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
const MAX_NEXT = 3;

/** Meetings to come, or those of a state; with the series they belong to. */
export async function meetingsView(store: Store, asked: ViewRequest, network: Network): Promise<MeetingsView> {
  const { state } = asked.data;
  const stages = typeof state === 'string' ? [state] : ['planned', 'running'];
  const all = await meetingsIn(store, network.id, stages);
  const lines = all.map((m) => meetingLine(m, asked, network)).sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
  const series = await readFrom(store, network.id).list('series');
  return {
    lines: (state === undefined || state === 'planned' ? lines : lines.reverse()).slice(0, MOST),
    series: series.map((one) => seriesView(one, all)),
    requests: asked.reader.manages ? await waitingRequests(store, asked, network) : [],
    steering: await forSteering(store, asked, network),
  };
}

/** The Steering Committee's list: what a meeting could not decide and sent there [ToR 3.b.i]. */
async function forSteering(store: Store, asked: ViewRequest, network: Network): Promise<MeetingsView['steering']> {
  const found = await readFrom(store, network.id).list('agenda', { stages: ['notDecided'] });
  const sent = found
    .filter(({ sittings }) => sittings.at(-1)?.then === 'steeringCommittee')
    .sort((a, b) => ((a.sittings.at(-1)?.at ?? '') < (b.sittings.at(-1)?.at ?? '') ? 1 : -1));
  const views = await Promise.all(
    sent.slice(0, MOST).map((item) => itemView(store, item, { ...asked, unveiled: false }, network)),
  );
  return views.flatMap((view) => view ?? []);
}

/** The rule as the record keeps it is a rule. */
function ruleView(kept: string): RuleView {
  const rule = readRule(kept) as MonthlyRule;
  return rule.type === 'day' ? rule : { ...rule, weekday: WEEKDAYS.indexOf(rule.weekday) + 1 };
}

function seriesView(series: Series, all: readonly Meeting[]): MeetingsView['series'][number] {
  const { kind, rule, time, zone } = series;
  const own = all.filter((m) => m.series?.of === series.target).map(({ startsAt }) => startsAt);
  return { kind, rule: ruleView(rule), time, zone, next: own.sort().slice(0, MAX_NEXT) };
}

async function meetingsIn(store: Store, network: NetworkId, stages: readonly string[]): Promise<Meeting[]> {
  return readFrom(store, network).list('meetings', { stages });
}

async function waitingRequests(
  store: Store,
  { reader }: Pick<ViewRequest, 'reader'>,
  network: Network,
): Promise<MeetingRequestView[]> {
  const found = await readFrom(store, network.id).list('meetingRequests', { stages: ['waiting'] });
  return found.map((r) => requestView(r, reader, network.roll));
}

const MAX_AT_HOME = 3;
/** Nobody knows much earlier whether they come; the meetings of a whole series are planned months ahead. */
const REPLY_WITHIN_MS = 14 * DAY_MS;
/** People come into the room, and the desk is made ready. */
const BEGIN_WITHIN_MS = 30 * MINUTE_MS;
const ACT_WITHIN_DAYS = 7;
/** For the home card: the next meetings that concern the reader, and what is to be done about meetings now. */
export async function meetingsAtHome(store: Store, asked: ViewRequest, network: Network): Promise<MeetingsHome> {
  const { reader, now } = asked;
  const [all, items] = await Promise.all([
    meetingsIn(store, network.id, ['planned', 'running']),
    readFrom(store, network.id).list('agenda'),
  ]);
  const actionsDue = await ownActions(store, items, asked, network);
  const concerned = all.filter(
    (m) => reader.manages || reader.entity === undefined || invited(m, network).includes(reader.entity),
  );
  const next = concerned
    .filter((m) => m.state === 'running' || endsAt(m) > now)
    .sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1))
    .map((m) => meetingLine(m, asked, network));
  const near = after(now, REPLY_WITHIN_MS);
  const toReply = next.filter((m) => m.waitsForReader && m.startsAt <= near);
  const managing = reader.manages ? await forOfficers(store, all, items, asked, network) : NOTHING_TO_MANAGE;
  const listed = new Set([...toReply, ...managing.toBegin].map(({ ref }) => ref));
  const meetings = next
    .filter(({ ref }) => !listed.has(ref))
    .slice(0, MAX_AT_HOME)
    .map((m) => ({ ...m, waitsForReader: false }));
  return { toReply, meetings, actionsDue, ...managing };
}

type Managing = Pick<MeetingsHome, 'proposals' | 'meetingRequests' | 'toBegin' | 'toDraft'>;
const NOTHING_TO_MANAGE: Managing = { proposals: [], meetingRequests: [], toBegin: [], toDraft: [] };

async function forOfficers(
  store: Store,
  open: readonly Meeting[],
  items: readonly AgendaItem[],
  asked: ViewRequest,
  network: Network,
): Promise<Managing> {
  const lines = (some: readonly Meeting[]) => some.map((m) => meetingLine(m, asked, network));
  const ended = await meetingsIn(store, network.id, ['ended']);
  const soon = after(asked.now, BEGIN_WITHIN_MS);
  return {
    proposals: items.filter(({ state }) => state === 'proposed').map(({ target, title }) => ({ ref: target, title })),
    meetingRequests: (await waitingRequests(store, asked, network)).map(({ ref, topic }) => ({ ref, title: topic })),
    toBegin: lines(open.filter(({ state, startsAt }) => state === 'planned' && startsAt <= soon)),
    toDraft: lines(ended.filter(({ record }) => record === undefined)),
  };
}

/** Overdue ones too: they are still to be done. */
async function ownActions(
  store: Store,
  items: readonly AgendaItem[],
  asked: ViewRequest,
  network: Network,
): Promise<MeetingsHome['actionsDue']> {
  const { reader, now } = asked;
  const today = dateAt(now, network.settings.timeZone);
  const last = dateAt(after(now, ACT_WITHIN_DAYS * DAY_MS), network.settings.timeZone);
  const isOwn = ({ entity, person }: Action): boolean =>
    entity ? entity === reader.entity : person ? person === reader.person : reader.manages;
  const found = items.map(async (item) => {
    const own = item.actions.filter((one) => !one.done && one.due !== undefined && one.due <= last && isOwn(one));
    const view = own.length > 0 && (await itemView(store, item, { ...asked, unveiled: false }, network));
    if (!view) return [];
    return own.map(({ text, due = today }) => ({
      ref: item.target,
      title: view.title,
      ...(!view.discreet && { text }),
      due,
    }));
  });
  return (await Promise.all(found)).flat();
}

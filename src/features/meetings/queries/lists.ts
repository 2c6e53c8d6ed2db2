/** Reads lists of meetings, and what has to be decided about them. */
import type { MeetingRequestView, MeetingsView, RuleView } from '../cards/view.ts';
import { personName, type Roll, type Reader } from '../../../core/people.ts';
import { keptRule, WEEKDAYS } from '../../../calendar/calendar.ts';
import { isWithCommittee } from '../rules/committee.ts';
import { isListedFor, type Meeting } from '../rules/state.ts';
import type { MeetingRequest } from '../rules/request.ts';
import type { Series } from '../rules/series.ts';
import type { Network } from '../../../core/network.ts';
import type { ReadStore } from '../../../kit/read.ts';
import { itemView } from './itemView.ts';
import { meetingLine } from './meetingView.ts';
import type { ViewRequest } from '../../../kit/views.ts';
import { rollFor } from '../../../kit/namesGone.ts';

export const requestView = (r: MeetingRequest, reader: Reader, roll: Roll): MeetingRequestView => ({
  ref: r.target,
  topic: r.topic,
  purpose: r.purpose,
  ...(r.when && { when: r.when }),
  entity: r.entity,
  byName: personName(rollFor(r, 'meetings', roll), r.by),
  state: r.state,
  ...(r.reason && { reason: r.reason }),
  ...(r.meeting && { meeting: r.meeting }),
  mayDecide: reader.manages && r.state === 'waiting',
});

const MAX_MEETINGS = 50;
const MAX_NEXT = 3;

/** The meetings to come or in one state, with their series. */
export async function meetingsView(read: ReadStore, asked: ViewRequest, network: Network): Promise<MeetingsView> {
  const { state } = asked.data;
  const stages = typeof state === 'string' ? [state] : ['planned', 'running'];
  const [all, series, requests, steering] = await Promise.all([
    meetingsIn(read, stages),
    read.list('series', { stages: ['set'] }),
    asked.reader.manages ? waitingRequests(read, asked, network) : [],
    forSteering(read, asked, network),
  ]);
  const isTheirs = (one: Meeting | Series): boolean => isListedFor(one, asked.reader);
  const lines = all
    .filter(isTheirs)
    .map((m) => meetingLine(m, asked, network))
    .sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
  return {
    lines: state === undefined || state === 'planned' ? lines : lines.reverse(),
    series: series.filter(isTheirs).map((one) => seriesView(one, all)),
    requests,
    steering,
  };
}

/** The Steering Committee's list: items that a meeting sent there without a decision [ToR 3.b.i]. */
async function forSteering(read: ReadStore, asked: ViewRequest, network: Network): Promise<MeetingsView['steering']> {
  const found = await read.list('agenda', { stages: ['notDecided'] });
  const sent = found
    .filter(isWithCommittee)
    .sort((a, b) => ((a.sittings.at(-1)?.at ?? '') < (b.sittings.at(-1)?.at ?? '') ? 1 : -1));
  const views = await Promise.all(
    sent.slice(0, MAX_MEETINGS).map((item) => itemView(read, item, { ...asked, unveiled: false }, network)),
  );
  return views.flatMap((view) => view ?? []);
}

function ruleView(kept: string): RuleView {
  const rule = keptRule(kept);
  return rule.type === 'day' ? rule : { ...rule, weekday: WEEKDAYS.indexOf(rule.weekday) + 1 };
}

function seriesView(series: Series, all: readonly Meeting[]): MeetingsView['series'][number] {
  const { target, kind, title, audience, rule, time, zone } = series;
  const own = all.filter((m) => m.series?.of === series.target).map(({ startsAt }) => startsAt);
  return {
    ref: target,
    kind,
    ...(title !== undefined && { title }),
    ...(audience && { audience }),
    rule: ruleView(rule),
    time,
    zone,
    next: own.sort().slice(0, MAX_NEXT),
  };
}

export async function meetingsIn(read: ReadStore, stages: readonly string[]): Promise<readonly Meeting[]> {
  return read.list('meetings', { stages });
}

export async function waitingRequests(
  read: ReadStore,
  { reader }: Pick<ViewRequest, 'reader'>,
  network: Network,
): Promise<MeetingRequestView[]> {
  const found = await read.list('meetingRequests', { stages: ['waiting'] });
  return found.map((r) => requestView(r, reader, network.roll));
}

/** Makes the view of a meeting for one reader. */
import { asOf, personName } from '../../../core/people.ts';
import { DAY_MS } from '../../../core/spans.ts';
import { after, type EntityId, type Instant } from '../../../core/ids.ts';
import type { ItemView, MeetingLine, MeetingView } from '../cards/view.ts';
import { isRecordable, isRecorded } from '../rules/begin.ts';
import { inOrder, type AgendaItem } from '../rules/item.ts';
import { isFor } from '../rules/uninvite.ts';
import {
  answerOf,
  endsAt,
  heldFrom,
  invited,
  isAhead,
  onItsDay,
  waitsFor,
  type ANSWERS,
  type Meeting,
} from '../rules/state.ts';
import type { Network } from '../../../core/network.ts';
import type { ReadStore } from '../../../kit/read.ts';
import { earlierActions, itemsOf, notedSince } from './facts.ts';
import { planTrouble } from '../../plan/public.ts';
import { itemView } from './itemView.ts';
import { actionLineOf, sees } from './minutesView.ts';
import type { ViewRequest } from '../../../kit/views.ts';
import { eventOf } from './calendarEvents.ts';
import { rollFor } from '../../../kit/namesGone.ts';

/** One line of a list of meetings. */
export function meetingLine(
  m: Meeting,
  { reader, now }: Pick<ViewRequest, 'reader' | 'now'>,
  network: Network,
): MeetingLine {
  return {
    ref: m.target,
    kind: m.kind,
    title: m.title,
    untitled: m.untitled,
    startsAt: m.state === 'ended' ? heldFrom(m) : m.startsAt,
    state: m.state,
    waitsForReader: waitsFor(m, reader.entity, network, now),
  };
}

export async function meetingView(
  read: ReadStore,
  m: Meeting,
  asked: ViewRequest,
  network: Network,
): Promise<MeetingView> {
  const { reader } = asked;
  const all = invited(m, network);
  // A meeting's card is kept, so it never shows restricted items in full. They are opened one by one.
  const kept = { ...sees(asked, network), unveiled: false };
  // Read at the same time: with a distant store, one query after the other would be noticeably slow.
  const [items, noted, earlier, plan] = await Promise.all([
    ownItems(read, m, { ...asked, unveiled: false }, network),
    isAhead(m) ? notedSince(read, m) : [],
    isAhead(m) ? earlierActions(read, m, network) : [],
    planFor(read, m, asked, network),
  ]);
  const that = (answer: (typeof ANSWERS)[number]): EntityId[] =>
    m.replies
      .filter((one) => one.answer === answer)
      .map(({ entity }) => entity)
      .sort();
  const change = m.changes.at(-1);
  const mine = reader.entity !== undefined && all.includes(reader.entity) ? reader.entity : undefined;
  const answer = mine && answerOf(m, mine);
  const roll = asOf(rollFor(m, 'meetings', network.roll), m.endedAt);
  const current =
    m.state === 'running' ? (items.on.find((one) => isTaken(one, m)) ?? items.on.find(isToCome)) : undefined;
  return {
    ...meetingLine(m, asked, network),
    event: eventOf(m, network),
    isForReader: isFor(m, reader.person, network),
    startsBefore: startsBefore(m),
    minutes: m.minutes,
    endsAt: endsAt(m),
    ...(m.endedAt && { endedAt: m.endedAt }),
    zone: m.zone,
    ...(m.place && { place: m.place }),
    cutoffAt: m.cutoffAt,
    final: m.final,
    near: asked.now >= after(m.startsAt, -DAY_MS),
    isOver: asked.now > endsAt(m),
    recordable: isRecordable(m, asked.now),
    unbegins: m.state === 'running' && !isRecorded(m, items.own),
    ...(m.afterwards && { afterwards: { from: heldFrom(m), until: m.afterwards.until } }),
    invited: all.length,
    replies: { attending: that('attending'), alternate: that('alternate'), regrets: that('regrets') },
    silent: all.filter((entity) => answerOf(m, entity) === undefined),
    ...(mine && { mine: { entity: mine, ...(answer && { answer }) } }),
    items: items.on,
    proposed: items.proposed,
    noted: noted.map(({ number, title, classification, decision }) => ({
      number,
      title: classification === 'unclassified' ? title : decision,
    })),
    earlier: earlier.map((one) => actionLineOf(one, kept)),
    plan,
    ...(m.clash && m.state === 'planned' && { clash: m.clash }),
    ...(change && {
      changed: { what: change.what, from: change.from, reason: change.reason, ...(change.why && { why: change.why }) },
    }),
    ...(m.begunBy && { begunBy: personName(roll, m.begunBy) }),
    ...(m.chair && { chair: personName(roll, m.chair) }),
    present: m.present,
    ...(m.represented && { represented: m.represented.map(({ entity, people }) => ({ entity, people })) }),
    absent: (m.afterwards ? invited(m, onItsDay(m, network)) : all).filter((entity) => !m.present.includes(entity)),
    ...(current && { current }),
    minutesState: m.record?.state ?? 'none',
    mayManage: reader.manages,
  };
}

/** Of several moves in one night only the last is told, and nobody knows the start of those between. */
function startsBefore({ changes, startsAt }: Meeting): readonly Instant[] {
  const starts: Instant[] = [];
  let told: Instant | undefined;
  for (const { what, at, from } of [...changes].reverse()) {
    if (what !== 'moved' || (told !== undefined && after(at, DAY_MS) < told)) break;
    told ??= at;
    if (from !== startsAt && !starts.includes(from)) starts.push(from);
  }
  return starts;
}

/** It is looked at in the next Focal Points meeting; where nothing is in its way, no other meeting is looked for. */
async function planFor(
  read: ReadStore,
  m: Meeting,
  { now }: ViewRequest,
  network: Network,
): Promise<MeetingView['plan']> {
  if (m.kind !== 'focalPoints' || !isAhead(m)) return [];
  const found = await planTrouble(read, now, network);
  if (found.length === 0) return [];
  const ahead = await read.list('meetings', { stages: ['planned', 'running'] });
  return ahead.some(({ kind, startsAt }) => kind === 'focalPoints' && startsAt < m.startsAt) ? [] : found;
}

const isToCome = ({ state }: ItemView): boolean => state === 'planned';
/** The meeting is told a little later that an item has ended, and names it as current until then. */
const isTaken = (item: ItemView, m: Meeting): boolean =>
  item.ref === m.item && (item.state === 'taken' || isToCome(item));

/** The items of a meeting in order, and the proposals for it. */
async function ownItems(
  read: ReadStore,
  m: Meeting,
  asked: ViewRequest,
  network: Network,
): Promise<{ own: readonly AgendaItem[]; on: ItemView[]; proposed: ItemView[] }> {
  const place = (item: AgendaItem): number =>
    m.agenda.includes(item.target) ? m.agenda.indexOf(item.target) : m.agenda.length;
  const [own, waiting] = await Promise.all([
    itemsOf(read, m.target),
    m.state === 'planned' ? read.list('agenda', { stages: ['proposed'] }) : [],
  ]);
  const found = inOrder(own, m).sort((a, b) => place(a) - place(b));
  const proposals = waiting.filter((item) => item.meeting === m.target);
  const view = (all: readonly AgendaItem[]) => Promise.all(all.map((item) => itemView(read, item, asked, network, m)));
  const present = (all: readonly (ItemView | undefined)[]): ItemView[] => all.flatMap((one) => one ?? []);
  const [on, proposed] = await Promise.all([view(found), view(proposals)]);
  return { own, on: present(on), proposed: present(proposed) };
}

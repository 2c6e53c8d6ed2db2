/**
 * What a meeting needs of all meetings and agenda items. A card is drawn for everybody, and a long history has thousands of
 * them, so it is found once for each state of the lists.
 */
import { oncePer } from '../../../core/oncePer.ts';
import type { Ref } from '../../../core/ids.ts';
import { isUnreached, type AgendaItem } from '../rules/item.ts';
import type { Meeting, MeetingKind } from '../rules/state.ts';

const OFF: readonly AgendaItem['state'][] = ['proposed', 'declined', 'left'];

/** The items of each meeting: those on its agenda, those it has dealt with, and those it did not reach. */
export const itemsByMeeting = oncePer((items: readonly AgendaItem[]): ReadonlyMap<Ref, readonly AgendaItem[]> => {
  const made = new Map<Ref, AgendaItem[]>();
  for (const item of items) {
    const dealtWith = [...item.carried, ...item.sittings.map(({ meeting }) => meeting)];
    const isOn = !OFF.includes(item.state) || isUnreached(item);
    const on = item.meeting !== undefined && isOn ? [item.meeting] : [];
    for (const meeting of new Set([...on, ...dealtWith])) {
      const before = made.get(meeting);
      if (before) before.push(item);
      else made.set(meeting, [item]);
    }
  }
  return made;
});

/** Two meetings of one thematic series: the later one sees what the earlier one agreed. */
const isOneSeries = (one: Meeting, m: Meeting): boolean => m.series !== undefined && one.series?.of === m.series.of;

const before = new WeakMap<Meeting, { readonly held: readonly Meeting[]; readonly at: string }>();
/** When the last meeting of this kind, or of this series, before it ended; `''` when there was none. */
export function heldBefore(held: readonly Meeting[], m: Meeting): string {
  const known = before.get(m);
  if (known?.held === held) return known.at;
  let last: Meeting | undefined;
  for (const one of held)
    if (
      (m.kind === 'thematic' ? isOneSeries(one, m) : one.kind === m.kind) &&
      one.startsAt < m.startsAt &&
      (last === undefined || one.startsAt > last.startsAt)
    )
      last = one;
  const at = last?.endedAt ?? last?.startsAt ?? '';
  before.set(m, { held, at });
  return at;
}

/** Focal Points meetings see the actions agreed in them and in thematic meetings; the RMC sees its own. */
const SEES: Readonly<Record<MeetingKind, readonly MeetingKind[]>> = {
  focalPoints: ['focalPoints', 'thematic'],
  rmc: ['rmc'],
  thematic: [],
};
export const seesActions = (m: Meeting): boolean => SEES[m.kind].length > 0 || m.series !== undefined;

/** @property held the meetings that have ended */
interface Past {
  readonly held: readonly Meeting[];
  readonly meetings: readonly Meeting[];
  readonly items: readonly AgendaItem[];
}
/** An item with those of its actions that are shown. */
interface Agreed {
  readonly item: AgendaItem;
  readonly actions: AgendaItem['actions'];
}
const agreed = new WeakMap<Meeting, Past & { readonly found: readonly Agreed[] }>();

/** The actions of earlier meetings that are open, or were done since the meeting before. */
export function agreedBefore(past: Past, m: Meeting): readonly Agreed[] {
  const known = agreed.get(m);
  if (known?.held === past.held && known.meetings === past.meetings && known.items === past.items) return known.found;
  const { held, meetings, items } = past;
  const since = heldBefore(held, m);
  const agreedIn = new Set(
    meetings
      .filter((one) => (SEES[m.kind].includes(one.kind) || isOneSeries(one, m)) && one.target !== m.target)
      .map(({ target }) => target),
  );
  const isShown = ({ meeting, done }: AgendaItem['actions'][number]): boolean =>
    agreedIn.has(meeting) && (!done || done.at > since);
  const found = items.flatMap((item) => {
    const actions = item.actions.filter(isShown);
    return actions.length === 0 ? [] : [{ item, actions }];
  });
  agreed.set(m, { ...past, found });
  return found;
}

/** A meeting and one item of its agenda, moved by acts as the command handler moves them; no store, no clock. */
import { refuse, type Decision } from '../../src/core/decision.ts';
import { instant, ref, type Instant } from '../../src/core/ids.ts';
import type { Person } from '../../src/core/people.ts';
import type { AgendaItem, Around, Slot } from '../../src/features/meetings/rules/item.ts';
import type { Meeting } from '../../src/features/meetings/rules/state.ts';
import type { Objection } from '../../src/features/meetings/rules/itemOutcome.ts';
import { phrase } from '../../src/i18n/phrase.ts';
import { isPermitted } from '../../src/engine/permission.ts';
import { aMeeting, anItem } from './acts/meeting.ts';
import type { SYSTEM } from './builders.ts';
import { act, entities, HOUR, later, net, NOW, type How } from './builders.ts';
import { ACT_DEFINITIONS } from './features.ts';

export const NEXT: Slot = {
  target: ref('M-2'),
  kind: 'focalPoints',
  startsAt: instant('2027-01-14T15:00:00Z'),
  cutoffAt: instant('2027-01-12T22:00:00Z'),
};

export interface Room {
  readonly meeting: Meeting;
  readonly item: AgendaItem;
  /** The objections that stand in writing, when the item comes from a written endorsement. */
  readonly written: readonly Objection[];
  readonly slots: readonly Slot[];
}
export const aRoom = (of: Partial<Room> = {}): Room => ({
  meeting: aMeeting({ state: 'running', agenda: [ref('A-1')] }),
  item: anItem(),
  written: [],
  slots: [NEXT],
  ...of,
});
/** The item of a written endorsement whose silence was broken. */
export const referredItem = (of: Partial<AgendaItem> = {}): AgendaItem =>
  anItem({ kind: 'referred', source: ref('E-1'), title: 'Framework of Cooperation', ...of });

/** What was recorded, for minutes that are drafted from it. */
export const CONTENT = { present: entities('UNHCR'), regrets: [], items: [], noted: [], earlier: [] };

/** An act on the item or on the meeting: what is decided, and the room as it is then. */
export function inRoom(
  room: Room,
  verb: string,
  by: Person | typeof SYSTEM,
  inputs: object = {},
  how: How = {},
): { decision: Decision<unknown>; room: Room } {
  const declared = ACT_DEFINITIONS[verb];
  if (declared?.type !== 'change') throw new Error(`${verb} changes no document`);
  const onItem = declared.kind === 'agenda';
  const before = onItem ? room.item : room.meeting;
  const asked = act(verb, by, inputs, { at: later(NOW, HOUR), ...how }) as { readonly inputs: object };
  const known = { ...asked, inputs: { ...asked.inputs, ...(onItem ? around(room) : { content: CONTENT }) } };
  const decision: Decision<unknown> = isPermitted(by, declared.who)
    ? declared.rule(before, known as never, how.network ?? net(), ref(before.target))
    : refuse(before, 'notAllowed', phrase('refused.notAllowed'));
  const next = decision.state as never;
  return { decision, room: onItem ? { ...room, item: next } : { ...room, meeting: next } };
}

function around({ meeting, item, written, slots }: Room): Around {
  const isHere = item.meeting === meeting.target;
  return {
    slots,
    ...(isHere && { meeting }),
    ...(item.sittings.at(-1)?.meeting === meeting.target && { last: meeting.state }),
    ...(item.kind === 'referred' && {
      source: {
        title: item.title,
        documentUrl: 'https://un.example/framework',
        documentVersion: '3',
        classification: 'unclassified',
        objections: written,
      },
    }),
  };
}

/** Somebody's act in a room: the verb, who, with what, and when. */
export type Done = readonly [verb: string, by: Person, inputs?: object, at?: Instant];
/** The room after these acts. Each must have been accepted. */
export const afterAll = (room: Room, ...acts: readonly Done[]): Room =>
  acts.reduce((so, [verb, by, inputs, at]) => {
    const { decision, room: next } = inRoom(so, verb, by, inputs, at && { at });
    if (!decision.answer.ok) throw new Error(`${verb} was refused: ${decision.answer.code}`);
    return next;
  }, room);

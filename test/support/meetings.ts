/** Meetings in stories: planned, begun, and looked up. */
import type { World } from './world.ts';

export interface MeetingRecord {
  readonly target: string;
  readonly kind: string;
  readonly title: string;
  readonly startsAt: string;
  readonly minutes: number;
  readonly place?: string;
  readonly state: string;
  readonly sequence: number;
  readonly agenda: readonly string[];
  readonly present: readonly string[];
  readonly spoke?: readonly { readonly entity: string; readonly person: string }[];
  readonly replies: readonly { readonly entity: string; readonly answer: string }[];
  readonly circulatedAt?: string;
  readonly reminders: readonly unknown[];
  readonly final: boolean;
  readonly item?: string;
  readonly record?: {
    readonly state: string;
    readonly number?: string;
    readonly issuedBy?: string;
    readonly text?: string;
    readonly adoptAt: string;
    readonly content: {
      readonly present: readonly string[];
      readonly items: readonly { readonly item: string; readonly outcome?: string; readonly number?: string }[];
      readonly noted: readonly { readonly number: string }[];
      readonly earlier: readonly { readonly owner: string; readonly text: string }[];
    };
    readonly comments: readonly unknown[];
    readonly corrections: readonly { readonly text: string }[];
  };
}
export interface ItemRecord {
  readonly target: string;
  readonly title: string;
  readonly state: string;
  readonly kind: string;
  readonly meeting?: string;
  readonly carried: readonly string[];
  readonly marks: readonly string[];
  readonly number?: string;
  readonly trace: readonly { readonly what: string; readonly reason?: string; readonly meeting?: string }[];
  readonly question?: {
    readonly present: readonly string[];
    readonly objections: readonly { readonly entity: string }[];
  };
  readonly sittings: readonly {
    readonly outcome: string;
    readonly present: readonly string[];
    readonly text: string;
  }[];
  readonly actions: readonly {
    readonly n: number;
    readonly owner: string;
    readonly text: string;
    readonly due?: string;
    readonly done?: object;
  }[];
}

export const meetings = (w: World): Promise<MeetingRecord[]> => w.records<MeetingRecord>('meetings');
export async function meeting(w: World, target: string): Promise<MeetingRecord> {
  const [found] = await w.records<MeetingRecord>('meetings', target);
  if (!found) throw new Error(`there is no ${target}`);
  return found;
}
export async function item(w: World, target: string): Promise<ItemRecord> {
  const [found] = await w.records<ItemRecord>('agenda', target);
  if (!found) throw new Error(`there is no ${target}`);
  return found;
}

export const SERIES = { kind: 'focalPoints', rule: 'second thursday', time: '10:00' };

/** Two Focal Points meetings: Thursday 10 December 2026 and 14 January 2027, 10:00 in New York. */
export async function plan(w: World, startsAt = '2026-12-10T10:00'): Promise<string> {
  const answer = await w.coordinator.press('meeting.schedule', null, {
    kind: 'focalPoints',
    startsAt,
    place: 'Room 7',
  });
  if (!answer.ok || !answer.target) throw new Error(`not planned: ${JSON.stringify(answer)}`);
  await w.settle();
  return answer.target;
}
export const planTwo = async (w: World): Promise<readonly [string, string]> => [
  await plan(w),
  await plan(w, '2027-01-14T10:00'),
];

/** A focal point of UNFPA breaks the silence of a new request; gives the request and its agenda item. */
export async function refer(w: World, entity = 'UNFPA', inputs = {}): Promise<{ request: string; item: string }> {
  const request = await w.open(inputs);
  await w.focalPoint(entity).press('endorsement.object', request, {
    text: 'Paragraph 12 is too narrow.',
    requestDiscussion: 'yes',
    wouldSatisfy: 'A wider paragraph.',
  });
  const { agendaItem } = await w.request(request);
  if (!agendaItem) throw new Error(`${request} is not on the agenda`);
  return { request, item: agendaItem };
}

/** An item that was proposed and accepted. */
export async function propose(w: World, title = 'Work plan', inputs = {}): Promise<string> {
  const answer = await w.focalPoint('UNHCR').press('agenda.propose', null, { title, ...inputs });
  const target = answer.target ?? '';
  await w.officer.press('agenda.accept', target);
  await w.settle();
  return target;
}

/** The meeting of 10 December is begun, with these entities present. */
export async function begin(w: World, target: string, entities = 'UNHCR, UNICEF'): Promise<void> {
  await w.to('2026-12-10T15:00:00Z');
  await w.officer.press('meeting.begin', target);
  if (entities !== '') await w.officer.press('meeting.present', target, { entities });
  await w.settle();
}

/** Acts on meetings that only read. */
import type { Act } from '../../../core/act.ts';
import type { Documents, Kind } from '../../../core/contract.ts';
import type { Answer } from '../../../core/answer.ts';
import { maybeChoice, maybeNumber, type Inputs } from '../../../core/inputs.ts';
import type { Ref } from '../../../core/ids.ts';
import { manages, type Person } from '../../../core/people.ts';
import { phrase } from '../../../i18n/phrase.ts';
import type { Network } from '../../../core/network.ts';
import type { ReadStore } from '../../../kit/read.ts';

export const MEETING_STATES = ['planned', 'running', 'ended', 'cancelled', 'notHeld'] as const;
const MAX_PAGES = 10_000;
export const listInputs = { state: maybeChoice(MEETING_STATES), page: maybeNumber(1, MAX_PAGES) };

type Answering = (read: ReadStore, act: Act<unknown, Person>, network: Network) => Promise<Answer>;

type Meant<K extends Kind> = { [One in K]: { readonly kind: One; readonly state: Documents[One] } }[K];

/** The document with this reference, if it is of one of these kinds. */
async function meant<K extends Kind>(read: ReadStore, target: Ref, kinds: readonly K[]) {
  const found = kinds.map(async (kind): Promise<Meant<K> | undefined> => {
    const state = await read.load(kind, target);
    return state && { kind, state };
  });
  return (await Promise.all(found)).find((one) => one !== undefined);
}
const noTarget: Answer = { ok: false, code: 'invalid', say: phrase('refused.noTarget') };
const notFound = (target: Ref): Answer => ({
  ok: false,
  code: 'notFound',
  say: phrase('refused.notFound', { ref: target }),
});

const here = (
  ref: Ref,
  name: 'meeting' | 'meetingDesk' | 'meetingRequest' | 'agenda' | 'item' | 'minutes',
): Answer => ({
  ok: true,
  say: phrase('meeting.here', { ref }),
  card: { name, about: ref },
  target: ref,
});

/** `meeting.show`: a meeting, or a request for one. While a meeting is held, the Secretariat gets the card for running it. */
export const showMeeting: Answering = async (read, act) => {
  if (!act.target) return noTarget;
  const found = await meant(read, act.target, ['meetings', 'meetingRequests']);
  if (!found) return notFound(act.target);
  if (found.kind === 'meetingRequests') return here(act.target, 'meetingRequest');
  const isHeld = found.state.state === 'running';
  return here(act.target, isHeld && manages(act.actor) ? 'meetingDesk' : 'meeting');
};

/** `meeting.list` */
export async function listMeetings(
  _read: ReadStore,
  { inputs }: Act<Inputs<typeof listInputs>, Person>,
): Promise<Answer> {
  const { state, page } = inputs;
  const data = { ...(state !== undefined && { state }), ...(page !== undefined && { page }) };
  return { ok: true, say: phrase('meeting.listed'), card: { name: 'meetings', data } };
}

/** `agenda.show`: a meeting's agenda, one item, or the items that wait for an agenda. */
export const showAgenda: Answering = async (read, act) => {
  if (!act.target) {
    const planned = await read.list('meetings', { stages: ['running', 'planned'] });
    const next = planned
      .filter(({ kind }) => kind === 'focalPoints')
      .sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1))[0];
    return next
      ? here(next.target, 'agenda')
      : { ok: false, code: 'notFound', say: phrase('agenda.noMeeting'), card: { name: 'meetings', data: {} } };
  }
  const found = await meant(read, act.target, ['meetings', 'agenda']);
  if (!found) return notFound(act.target);
  return here(act.target, found.kind === 'agenda' ? 'item' : 'agenda');
};

/** `minutes.show` */
export const showMinutes: Answering = async (read, act) => {
  if (!act.target) return noTarget;
  const m = (await meant(read, act.target, ['meetings']))?.state;
  if (!m) return notFound(act.target);
  if (m.record) return here(m.target, 'minutes');
  // The card of the meeting has the next step: its desk, or the form with which they are drafted.
  return {
    ok: false,
    code: 'notFound',
    say: phrase('minutes.none', { ref: m.target }),
    target: m.target,
    card: { name: 'meeting', about: m.target },
  };
};

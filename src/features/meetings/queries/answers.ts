/** Acts on meetings that only look. */
import type { Act } from '../../../core/act.ts';
import type { Answer } from '../../../core/answer.ts';
import { maybeChoice, type Inputs } from '../../../core/inputs.ts';
import type { Ref } from '../../../core/ids.ts';
import type { Person } from '../../../core/people.ts';
import { phrase } from '../../../i18n/phrase.ts';
import type { Meeting } from '../rules/state.ts';
import type { Net } from '../../../core/net.ts';
import { documentId, type Store } from '../../../store/store.ts';
import { kindOf } from '../../../engine/registry.ts';

const MEETING_STATES = ['planned', 'running', 'ended', 'cancelled', 'notHeld'] as const;
export const listInputs = { state: maybeChoice(MEETING_STATES) };

type Look = (store: Store, act: Act<unknown, Person>, network: Net) => Promise<Answer>;

/** The document that is meant, of one of these kinds; or what to answer when there is none. */
async function meant(
  store: Store,
  target: Ref | undefined,
  network: Net,
  kinds: readonly string[],
): Promise<{ kind: string; state: unknown } | Answer> {
  if (!target) return { ok: false, code: 'invalid', say: phrase('refused.noTarget') };
  const kind = kindOf(target) ?? '';
  const found = kinds.includes(kind) ? await store.load(documentId(network.id, target)) : undefined;
  return found
    ? { kind, state: found.state }
    : { ok: false, code: 'notFound', say: phrase('refused.notFound', { ref: target }) };
}

const here = (
  ref: Ref,
  name: 'meeting' | 'meetingDesk' | 'meetingRequest' | 'agenda' | 'item' | 'minutes',
): Answer => ({
  ok: true,
  say: phrase('meeting.here', { ref }),
  card: { name, about: ref },
  target: ref,
});

/** `meeting.show`: a meeting, or a request for one. While it is held, the Secretariat gets the desk. */
export const showMeeting: Look = async (store, act, network) => {
  const found = await meant(store, act.target, network, ['meetings', 'meetingRequests']);
  if ('ok' in found) return found;
  if (found.kind === 'meetingRequests') return here(act.target as Ref, 'meetingRequest');
  const isHeld = (found.state as Meeting).state === 'running';
  const manages = act.actor.roles.includes('secretariat') || act.actor.roles.includes('coordinator');
  return here(act.target as Ref, isHeld && manages ? 'meetingDesk' : 'meeting');
};

/** `meeting.list` */
export async function listMeetings(_store: Store, { inputs }: Act<Inputs<typeof listInputs>, Person>): Promise<Answer> {
  const data = inputs.state === undefined ? {} : { state: inputs.state };
  return { ok: true, say: phrase('meeting.listed'), card: { name: 'meetings', data } };
}

/** `agenda.show`: the agenda of a meeting, the item named, or what waits to come on an agenda. */
export const showAgenda: Look = async (store, act, network) => {
  if (!act.target) {
    const planned = await store.list(network.id, 'meetings', { stages: ['running', 'planned'] });
    const next = planned
      .map(({ state }) => state as Meeting)
      .filter(({ kind }) => kind === 'focalPoints')
      .sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1))[0];
    return next ? here(next.target, 'agenda') : { ok: false, code: 'notFound', say: phrase('agenda.noMeeting') };
  }
  const found = await meant(store, act.target, network, ['meetings', 'agenda']);
  if ('ok' in found) return found;
  return here(act.target, found.kind === 'agenda' ? 'item' : 'agenda');
};

/** `minutes.show` */
export const showMinutes: Look = async (store, act, network) => {
  const found = await meant(store, act.target, network, ['meetings']);
  if ('ok' in found) return found;
  const m = found.state as Meeting;
  return m.record
    ? here(m.target, 'minutes')
    : { ok: false, code: 'notFound', say: phrase('minutes.none', { ref: m.target }) };
};

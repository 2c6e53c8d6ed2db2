/** Looks at the RMC: its terms and outcomes in the store, and whom its notices have reached. */
import type { Act } from '../../../core/act.ts';
import type { Answer, CardRef } from '../../../core/answer.ts';
import type { NetworkId, Ref } from '../../../core/ids.ts';
import { ref } from '../../../core/ids.ts';
import { maybeNumber, type Inputs } from '../../../core/inputs.ts';
import type { Person } from '../../../core/people.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { dateAt } from '../../../calendar/calendar.ts';
import type { Network } from '../../../core/network.ts';
import { meetingRef, outcomeKey, type MeetingFacts, type shareInputs } from '../rules/outcome.ts';
import { emptyRotation, holder, termOf, type Rotation } from '../rules/state.ts';
import { readFrom } from '../../../kit/read.ts';
import type { Store } from '../../../store/store.ts';
import { kindOf } from '../../../engine/registry.ts';
import { outcomeView, rmcHome, rmcView, termRecord, type Sight, type Unreached } from './views.ts';
import type { RmcHome, RmcView } from '../cards/view.ts';
import type { ViewRequest } from '../../../kit/views.ts';

const TERMS = 'terms';
/** Outcomes on cards end here. */
const MAX_OUTCOMES = 20;

export async function rotationOf(store: Store, network: NetworkId): Promise<{ state: Rotation; version: number }> {
  return (await readFrom(store, network).find(TERMS, TERMS)) ?? { state: emptyRotation, version: 0 };
}

async function sightOf(store: Store, asked: ViewRequest, network: Network, r: Rotation): Promise<Sight> {
  const { reader, now, data } = asked;
  const stages = reader.roles.includes('rmcChair') ? ['owed', 'shared'] : ['shared'];
  const outcomes = (await readFrom(store, network.id).list('outcomes', { stages })).slice(-MAX_OUTCOMES);
  const unreached = reader.manages ? await unreachedIn(store, network, r, asked) : new Map<Ref, string>();
  return { network, reader, now, data, outcomes, unreached };
}

/** The announced terms of which no notice has come to anybody of the entity, and why. */
async function unreachedIn(
  store: Store,
  { id, settings }: Network,
  r: Rotation,
  { now }: ViewRequest,
): Promise<Unreached> {
  const today = dateAt(now, settings.timeZone);
  const open = r.terms.filter((term) => term.to >= today && term.noticed !== undefined && !term.acknowledged);
  const found = new Map<Ref, string>();
  for (const term of open) {
    const entity = holder(term);
    const reach = await store.reach(id, ref(TERMS), 'rmcIncoming', term.target);
    const one = reach.find((known) => known.entity === entity);
    if (!one || one.sent > 0) continue;
    // As with requests: what waits for Concord's own access has come to nobody, and is told as that.
    if (one.held !== undefined) found.set(term.target, one.held);
    else if (one.queued === 0 && one.failed > 0) found.set(term.target, one.reason ?? 'unavailable');
  }
  return found;
}

/** The view of the rotation for a card. */
export async function seeRmc(
  store: Store,
  asked: ViewRequest,
  network: Network,
): Promise<{ readonly view: RmcView; readonly version: number }> {
  const { state, version } = await rotationOf(store, asked.network);
  return { view: rmcView(state, await sightOf(store, asked, network, state)), version };
}

/** One meeting's outcome. */
export async function seeOutcome(store: Store, { about, network, reader }: ViewRequest) {
  const found = await readFrom(store, network).find('outcomes', about);
  return found && { view: outcomeView(found.state, reader), version: found.version };
}

/** What the home card says of the RMC. */
export async function homeOfRmc(store: Store, asked: ViewRequest, network: Network): Promise<RmcHome | undefined> {
  const { state } = await rotationOf(store, asked.network);
  return rmcHome(state, await sightOf(store, { ...asked, data: {} }, network, state));
}

/** `rmc.show`: the committee as it is and will be; with a target, one term, or what the Chair shared of a meeting. */
export async function show(store: Store, act: Act<unknown, Person>, network: Network): Promise<Answer> {
  if (!act.target) return { ok: true, say: phrase('rmc.here'), card: { name: 'rmc' } };
  if (kindOf(act.target) === 'meetings') return showOutcome(store, act.target, network);
  const { state } = await rotationOf(store, network.id);
  const term = kindOf(act.target) === TERMS ? termOf(state, act.target) : undefined;
  if (!term) return { ok: false, code: 'notFound', say: phrase('refused.notFound', { ref: act.target }) };
  const card: CardRef = { name: 'rmcTerm', data: { term: term.target } };
  return { ok: true, say: phrase('rmc.termHere', { ref: term.target }), card, target: term.target };
}

async function showOutcome(store: Store, meeting: Ref, { id }: Network): Promise<Answer> {
  const about = await store.findByKey(id, 'outcomes', outcomeKey(meeting));
  if (!about) return { ok: false, code: 'notFound', say: phrase('rmc.noOutcome', { ref: meeting }) };
  return {
    ok: true,
    say: phrase('rmc.outcomeHere', { ref: meeting }),
    card: { name: 'rmcOutcome', about },
    target: meeting,
  };
}

const MAX_PREVIEW_YEARS = 30;
export const previewInputs = { years: maybeNumber(1, MAX_PREVIEW_YEARS) };

/** `rmc.preview`: who sits when, in the years ahead. */
export const preview = async (
  _store: Store,
  { inputs }: Act<Inputs<typeof previewInputs>, Person>,
  _network: Network,
): Promise<Answer> => {
  const years = inputs.years ?? PREVIEW_YEARS;
  return { ok: true, say: phrase('rmc.previewHere', { n: years }), card: { name: 'rmcPreview', data: { years } } };
};
const PREVIEW_YEARS = 6;

/** What is known of the meeting whose outcome is shared. */
export async function gatherMeeting(
  store: Store,
  { network, inputs }: Act<Inputs<typeof shareInputs>, Person>,
): Promise<MeetingFacts> {
  const meetingFacts = await readFrom(store, network).load('meetings', meetingRef(inputs.meeting));
  return meetingFacts ? { meetingFacts } : {};
}

/** The terms as records; with `target`, that one. */
export async function termRecords(store: Store, network: Network, now: Parameters<typeof dateAt>[0], target?: string) {
  const { state } = await rotationOf(store, network.id);
  const today = dateAt(now, network.settings.timeZone);
  return state.terms.filter((term) => !target || term.target === target).map((term) => termRecord(term, state, today));
}

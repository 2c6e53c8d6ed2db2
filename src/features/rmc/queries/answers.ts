/** Acts that only read the RMC's terms and outcomes, and facts about its notices. */
import type { Act } from '../../../core/act.ts';
import type { Answer, CardRef } from '../../../core/answer.ts';
import type { Ref } from '../../../core/ids.ts';
import { ref } from '../../../core/ids.ts';
import { toldBy } from '../../../core/audience.ts';
import { asTyped } from '../../../kit/typed.ts';
import { maybeChoice, maybeNumber, type Inputs } from '../../../core/inputs.ts';
import type { Person } from '../../../core/people.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { dateAt } from '../../../calendar/calendar.ts';
import type { Network } from '../../../core/network.ts';
import { meetingRef, outcomeKey, shareOutcome, type MeetingFacts, type shareInputs } from '../rules/outcome.ts';
import { previewOf, type configureInputs } from '../rules/configure.ts';
import { emptyRotation, holder, termOf, type Rotation } from '../rules/state.ts';
import { DOCUMENT_FORMATS } from '../../../kit/documents/formats.ts';
import type { ReadStore } from '../../../kit/read.ts';
import { compositionView, outcomeView, rmcView, type Sight, type Unreached } from './views.ts';
import type { RmcView } from '../cards/view.ts';
import type { ViewRequest } from '../../../kit/views.ts';

const TERMS = 'terms';
/** The most outcomes on a card. */
const MAX_OUTCOMES = 20;

export async function rotationOf(read: ReadStore): Promise<{ state: Rotation; version: number }> {
  return (await read.find(TERMS, TERMS)) ?? { state: emptyRotation, version: 0 };
}

export async function sightOf(read: ReadStore, asked: ViewRequest, network: Network, r: Rotation): Promise<Sight> {
  const { reader, now, data } = asked;
  const stages = reader.roles.includes('rmcChair') ? ['owed', 'shared'] : ['shared'];
  const [outcomes, unreached] = await Promise.all([
    read.list('outcomes', { stages }),
    reader.manages ? unreachedIn(read, network, r, asked) : new Map<Ref, string>(),
  ]);
  return { network, reader, now, data, outcomes: outcomes.slice(-MAX_OUTCOMES), unreached };
}

/** Announced terms whose notice has reached nobody of the entity, with the reason. */
async function unreachedIn(
  read: ReadStore,
  { settings }: Network,
  r: Rotation,
  { now }: ViewRequest,
): Promise<Unreached> {
  const today = dateAt(now, settings.timeZone);
  const open = r.terms.filter((term) => term.to >= today && term.noticed !== undefined && !term.acknowledged);
  const reaches = await Promise.all(open.map(({ target }) => read.reach(ref(TERMS), 'rmcIncoming', target)));
  const found = new Map<Ref, string>();
  for (const [i, term] of open.entries()) {
    const entity = holder(term);
    const one = reaches[i]?.find((known) => known.entity === entity);
    if (!one || one.sent > 0) continue;
    // Deliveries that wait for Concord's own access have reached nobody, as with requests. The reason is shown.
    if (one.held !== undefined) found.set(term.target, one.held);
    else if (one.queued === 0 && one.failed > 0) found.set(term.target, one.reason ?? 'unavailable');
  }
  return found;
}

/** The view of the rotation for a card. */
export async function seeRmc(
  read: ReadStore,
  asked: ViewRequest,
  network: Network,
): Promise<{ readonly view: RmcView; readonly version: number }> {
  const { state, version } = await rotationOf(read);
  return { view: rmcView(state, await sightOf(read, asked, network, state)), version };
}

/** The composition of the committee, for its document. */
export async function seeComposition(read: ReadStore, asked: ViewRequest, network: Network) {
  const { state, version } = await rotationOf(read);
  return { view: compositionView(state, await sightOf(read, asked, network, state)), version };
}

export const exportInputs = { format: maybeChoice(DOCUMENT_FORMATS) };
/** `rmc.export`: links to the composition of the committee, as a document. */
export const exportComposition = async (
  _read: ReadStore,
  { inputs: { format } }: Act<Inputs<typeof exportInputs>, Person>,
): Promise<Answer> => ({
  ok: true,
  say: phrase('record.here'),
  card: { name: 'rmcFiles', data: format === undefined ? {} : { format } },
});

/** The outcome of one meeting. */
export async function seeOutcome(read: ReadStore, { about, reader }: ViewRequest) {
  const found = await read.find('outcomes', about);
  return found && { view: outcomeView(found.state, reader), version: found.version };
}

/** `rmc.show`: the committee now and in the future; with a target one term, or the outcome of a meeting. */
export async function show(read: ReadStore, act: Act<unknown, Person>): Promise<Answer> {
  if (!act.target) return { ok: true, say: phrase('rmc.here'), card: { name: 'rmc' } };
  if (await read.find('meetings', act.target)) return showOutcome(read, act.target);
  const { state } = await rotationOf(read);
  const term = termOf(state, act.target);
  if (!term) return { ok: false, code: 'notFound', say: phrase('refused.notFound', { ref: act.target }) };
  const card: CardRef = { name: 'rmcTerm', data: { term: term.target } };
  return { ok: true, say: phrase('rmc.termHere', { ref: term.target }), card, target: term.target };
}

async function showOutcome(read: ReadStore, meeting: Ref): Promise<Answer> {
  const about = await read.findByKey('outcomes', outcomeKey(meeting));
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

/** `rmc.preview`: who has a seat when, in the years ahead. */
export const preview = async (
  _read: ReadStore,
  { inputs }: Act<Inputs<typeof previewInputs>, Person>,
  _network: Network,
): Promise<Answer> => {
  const years = inputs.years ?? PREVIEW_YEARS;
  return { ok: true, say: phrase('rmc.previewHere', { n: years }), card: { name: 'rmcPreview', data: { years } } };
};
const PREVIEW_YEARS = 6;

/** `rmc.configure.preview`: what a configuration would change, and for whom. */
export const configurePreview = async (
  read: ReadStore,
  act: Act<Inputs<typeof configureInputs>, Person>,
  network: Network,
): Promise<Answer> => previewOf((await rotationOf(read)).state, act, network);

/** The meeting whose outcome is shared. */
export async function heldMeetingFacts(
  read: ReadStore,
  { inputs }: Act<Inputs<typeof shareInputs>, Person>,
): Promise<MeetingFacts> {
  const meetingFacts = await read.load('meetings', meetingRef(inputs.meeting));
  return meetingFacts ? { meetingFacts } : {};
}

const NOT_YET = ref('O-0');
/** `rmc.shareOutcome.preview`: the outcome as everybody would read it, and the number of people. Nothing is shared. */
export async function outcomePreview(
  read: ReadStore,
  act: Act<Inputs<typeof shareInputs>, Person>,
  network: Network,
): Promise<Answer> {
  const [facts, owed] = await Promise.all([
    heldMeetingFacts(read, act),
    read.findByKey('outcomes', outcomeKey(act.inputs.meeting)).then((about) => read.load('outcomes', about)),
  ]);
  const given = { ...act, inputs: { ...act.inputs, ...facts } };
  const { state, answer, effects } = shareOutcome(owed, given, network, owed?.target ?? NOT_YET);
  if (!answer.ok || !state) return answer;
  const data = {
    meeting: state.meeting,
    title: state.title,
    untitled: state.untitled === true,
    values: asTyped(act.inputs),
    ...toldBy(effects, network.roll),
  };
  return { ok: true, say: phrase('correspondence.preview'), card: { name: 'rmcOutcomePreview', data } };
}

/**
 * Previews of acts on meetings of which many people are told: when it is, and how many are told. The act's own rule is run, so
 * the preview refuses what the act would refuse. Nothing is stored, and nobody is told.
 */
import { SYSTEM, type ByPerson } from '../../../core/act.ts';
import type { Answer } from '../../../core/answer.ts';
import { toldBy } from '../../../core/audience.ts';
import type { Documents } from '../../../core/contract.ts';
import type { Decision } from '../../../core/decision.ts';
import { ref, type Ref } from '../../../core/ids.ts';
import type { Inputs } from '../../../core/inputs.ts';
import type { Network } from '../../../core/network.ts';
import { dateAt, isWorkingDay } from '../../../calendar/calendar.ts';
import { phrase } from '../../../i18n/phrase.ts';
import type { ReadStore } from '../../../kit/read.ts';
import { asTyped } from '../../../kit/typed.ts';
import type { MeetingPreview, PreviewedAct } from '../cards/previewView.ts';
import { cancel, move, type cancelInputs, type moveInputs } from '../rules/change.ts';
import { schedule, type scheduleInputs } from '../rules/plan.ts';
import { approve, convene, type approveInputs } from '../rules/request.ts';
import { onTime } from '../rules/rezone.ts';
import { notCalledOff, seriesKey, setSeries, yearAhead, type seriesInputs } from '../rules/series.ts';
import { endSeries, type endInputs } from '../rules/seriesEnd.ts';
import { localOf } from '../rules/shift.ts';
import type { Meeting } from '../rules/state.ts';
import { calledOffFacts, itemsOf } from './facts.ts';

const M_0 = ref('M-0');
const S_0 = ref('S-0');
/** The most meetings of a series that are listed. */
const FIRST = 3;

type Previewing<I> = (read: ReadStore, act: ByPerson<I>, network: Network) => Promise<Answer>;

const seen = (data: MeetingPreview, target?: Ref): Answer => ({
  ok: true,
  say: phrase('meeting.preview'),
  card: { name: 'meetingPreview', data },
  ...(target && { target }),
});

/** The start as two fields: the date and the time of day. */
function startFields({ startsAt, zone }: Pick<Meeting, 'startsAt' | 'zone'>): { startsAt: string; time: string } {
  const [day = '', time = ''] = localOf(startsAt, zone).split('T');
  return { startsAt: day, time };
}

/** What every preview of a meeting shows. */
const ofMeeting = (
  verb: PreviewedAct,
  act: ByPerson<object>,
  { state: m, effects }: Decision<Meeting>,
  { roll, settings }: Network,
): MeetingPreview => ({
  verb,
  values: { ...asTyped(act.inputs), ...('startsAt' in act.inputs && startFields(m)) },
  kind: m.kind,
  title: m.title,
  untitled: m.untitled,
  startsAt: m.startsAt,
  minutes: m.minutes,
  ...(m.place && { place: m.place }),
  ...toldBy(effects, roll),
  ...(!isWorkingDay(dateAt(m.startsAt, settings.timeZone), settings) && { dayOff: true }),
});

/** `meeting.schedule.preview` */
export const previewSchedule: Previewing<Inputs<typeof scheduleInputs>> = (_read, act, network) => {
  const { state, answer, effects } = schedule(M_0, act, network);
  if (!answer.ok || !state) return Promise.resolve(answer);
  return Promise.resolve(seen(ofMeeting('meeting.schedule', act, { state, answer, effects }, network)));
};

const noTarget: Answer = { ok: false, code: 'invalid', say: phrase('refused.noTarget') };
const notFound = (target: Ref): Answer => ({
  ok: false,
  code: 'notFound',
  say: phrase('refused.notFound', { ref: target }),
});

/** What an act would do with its meeting. */
const onMeeting =
  <I extends object>(
    verb: PreviewedAct,
    rule: (m: Meeting, act: ByPerson<I>, network: Network) => Decision<Meeting>,
    more: (before: Meeting, read: ReadStore) => Promise<Partial<MeetingPreview>>,
  ): Previewing<I> =>
  async (read, act, network) => {
    if (!act.target) return noTarget;
    const before = await read.load('meetings', act.target);
    if (!before) return notFound(act.target);
    const decision = rule(before, act, network);
    // When nothing would change, the act's own answer says so, and no preview is needed.
    if (!decision.answer.ok || decision.effects.length === 0) return decision.answer;
    const data = ofMeeting(verb, act, decision, network);
    return seen({ ...data, ref: before.target, ...(await more(before, read)) }, before.target);
  };

/** `meeting.move.preview` */
export const previewMove: Previewing<Inputs<typeof moveInputs>> = onMeeting('meeting.move', onTime(move), (before) =>
  Promise.resolve({ from: before.startsAt }),
);

/** `meeting.cancel.preview` */
export const previewCancel: Previewing<Inputs<typeof cancelInputs>> = onMeeting(
  'meeting.cancel',
  cancel,
  async ({ target }, read) => ({ items: (await itemsOf(read, target)).length }),
);

/** `meeting.requestApprove.preview`: the meeting that would be convened. */
export const previewApprove: Previewing<Inputs<typeof approveInputs>> = async (read, act, network) => {
  if (!act.target) return noTarget;
  const request: Documents['meetingRequests'] | undefined = await read.load('meetingRequests', act.target);
  if (!request) return notFound(act.target);
  const { answer, effects } = approve(request, act, network);
  if (!answer.ok) return answer;
  const follow = effects.find((one) => one.type === 'act' && one.verb === 'meeting.convene');
  if (follow?.type !== 'act') return answer;
  const decision = convene(undefined, { ...act, actor: SYSTEM, inputs: follow.inputs }, network, M_0);
  return seen({ ...ofMeeting('meeting.requestApprove', act, decision, network), ref: request.target }, request.target);
};

async function seriesOf(read: ReadStore, { kind, title }: { kind: string; title?: string | undefined }) {
  return read.load('series', await read.findByKey('series', seriesKey(kind, title)));
}

/** `series.set.preview`: the number of meetings in the year ahead, and the first ones. */
export const previewSeries: Previewing<Inputs<typeof seriesInputs>> = async (read, act, network) => {
  const before = await seriesOf(read, act.inputs);
  const facts = await calledOffFacts(read, act, before, network);
  const asked = { ...act, inputs: { ...act.inputs, ...facts } };
  const { state, answer, effects } = setSeries(before, asked, network, before?.target ?? S_0);
  if (!answer.ok || !state) return answer;
  const { made, next } = yearAhead(state, act.receivedAt);
  const held = notCalledOff(made, facts);
  const starts = (held.length === 0 ? [next] : held).map(({ startsAt }) => startsAt);
  return seen({
    verb: 'series.set',
    values: { ...asTyped(act.inputs), time: state.time },
    kind: state.kind,
    title: state.title ?? '',
    untitled: state.title === undefined,
    first: starts.slice(0, FIRST),
    meetings: held.length,
    minutes: state.minutes,
    ...(state.place && { place: state.place }),
    ...toldBy(effects, network.roll),
  });
};

/** `series.end.preview`: the number of meetings that would be cancelled. */
export const previewSeriesEnd: Previewing<Inputs<typeof endInputs>> = async (read, act, network) => {
  const before = await seriesOf(read, act.inputs);
  const { answer, effects } = endSeries(before, act);
  if (!answer.ok || !before) return answer;
  const planned = await read.list('meetings', { stages: ['planned'] });
  return seen({
    verb: 'series.end',
    values: asTyped(act.inputs),
    kind: before.kind,
    title: before.title ?? '',
    untitled: before.title === undefined,
    meetings: planned.filter(({ series }) => series?.of === before.target).length,
    ...toldBy(effects, network.roll),
  });
};

/** Ends a series: no more meetings of it are planned [ToR 2.a.ix]. */
import type { Act } from '../../../core/act.ts';
import { accept, refuse, type Decision, type Effect } from '../../../core/decision.ts';
import { choice, TITLE, words, type Inputs, maybeLine } from '../../../core/inputs.ts';
import type { Person } from '../../../core/people.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { told, type Series } from './series.ts';
import { MEETING_KINDS } from './state.ts';

export const endInputs = { kind: choice(MEETING_KINDS), title: maybeLine(TITLE), reason: words() };

/** `series.end` (Secretariat): future meetings are cancelled, and their people are told once. */
export function endSeries(
  series: Series | undefined,
  act: Act<Inputs<typeof endInputs>, Person>,
): Decision<Series | undefined> {
  if (act.inputs.kind === 'thematic' && act.inputs.title === undefined)
    return refuse(series, 'invalid', phrase('refused.invalid'), { fields: { title: phrase('input.required') } });
  if (!series) return refuse(series, 'notFound', phrase('series.none'), { card: { name: 'meetings' } });
  const { reason } = act.inputs;
  const { receivedAt: at, actor } = act;
  const next: Series = { ...series, ended: { at, by: actor.id, reason } };
  const drop: Effect = {
    type: 'act',
    verb: 'meetings.endSeries',
    inputs: { series: series.target, by: actor.id, reason },
    key: `endSeries/${series.target}`,
  };
  const data = {
    kind: series.kind,
    ...(series.title !== undefined && { title: series.title }),
    reason,
    byName: actor.name,
  };
  const tell = told(series).map((to): Effect => ({ type: 'tell', to, card: 'seriesEnded', data }));
  return accept(next, phrase('series.ended'), [drop, ...tell], {
    target: series.target,
    card: { name: 'meetings' },
  });
}

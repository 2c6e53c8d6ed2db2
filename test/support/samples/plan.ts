/** The work plan, as its cards are drawn from it: ordinary, empty, hostile and huge. */
import { calendarDate, entityId, ref } from '../../../src/core/ids.ts';
import type { ActivityView, PlanLine, PlanView } from '../../../src/features/plan/cards/view.ts';
import type { PlanPreviewed } from '../../../src/features/plan/cards/preview.ts';
import type { PlanTrouble } from '../../../src/features/plan/public.ts';
import { ACTIVITY_STATES } from '../../../src/features/plan/rules/state.ts';
import * as views from '../views.ts';
import { count, maybe, must, times, wordsOf, type Kind, type Sample } from './kinds.ts';

function activity(kind: Kind, of: Partial<ActivityView> = {}): ActivityView {
  return {
    ref: ref('W-5'),
    activity: must(kind, 'Train focal points').slice(0, 300),
    ...(kind !== 'empty' && { lead: entityId('UNHCR') }),
    contributors: times(Math.min(26, count(kind, 3)), (i) => entityId(`E${i}`)),
    ...(kind !== 'empty' && { from: calendarDate('2026-01-01'), to: calendarDate('2026-11-30') }),
    state: 'underWay',
    ...maybe('text', wordsOf(kind, 'Half of them are trained.')),
    isOverdue: false,
    isSilent: false,
    asked: 0,
    updates: times(count(kind, 4), (i) => ({
      state: ACTIVITY_STATES[i % ACTIVITY_STATES.length] ?? 'planned',
      ...maybe('text', i % 2 === 0 ? wordsOf(kind, 'It has begun.') : ''),
      by: must(kind, 'Ana Silva'),
      at: views.AT,
    })),
    ...(kind !== 'empty' && { source: ref('I-3') }),
    changes: times(count(kind, 2), (i) => ({
      at: views.AT,
      by: must(kind, 'Noor Haddad'),
      activity: must(kind, 'Train some focal points').slice(0, 300),
      ...(i % 2 === 0 && { decision: 'UNA/2026/14', lead: entityId('UNHCR'), to: calendarDate('2026-10-31') }),
    })),
    decisions: kind === 'empty' ? [] : ['UNA/2026/14'],
    mayUpdate: true,
    manages: false,
    ...of,
  };
}

const page = (kind: Kind, of: Partial<PlanView> = {}): PlanView => ({
  activities: times(count(kind, 6), (i) =>
    activity(kind, {
      ref: ref(`W-${i + 1}`),
      state: ACTIVITY_STATES[i % ACTIVITY_STATES.length] ?? 'planned',
      isOverdue: i === 1,
      isSilent: i === 2,
    }),
  ),
  figures: times(Math.min(40, count(kind, 3)), (i) => ({
    entity: entityId('UNHCR'),
    name: must(kind, `Indicator ${i}`).slice(0, 200),
    year: 2026,
    figure: '40',
  })),
  ...(kind !== 'empty' && { adopted: { decision: 'UNA/2026/14', at: views.AT }, put: ref('E-7') }),
  manages: true,
  ...of,
});

/** As the agenda and the report show them. */
export const planTroubles = (kind: Kind): PlanTrouble[] =>
  planLines(kind).flatMap(({ why, ...of }) => (why === 'asked' ? [] : [{ ...of, why }]));

export const planLines = (kind: Kind): PlanLine[] =>
  times(Math.min(20, count(kind, 3)), (i): PlanLine => ({
    ref: ref(`W-${i + 1}`),
    activity: must(kind, 'Train focal points').slice(0, 300),
    ...(i % 2 === 0 && { lead: entityId('UNHCR') }),
    to: calendarDate('2026-11-30'),
    why: (['overdue', 'silent', 'asked'] as const)[i % 3] ?? 'asked',
  }));

/** What a call's answers would bring. */
const preview = (kind: Kind): PlanPreviewed => ({
  call: ref('I-3'),
  proposed: times(count(kind, 4), (i) => ({
    activity: must(kind, 'Train focal points').slice(0, 300),
    lead: entityId('UNHCR'),
    contributors: [entityId('UNFPA')],
    ...(i % 2 === 0 && { from: calendarDate('2027-01-01'), to: calendarDate('2027-03-31') }),
    unclear: i === 1 ? [must(kind, 'spring')] : [],
  })),
  withheld: kind === 'empty' ? [] : [entityId('UNICEF')],
  there: kind === 'empty' ? 0 : 2,
});

export function planSamples(kind: Kind): Sample[] {
  const [rep, officer] = [views.reader(), views.officer()];
  return [
    { card: 'planPage', about: 'all', reader: officer, subject: page(kind) },
    {
      card: 'planPage',
      about: 'an entity',
      reader: rep,
      subject: page(kind, { entity: entityId('UNHCR'), manages: false }),
    },
    { card: 'planActivity', about: 'lead', reader: rep, subject: activity(kind) },
    {
      card: 'planActivity',
      about: 'silent',
      reader: officer,
      subject: activity(kind, { manages: true, isSilent: true, isOverdue: true, asked: 2 }),
    },
    { card: 'planActivity', about: 'done', reader: rep, subject: activity(kind, { state: 'done', mayUpdate: false }) },
    { card: 'planActivity', about: 'at risk', reader: rep, subject: activity(kind, { state: 'atRisk' }) },
    { card: 'planAsk', about: 'asked', reader: rep, subject: activity(kind, { asked: 1 }), data: {} },
    { card: 'planAsk', about: 'leads', reader: rep, subject: activity(kind), data: { leads: true } },
    {
      card: 'planAsk',
      about: 'silent',
      reader: officer,
      subject: activity(kind, { asked: 2, isSilent: true }),
      data: { silent: true },
    },
    { card: 'planPreview', about: 'rows', reader: officer, data: { ...preview(kind) } },
    { card: 'planFiles', about: 'all', reader: officer },
    { card: 'planFiles', about: 'one', reader: officer, data: { format: 'csv', entity: 'UNHCR' } },
  ];
}

import { calendarDate, entityId, personId, ref } from '../../../src/core/ids.ts';
import { phrase } from '../../../src/i18n/phrase.ts';
import type { RmcOutcome } from '../../../src/features/rmc/rules/outcome.ts';
import { emptyRotation, type Rotation, type Swap, type Term } from '../../../src/features/rmc/rules/state.ts';
import { NOW } from '../builders.ts';
import { act, ANYONE, REPRESENTATIVES, SECRETARIAT, type Feature, type Scene } from './act.ts';

const term = (n: number, entity: string, year: number, of: Partial<Term> = {}): Term => ({
  target: ref(`T-${n}`),
  seat: 1,
  from: calendarDate(`${year}-01-01`),
  to: calendarDate(`${year}-12-31`),
  entity: entityId(entity),
  reason: phrase('rmc.reason.never', { served: 0 }),
  noticed: 30,
  ...of,
});
const swap = (state: Swap['state']): Swap => ({
  number: 1,
  state,
  asker: { entity: entityId('UNICEF'), term: ref('T-3') },
  asked: { entity: entityId('UNHCR'), term: ref('T-2') },
  by: personId('una-7'),
  at: NOW,
});
const rotation = (of: Partial<Rotation> = {}): Rotation => ({
  ...emptyRotation,
  configuration: {
    seats: 1,
    termMonths: 12,
    startsOn: calendarDate('2026-01-01'),
    inForceFrom: calendarDate('2026-01-01'),
    groups: 1,
    order: [],
  },
  terms: [term(1, 'UNFPA', 2026), term(2, 'UNHCR', 2027), term(3, 'UNICEF', 2028)],
  next: 4,
  members: { UNHCR: { startsAt: 0 }, UNFPA: { startsAt: 0 }, UNICEF: { startsAt: 0 } },
  toldOn: calendarDate('2026-01-01'),
  ...of,
});
const owed: RmcOutcome = {
  target: ref('O-1'),
  meeting: ref('M-7'),
  title: 'RMC',
  state: 'owed',
  endedAt: NOW,
  dueAt: null,
  reminded: [],
};
const CONFIGURATION = { seats: 2, termMonths: '12', startsOn: '2028-01-01' };
/** Pressed on the term of the entity that is tried. */
const scene = (state: Rotation, name: string): Scene => ({
  kind: 'terms',
  target: 'T-2',
  document: 'terms',
  state,
  stage: 'one',
  at: name === 'begun' ? '2027-03-01T15:00:00.000Z' : NOW,
  beside: [{ kind: 'outcomes', target: 'O-1', state: owed, stage: 'owed' }],
});

/** The Resource Management Committee. */
export const rmc: Feature = {
  acts: {
    'rmc.show': act(ANYONE),
    'rmc.preview': act(ANYONE, 'years'),
    'rmc.export': act(ANYONE, 'format'),
    'rmc.form': act(SECRETARIAT),
    'rmc.configure': act(SECRETARIAT, 'seats termMonths startsOn order stagger confirm', CONFIGURATION),
    'rmc.configure.preview': act(SECRETARIAT, 'seats termMonths startsOn order stagger', CONFIGURATION),
    'rmc.importHistory': act(SECRETARIAT, 'csv apply', { csv: 'entity,from\nUNHCR,2023', apply: 'yes' }),
    'rmc.swap': act(REPRESENTATIVES, 'with', { with: 'T-3' }),
    'rmc.swapAccept': act(REPRESENTATIVES, 'with'),
    'rmc.swapUndo': act(REPRESENTATIVES, 'with'),
    'rmc.acknowledge': act(REPRESENTATIVES),
    'rmc.standIn': act(SECRETARIAT, 'entity', { entity: 'UNICEF' }),
    'rmc.chair': act(SECRETARIAT, 'person', { person: 'fp@unhcr.example' }),
    'rmc.shareOutcome.preview': act(['rmcChair'], 'meeting implementation impact lessons links', {
      meeting: 'M-7',
      implementation: 'Two projects have begun.',
    }),
    'rmc.shareOutcome': act(['rmcChair'], 'meeting implementation impact lessons links', {
      meeting: 'M-7',
      implementation: 'Two projects have begun.',
    }),
  },
  scenes: {
    planned: scene(rotation(), 'planned'),
    asked: scene(rotation({ swaps: [swap('asked')] }), 'asked'),
    agreed: scene(rotation({ swaps: [swap('agreed')] }), 'agreed'),
    begun: scene(rotation(), 'begun'),
  },
};

/** The machine against the model of it (`model.ts`): random acts by random people over time, which passes as it does. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Effect } from '../../../src/core/decision.ts';
import { calendarDate, entityId, instant, millis, type Instant } from '../../../src/core/ids.ts';
import type { Network } from '../../../src/core/network.ts';
import { dueAt, plan } from '../../../src/features/endorsement/rules/schedule.ts';
import type { Endorsement, Reached } from '../../../src/features/endorsement/rules/state.ts';
import { blocking, reachOf, standing, standOf } from '../../../src/features/endorsement/rules/stands.ts';
import {
  alternate,
  CLOSES,
  decide,
  focalPoint,
  HOUR,
  later,
  MINUTE,
  net,
  NOW,
  officer,
  request,
  SYSTEM,
} from '../../support/builders.ts';
import * as model from './model.ts';

const { ENTITIES } = model;
type Entity = model.Entity;

/** UNHCR is in Geneva, UNICEF in Bangkok. UNFPA's focal point is away for some days in the middle. */
const SETTING: model.Setting = {
  zones: { UNFPA: 'America/New_York', UNHCR: 'Europe/Zurich', UNICEF: 'Asia/Bangkok' },
  away: { from: '2026-11-25', to: '2026-11-30' },
  holidays: ['2026-11-26', '2026-12-25', '2027-01-01'],
};
const networkWith = (holidays: readonly string[]): Network => {
  const made = net({ settings: { holidays: holidays.map(calendarDate) } });
  const people = Object.values(made.roll.people).map((one) =>
    one.entity === undefined ? one : { ...one, zone: SETTING.zones[one.entity as string as Entity] },
  );
  const absence = {
    entity: entityId('UNFPA'),
    focalPoint: focalPoint('UNFPA').id,
    alternate: alternate('UNFPA').id,
    from: calendarDate(SETTING.away.from),
    to: calendarDate(SETTING.away.to),
  };
  return {
    ...made,
    roll: { ...made.roll, people: Object.fromEntries(people.map((one) => [one.id, one])), away: [absence] },
  };
};

const entity = fc.constantFrom(...ENTITIES);
/** Objections and what takes them back come often: that is where the rules are. */
const VERBS = [
  ...['endorse', 'abstain', 'recuse', 'comment', 'needTime'],
  ...['object', 'object', 'object', 'requestDiscussion', 'requestDiscussion'],
  ...['withdrawObjection', 'withdrawRequest'],
];
const command: fc.Arbitrary<model.Command> = fc.oneof(
  {
    weight: 18,
    arbitrary: fc.record({
      kind: fc.constant('act' as const),
      verb: fc.constantFrom(...VERBS),
      // The one with an absence speaks most.
      entity: fc.constantFrom(...ENTITIES, 'UNFPA' as const, 'UNFPA' as const),
      main: fc.boolean(),
      discuss: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('enter' as const),
      entity,
      position: fc.constantFrom('endorse' as const, 'abstain' as const, 'object' as const),
      discuss: fc.boolean(),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom('extend' as const, 'extend' as const, 'revise' as const),
      days: fc.integer({ min: 1, max: 12 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constantFrom('withdraw' as const, 'closeUnreached' as const, 'holiday' as const) }),
  },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('nothing' as const) }) },
  {
    weight: 10,
    arbitrary: fc.record({
      kind: fc.constant('reach' as const),
      entity,
      who: fc.constantFrom('fp' as const, 'alt' as const),
    }),
  },
);
/** Each comes some time after the one before; now and then exactly at, or just after, the closing; seldom after a downtime. */
const step = fc.record({
  command,
  wait: fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: MINUTE, max: 20 * HOUR }) },
    { weight: 1, arbitrary: fc.constantFrom('closing' as const, 'after' as const, 'floor' as const) },
  ),
  down: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
});

// ——— the machine ———

interface Machine {
  e: Endorsement;
  network: Network;
}

/** Runs what is due, as the worker does: at each instant of its own, or once after a downtime. Gives what was sent. */
function timePasses(machine: Machine, m: model.Model, to: Instant, wasDown: boolean): string[] {
  const sent: string[] = [];
  const came = Object.fromEntries(
    ENTITIES.map((id) => [id, [...m.of[id].came].map((who) => personOf(machine.network, id, who).id)]),
  );
  const run = (at: Instant): void => {
    const how = { at, network: machine.network, facts: { came } };
    const { state, effects } = decide(machine.e, 'endorsement.due', SYSTEM, {}, how);
    machine.e = state;
    sent.push(...effects.flatMap((effect) => reminders(effect, machine.network)));
  };
  if (wasDown) run(to);
  for (let next = dueAt(machine.e); next !== null && next <= to; next = dueAt(machine.e)) run(next);
  return sent;
}

function reminders(effect: Effect, network: Network): string[] {
  if (effect.type !== 'tell' || (effect.card !== 'reminder' && effect.card !== 'objectionAlone')) return [];
  const { at, says, left } = effect.data;
  const what = effect.card === 'reminder' ? `reminder (${left === undefined ? says : `${says} ${left}`})` : effect.card;
  const people = typeof effect.to === 'object' && 'people' in effect.to ? effect.to.people : [];
  return people.map((id) => {
    const one = network.roll.people[id];
    return `${what} to ${one?.roles.includes('focalPoint') ? 'fp' : 'alt'} of ${one?.entity} at ${at}`;
  });
}

const personOf = (network: Network, of: Entity, who: model.Who) =>
  who === 'fp' ? focalPoint(of, network) : alternate(of, network);

function done(machine: Machine, c: model.Command, at: Instant): string {
  const go = (verb: string, by: Parameters<typeof decide>[2], inputs: object): string => {
    const { state, answer, effects } = decide(machine.e, `endorsement.${verb}`, by, inputs, {
      at,
      network: machine.network,
    });
    machine.e = state;
    if (!answer.ok) return answer.code;
    return effects.some((effect) => effect.type === 'tell' && effect.card === 'closesOnDayOff') ? 'told' : 'ok';
  };
  switch (c.kind) {
    case 'act': {
      const by = personOf(machine.network, c.entity, c.main ? 'fp' : 'alt');
      return go(c.verb, by, { text: 'Words.', requestDiscussion: c.discuss ? 'yes' : 'no' });
    }
    case 'enter':
      return go('enterFor', officer(), {
        entity: c.entity,
        position: c.position,
        text: 'Words.',
        requestDiscussion: c.discuss ? 'yes' : 'no',
        source: 'E-mail.',
      });
    case 'extend':
      return go('extend', officer(), { closesOn: model.dateIn(millis(at), c.days), reason: 'Why.' });
    case 'revise':
      return go('revise', officer(), {
        documentUrl: 'https://un.example/next',
        documentVersion: `v${machine.e.revision}`,
        changes: 'All.',
        workingDays: c.days,
      });
    case 'withdraw':
      return go('withdraw', officer(), { reason: 'Why.' });
    case 'closeUnreached':
      return go('closeUnreached', officer(), { reason: 'Why.' });
    case 'holiday': {
      const on = calendarDate(
        new Date(machine.e.closesAt).toLocaleDateString('sv-SE', { timeZone: 'America/New_York' }),
      );
      machine.network = networkWith([...machine.network.settings.holidays, on]);
      return go('replan', SYSTEM, {});
    }
    case 'reach': {
      const reached: Reached = { state: 'reached', at };
      return go('reach', SYSTEM, { reach: { [c.entity]: reached }, revision: machine.e.revision, failed: 0 });
    }
    case 'nothing':
      return 'ok';
  }
}

const seen = (e: Endorsement) => ({
  state: e.state,
  waits: e.awaitingSecretariat,
  closes: e.closesAt,
  stands: ENTITIES.map((id) => standing(e, entityId(id))),
  requests: ENTITIES.map((id) => standOf(e, entityId(id)).request !== undefined),
  reach: ENTITIES.map((id) => reachOf(e, entityId(id))).map((of) =>
    of === 'unknown' || of === 'notReached' ? 'no' : of,
  ),
  blocking: blocking(e).map(String),
});
const expected = (m: model.Model) => ({
  state: m.state,
  waits: m.waits && m.state === 'open',
  closes: instant(m.closes),
  stands: ENTITIES.map((id) => model.stand(m, id)),
  requests: ENTITIES.map((id) => m.of[id].request !== null),
  reach: ENTITIES.map((id) => model.reach(m, id)),
  blocking: ENTITIES.filter((id) => model.stops(m, id)),
});

function outcomeAgrees(e: Endorsement, m: model.Model): void {
  const { outcome } = e;
  if (!outcome) return expect(['open', 'referred']).toContain(e.state);
  const lists = [
    outcome.endorsed,
    outcome.abstained,
    outcome.recused ?? [],
    outcome.objections.map((o) => o.entity),
    outcome.silent,
    outcome.unreached,
  ];
  const elsewhere = new Set<string>(lists.flat());
  const discussed = (outcome.discussion ?? []).map((d) => d.entity as string);
  expect([...lists.flat(), ...discussed.filter((id) => !elsewhere.has(id))].sort()).toEqual([...ENTITIES]);
  // Who asks for a discussion and does not object is said to, whatever else it says.
  expect(discussed).toEqual(ENTITIES.filter((id) => m.of[id].request && !m.of[id].objection));
  for (const id of outcome.objections) expect(model.stand(m, id.entity as string as Entity)).toBe('objected');
  for (const id of outcome.endorsed) expect(model.stand(m, id as string as Entity)).toBe('endorsed');
  if (e.state === 'endorsed') {
    expect(ENTITIES.some((id) => model.pair(m.of[id]))).toBe(false);
    // Nobody is counted as silent whom the request did not reach in time, unless the Secretariat answers for it.
    const silent = ENTITIES.filter((id) => model.silent(m, id));
    expect(outcome.silent).toEqual(silent.filter((id) => !model.stops(m, id)));
    expect(outcome.unreached).toEqual(silent.filter((id) => model.stops(m, id)));
    expect(outcome.unreached.length === 0 || outcome.reason !== undefined).toBe(true);
  }
}

const instantOf = (wait: number | 'closing' | 'after' | 'floor', m: model.Model, now: Instant): Instant => {
  if (typeof wait === 'number') return later(now, wait);
  const at = { closing: 0, after: 1, floor: -24 * HOUR }[wait];
  return later(instant(m.closes), at);
};

type Steps = typeof step extends fc.Arbitrary<infer S> ? S[] : never;
/** Seldom found: an extension after a reminder in Bangkok, whose half of the time is five hours later. */
const EXTENDED: Steps = [
  { command: { kind: 'reach', entity: 'UNICEF', who: 'fp' }, wait: MINUTE, down: false },
  { command: { kind: 'extend', days: 6 }, wait: 156 * HOUR, down: false },
  { command: { kind: 'nothing' }, wait: 24 * HOUR, down: false },
];

it('does what the model says, whatever people do and whenever', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), (steps) => {
      const network = networkWith(SETTING.holidays);
      const first = request({ reach: {} });
      const machine: Machine = { e: { ...first, ...plan(first, NOW, network) }, network };
      const m = model.opened(SETTING, millis(NOW), millis(CLOSES));
      let at = NOW;
      for (const { command: c, wait, down } of steps) {
        const wanted = instantOf(wait, m, at);
        const from = at;
        at = wanted > at ? wanted : at;
        const sent = timePasses(machine, m, at, down);
        expect(sent.sort()).toEqual(model.timePasses(m, millis(from), millis(at), down).sort());
        const before = machine.e;
        const overturns = c.kind === 'enter' && model.overturns(m, c.entity, c.position);
        const code = done(machine, c, at);
        expect(code, JSON.stringify(c)).toBe(model.modelled(m, c, millis(at)));
        const { e } = machine;
        expect(seen(e)).toEqual(expected(m));
        if (c.kind === 'enter' && code === 'ok')
          expect(e.positions.at(-1)?.overturns !== undefined, 'overturns').toBe(overturns);
        // What was said is never taken out of the record, and nothing reopens.
        expect(e.positions.slice(0, before.positions.length)).toEqual(before.positions);
        if (before.outcome) expect(e.outcome).toEqual(before.outcome);
        outcomeAgrees(e, m);
      }
    }),
    { numRuns: Number(process.env['ENDORSEMENT_RUNS'] ?? 250), examples: [[EXTENDED]] },
  );
});

/**
 * The machine against a model of it: random acts by random people over time. The model says the rules of domain.md 3 once
 * more, in another way: for each entity a small memory, and plain conditions.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { closingInstant, closingOf, oneWorkingDayFrom, workingDayOnOrAfter } from '../../../src/calendar/calendar.ts';
import type { Endorsement, Reached } from '../../../src/features/endorsement/rules/state.ts';
import { standing, standOf } from '../../../src/features/endorsement/rules/stands.ts';
import { calendarDate, entityId, type Instant } from '../../../src/core/ids.ts';
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

const ENTITIES = ['UNFPA', 'UNHCR', 'UNICEF'] as const;
type Entity = (typeof ENTITIES)[number];
/** UNFPA's focal point is away all the time, so its alternate acts for it. */
const network = net({
  roll: {
    away: [
      {
        entity: entityId('UNFPA'),
        focalPoint: focalPoint('UNFPA').id,
        alternate: alternate('UNFPA').id,
        from: calendarDate('2026-11-01'),
        to: calendarDate('2027-12-31'),
      },
    ],
  },
});
const { settings } = network;

interface Said {
  readonly what: 'endorsed' | 'abstained' | 'recused';
  readonly main: boolean;
  readonly text: number;
}
interface Memory {
  said: Said | null;
  /** By whom the objection and the request that stand were made: `true` the focal point. */
  objection: { main: boolean } | null;
  request: { main: boolean } | null;
  reached: boolean;
  /** The latest text on which its people did anything. */
  acted: { text: number; at: Instant }[];
}
interface Model {
  state: 'open' | 'referred' | 'endorsed' | 'withdrawn';
  waits: boolean;
  closes: Instant;
  text: number;
  readonly of: Record<Entity, Memory>;
}

type Command =
  | {
      readonly kind: 'act';
      readonly verb: string;
      readonly entity: Entity;
      readonly main: boolean;
      readonly discuss: boolean;
    }
  | {
      readonly kind: 'enter';
      readonly entity: Entity;
      readonly position: 'endorse' | 'abstain' | 'object';
      readonly discuss: boolean;
    }
  | { readonly kind: 'extend' | 'revise'; readonly days: number }
  | { readonly kind: 'withdraw' | 'closeUnreached' | 'time' }
  | { readonly kind: 'reach'; readonly entity: Entity; readonly reached: boolean };

const entity = fc.constantFrom(...ENTITIES);
/** Objections and what takes them back come often: that is where the rules are. */
const VERBS = [
  ...['endorse', 'abstain', 'recuse', 'comment', 'needTime'],
  ...['object', 'object', 'object', 'requestDiscussion', 'requestDiscussion'],
  ...['withdrawObjection', 'withdrawRequest'],
];
const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 24,
    arbitrary: fc.record({
      kind: fc.constant('act' as const),
      verb: fc.constantFrom(...VERBS),
      entity,
      main: fc.boolean(),
      discuss: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('enter' as const),
      entity,
      position: fc.constantFrom('endorse' as const, 'abstain' as const, 'object' as const),
      discuss: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('extend' as const, 'revise' as const),
      days: fc.integer({ min: 1, max: 12 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('withdraw' as const, 'closeUnreached' as const) }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('time' as const) }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('reach' as const), entity, reached: fc.boolean() }) },
);
/** Each comes some time after the one before; now and then exactly at, or a millisecond after, the closing instant. */
const step = fc.record({
  command,
  wait: fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: MINUTE, max: 12 * HOUR }) },
    { weight: 1, arbitrary: fc.constantFrom('closing' as const, 'after' as const) },
  ),
});

// ——— the model ———

const pair = (m: Memory): boolean => m.objection !== null && m.request !== null;
const anyPair = (model: Model): boolean => ENTITIES.some((e) => pair(model.of[e]));
const stand = (model: Model, e: Entity): string => {
  const { objection, said } = model.of[e];
  if (objection) return 'objected';
  if (!said) return 'silent';
  return said.text < model.text ? 'stale' : said.what;
};
const silent = (model: Model, e: Entity): boolean =>
  ['stale', 'silent'].includes(stand(model, e)) && !model.of[e].request;
const stops = (model: Model, e: Entity): boolean =>
  silent(model, e) &&
  !model.of[e].reached &&
  !model.of[e].acted.some(({ text, at }) => text === model.text && at <= later(model.closes, -24 * HOUR));

/** Answers that ask for nothing. */
const SAID: Readonly<Record<string, NonNullable<Memory['said']>['what']>> = {
  endorse: 'endorsed',
  abstain: 'abstained',
  recuse: 'recused',
};

/** Does what the focal point said stand against this act of the alternate? */
function overruled(model: Model, e: Entity, verb: string): boolean {
  const { said, objection, request } = model.of[e];
  const answers = verb in SAID;
  if (answers && (objection?.main === true || request?.main === true)) return true;
  if (objection || !said?.main || said.text < model.text) return false;
  if (answers) return said.what !== SAID[verb];
  return verb === 'object' || verb === 'requestDiscussion';
}

/** What a representative's act, or one entered for an entity, does to its memory. */
function remember(model: Model, e: Entity, verb: string, main: boolean, discuss: boolean): void {
  const m = model.of[e];
  switch (verb) {
    case 'endorse':
    case 'abstain':
    case 'recuse':
      m.said = { what: SAID[verb] ?? 'endorsed', main, text: model.text };
      m.objection = m.request = null;
      return;
    case 'object':
      m.said = null;
      m.objection = m.objection?.main ? m.objection : { main };
      if (discuss) m.request ??= { main };
      return;
    case 'requestDiscussion':
      if (m.said?.what === 'recused') m.said = null;
      m.request = m.request?.main ? m.request : { main };
      return;
    case 'withdrawObjection':
      m.objection = null;
      return;
    case 'withdrawRequest':
      m.request = null;
  }
}

function after(model: Model, at: Instant, hadPair: boolean): void {
  if (model.state === 'open' && anyPair(model)) model.state = 'referred';
  else if (model.state === 'referred' && hadPair && !anyPair(model) && at <= model.closes) {
    const day = oneWorkingDayFrom(at, settings);
    model.state = 'open';
    model.closes = day > model.closes ? day : model.closes;
  }
}

/** Gives `ok` or the refusal's code, and changes the model. */
function modelled(model: Model, c: Command, at: Instant): string {
  const runs = model.state === 'open' || model.state === 'referred';
  const inTime = runs && at <= model.closes;
  switch (c.kind) {
    case 'act': {
      const m = model.of[c.entity];
      const withdraws = c.verb.startsWith('withdraw');
      if (withdraws && runs && !(c.verb === 'withdrawObjection' ? m.objection : m.request)) return 'conflict';
      if (!inTime && !(withdraws && model.state === 'referred')) return 'closed';
      m.acted.push({ text: model.text, at });
      // In an absence the alternate's words are the focal point's in effect, but not for ever: they are the alternate's.
      const main = c.main;
      const had = anyPair(model);
      if (main || c.entity === 'UNFPA' || !overruled(model, c.entity, c.verb)) {
        // Standing in for the absent focal point, the alternate's own words take the place of the focal point's.
        if (!main && c.entity === 'UNFPA') {
          if (c.verb === 'object') m.objection = null;
          if (c.verb === 'requestDiscussion') m.request = null;
        }
        remember(model, c.entity, c.verb, main, c.discuss);
        after(model, at, had);
      }
      return 'ok';
    }
    case 'enter': {
      if (!inTime) return 'closed';
      const had = anyPair(model);
      if (c.position === 'object') model.of[c.entity].objection = null;
      remember(model, c.entity, c.position, false, c.discuss);
      after(model, at, had);
      return 'ok';
    }
    case 'extend': {
      if (!runs) return 'closed';
      if (model.state !== 'open') return 'conflict';
      const to = closingOf(workingDayOnOrAfter(dayFrom(at, c.days), settings), settings);
      if (to <= model.closes || to <= at) return 'invalid';
      model.closes = to;
      model.waits = false;
      return 'ok';
    }
    case 'revise': {
      if (!runs || (model.state === 'referred' && !inTime)) return 'closed';
      const { closesAt } = closingInstant({ openedAt: at, workingDays: c.days }, settings.floorHours, settings);
      model.closes = closesAt > model.closes ? closesAt : model.closes;
      model.text += 1;
      model.waits = false;
      for (const e of ENTITIES) model.of[e].reached = false;
      return 'ok';
    }
    case 'withdraw':
      if (!runs) return 'closed';
      model.state = 'withdrawn';
      return 'ok';
    case 'closeUnreached':
      if (!runs) return 'closed';
      if (!model.waits || inTime) return 'conflict';
      model.state = 'endorsed';
      return 'ok';
    case 'time':
      if (model.state !== 'open' || model.waits || at <= model.closes) return 'ok';
      if (ENTITIES.some((e) => stops(model, e)) || ENTITIES.every((e) => stand(model, e) === 'recused'))
        model.waits = true;
      else model.state = 'endorsed';
      return 'ok';
    case 'reach':
      if (runs && c.reached) model.of[c.entity].reached = true;
      return 'ok';
  }
}

// ——— the machine ———

const dayFrom = (at: Instant, days: number) => calendarDate(later(at, days * 24 * HOUR).slice(0, 10));

function done(e: Endorsement, c: Command, at: Instant): { e: Endorsement; code: string } {
  const go = (verb: string, by: Parameters<typeof decide>[2], inputs: object): { e: Endorsement; code: string } => {
    const { state, answer } = decide(e, `endorsement.${verb}`, by, inputs, { at, network });
    return { e: state, code: answer.ok ? 'ok' : answer.code };
  };
  switch (c.kind) {
    case 'act': {
      const by = c.main ? focalPoint(c.entity, network) : alternate(c.entity, network);
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
      return go('extend', officer(), { closesOn: dayFrom(at, c.days), reason: 'Why.' });
    case 'revise':
      return go('revise', officer(), {
        documentUrl: 'https://un.example/next',
        documentVersion: `v${e.revision}`,
        changes: 'All.',
        workingDays: c.days,
      });
    case 'withdraw':
      return go('withdraw', officer(), { reason: 'Why.' });
    case 'closeUnreached':
      return go('closeUnreached', officer(), { reason: 'Why.' });
    case 'time':
      return go('due', SYSTEM, {});
    case 'reach': {
      const reached: Reached = c.reached ? { state: 'reached' } : { state: 'notReached', reason: 'blocked' };
      return go('reach', SYSTEM, { reach: { [c.entity]: reached }, revision: e.revision });
    }
  }
}

const seen = (e: Endorsement) => ({
  state: e.state,
  waits: e.awaitingSecretariat,
  closes: e.closesAt,
  stands: ENTITIES.map((id) => standing(e, entityId(id))),
  requests: ENTITIES.map((id) => standOf(e, entityId(id)).request !== undefined),
});
const expected = (m: Model) => ({
  state: m.state,
  waits: m.waits && m.state === 'open',
  closes: m.closes,
  stands: ENTITIES.map((id) => stand(m, id)),
  requests: ENTITIES.map((id) => m.of[id].request !== null),
});

function outcomeAgrees(e: Endorsement, model: Model): void {
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
  const discussed = (outcome.discussion ?? []).map((d) => d.entity).filter((id) => !elsewhere.has(id));
  expect([...lists.flat(), ...discussed].sort()).toEqual([...ENTITIES]);
  for (const id of outcome.objections) expect(stand(model, id.entity as string as Entity)).toBe('objected');
  for (const id of outcome.endorsed) expect(stand(model, id as string as Entity)).toBe('endorsed');
  if (e.state === 'endorsed') {
    expect(ENTITIES.some((id) => pair(model.of[id]))).toBe(false);
    // Nobody is counted as silent whom the request did not reach, unless the Secretariat answers for it.
    for (const id of outcome.silent) expect(stops(model, id as string as Entity)).toBe(false);
    expect(outcome.unreached.length === 0 || outcome.reason !== undefined).toBe(true);
  }
}

it('does what the model says, whatever people do and whenever', () => {
  const fresh = (): Memory => ({ said: null, objection: null, request: null, reached: false, acted: [] });
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), (steps) => {
      let e = request({ reach: {} });
      const model: Model = {
        state: 'open',
        waits: false,
        closes: CLOSES,
        text: 1,
        of: { UNFPA: fresh(), UNHCR: fresh(), UNICEF: fresh() },
      };
      let at = NOW;
      for (const { command: c, wait } of steps) {
        const wanted = wait === 'closing' ? model.closes : wait === 'after' ? later(model.closes, 1) : later(at, wait);
        at = wanted > at ? wanted : at;
        const before = e;
        const result = done(e, c, at);
        e = result.e;
        expect(result.code, JSON.stringify(c)).toBe(modelled(model, c, at));
        expect(seen(e)).toEqual(expected(model));
        // What was said is never taken out of the record, and nothing reopens.
        expect(e.positions.slice(0, before.positions.length)).toEqual(before.positions);
        if (before.outcome) expect(e.outcome).toEqual(before.outcome);
        outcomeAgrees(e, model);
      }
    }),
    { numRuns: 2000 },
  );
});

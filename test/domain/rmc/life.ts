/** A life of an RMC under the real rules, with everything that the model has to say of each step (`model.ts`, `promises.ts`). */
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Decision } from '../../../src/core/decision.ts';
import { instant, type EntityId, type Instant } from '../../../src/core/ids.ts';
import type { Network } from '../../../src/core/network.ts';
import type { Person } from '../../../src/core/people.ts';
import { configure, review } from '../../../src/features/rmc/rules/configure.ts';
import { standIn } from '../../../src/features/rmc/rules/standIn.ts';
import { emptyRotation, type Rotation } from '../../../src/features/rmc/rules/state.ts';
import { acceptSwap, askSwap, undoSwap } from '../../../src/features/rmc/rules/swaps.ts';
import { aheadOf } from '../../../src/features/rmc/rules/turns.ts';
import { act, DAY, entities, net, roll, SYSTEM } from '../../support/builders.ts';
import * as model from './model.ts';
import { brokenPromises, faultsOf } from './promises.ts';
import * as step from './steps.ts';

const ALL = entities('DCO', 'DPO', 'IOM', 'OCHA', 'UNDP', 'UNFPA', 'UNHCR', 'WHO');
export const START = Date.parse('2026-12-01T15:00:00Z');
const STARTS = ['2027-01-01', '2027-02-01', '2027-04-01', '2027-07-01', '2028-01-01', '2028-03-01', '2029-01-01'];

const values = {
  seats: fc.integer({ min: 1, max: 4 }),
  termMonths: fc.constantFrom(6, 12, 12, 24),
  stagger: fc.constantFrom('no', 'no', 'yes'),
};
const who = fc.nat(ALL.length - 1);
const event = fc.oneof(
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('configure' as const), ...values, startsOn: fc.constantFrom(...STARTS) }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('same' as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constantFrom('asked' as const, 'answer' as const, 'swap' as const, 'undone' as const),
      one: fc.nat(6),
      two: fc.nat(6),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ type: fc.constantFrom('leave' as const, 'come' as const, 'come' as const), who }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('standIn' as const), who, seat: fc.nat(3) }) },
);
type Event = typeof event extends fc.Arbitrary<infer E> ? E : never;
const wait = fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 400 }));
export const lives = fc.record({
  ...values,
  members: fc.integer({ min: 2, max: ALL.length }),
  events: fc.array(fc.tuple(wait, event), { maxLength: 12 }),
});
export type Life = typeof lives extends fc.Arbitrary<infer L> ? L : never;
interface Values {
  readonly seats: number;
  readonly termMonths: number;
  readonly stagger: string;
  readonly startsOn: string;
}

const full = roll({ entities: ALL });
const officer = full.people['una-1'] as Person;
export const speakerOf = (entity: string): Person =>
  Object.values(full.people).find((one) => one.entity === entity) as Person;
const networks = new Map<string, Network>();
/** Those who have come stand on the roll in its order; somebody speaks for whoever is there. */
function networkOf(known: ReadonlySet<EntityId>, gone: ReadonlySet<EntityId>): Network {
  const key = `${[...known].sort().join()} ${[...gone].sort().join()}`;
  const before = networks.get(key);
  if (before) return before;
  const of = ALL.filter((one) => known.has(one));
  const people = Object.values(full.people).filter(
    ({ entity }) => entity === undefined || (known.has(entity) && !gone.has(entity)),
  );
  const made = net({
    roll: {
      ...full,
      entities: Object.fromEntries(of.map((id) => [id, full.entities[id]!])),
      people: Object.fromEntries(people.map((one) => [one.id, one])),
    },
  });
  networks.set(key, made);
  return made;
}

export class Here {
  r: Rotation = emptyRotation;
  at: Instant = instant(START);
  readonly known: Set<EntityId>;
  readonly gone = new Set<EntityId>();
  places: model.Places;
  readonly heard = new step.Heard();
  now: Values;
  /** The longest term in months that any configuration could make: those of seats that turn over apart begin with others. */
  longest = 0;
  /** Seats that every configuration has had. */
  fewest = 9;

  constructor({ members, seats, termMonths, stagger }: Life) {
    this.known = new Set(ALL.slice(0, members));
    this.places = model.founded([...this.known]);
    this.now = { seats, termMonths, stagger: stagger === 'yes' && seats < 2 ? 'no' : stagger, startsOn: '2027-01-01' };
  }
  get network(): Network {
    return networkOf(this.known, this.gone);
  }
  get today(): string {
    return this.at.slice(0, 10);
  }
  get able(): EntityId[] {
    return ALL.filter((one) => this.known.has(one) && !this.gone.has(one));
  }

  take(what: string, { state, effects }: Decision<Rotation>, pressed?: string): void {
    const { r, today, able } = this;
    const isConfigured = what === 'configure';
    const faults = [
      ...brokenPromises(r, state, effects, today, able, isConfigured),
      ...faultsOf(state, today, this.longest, this.fewest),
      ...step.begunFaults(r, state, today, { able, places: this.places, pressed }),
      ...step.referenceFaults(r, state, isConfigured),
      ...step.swapFaults(r, state, today, able),
      ...step.pickFaults(state, today, { able, places: this.places }),
      ...(what === 'configure' || what.startsWith('swap') || what === 'answer'
        ? []
        : step.announcedFaults(r, state, today, able)),
      ...this.heard.faults(r, state, effects, today),
    ];
    if (faults.length > 0) expect.fail(`${today} ${what}: ${faults.join('; ')}`);
    const named = aheadOf(state, able, today as never).map(({ entity }) => String(entity));
    expect([...new Set(named)].sort(), `${today} ${what}: two turns ahead`).toEqual(
      model.twoAhead(this.places, state.terms, able, today),
    );
    this.r = state;
  }

  pass(until: Instant): void {
    while (this.r.dueAt !== null && this.r.dueAt <= until) {
      this.at = this.r.dueAt;
      this.take('due', review(this.r, act('rmc.due', SYSTEM, {}, { at: this.at }), this.network));
    }
    this.at = until;
  }
  configured(given: Values): void {
    const inputs = { ...given, order: undefined, confirm: true };
    const decision = configure(this.r, act('rmc.configure', officer, inputs, { at: this.at }), this.network);
    expect(decision.answer.ok).toBe(true);
    const isSame = JSON.stringify(given) === JSON.stringify(this.now);
    if (isSame && this.r.configuration) return expect([decision.state, decision.effects]).toEqual([this.r, []]);
    this.now = given;
    // Before anything has begun everybody is a first member.
    if (this.r.terms.every(({ from }) => from > this.today)) this.places = model.founded(this.able);
    this.fewest = Math.min(this.fewest, given.seats);
    this.longest = Math.max(this.longest, given.termMonths * (given.stagger === 'yes' ? 2 : 1));
    this.take('configure', decision);
  }
  reviewed(what: string): void {
    this.take(what, review(this.r, act('rmc.review', SYSTEM, {}, { at: this.at }), this.network));
  }
  comesOrGoes(type: 'leave' | 'come', one: EntityId): void {
    const isThere = this.known.has(one) && !this.gone.has(one);
    if (isThere === (type === 'come')) return;
    if (type === 'leave') {
      this.gone.add(one);
      model.goes(this.places, one);
    } else {
      model.comes(this.places, this.r, one, this.today);
      this.known.add(one);
      this.gone.delete(one);
    }
    this.reviewed(`${type} ${one}`);
  }
  standsIn(one: EntityId, seat: number): void {
    const term = this.r.terms.filter(({ from, to }) => from <= this.today && this.today <= to)[seat];
    if (!term || !this.known.has(one)) return;
    const pressed = { ...act('rmc.standIn', officer, { entity: String(one) }, { at: this.at }), target: term.target };
    const decision = standIn(this.r, pressed, this.network);
    const isHere = decision.state.terms.find(({ target }) => target === term.target);
    if (decision.answer.ok) expect(isHere?.standIns?.at(-1)?.entity ?? isHere?.entity).toBe(one);
    expect(decision.answer.ok, `${this.today} ${one} for ${term.target}`).toBe(
      step.mayStandIn(this.r, term, one, { able: this.able, today: this.today }),
    );
    this.take('standIn', decision, one);
  }
  /** An ask of some time ago: agreed to while both terms are still theirs, and ahead. */
  answered(one: number): void {
    const swap = this.r.swaps.filter(({ state }) => state === 'asked')[one % 2];
    if (!swap) return;
    const { asker, asked } = swap;
    const press = act('rmc.swapAccept', speakerOf(asked.entity), { with: String(asker.term) }, { at: this.at });
    const agreed = acceptSwap(this.r, { ...press, target: asked.term }, this.network);
    const isOver = step.isOver(swap, this.r, this.today);
    if (isOver) expect(agreed.answer.ok, `${this.today} swap ${swap.number} is over`).toBe(false);
    this.take('answer', agreed);
  }
  swapped({ type, one, two }: Extract<Event, { readonly one: number }>): void {
    const ahead = this.r.terms.filter(({ from, entity }) => entity !== undefined && from > this.today);
    const [a, b] = [ahead[one], ahead[two]];
    if (!a?.entity || !b?.entity || a === b) return;
    const press = (verb: string, by: string, target: string, other: string) =>
      ({ ...act(verb, speakerOf(by), { with: other }, { at: this.at }), target }) as never;
    const wasOf = (target: string) => this.r.terms.find((term) => term.target === target)?.entity;
    const isMutual = this.r.swaps.some(
      (swap) => swap.state === 'asked' && swap.asker.term === b.target && swap.asked.term === a.target,
    );
    const asked = askSwap(this.r, press('rmc.swap', a.entity, a.target, b.target), this.network);
    this.take('swap', asked);
    if (asked.answer.ok && !isMutual) {
      expect([wasOf(a.target), wasOf(b.target)], 'asked alone').toEqual([a.entity, b.entity]);
      const alone = acceptSwap(this.r, press('rmc.swapAccept', a.entity, b.target, a.target), this.network);
      expect(alone.answer.ok, 'the asker agrees with itself').toBe(false);
    }
    if (type === 'asked') return;
    const agreed = acceptSwap(this.r, press('rmc.swapAccept', b.entity, b.target, a.target), this.network);
    this.take('swapAccept', agreed);
    if (agreed.answer.ok) expect([wasOf(a.target), wasOf(b.target)], 'agreed').toEqual([b.entity, a.entity]);
    if (type !== 'undone' || !agreed.answer.ok) return;
    const undone = undoSwap(this.r, press('rmc.swapUndo', a.entity, a.target, b.target), this.network);
    expect(undone.answer.ok, 'either may undo').toBe(true);
    this.take('swapUndo', undone);
    expect([wasOf(a.target), wasOf(b.target)], 'undone').toEqual([a.entity, b.entity]);
  }
  happen(what: Event): void {
    switch (what.type) {
      case 'same':
        return this.configured(this.now);
      case 'configure': {
        const { seats, termMonths, startsOn } = what;
        const stagger = what.stagger === 'yes' && seats < 2 ? 'no' : what.stagger;
        return this.configured({ seats, termMonths, stagger, startsOn });
      }
      case 'leave':
      case 'come':
        return this.comesOrGoes(what.type, ALL[what.who]!);
      case 'standIn':
        return this.standsIn(ALL[what.who]!, what.seat);
      case 'answer':
        return this.answered(what.one);
      case 'asked':
      case 'swap':
      case 'undone':
        return this.swapped(what);
    }
  }
}

export function live(life: Life): void {
  const here = new Here(life);
  here.configured(here.now);
  let ms = START;
  for (const [days, what] of life.events) {
    ms += days * DAY;
    here.pass(instant(ms));
    here.happen(what);
  }
  here.pass(instant(ms + 400 * DAY));
}

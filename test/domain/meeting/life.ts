/** One meeting and two of its items under the real rules, held to the model (`model.ts`) after each act. */
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Decision, Effect } from '../../../src/core/decision.ts';
import { entityId, ref, type Instant, type Ref } from '../../../src/core/ids.ts';
import { begin, unbegin } from '../../../src/features/meetings/rules/begin.ts';
import { committeeDecided, takeBack } from '../../../src/features/meetings/rules/committee.ts';
import { standing } from '../../../src/features/meetings/rules/consensus.ts';
import { record } from '../../../src/features/meetings/rules/decision.ts';
import { due } from '../../../src/features/meetings/rules/due.ts';
import { end } from '../../../src/features/meetings/rules/end.ts';
import { hasEnded, type AgendaItem, type Around, type Slot } from '../../../src/features/meetings/rules/item.ts';
import { displace, fresh } from '../../../src/features/meetings/rules/place.ts';
import { object, put, withdrawObjection } from '../../../src/features/meetings/rules/question.ts';
import { recall } from '../../../src/features/meetings/rules/recall.ts';
import { left, present } from '../../../src/features/meetings/rules/sitting.ts';
import { dueAt } from '../../../src/features/meetings/rules/timing.ts';
import type { Meeting } from '../../../src/features/meetings/rules/state.ts';
import type { Objection } from '../../../src/features/meetings/rules/itemOutcome.ts';
import { act, DAY, focalPoint, later, MINUTE, net, NOW, officer } from '../../support/builders.ts';
import { ACT_DEFINITIONS } from '../../support/features.ts';
import { aMeeting } from '../../support/acts/meeting.ts';
import * as model from './model.ts';

const NETWORK = net();
const FIRST = ref('M-1');
const NEXT = ref('M-2');
const START = later(NOW, 20 * DAY);
const WRITTEN: Objection = { entity: entityId('UNICEF'), text: 'Too narrow.', at: NOW, written: true };
/** The model begins so many minutes before the start: after the cut-off, so that nothing comes back on this agenda. */
const BEGINS = -26 * 60;

/** As an officer types it: the clock of New York. */
const localIn = (at: Instant): string =>
  new Date(at).toLocaleString('sv-SE', { timeZone: 'America/New_York' }).slice(0, 16).replace(' ', 'T');

/** The meeting and its items as the engine would hold them, with what follows from each act. */
class Machine {
  now: Instant = later(START, BEGINS * MINUTE);
  meeting: Meeting = { ...aMeeting({ startsAt: START }), plannedAt: NOW };
  readonly items = new Map<Ref, AgendaItem>(
    model.ITEMS.map((name, i) => {
      const kind = i === 0 ? ('referred' as const) : ('proposed' as const);
      const made = fresh({ target: ref(name), title: name, kind, addedAt: NOW, state: 'planned' });
      return [made.target, { ...made, meeting: FIRST, ...(i === 0 && { source: ref('E-1') }) }];
    }),
  );

  get slots(): Slot[] {
    const next: Slot = {
      target: NEXT,
      kind: 'focalPoints',
      startsAt: later(START, 60 * DAY),
      cutoffAt: later(START, 55 * DAY),
    };
    const { target, kind, startsAt, cutoffAt } = this.meeting;
    return this.meeting.state === 'planned' ? [{ target, kind, startsAt, cutoffAt }, next] : [next];
  }
  act(inputs: object, actor: object = officer()): never {
    return { inputs, receivedAt: this.now, actor, platform: 'local' } as never;
  }
  around(item: AgendaItem): Around {
    const last = item.sittings.at(-1)?.meeting;
    const next = { ...this.meeting, target: NEXT, state: 'planned' as const, present: [] };
    return {
      slots: this.slots,
      ...(item.meeting && { meeting: item.meeting === FIRST ? this.meeting : next }),
      ...(last && { last: last === FIRST ? this.meeting.state : 'planned' }),
      ...(item.kind === 'referred' && {
        source: {
          title: 'x',
          documentUrl: '',
          documentVersion: '1',
          classification: 'unclassified',
          objections: [WRITTEN],
        },
      }),
    };
  }
  get own(): AgendaItem[] {
    return [...this.items.values()].filter(
      (item) =>
        item.meeting === FIRST || item.carried.includes(FIRST) || item.sittings.some((one) => one.meeting === FIRST),
    );
  }

  private follow(effects: readonly Effect[]): void {
    for (const effect of effects) {
      if (effect.type !== 'act') continue;
      if (effect.verb !== 'agendas.displace' && effect.verb !== 'agendas.recall') continue;
      const rule = effect.verb === 'agendas.displace' ? displace : recall;
      for (const [target, item] of this.items) {
        // The engine asks the items in these states alone.
        const isAsked = effect.verb === 'agendas.displace' ? !hasEnded(item) : item.state === 'planned';
        const facts = { slots: this.slots, notHeld: this.meeting.state === 'notHeld' ? [FIRST] : [] };
        if (isAsked) this.items.set(target, rule(item, this.act({ ...effect.inputs, ...facts })).state);
      }
    }
  }
  private onMeeting(decision: Decision<Meeting>): model.Answer {
    if (decision.answer.ok) {
      this.meeting = decision.state;
      this.follow(decision.effects);
    }
    return decision.answer.ok ? 'ok' : (decision.answer.code as model.Answer);
  }
  /** The routes by which items were entered in the register. */
  readonly routes = new Map<Ref, unknown[]>();
  private onItem(decision: Decision<AgendaItem>): model.Answer {
    if (decision.answer.ok) {
      const { target } = decision.state;
      this.items.set(target, decision.state);
      for (const effect of decision.effects)
        if (effect.type === 'act' && effect.verb === 'register.enter')
          this.routes.set(target, [...(this.routes.get(target) ?? []), effect.inputs.route]);
    }
    return decision.answer.ok ? 'ok' : (decision.answer.code as model.Answer);
  }

  /** What has fallen due by now is done, as the worker does it. */
  settle(): void {
    for (let at = dueAt(this.meeting); at !== null && at <= this.now; at = dueAt(this.meeting))
      this.onMeeting(due(this.meeting, this.act({}), NETWORK));
  }

  apply(command: model.Command): model.Answer {
    if ('item' in command) return this.applyToItem(command);
    switch (command.kind) {
      case 'wait':
        this.now = later(this.now, command.minutes * MINUTE);
        return 'ok';
      case 'begin':
        return this.onMeeting(begin(this.meeting, this.act({ confirm: command.confirm }), NETWORK));
      case 'afterwards': {
        const startedAt = this.meeting.startsAt;
        const endedAt = later(startedAt, (model.LASTS / 2) * MINUTE);
        return this.onMeeting(begin(this.meeting, this.act({ startedAt, endedAt, confirm: false }), NETWORK));
      }
      case 'unbegin':
        return this.onMeeting(unbegin(this.meeting, this.act({ items: this.own }), NETWORK));
      case 'end':
        return this.onMeeting(end(this.meeting, this.act({ items: this.own, confirm: command.confirm }), NETWORK));
      case 'cancel':
        return this.onMeeting(this.rule('meeting.cancel', { reason: 'Why.' }));
      case 'move':
        return this.onMeeting(
          this.rule('meeting.move', {
            startsAt: localIn(later(this.now, command.minutes * MINUTE)),
            reason: 'Why.',
          }),
        );
      case 'present':
        return this.onMeeting(present(this.meeting, this.act({ entities: command.entity }), NETWORK));
      case 'left':
        return this.onMeeting(left(this.meeting, this.act({ entities: command.entity }), NETWORK));
    }
  }

  private rule(verb: string, inputs: object): Decision<Meeting> {
    const declared = ACT_DEFINITIONS[verb];
    if (declared?.type !== 'change') throw new Error(verb);
    const read = act(verb, officer(), inputs, { at: this.now });
    return declared.rule(this.meeting, { ...read, target: FIRST }, NETWORK, FIRST) as Decision<Meeting>;
  }

  private applyToItem(command: Extract<model.Command, { readonly item: model.ItemName }>): model.Answer {
    const item = this.items.get(ref(command.item)) as AgendaItem;
    const around = this.around(item);
    switch (command.kind) {
      case 'put':
        return this.onItem(put(item, this.act({ text: 'Shall it be?', ...around })));
      case 'object':
        return this.onItem(object(item, this.act({ text: 'No.', ...around }, focalPoint(command.entity)), NETWORK));
      case 'lift':
        return this.onItem(withdrawObjection(item, this.act({ ...around }, focalPoint(command.entity)), NETWORK));
      case 'takeBack':
        return this.onItem(takeBack(item, this.act({ reason: 'Settled.', ...around })));
      case 'committee':
        return this.onItem(committeeDecided(item, this.act({ text: 'x', on: NOW.slice(0, 10), ...around }), NETWORK));
      case 'record': {
        const isSent = command.outcome === 'carry' || command.outcome === 'steeringCommittee';
        const outcome = isSent ? { outcome: 'noConsensus', then: command.outcome } : { outcome: command.outcome };
        return this.onItem(record(item, this.act({ text: 'x', ...outcome, ...around }), NETWORK));
      }
    }
  }
}

/** The one that objects in writing speaks most. */
const entity = fc.constantFrom(...model.ENTITIES, 'UNICEF' as const, 'UNICEF' as const);
const item = fc.constantFrom(...model.ITEMS);
const command: fc.Arbitrary<model.Command> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('begin' as const), confirm: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('afterwards' as const, 'unbegin' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cancel' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('move' as const),
      minutes: fc.constantFrom(20, 45, 24 * 60, 2 * 24 * 60),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('end' as const), confirm: fc.boolean() }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constantFrom('present' as const, 'present' as const, 'left' as const), entity }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constantFrom('put' as const, 'takeBack' as const, 'committee' as const), item }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom('object' as const, 'lift' as const), item, entity }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('record' as const),
      item,
      outcome: fc.constantFrom('consensus', 'noted', 'deferred', 'carry', 'steeringCommittee'),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('wait' as const),
      minutes: fc.constantFrom(1, 29, 59, 61, 24 * 60, 24 * 60 + 35, 25 * 60 + 31, 26 * 60),
    }),
  },
);

/** How it comes about that there is something to decide: most random beginnings never come to it. */
const HELD: readonly model.Command[] = [
  { kind: 'wait', minutes: 26 * 60 },
  { kind: 'begin', confirm: false },
  { kind: 'present', entity: 'UNICEF' },
  { kind: 'present', entity: 'UNHCR' },
  { kind: 'put', item: 'A-1' },
];
const LIFTED: readonly model.Command[] = [
  ...HELD,
  { kind: 'object', item: 'A-1', entity: 'UNHCR' },
  { kind: 'lift', item: 'A-1', entity: 'UNHCR' },
];
/** The written objection is lifted, and the question put again when one more has come. */
const PUT_AGAIN: readonly model.Command[] = [
  ...HELD,
  { kind: 'lift', item: 'A-1', entity: 'UNICEF' },
  { kind: 'present', entity: 'UNFPA' },
  { kind: 'put', item: 'A-1' },
];
const AFTERWARDS: readonly model.Command[] = [
  { kind: 'wait', minutes: 26 * 60 },
  { kind: 'wait', minutes: 61 },
  { kind: 'afterwards' },
];
const DURING: readonly model.Command[] = [
  { kind: 'wait', minutes: 26 * 60 },
  { kind: 'wait', minutes: 59 },
];
/** It lapsed, and its items went to the next one. */
const LAPSED: readonly model.Command[] = [
  { kind: 'wait', minutes: 26 * 60 },
  { kind: 'wait', minutes: 25 * 60 + 31 },
  { kind: 'afterwards' },
];
const beginning = fc.constantFrom<readonly model.Command[]>([], HELD, LIFTED, PUT_AGAIN, DURING, LAPSED, AFTERWARDS);

const minutesFrom = (at: string): number => (Date.parse(at) - Date.parse(START)) / MINUTE;
const whereIs = (one: AgendaItem): model.Item['where'] => {
  if (one.state === 'decided' || one.state === 'noted') return one.state;
  if (one.state === 'notDecided') return 'committee';
  return one.meeting === FIRST ? 'here' : 'next';
};

/** What is seen of both, in the model's words. */
function seen(machine: Machine) {
  const { state, startsAt, present: here, endedAt } = machine.meeting;
  return {
    state,
    start: minutesFrom(startsAt),
    present: here.map(String),
    endedAt: endedAt === undefined ? undefined : minutesFrom(endedAt),
    items: model.ITEMS.map((name) => {
      const one = machine.items.get(ref(name)) as AgendaItem;
      const written = one.kind === 'referred' ? [WRITTEN] : [];
      const stands = one.question ? standing(one.question, written).map(({ entity: of }) => String(of)) : [];
      return {
        where: whereIs(one),
        carried: one.carried.length,
        stands: stands.sort(),
        asked: one.question !== undefined,
        routes: machine.routes.get(one.target) ?? [],
        sat: one.sittings
          .filter(({ by }) => by !== 'concord')
          .map(({ present, lifted = [] }) => ({
            present: present.map(String),
            lifted: lifted.map(({ entity: of }) => String(of)).sort(),
          })),
      };
    }),
  };
}
const expected = (m: model.Model) => ({
  state: m.state,
  start: m.start,
  present: m.present,
  endedAt: m.endedAt,
  items: model.ITEMS.map((name) => {
    const one = m.items[name];
    return {
      where: one.where,
      carried: one.carried,
      stands: model.standing(one, name),
      asked: one.question !== undefined,
      routes: one.route === undefined ? [] : [one.route],
      sat: one.sat,
    };
  }),
});

export const lives = fc.tuple(beginning, fc.array(command, { minLength: 1, maxLength: 25 }));

export function live([first, others]: readonly [readonly model.Command[], readonly model.Command[]]): void {
  const [machine, m] = [new Machine(), model.begin(BEGINS)];
  for (const one of [...first, ...others]) {
    const answers = { model: model.apply(m, one), machine: machine.apply(one) };
    machine.settle();
    expect({ one, answer: answers.machine }).toEqual({ one, answer: answers.model });
    expect({ one, ...seen(machine) }).toEqual({ one, ...expected(m) });
  }
}

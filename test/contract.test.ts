/**
 * What the compiler refuses because of the contract (`core/contract.ts`): each line below a directive is an error, and the
 * type check fails when one of them stops being one.
 */
import { describe, expect, it } from 'vitest';
import type { CardRef } from '../src/core/answer.ts';
import type { Press } from '../src/core/card.ts';
import type { Effect } from '../src/core/decision.ts';
import { accept } from '../src/core/decision.ts';
import { phrase } from '../src/i18n/phrase.ts';
import { change, each, internal, query, single } from '../src/kit/acts.ts';
import type { ActTable } from '../src/kit/acts.ts';
import type { ReadStore } from '../src/kit/read.ts';
import type { Store } from '../src/store/store.ts';
import { search } from '../src/features/register/queries/answers.ts';
import { enter } from '../src/features/register/rules/enter.ts';
import type { EnterInputs } from '../src/features/register/rules/enter.ts';
import { learnReach } from '../src/features/endorsement/rules/close.ts';
import { reachFacts } from '../src/features/endorsement/queries/facts.ts';
import { words } from '../src/core/inputs.ts';
import { card } from '../src/kit/cards.ts';
import { ACT_DEFINITIONS, CARDS } from './support/features.ts';

describe('a name that no contract has, or data that does not fit it, does not compile', () => {
  it('in what follows a decision', () => {
    const wrong: readonly Effect[] = [
      // @ts-expect-error no such card
      { type: 'tell', to: 'network', card: 'remnider' },
      // @ts-expect-error the card takes data
      { type: 'tell', to: 'network', card: 'needTime' },
      // @ts-expect-error of another shape
      { type: 'tell', to: 'secretariat', card: 'roomLost', data: { room: 1 } },
      // @ts-expect-error no such act
      { type: 'act', verb: 'agenda.ad', inputs: { source: 'E-1', title: 'T' }, key: 'k' },
      // @ts-expect-error an input of the other feature's act is left out
      { type: 'act', verb: 'agenda.add', inputs: { source: 'E-1' }, key: 'k' },
      // @ts-expect-error an input that it does not have
      { type: 'act', verb: 'agenda.add', inputs: { source: 'E-1', title: 'T', titel: 'T' }, key: 'k' },
    ];
    const known: readonly Effect[] = [
      { type: 'tell', to: 'network', card: 'reminderPast' },
      { type: 'act', verb: 'agenda.add', inputs: { source: 'E-1', title: 'T' }, key: 'k' },
    ];
    expect([wrong.length, known.length]).toEqual([6, 2]);
  });

  it('on buttons, in answers and in the tables of acts and cards', () => {
    // @ts-expect-error no such act
    const press: Press = { type: 'press', title: 'Object', verb: 'endorsement.objct' };
    // @ts-expect-error no such card
    const named: CardRef = { name: 'requset' };
    // @ts-expect-error no such kind
    const kind = each('endorsement', ['open'], 'endorsement.include');
    // @ts-expect-error no such view
    const drawn = card('requst', () => null);
    expect([press.verb in ACT_DEFINITIONS, (named.name as string) in CARDS]).toEqual([false, false]);
    expect([kind.kind, drawn.view]).toEqual(['endorsement', 'requst']);
  });

  it('between an act, its kind, its inputs, its facts and its rule', () => {
    const who = 'concord';
    const done = phrase('concord.done');
    const wrong = [
      // @ts-expect-error the rule is one on another kind
      single({ kind: 'roll', who, inputs: internal<EnterInputs>(), rule: enter }),
      // @ts-expect-error the rule asks for inputs that the act does not take
      single({ kind: 'register', who, inputs: {}, rule: enter }),
      // @ts-expect-error the rule is one for Concord itself
      single({ kind: 'register', who: 'anyone', inputs: internal<EnterInputs>(), rule: enter }),
      // @ts-expect-error the facts that the rule asks for are not asked for
      change({ kind: 'endorsements', who, inputs: {}, rule: learnReach }),
      // @ts-expect-error the inputs that are read from the store are of another act
      query({ who: 'anyone', inputs: { wrds: words() }, answer: search }),
      // @ts-expect-error what the rule leaves is no state of this kind
      single({ kind: 'register', who, inputs: {}, rule: () => accept({ linse: [] }, done) }),
    ];
    const right = [
      single({ kind: 'register', who, inputs: internal<EnterInputs>(), rule: enter }),
      change({ kind: 'endorsements', who, inputs: {}, facts: reachFacts, rule: learnReach }),
    ];
    // @ts-expect-error the contract has other inputs for this act
    const table: ActTable = { 'register.enter': single({ kind: 'register', who, inputs: {}, rule: accept }) };
    expect([wrong.length, right.map(({ type }) => type), Object.keys(table)]).toEqual([
      6,
      ['change', 'change'],
      ['register.enter'],
    ]);
  });

  it('of what is read from the store', () => {
    const reads = (read: ReadStore) => [
      // @ts-expect-error no such kind
      () => read.load('endorsement', 'E-1'),
      // @ts-expect-error the register has lines, and no title
      async () => (await read.load('register', 'register'))?.title === undefined,
      async () => (await read.load('register', 'register'))?.lines,
      // @ts-expect-error what reads cannot write
      (): Pick<Store, 'commit'> => read,
      // @ts-expect-error nor is it the whole store
      (store: Store): ReadStore => store,
    ];
    expect(reads(undefined as never)).toHaveLength(5);
  });
});

/**
 * What the compiler refuses because of the contract (`core/contract.ts`): each line below a directive is an error, and the
 * type check fails when one of them stops being one.
 */
import { describe, expect, it } from 'vitest';
import type { CardRef } from '../src/core/answer.ts';
import type { Press } from '../src/core/card.ts';
import type { Effect } from '../src/core/decision.ts';
import { VERBS } from '../src/features/acts.ts';
import { CARDS } from '../src/features/cards.ts';
import { each } from '../src/kit/acts.ts';
import { from } from '../src/kit/cards.ts';

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
    const card: CardRef = { name: 'requset' };
    // @ts-expect-error no such kind
    const kind = each('endorsement', ['open'], 'endorsement.include');
    // @ts-expect-error no such view
    const view = from('requst', () => null);
    expect([press.verb in VERBS, (card.name as string) in CARDS]).toEqual([false, false]);
    expect([kind.kind, view.subject]).toEqual(['endorsement', 'requst']);
  });
});

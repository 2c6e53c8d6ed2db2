/** Actions whose owner has left the roll, or whose entity nobody represents: the Secretariat is reminded (domain.md 4, 5). */
import { expect, it } from 'vitest';
import { calendarDate, entityId, instant, personId, ref, type EntityId } from '../../../src/core/ids.ts';
import { chase } from '../../../src/features/meetings/rules/actions.ts';
import type { Action, AgendaItem } from '../../../src/features/meetings/rules/item.ts';
import { itemEntityLeft } from '../../../src/features/meetings/rules/membership.ts';
import { act, net, NOW, SYSTEM } from '../../support/builders.ts';

const actionOf = (owner: Partial<Action>): Action => ({
  n: 1,
  owner: 'Somebody',
  text: 'Send the note',
  due: calendarDate('2026-11-24'),
  meeting: ref('M-1'),
  remindAt: [instant(NOW)],
  ...owner,
});
const itemWith = (owner: Partial<Action>): AgendaItem => ({
  target: ref('A-1'),
  title: 'Note',
  state: 'decided',
  kind: 'proposed',
  addedAt: NOW,
  carried: [],
  marks: [],
  trace: [],
  sittings: [],
  actions: [actionOf(owner)],
});
const remindedOf = (owner: Partial<Action>): unknown =>
  chase(itemWith(owner), act('agenda.due', SYSTEM), net()).effects.map((effect) => effect.type === 'tell' && effect.to);

it.each<readonly [string, Partial<Action>, unknown]>([
  ['a person of the roll', { person: personId('una-5') }, { people: ['una-5'] }],
  ['a person who has left it', { person: personId('una-99') }, 'secretariat'],
  ['an entity', { entity: entityId('UNHCR') }, { entities: ['UNHCR'] }],
  ['an entity nobody represents', { entity: entityId('WFP') }, 'secretariat'],
])('of what %s was to do: %j → %j', (_what, owner, to) => expect(remindedOf(owner)).toEqual([to]));

it.each<readonly [string, EntityId | undefined, Partial<Action>]>([
  ['that has left go to the Secretariat', undefined, { owner: 'Secretariat' }],
  ['that is another are the other’s', entityId('UNHCR'), { owner: 'UNHCR', entity: entityId('UNHCR') }],
])('open actions of an entity %s', (_what, into, owner) => {
  const inputs = { entity: entityId('WFP'), reason: '', ...(into && { into }) };
  const { state } = itemEntityLeft(
    itemWith({ owner: 'WFP', entity: entityId('WFP') }),
    act('agenda.entityLeft', SYSTEM, inputs),
  );
  expect(state.actions).toEqual([actionOf(owner)]);
});

/** Acts on the agenda: its items, the decisions on them, and the agreed actions [ToR 2.a.ix, 3.b.i–iii]. */
import { type InputSchema } from '../../core/inputs.ts';
import type { Acts } from '../../core/contract.ts';
import * as action from './rules/actions.ts';
import * as actionChange from './rules/actionChange.ts';
import * as actionUndone from './rules/actionUndone.ts';
import * as agenda from './rules/agenda.ts';
import * as committee from './rules/committee.ts';
import * as decision from './rules/decision.ts';
import { itemKey, type AgendaItem, type Around } from './rules/item.ts';
import { itemEntityLeft } from './rules/membership.ts';
import * as placing from './rules/place.ts';
import * as proposals from './rules/propose.ts';
import { recall } from './rules/recall.ts';
import * as question from './rules/question.ts';
import * as sitting from './rules/sitting.ts';
import { agreedFacts, aroundFacts, carrierFacts, slotFacts } from './queries/facts.ts';
import { statedFacts } from './queries/stated.ts';
import { showAgenda } from './queries/answers.ts';
import {
  change,
  create,
  each,
  internal,
  keyed,
  keyedOrNew,
  query,
  type ActTable,
  type Named,
  type Permission,
} from '../../kit/acts.ts';

/** Actions may be open although their item was decided long ago. */
const EVERY_STATE = ['proposed', 'pool', 'planned', 'taken', 'decided', 'noted', 'notDecided'] as const;

const onItem = ({ inputs }: Named): string => itemKey(String(inputs['source']));
/**
 * Part of the act's fingerprint: after an entity has come or gone, the same words are another act. Only the meeting knows who
 * is in the room.
 */
const roomNow = (_item: AgendaItem, { meeting }: Around): string | undefined => meeting?.present.join();

/** An act in the meeting. Its rule gets the meeting and the request that brought the item. */
const onQuestion = <W extends Permission, S extends InputSchema>(
  who: W,
  inputs: S,
  rule: Parameters<typeof change<'agenda', W, S, Around>>[0]['rule'],
  more: { readonly entersFor?: true } = {},
) => change({ kind: 'agenda', who, inputs, facts: aroundFacts, occasion: roomNow, rule, ...more });

export const agendaActs = {
  'agenda.show': query({ who: 'anyone', inputs: {}, answer: showAgenda }),
  'agenda.propose': create({
    kind: 'agenda',
    who: 'representative',
    inputs: proposals.proposeInputs,
    facts: slotFacts,
    rule: proposals.propose,
  }),
  'agenda.accept': change({
    kind: 'agenda',
    who: 'secretariat',
    inputs: {},
    facts: slotFacts,
    rule: proposals.acceptItem,
  }),
  'agenda.decline': change({
    kind: 'agenda',
    who: 'secretariat',
    inputs: proposals.declineInputs,
    rule: proposals.declineItem,
  }),
  'agenda.takeBack': change({
    kind: 'agenda',
    who: 'secretariat',
    inputs: committee.takeBackInputs,
    facts: slotFacts,
    rule: committee.takeBack,
  }),
  'agenda.committeeDecided': onQuestion('secretariat', committee.committeeDecidedInputs, committee.committeeDecided),
  'agenda.order': change({ kind: 'meetings', who: 'secretariat', inputs: sitting.orderInputs, rule: sitting.order }),
  'agenda.add': keyedOrNew({
    kind: 'agenda',
    who: 'concord',
    inputs: agenda.addInputs,
    key: onItem,
    facts: slotFacts,
    rule: (item, act, _network, target) => agenda.add(item, target, act),
  }),
  'agenda.stand': keyedOrNew({
    kind: 'agenda',
    who: 'concord',
    inputs: internal<Acts['agenda.stand']>(),
    key: onItem,
    rule: (item, act, _network, target) => agenda.stand(item, target, act),
  }),
  'agenda.leave': keyed({
    kind: 'agenda',
    who: 'concord',
    inputs: agenda.leaveInputs,
    key: onItem,
    rule: agenda.leave,
  }),
  'agenda.mark': keyed({ kind: 'agenda', who: 'concord', inputs: agenda.markInputs, key: onItem, rule: agenda.mark }),
  'agenda.place': change({
    kind: 'agenda',
    who: 'concord',
    inputs: internal<Acts['agenda.place']>(),
    facts: slotFacts,
    rule: placing.takeIn,
  }),
  'agendas.place': each('agenda', ['pool', 'proposed'], 'agenda.place'),
  'agenda.displace': change({
    kind: 'agenda',
    who: 'concord',
    inputs: internal<Acts['agenda.displace']>(),
    facts: slotFacts,
    rule: placing.displace,
  }),
  'agendas.displace': each('agenda', ['planned', 'proposed', 'taken'], 'agenda.displace'),
  'agenda.recall': change({
    kind: 'agenda',
    who: 'concord',
    inputs: internal<Acts['agenda.recall']>(),
    facts: carrierFacts,
    rule: recall,
  }),
  'agendas.recall': each('agenda', ['planned', 'pool', 'left'], 'agenda.recall'),
  'agenda.entityLeft': change({
    kind: 'agenda',
    who: 'concord',
    inputs: internal<Acts['agenda.entityLeft']>(),
    rule: itemEntityLeft,
  }),
  'agendas.entityLeft': each('agenda', EVERY_STATE, 'agenda.entityLeft'),
  'agenda.due': change({ kind: 'agenda', who: 'concord', inputs: {}, rule: action.chase }),
  'action.done': change({
    kind: 'agenda',
    who: 'representativeOrSecretariat',
    inputs: action.doneInputs,
    facts: aroundFacts,
    rule: action.done,
  }),
  'action.undone': change({
    kind: 'agenda',
    who: 'representativeOrSecretariat',
    inputs: actionUndone.undoneInputs,
    facts: statedFacts,
    rule: actionUndone.undone,
  }),
  'action.change': change({
    kind: 'agenda',
    who: 'secretariat',
    inputs: actionChange.changeInputs,
    facts: agreedFacts,
    rule: actionChange.change,
  }),
} satisfies ActTable;

export const decisionActs = {
  'decision.put': onQuestion('secretariat', question.putInputs, question.put),
  'decision.object': onQuestion('representativeOrSecretariat', question.objectInputs, question.object, {
    entersFor: true,
  }),
  'decision.withdrawObjection': onQuestion(
    'representativeOrSecretariat',
    question.withdrawInputs,
    question.withdrawObjection,
    { entersFor: true },
  ),
  'decision.noObjection': onQuestion('representativeOrSecretariat', question.noObjectionInputs, question.noObjection, {
    entersFor: true,
  }),
  'decision.record': onQuestion('secretariat', decision.recordInputs, decision.record),
  'decision.numbered': change({
    kind: 'agenda',
    who: 'concord',
    inputs: decision.numberedInputs,
    rule: decision.numbered,
  }),
} satisfies ActTable;

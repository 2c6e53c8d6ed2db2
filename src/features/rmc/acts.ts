/** Acts on the Resource Management Committee: rotation, swaps, stand-ins, and the Chair's outcomes [ToR 2.d.i, 3.a.iii]. */

import { phrase } from '../../i18n/phrase.ts';
import { configure, configureInputs, confirmedInputs, review } from './rules/configure.ts';
import { entityLeft } from './rules/membership.ts';
import { historyInputs, importHistory } from './rules/history.ts';
import * as outcome from './rules/outcome.ts';
import { reseating } from './rules/reseating.ts';
import { acknowledge, acknowledgeInputs, standIn, standInInputs } from './rules/standIn.ts';
import * as swap from './rules/swaps.ts';
import {
  configurePreview,
  exportComposition,
  exportInputs,
  heldMeetingFacts,
  outcomePreview,
  preview,
  previewInputs,
  show,
} from './queries/answers.ts';
import { historyFacts } from './queries/facts.ts';
import type { Acts } from '../../core/contract.ts';
import { type Named, internal, keyedOrNew, plainCard, type ActTable, query, single, change } from '../../kit/acts.ts';

const meeting = ({ inputs }: Named): string => outcome.outcomeKey(inputs['meeting']);

export const acts = {
  'rmc.show': query({ who: 'anyone', inputs: {}, answer: show }),
  'rmc.preview': query({ who: 'anyone', inputs: previewInputs, answer: preview }),
  'rmc.export': query({ who: 'anyone', inputs: exportInputs, answer: exportComposition }),
  'rmc.form': query({ who: 'secretariat', inputs: {}, answer: plainCard('rmcForm', phrase('concord.form')) }),
  'rmc.configure': single({ kind: 'terms', who: 'secretariat', inputs: confirmedInputs, rule: reseating(configure) }),
  'rmc.configure.preview': query({ who: 'secretariat', inputs: configureInputs, answer: configurePreview }),
  'rmc.importHistory': single({
    kind: 'terms',
    who: 'secretariat',
    inputs: historyInputs,
    facts: historyFacts,
    rule: reseating(importHistory),
  }),
  'rmc.swap': single({ kind: 'terms', who: 'representative', inputs: swap.swapInputs, rule: swap.askSwap }),
  'rmc.swapAccept': single({
    kind: 'terms',
    who: 'representative',
    inputs: swap.answerInputs,
    rule: reseating(swap.acceptSwap),
  }),
  'rmc.swapUndo': single({
    kind: 'terms',
    who: 'representative',
    inputs: swap.answerInputs,
    rule: reseating(swap.undoSwap),
  }),
  'rmc.acknowledge': single({ kind: 'terms', who: 'representative', inputs: acknowledgeInputs, rule: acknowledge }),
  'rmc.standIn': single({ kind: 'terms', who: 'secretariat', inputs: standInInputs, rule: reseating(standIn) }),
  'rmc.shareOutcome.preview': query({ who: 'rmcChair', inputs: outcome.shareInputs, answer: outcomePreview }),
  'rmc.shareOutcome': keyedOrNew({
    kind: 'outcomes',
    who: 'rmcChair',
    inputs: outcome.shareInputs,
    key: meeting,
    facts: heldMeetingFacts,
    rule: outcome.shareOutcome,
  }),
  'rmc.owesOutcome': keyedOrNew({
    kind: 'outcomes',
    who: 'concord',
    inputs: outcome.owesInputs,
    key: meeting,
    rule: outcome.owesOutcome,
  }),
  'rmc.outcomeDue': change({ kind: 'outcomes', who: 'concord', inputs: {}, rule: outcome.outcomeDue }),
  'rmc.review': single({ kind: 'terms', who: 'concord', inputs: {}, rule: reseating(review) }),
  'rmc.entityLeft': single({
    kind: 'terms',
    who: 'concord',
    inputs: internal<Acts['rmc.entityLeft']>(),
    rule: reseating(entityLeft),
  }),
  'rmc.due': single({ kind: 'terms', who: 'concord', inputs: {}, rule: reseating(review) }),
} satisfies ActTable;

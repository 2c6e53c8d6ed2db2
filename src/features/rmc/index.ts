/** The Resource Management Committee: rotation, swaps, stand-ins, and what its Chair shares [ToR 2.d.i, 3.a.iii]. */

import { phrase } from '../../i18n/phrase.ts';
import { configure, configureInputs, review } from './rules/configure.ts';
import { historyInputs, importHistory } from './rules/history.ts';
import * as outcome from './rules/outcome.ts';
import { acknowledge, acknowledgeInputs, standIn, standInInputs } from './rules/standIn.ts';
import * as swap from './rules/swaps.ts';
import { gatherMeeting, preview, previewInputs, show } from './queries/answers.ts';
import { change, look, single, type Change, type Named, plainCard, type ActTable } from '../../kit/acts.ts';

const meeting = ({ inputs }: Named): string => outcome.outcomeKey(inputs['meeting']);
const ofMeeting = (verb: Change): Change => ({ ...verb, where: { key: meeting, orNew: true } });

export const rmcVerbs = {
  'rmc.show': look('anyone', {}, show),
  'rmc.preview': look('anyone', previewInputs, preview),
  'rmc.form': look('secretariat', {}, plainCard('rmcForm', phrase('concord.form'))),
  'rmc.configure': single('terms', 'secretariat', configureInputs, configure),
  'rmc.importHistory': single('terms', 'secretariat', historyInputs, importHistory),
  'rmc.swap': single('terms', 'representative', swap.swapInputs, swap.askSwap),
  'rmc.swapAccept': single('terms', 'representative', swap.answerInputs, swap.acceptSwap),
  'rmc.swapUndo': single('terms', 'representative', swap.answerInputs, swap.undoSwap),
  'rmc.acknowledge': single('terms', 'representative', acknowledgeInputs, acknowledge),
  'rmc.standIn': single('terms', 'secretariat', standInInputs, standIn),
  'rmc.shareOutcome': {
    ...ofMeeting(change('outcomes', 'rmcChair', outcome.shareInputs, outcome.shareOutcome as never)),
    gather: gatherMeeting,
  },
  'rmc.owesOutcome': ofMeeting(change('outcomes', 'concord', outcome.owesInputs, outcome.owesOutcome as never)),
  'rmc.outcomeDue': change('outcomes', 'concord', {}, outcome.outcomeDue as never),
  'rmc.review': single('terms', 'concord', {}, review as never),
  'rmc.due': single('terms', 'concord', {}, review as never),
} satisfies ActTable;

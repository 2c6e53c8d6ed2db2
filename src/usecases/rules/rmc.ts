/** The Resource Management Committee: rotation, swaps, stand-ins, and what its Chair shares [ToR 2.d.i, 3.a.iii]. */
import type { Act } from '../../core/act.ts';
import { maybeNumber } from '../../core/inputs.ts';
import { phrase } from '../../copy/phrase.ts';
import { chairInputs, nameChair } from '../../domain/rmc/chair.ts';
import { configure, configureInputs, review } from '../../domain/rmc/configure.ts';
import { historyInputs, importHistory } from '../../domain/rmc/history.ts';
import * as outcome from '../../domain/rmc/outcome.ts';
import { acknowledge, acknowledgeInputs, standIn, standInInputs } from '../../domain/rmc/standIn.ts';
import * as swap from '../../domain/rmc/swaps.ts';
import { plainCard } from '../looks.ts';
import { gatherMeeting, preview, show } from '../rmc.ts';
import { change, look, single, type Change, type Verb } from '../verbs.ts';

const MOST_YEARS = 30;

const meeting = (act: Act): string => outcome.outcomeKey(act.inputs['meeting']);
const ofMeeting = (verb: Change): Change => ({ ...verb, where: { key: meeting, orNew: true } });

export const rmcVerbs: Readonly<Record<string, Verb>> = {
  'rmc.show': look('anyone', {}, show),
  'rmc.preview': look('anyone', { years: maybeNumber(1, MOST_YEARS) }, preview),
  'rmc.form': look('secretariat', {}, plainCard('rmcForm', phrase('concord.form'))),
  'rmc.configure': single('terms', 'secretariat', configureInputs, configure),
  'rmc.importHistory': single('terms', 'secretariat', historyInputs, importHistory),
  'rmc.swap': single('terms', 'representative', swap.swapInputs, swap.askSwap),
  'rmc.swapAccept': single('terms', 'representative', swap.answerInputs, swap.acceptSwap),
  'rmc.swapUndo': single('terms', 'representative', swap.answerInputs, swap.undoSwap),
  'rmc.acknowledge': single('terms', 'representative', acknowledgeInputs, acknowledge),
  'rmc.standIn': single('terms', 'secretariat', standInInputs, standIn),
  'rmc.chair': single('roll', 'secretariat', chairInputs, nameChair),
  'rmc.shareOutcome': {
    ...ofMeeting(change('outcomes', 'rmcChair', outcome.shareInputs, outcome.shareOutcome as never)),
    gather: gatherMeeting,
  },
  'rmc.owesOutcome': ofMeeting(change('outcomes', 'concord', outcome.owesInputs, outcome.owesOutcome as never)),
  'rmc.outcomeDue': change('outcomes', 'concord', {}, outcome.outcomeDue as never),
  'rmc.review': single('terms', 'concord', {}, review as never),
  'rmc.due': single('terms', 'concord', {}, review as never),
};

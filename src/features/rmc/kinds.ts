/** The kinds of document: the rotation, of which a network has one, and the outcome of each RMC meeting. */
import { one, takenAs, type Kinds } from '../../kit/kinds.ts';
import { outcomeKey, type RmcOutcome } from './rules/outcome.ts';
import { emptyRotation, type Rotation } from './rules/state.ts';

export const kinds = {
  terms: {
    ...one,
    inner: 'T',
    shownBy: 'rmc.show',
    readIn: ['rmc'],
    initial: () => emptyRotation,
    dueAt: (rotation: Rotation) => rotation.dueAt,
    dueAct: 'rmc.due',
  },
  outcomes: {
    letter: 'O',
    readIn: ['outcome'],
    lists: [],
    stage: (outcome: RmcOutcome) => outcome.state,
    dueAt: (outcome: RmcOutcome) => outcome.dueAt,
    uniqueKey: (outcome: RmcOutcome) => outcomeKey(outcome.meeting),
    taken: takenAs('rmcOutcome'),
    dueAct: 'rmc.outcomeDue',
  },
} satisfies Kinds;

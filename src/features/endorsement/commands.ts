/** What people can type (domain.md 10), each with what else people call it. */
import type { Command } from '../../kit/commands.ts';
import { STATES } from './queries/answers.ts';

export const commands: readonly Command[] = [
  {
    usage: 'endorsement new',
    words: ['endorsement new', 'endorsement open', 'endorsement compose', 'approbation nouvelle'],
    act: 'endorsement.compose',
  },
  {
    usage: 'endorsement list',
    words: ['endorsement list', 'endorsement', 'request list', 'approbation liste', 'approbation'],
    act: 'endorsement.list',
    takes: 'state',
    states: STATES.map((state) => state.toLowerCase()),
  },
  {
    usage: 'endorsement show E-12',
    words: ['endorsement show', 'endorsement', 'show', 'approbation montrer', 'montrer'],
    act: 'endorsement.show',
    takes: 'ref',
  },
];

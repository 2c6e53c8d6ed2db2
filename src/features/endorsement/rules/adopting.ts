/** A request that adopts something, such as the work plan, when it is endorsed or decided by a meeting. */
import type { Effect } from '../../../core/decision.ts';
import type { Endorsement } from './state.ts';

/** Tells what was to be adopted that it is, with the register's number. */
export const adopting = ({ adopts, target }: Endorsement, decision: string): Effect[] =>
  adopts === undefined
    ? []
    : [{ type: 'act', verb: 'plan.adopted', inputs: { decision, ref: target }, key: `planAdopted/${target}` }];

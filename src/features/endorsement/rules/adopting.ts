/** A request that adopts something when it is endorsed, or decided by a meeting. */
import type { Effect } from '../../../core/decision.ts';
import type { Endorsement } from './state.ts';

/** With its number of the register: what the request was to adopt is adopted. */
export const adopting = ({ adopts, target }: Endorsement, decision: string): Effect[] =>
  adopts === undefined
    ? []
    : [{ type: 'act', verb: 'plan.adopted', inputs: { decision, ref: target }, key: `planAdopted/${target}` }];

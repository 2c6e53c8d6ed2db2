/** Opens a request about another feature's document: the answers to a call for input, or the work plan. */
import type { Act } from '../../../core/act.ts';
import type { Documents } from '../../../core/contract.ts';
import { refuse, type Decision, type Effect } from '../../../core/decision.ts';
import type { Ref } from '../../../core/ids.ts';
import type { Inputs } from '../../../core/inputs.ts';
import type { Network } from '../../../core/network.ts';
import type { Person } from '../../../core/people.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { open, type OnSame, type openInputs } from './open.ts';
import type { Endorsement } from './state.ts';

type Opening = Act<Inputs<typeof openInputs> & OnSame, Person>;
type Opened = Decision<Endorsement | undefined>;

/** Read by `callFacts`: the call for input whose answers are to be endorsed. */
export interface CallFacts {
  readonly call: Documents['inputs'] | undefined;
}

/** `input.endorse` (Secretariat): opens a request about the consolidated answers of a call for input. */
export function openFromCall(target: Ref, act: Opening & Act<CallFacts, Person>, network: Network): Opened {
  const { call } = act.inputs;
  if (!act.target) return refuse(undefined, 'invalid', phrase('refused.noTarget'));
  if (!call) return refuse(undefined, 'notFound', phrase('refused.notFound', { ref: act.target }));
  if (call.openedAt === undefined) return refuse(undefined, 'conflict', phrase('inputs.notOpen', { ref: call.target }));
  const classification = act.inputs.classification ?? call.classification;
  const opened = open(target, { ...act, inputs: { ...act.inputs, classification } }, network);
  if (!opened.answer.ok) return opened;
  const passed: Effect = {
    type: 'act',
    verb: 'input.passed',
    target: call.target,
    inputs: { as: 'endorsement', ref: target, by: act.actor.id, at: act.receivedAt },
    key: `passed/${call.target}/${target}`,
  };
  return { ...opened, effects: [...opened.effects, passed] };
}

/** Read by `planFacts`. */
export interface PlanFacts {
  readonly isPlanned: boolean;
}

/** `plan.endorse` (Secretariat): opens a request about the work plan, which is adopted when the request is endorsed. */
export function openForPlan(target: Ref, act: Opening & Act<PlanFacts, Person>, network: Network): Opened {
  if (!act.inputs.isPlanned) return refuse(undefined, 'conflict', phrase('plan.nothingToAdopt'));
  const opened = open(target, act, network);
  if (!opened.answer.ok || !opened.state) return opened;
  const put: Effect = {
    type: 'act',
    verb: 'plan.put',
    inputs: { ref: target, by: act.actor.id, at: act.receivedAt },
    key: `planPut/${target}`,
  };
  return { ...opened, state: { ...opened.state, adopts: 'plan' }, effects: [...opened.effects, put] };
}

import type { Act, Actor } from './act.ts';
import type { Decision } from './decision.ts';
import type { NetworkId } from './ids.ts';
import type { Roll, Seat } from './people.ts';

/** What every rule may look at besides its own document: the network's settings, the stored roll and the RMC's seats, as they are now. */
export interface Network<Settings> {
  readonly id: NetworkId;
  readonly settings: Settings;
  readonly roll: Roll;
  readonly seats: readonly Seat[];
}

/** `(state, act) → (state, answer, effects)`. Pure: the same arguments give the same decision. */
export type Rule<State, Inputs, Settings, Who extends Actor = Actor> = (
  state: State,
  act: Act<Inputs, Who>,
  network: Network<Settings>,
) => Decision<State>;

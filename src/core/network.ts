import type { NetworkId } from './ids.ts';
import type { Roll, Seat } from './people.ts';
import type { Settings } from './settings.ts';

/**
 * What every rule may read besides its own document: the network's settings, the roll and the seats of the RMC, as they are
 * now.
 */
export interface Network {
  readonly id: NetworkId;
  readonly settings: Settings;
  readonly roll: Roll;
  readonly seats: readonly Seat[];
}

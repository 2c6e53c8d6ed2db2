/** What every rule may look at: the network's settings, its roll, and who sits in the RMC. */
import type { Network } from './network.ts';
import type { Settings } from './settings.ts';

export type Net = Network<Settings>;

/** Connects to what was just set up, so that a wrong answer is seen while its owner is still there. */
import { lookup } from 'node:dns/promises';
import type { SendingPlatform } from '../../core/ids.ts';
import type { Check } from '../../platforms/descriptor.ts';
import { readConfig, WrongSettings } from '../../runtime/config.ts';
import { addressChecks } from '../checks/address.ts';
import { platformChecks, storeChecks } from '../checks/connections.ts';
import type { Settings } from './envFile.ts';

export type Tries = (
  what: 'platform' | 'store' | 'address',
  given: Settings,
  platform?: SendingPlatform,
) => Promise<readonly Check[]>;

export const tries: Tries = async (what, given, platform) => {
  const config = readConfig(given);
  if (what === 'address') return config.publicUrl === undefined ? [] : addressChecks(config.publicUrl, { lookup });
  if (what === 'store') return storeChecks(config);
  return platform === undefined ? [] : platformChecks(config, platform);
};

/** What is wrong with these settings by themselves; each line begins with the setting's name. */
export function faultsIn(given: Settings): readonly string[] {
  try {
    readConfig(given);
    return [];
  } catch (fault) {
    if (fault instanceof WrongSettings) return fault.faults;
    throw fault;
  }
}

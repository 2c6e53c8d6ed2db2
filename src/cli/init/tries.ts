/** Connects to what was just set up, so that a wrong answer is seen while its owner is still there. */
import { lookup } from 'node:dns/promises';
import { PLATFORMS } from '../../app/platforms.ts';
import type { SendingPlatform } from '../../core/ids.ts';
import type { Check } from '../../platforms/descriptor.ts';
import { readConfig, WrongSettings } from '../../runtime/config.ts';
import { folderChecks } from '../checks/folder.ts';
import { addressChecks } from '../checks/address.ts';
import type { Settings } from './envFile.ts';

export type Tries = (
  what: 'platform' | 'store' | 'address',
  given: Settings,
  platform?: SendingPlatform,
) => Promise<readonly Check[]>;

export const tries: Tries = async (what, given, platform) => {
  const config = readConfig(given);
  if (what === 'address') return config.publicUrl === undefined ? [] : addressChecks(config.publicUrl, { lookup });
  if (what === 'store' && config.mongodb !== undefined) {
    const { checkMongo } = await import('../../store/mongo/doctor.ts');
    return (await checkMongo(config.mongodb)).map((found) => ({ what: 'MongoDB', ...found }));
  }
  if (what === 'store') return folderChecks(config.data);
  const descriptor = PLATFORMS.find(([name]) => name === platform)?.[1];
  return platform === undefined || config[platform] === undefined
    ? []
    : ((await descriptor?.check?.(config[platform], config.publicUrl)) ?? []);
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

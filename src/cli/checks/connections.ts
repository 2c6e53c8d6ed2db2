/** Connects to what is set up, as a start would. */
import { PLATFORMS } from '../../app/platforms.ts';
import type { SendingPlatform } from '../../core/ids.ts';
import type { Check } from '../../platforms/descriptor.ts';
import type { Config } from '../../runtime/config.ts';
import { folderChecks } from './folder.ts';

/** MongoDB, or the folder of the embedded store. @param waits called with what is waited for */
export async function storeChecks(
  { mongodb, data }: Config,
  waits?: (words: string) => void,
): Promise<readonly Check[]> {
  if (mongodb === undefined) return folderChecks(data);
  const { checkMongo } = await import('../../store/mongo/doctor.ts');
  return (await checkMongo(mongodb, waits && { waits })).map((found) => ({ what: 'MongoDB', ...found }));
}

/** @param only the one that is looked at; every platform that is set up without it */
export async function platformChecks(config: Config, only?: SendingPlatform): Promise<readonly Check[]> {
  const checks: Check[] = [];
  for (const [name, platform] of PLATFORMS)
    if (config[name] && (only === undefined || only === name))
      checks.push(...((await platform.check?.(config[name], config.publicUrl)) ?? []));
  return checks;
}

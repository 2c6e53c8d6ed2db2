import { PLATFORMS } from '../app/platforms.ts';
import type { Check } from '../platforms/descriptor.ts';
import { readConfig, type Config } from '../runtime/config.ts';
import { say, type Command } from './command.ts';

/** Checks the settings and the connections to each platform. Exit code 2 when a check fails. */
export const doctor: Command = {
  usage: 'doctor',
  does: 'checks the settings, and the connections to MongoDB and to each platform that is set up',
  async run() {
    const checks = await examine(readConfig(process.env));
    for (const { what, ok, words } of checks) say(`${ok ? 'ok   ' : 'wrong'}  ${what}: ${words}`);
    return checks.every(({ ok }) => ok) ? 0 : 2;
  },
};

async function examine(config: Config): Promise<readonly Check[]> {
  const settings = { what: 'Settings', ok: true, words: 'complete, and they go together' };
  return [settings, ...(await mongodb(config)), ...(await platforms(config))];
}

/** Checks MongoDB. The embedded store is not checked, because only one process can open it, usually the running program. */
async function mongodb({ mongodb: uri }: Config): Promise<readonly Check[]> {
  if (uri === undefined) return [];
  const { checkMongo } = await import('../store/mongo/doctor.ts');
  return (await checkMongo(uri, { waits: say })).map((found) => ({ what: 'MongoDB', ...found }));
}

async function platforms(config: Config): Promise<readonly Check[]> {
  const checks: Check[] = [];
  for (const [name, platform] of PLATFORMS)
    if (config[name]) checks.push(...((await platform.check?.(config[name], config.publicUrl)) ?? []));
  return checks;
}

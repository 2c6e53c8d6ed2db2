import { existsSync } from 'node:fs';
import { readConfig, type Config } from '../runtime/config.ts';
import { say, type Command } from './command.ts';

/** One thing that was looked at. `words`: what was found, or what to do. */
export interface Check {
  readonly what: string;
  readonly ok: boolean;
  readonly words: string;
}

/** Looks at what is set up, platform by platform. Exit code 2 when something is not well. */
export const doctor: Command = {
  usage: 'doctor',
  does: 'checks the settings, and the connections to MongoDB and to each platform that is set up',
  async run() {
    if (existsSync('.env')) process.loadEnvFile('.env');
    const checks = await examine(readConfig(process.env));
    for (const { what, ok, words } of checks) say(`${ok ? 'ok   ' : 'wrong'}  ${what}: ${words}`);
    return checks.every(({ ok }) => ok) ? 0 : 2;
  },
};

async function examine(config: Config): Promise<readonly Check[]> {
  const settings = { what: 'Settings', ok: true, words: 'complete, and they go together' };
  return [settings, ...(await mongodb(config)), ...(await teams(config)), ...(await slack(config))];
}

/** The embedded store is one process's, mostly that of the program that runs: it is not opened beside it. */
async function mongodb({ mongodb: uri }: Config): Promise<readonly Check[]> {
  if (uri === undefined) return [];
  const { checkMongo } = await import('../store/mongo/doctor.ts');
  return (await checkMongo(uri, { waits: say })).map((found) => ({ what: 'MongoDB', ...found }));
}

async function teams({ teams: settings, publicUrl }: Config): Promise<readonly Check[]> {
  if (!settings) return [];
  const { checkTeams } = await import('../platforms/teams/doctor.ts');
  return checkTeams({ settings, publicUrl });
}

async function slack({ slack: settings, publicUrl }: Config): Promise<readonly Check[]> {
  if (!settings) return [];
  const { checkSlack } = await import('../platforms/slack/doctor.ts');
  return checkSlack({ settings, publicUrl });
}

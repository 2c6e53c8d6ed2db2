import { lookup } from 'node:dns/promises';
import { PLATFORM_WORDS, PLATFORMS } from '../app/platforms.ts';
import type { Check } from '../platforms/descriptor.ts';
import { readConfig, type Config } from '../runtime/config.ts';
import { addressChecks } from './checks/address.ts';
import { platformChecks, storeChecks } from './checks/connections.ts';
import { portChecks } from './checks/ports.ts';
import { say, type Command } from './command.ts';

/** Checks the settings and the connections to each platform. Exit code 2 when a check fails. */
export const doctor: Command = {
  usage: 'doctor [mail ADDRESS]',
  does: 'checks the settings, the store and its disk, zone data, PUBLIC_URL and its proxy, and each platform',
  help: [
    'doctor',
    '',
    'checks the settings, the store and its disk, zone data, PUBLIC_URL and its proxy, and each platform.',
    '',
    'doctor mail ADDRESS',
    '',
    'sends a test mail there; without an address, to the mailbox of MAIL_FROM.',
  ].join('\n'),
  async run([name, to]) {
    const config = readConfig(process.env);
    const checks = name === undefined ? await examine(config) : await tryOut(config, name, to);
    for (const { what, ok, words } of checks) say(`${ok ? 'ok   ' : 'wrong'}  ${what}: ${words}`);
    return checks.every(({ ok }) => ok) ? 0 : 2;
  },
};

/** Tries out one platform in earnest. */
async function tryOut(config: Config, name: string, to: string | undefined): Promise<readonly Check[]> {
  const found = PLATFORMS.find(([known]) => known === name);
  const [known, platform] = found ?? [];
  const settings = known && config[known];
  if (known === undefined || !platform?.tryOut || !settings)
    return [
      { what: name, ok: false, words: platform?.tryOut ? 'is not set up' : 'cannot be tried out: doctor mail ADDRESS' },
    ];
  return platform.tryOut(settings, PLATFORM_WORDS[known], to);
}

async function examine(config: Config): Promise<readonly Check[]> {
  const settings = { what: 'Settings', ok: true, words: 'complete, and they go together' };
  return [
    settings,
    running(config),
    ...(await portChecks(config)),
    ...zoneData(process.versions),
    ...(await storeChecks(config, say)),
    ...(await address(config)),
    ...(await platformChecks(config)),
  ];
}

/** With nothing set, too, an administrator sees what was looked at. */
function running(config: Config): Check {
  const names = PLATFORMS.filter(([name]) => config[name]).map(([name]) => name);
  const network = config.network ? `${config.network.id}: ${config.network.name}` : 'no network named';
  const sample = config.sample ? ', with the sample network' : '';
  const words = `${names.join(', ')}${sample}; ${network}; ${config.mongodb === undefined ? 'the embedded store' : 'MongoDB'}`;
  return { what: 'Set up', ok: true, words };
}

/** Years. Zones change their rules every few months; a Node.js of years ago computes closing instants by old ones. */
const OLDEST_YEARS = 2;

/** @param versions of this Node.js; `tz` is the release of the zone data, such as `2026b` */
export function zoneData({ tz }: Readonly<Partial<Record<string, string>>>, now = new Date()): readonly Check[] {
  if (tz === undefined) return [];
  const ok = now.getUTCFullYear() - Number(tz.slice(0, 4)) < OLDEST_YEARS;
  const words = `release ${tz}, with this Node.js (${process.version})`;
  return [{ what: 'Zone data', ok, words: ok ? words : `${words} is old: put in a newer Node.js` }];
}

async function address(config: Config): Promise<readonly Check[]> {
  const { publicUrl } = config;
  if (publicUrl === undefined) return [];
  say('Looking at PUBLIC_URL; its proxy’s patience takes 16 seconds …');
  const alone = config.teams === undefined && config.slack === undefined && config.mail === undefined;
  return addressChecks(publicUrl, { lookup, alone });
}

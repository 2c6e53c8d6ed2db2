/** Reads the settings from the environment once, and reports every fault at once without secrets. */
import * as z from 'zod';
import { PLATFORMS, type PlatformSettings } from '../app/platforms.ts';
import { isLoopback } from '../core/loopback.ts';
import { instant, networkId, type SendingPlatform, type Instant, type NetworkId } from '../core/ids.ts';
import type { Environment } from '../platforms/descriptor.ts';
import { yesNoSetting } from '../platforms/yes.ts';

/** All settings; those of each platform that is set up are under its name. */
export interface Config extends Omit<PlatformSettings, 'local'> {
  readonly port: number;
  readonly host: string;
  /** Folder of the embedded store, and of the local platform's own data. */
  readonly data: string;
  /** Address of MongoDB, which replaces the embedded store. May contain a password. */
  readonly mongodb?: string;
  readonly clock: 'system' | 'manual';
  /** First instant of a manual clock. */
  readonly now?: Instant;
  readonly sample: boolean;
  /** E-mail addresses that start as Secretariat of a new network. */
  readonly secretariat: readonly string[];
  readonly network?: { readonly id: NetworkId; readonly name: string };
  /** The time zone of that network when it is made; it is a setting of the network afterwards. */
  readonly timeZone?: string;
  readonly publicUrl?: string;
  readonly logLevel: LogLevel;
  /** Figures for Prometheus: on a port of their own, or on the program's with a token. Absent: there are none. */
  readonly metrics?: { readonly port?: number; readonly token?: string };
  /** The local console and its HTTP interface. */
  readonly local: boolean;
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** All settings with their meaning. `docs/reference/settings.md` is written from it, and a test compares `.env.example` with it. */
export const SETTINGS: Readonly<Record<string, string>> = {
  PORT: 'port of the one HTTP server (3978)',
  HOST: 'address it listens on (127.0.0.1 when only local)',
  CONCORD_DATA: 'folder of the embedded store (./data)',
  CONCORD_CLOCK: 'system, or manual: time stands still until it is moved (local platform only)',
  CONCORD_NOW: 'first instant of a manual clock, for example 2026-11-24T14:00:00Z',
  CONCORD_SAMPLE: 'yes: load the sample network on the first start (yes when only local)',
  CONCORD_SECRETARIAT: 'e-mail addresses, comma-separated, that start as Secretariat of a new network',
  CONCORD_NETWORK: 'id and name of a first network, for example: una:UN Action',
  CONCORD_TIME_ZONE: 'time zone of that network when it is made (America/New_York); afterwards it is changed in chat',
  PUBLIC_URL: 'https address under which people reach this server',
  MONGODB_URI: 'MongoDB instead of the embedded store: mongodb://host/concord',
  ...Object.fromEntries(PLATFORMS.flatMap(([, { settings }]) => Object.entries(settings.names))),
  CONCORD_METRICS_PORT: 'port on which /metrics answers Prometheus, beside the program’s own (off)',
  CONCORD_METRICS_TOKEN:
    'token for /metrics (Authorization: Bearer …); without CONCORD_METRICS_PORT it is on PORT (off)',
  LOG_LEVEL: `one of ${LOG_LEVELS.join(', ')} (info)`,
  NODE_ENV: 'production: the local console is off unless asked for by name',
};

const mail = /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/;

const isInstant = (t: string): boolean =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?Z$/.test(t) &&
  !Number.isNaN(Date.parse(t)) &&
  new Date(t).toISOString().startsWith(t.slice(0, 16));

/** Intl also takes offsets and old abbreviations, which have no rules for summer time. */
function isZone(name: string): boolean {
  if (!/^[a-z]+(\/[\w+-]+)+$|^UTC$/i.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

const isPlain = (url: string): boolean =>
  URL.canParse(url) && !/[?#]/.test(url) && `${new URL(url).username}${new URL(url).password}` === '';

const NETWORK = /^([a-z][a-z0-9]{0,19})(?:\s*[:=,]\s*|\s+)(\S.*)$/is;

/** Reads `una: UN Action`. Undefined for anything else. */
export function networkIn(text: string): Config['network'] {
  const [, id, name] = NETWORK.exec(text) ?? [];
  return id === undefined || name === undefined ? undefined : { id: networkId(id.toLowerCase()), name: name.trim() };
}

const DEFAULT_PORT = 3978;
const own = {
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a number')
    .transform(Number)
    .refine((n) => n <= 65535, 'must be at most 65535')
    .default(DEFAULT_PORT),
  HOST: z.string().optional(),
  CONCORD_DATA: z.string().default('./data'),
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\/[^\s/]/, 'must be an address such as mongodb://host/concord')
    .optional(),
  CONCORD_CLOCK: z.enum(['system', 'manual'], { error: 'must be system or manual' }).default('system'),
  // `Date` moves 31 June to 1 July, and reads a time without Z in this machine's zone.
  CONCORD_NOW: z
    .string()
    .refine(isInstant, 'must be an instant of a day that exists, with its Z, such as 2026-11-24T14:00:00Z')
    .transform(instant)
    .optional(),
  CONCORD_SAMPLE: yesNoSetting.optional(),
  CONCORD_SECRETARIAT: z
    .string()
    .transform((list) =>
      list
        .split(/[,;\s]+/)
        .filter(Boolean)
        .map((m) => m.toLowerCase()),
    )
    .refine((list) => list.every((m) => mail.test(m)), 'must be e-mail addresses, comma-separated')
    .default([]),
  CONCORD_NETWORK: z
    .string()
    .regex(NETWORK, 'must be an id (letters and digits) and a name, for example: una:UN Action')
    .transform(networkIn)
    .optional(),
  CONCORD_TIME_ZONE: z
    .string()
    .trim()
    .refine(isZone, 'must be a time zone such as America/New_York or Africa/Nairobi')
    .optional(),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'must be an https address' })
    // Addresses of files and calendars contain secrets, so the connection must be encrypted.
    .refine(
      (url) => url.startsWith('https:') || isLoopback(url),
      'must be an https address (http only on this machine)',
    )
    // Paths are appended to the address, so it must have no query. Everybody sees it, so it must have no password.
    .refine(isPlain, 'must have no user, password, query (?) or fragment (#)')
    .optional(),
  CONCORD_METRICS_PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a number')
    .transform(Number)
    .refine((n) => n > 0 && n <= 65535, 'must be between 1 and 65535')
    .optional(),
  CONCORD_METRICS_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]{16,}$/, 'must have at least 16 characters without blanks')
    .optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: `must be one of ${LOG_LEVELS.join(', ')}` }).default('info'),
  NODE_ENV: z.string().optional(),
};
/** The program's own settings. Those of platforms are read beside them. */
const Own = z.object(own);
const Shapes = PLATFORMS.map(([, { settings }]) => z.object(settings.shape));

/** Settings are wrong or incomplete. `faults` has one line each, without secrets. */
export class WrongSettings extends Error {
  override readonly name = 'WrongSettings';
  constructor(readonly faults: readonly string[]) {
    super(`Wrong settings:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
  }
}

/** @throws WrongSettings with every fault at once */
export function readConfig(environment: Environment): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(
      ([name, value]) => name in SETTINGS && value !== undefined && value.trim() !== '',
    ),
  );
  // Settings are read once: machine code for it would take longer than the reading.
  const once = { jitless: true };
  const read = Own.safeParse(given, once);
  const ofPlatforms = Shapes.map((shape) => shape.safeParse(given, once));
  const faults = [
    ...[read, ...ofPlatforms].flatMap(({ error }) =>
      (error?.issues ?? []).map((issue) => `${String(issue.path[0])} ${issue.message}`),
    ),
    ...unknownNames(environment),
    ...together(given),
  ];
  if (!read.success || faults.length > 0) throw new WrongSettings([...new Set(faults)]);
  const { data } = read;
  const all = ofPlatforms.reduce<object>((read, { data: more }) => ({ ...read, ...more }), data);
  const platforms = platformSettings(given, { ...all });
  const { local = false, ...others } = platforms;
  const alone = Object.keys(others).length === 0;
  return {
    port: data.PORT,
    host: data.HOST ?? '127.0.0.1',
    data: data.CONCORD_DATA,
    ...(data.MONGODB_URI && { mongodb: data.MONGODB_URI }),
    clock: data.CONCORD_CLOCK,
    ...(data.CONCORD_NOW && { now: data.CONCORD_NOW }),
    sample: data.CONCORD_SAMPLE ?? (local && alone),
    secretariat: data.CONCORD_SECRETARIAT,
    ...(data.CONCORD_NETWORK && { network: data.CONCORD_NETWORK }),
    ...(data.CONCORD_TIME_ZONE && { timeZone: data.CONCORD_TIME_ZONE }),
    ...(data.PUBLIC_URL && { publicUrl: data.PUBLIC_URL }),
    logLevel: data.LOG_LEVEL,
    ...metricsIn(data),
    ...others,
    local,
  };
}

function metricsIn({
  CONCORD_METRICS_PORT: port,
  CONCORD_METRICS_TOKEN: token,
}: {
  readonly CONCORD_METRICS_PORT?: number | undefined;
  readonly CONCORD_METRICS_TOKEN?: string | undefined;
}): Pick<Config, 'metrics'> {
  if (port === undefined && token === undefined) return {};
  return { metrics: { ...(port !== undefined && { port }), ...(token !== undefined && { token }) } };
}

/** The settings of each platform that is set up, by its name. */
const platformSettings = (given: Environment, data: Readonly<Record<string, unknown>>): PlatformSettings =>
  Object.fromEntries(
    PLATFORMS.flatMap(([name, { settings }]) => {
      const read = settings.read(data, areOthersAsked(given, name));
      return read === undefined ? [] : [[name, read]];
    }),
  );

/** Is a platform besides this one asked for? */
const areOthersAsked = (given: Environment, name: SendingPlatform): boolean =>
  PLATFORMS.some(([other, { settings }]) => other !== name && settings.isAskedFor(given, true));

/** Faults that only show when settings are seen side by side. */
function together(given: Environment): string[] {
  const faults: string[] = [];
  const asked = PLATFORMS.filter(([name, { settings }]) => settings.isAskedFor(given, areOthersAsked(given, name)));
  const local = asked.some(([name]) => name === 'local');
  if (asked.length === 0)
    faults.push('No platform is set up: the local console is off here (CONCORD_LOCAL=yes turns it on).');
  if (given['CONCORD_CLOCK'] === 'manual' && !local) faults.push('CONCORD_CLOCK=manual is for the local console only.');
  if (given['CONCORD_NOW'] && given['CONCORD_CLOCK'] !== 'manual')
    faults.push('CONCORD_NOW needs CONCORD_CLOCK=manual.');
  // Port 0 is any free one, so another one cannot be the same.
  const [port, metrics] = [Number(given['PORT'] ?? DEFAULT_PORT), Number(given['CONCORD_METRICS_PORT'])];
  if (port === metrics && port !== 0) faults.push('CONCORD_METRICS_PORT is the same as PORT: give it another port.');
  for (const [name, { settings }] of PLATFORMS) faults.push(...settings.faults(given, areOthersAsked(given, name)));
  return faults;
}

/** A misspelt setting would otherwise be ignored without notice. */
const unknownNames = (environment: Environment): string[] =>
  Object.keys(environment)
    .filter((name) => name.startsWith('CONCORD_') && !(name in SETTINGS))
    .map((name) => `${name} is not a setting of Concord.`);

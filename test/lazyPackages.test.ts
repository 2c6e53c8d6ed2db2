/** The small modules that the build puts in the place of packages give what the packages give, and run them late. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runInThisContext } from 'node:vm';
import { build } from 'esbuild';
import { expect, it } from 'vitest';
import { lazyPackages } from '../.config/lazyPackages.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const real = createRequire(join(root, 'package.json'));
type Table = Readonly<Record<string, (...given: readonly unknown[]) => unknown>>;

/**
 * Runs a script built as the program is, in which every package is asked of `load`.
 * @param as the file that it stands for
 */
async function built<T>(contents: string, as: string, load: (name: string) => unknown, process?: object): Promise<T> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root, sourcefile: join(root, as) },
    ...{ bundle: true, write: false, platform: 'node', format: 'cjs', logLevel: 'silent' },
    plugins: [lazyPackages],
    packages: 'external',
  });
  const module = { exports: {} };
  const code = `(function (require, module, exports, process) {${outputFiles[0]?.text ?? ''}})`;
  const run = runInThisContext(code) as (...given: readonly unknown[]) => void;
  run(load, module, module.exports, process ?? globalThis.process);
  return module.exports as T;
}

const OURS = `
  import { parse } from 'csv-parse';
  import { stringify } from 'csv-stringify/sync';
  import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
  import { RRuleTemporal } from 'rrule-temporal';
  import { Temporal } from 'temporal-polyfill';
  import look from 'unhomoglyph';
  import write from 'write-excel-file/node';
  import { stemmer as english } from '@orama/stemmers/english';
  import { stemmer as french } from '@orama/stemmers/french';
  export const csv = () => parse(stringify([['a', 'b;c']])).toArray();
  export const zip = () => strFromU8(unzipSync(zipSync({ a: strToU8('text') })).a);
  export const rule = () => {
    const dtstart = Temporal.Instant.from('2026-11-24T12:00:00Z').toZonedDateTimeISO('UTC');
    const found = new RRuleTemporal({ freq: 'MONTHLY', interval: 1, dtstart, tzid: 'UTC', count: 2 });
    return [found instanceof RRuleTemporal, dtstart instanceof Temporal.ZonedDateTime, found.all().map(String)];
  };
  export const looks = () => look('в');
  export const sheet = async () => (await write([[{ value: 'a', type: String }]]).toBuffer()).length > 1_000;
  export const stems = () => [english('endorsements'), french('comités')];`;

it('for our code', async () => {
  const asked: string[] = [];
  const made = await built<Table>(OURS, 'src/x.ts', (name) => (asked.push(name), real(name)));
  expect(asked).toEqual([]);
  expect(await made['csv']?.()).toEqual([['a', 'b;c']]);
  expect(made['zip']?.()).toBe('text');
  const dates = ['2026-11-24T12:00:00+00:00[UTC]', '2026-12-24T12:00:00+00:00[UTC]'];
  expect(made['rule']?.()).toEqual([false, true, dates]);
  expect(made['looks']?.()).toBe((real('unhomoglyph') as (text: string) => string)('в'));
  expect(await made['sheet']?.()).toBe(true);
  expect(made['stems']?.()).toEqual(['endors', 'comit']);
  expect(asked).toEqual([...new Set(asked)]);
  expect(asked).toHaveLength(9);
});

const TYPES = ['application/json', 'text/html', 'text/plain', 'text/css', '.html', '.js', '.css', 'text/javascript'];
it('for Express, the types of answers', async () => {
  const asked: string[] = [];
  const mime = await built<Table>(
    "module.exports = require('mime-types');",
    'node_modules/express/lib/x.js',
    (name) => (asked.push(name), real(name)),
  );
  const all = real('mime-types') as Table;
  for (const type of TYPES) expect(mime['contentType']?.(type), type).toBe(all['contentType']?.(type));
  expect(asked).toEqual([]);
  for (const type of ['image/svg+xml', '.svg', 'text/calendar', '', 'none', 'application/json; charset=utf-8'])
    for (const name of ['contentType', 'charset', 'lookup', 'extension'])
      expect(mime[name]?.(type), `${name} ${type}`).toBe(all[name]?.(type));
  expect(asked).toEqual(['mime-types']);
  expect(mime['types']).toBe(all['types']);
});

it.each([
  [{}, false],
  [{ DEBUG: 'express:*' }, true],
])('for Express, what it writes for its developers, with %o', async (env, isWanted) => {
  const asked: string[] = [];
  const debug = await built<(name: string) => unknown>(
    "module.exports = require('debug');",
    'node_modules/router/index.js',
    (name) => (asked.push(name), () => 'real'),
    { env },
  );
  expect(typeof debug('router')).toBe(isWanted ? 'string' : 'function');
  expect(asked).toEqual(isWanted ? ['debug'] : []);
});

it.each([
  ['linux', 'x64', 'glibc', 'linux-x64-gnu'],
  ['linux', 'arm64', 'musl', 'linux-arm64-musl'],
  ['linux', 'arm', 'glibc', 'linux-arm-gnueabihf'],
  ['darwin', 'arm64', null, 'darwin-arm64'],
  ['win32', 'x64', null, 'win32-x64-msvc'],
])('for libsql, its native part on %s %s (%s)', async (platform, arch, family, target) => {
  const { currentTarget } = await built<Table>(
    "module.exports = require('@neon-rs/load');",
    'node_modules/libsql/index.js',
    () => ({ familySync: () => family, MUSL: 'musl' }),
    { platform, arch },
  );
  expect(currentTarget?.()).toBe(target);
});

/** Who may import whom. The README's map is drawn from this table; a line that breaks it names the file. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const src = new URL('../src', import.meta.url).pathname;

/** `types:` marks what may be imported as types only. Rooms that are not listed (app, main …) may import anything. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  core: ['core'],
  copy: ['core', 'copy'],
  // A rule names the sentence it answers with; the maker of phrases holds it to the English source.
  domain: ['core', 'domain', 'copy/phrase.ts'],
  acts: ['core', 'acts'],
  store: ['core', 'store'],
  platforms: ['core', 'platforms'],
  cards: ['core', 'copy', 'cards'],
  files: ['core', 'copy', 'files', 'cards/maker.ts'],
  usecases: ['core', 'domain', 'acts', 'usecases', 'store/store.ts', 'copy/phrase.ts'],
  dispatch: ['core', 'cards', 'copy', 'dispatch', 'store/store.ts', 'platforms/platform.ts'],
};

/** Packages that belong to one place, so that another choice changes one place. */
const PACKAGE_HOME: Readonly<Record<string, readonly string[]>> = {
  libsql: ['store/sqlite/sql.ts', 'store/sqlite/openFile.ts', 'platforms/local/sqlite.ts'],
  express: ['server.ts', 'platforms/', 'app.ts', 'app/files.ts', 'app/calendar.ts'],
  docx: ['files/word/'],
  fflate: ['cli/package.ts', 'files/word/'],
  'csv-stringify/sync': ['files/csv.ts'],
  botbuilder: ['platforms/teams/sdk/'],
  '@slack/bolt': ['platforms/slack/'],
  '@slack/web-api': ['platforms/slack/'],
  '@slack/types': ['platforms/slack/'],
  mongoose: ['store/mongo/'],
  'node-cron': ['clock.ts'],
  'temporal-polyfill': ['domain/calendar', 'platforms/local/clock.ts'],
  'rrule-temporal': ['domain/calendar'],
  adaptivecards: ['platforms/local/console/'],
  pino: ['log.ts'],
  'csv-parse/sync': ['domain/sheet.ts'],
};

interface Import {
  readonly file: string;
  readonly to: string;
}

function* files(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* files(path);
    else if (entry.name.endsWith('.ts')) yield path;
  }
}

const imports: readonly Import[] = [...files(src)].flatMap((path) =>
  [...readFileSync(path, 'utf8').matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, to = '']) => ({
    file: relative(src, path),
    to: to.startsWith('.') ? relative(src, normalize(join(dirname(path), to))) : to,
  })),
);
const room = (path: string): string => path.split('/')[0] ?? '';
const isOurs = ({ to }: Import): boolean => to.endsWith('.ts') || to.endsWith('.css');

describe('the rooms of the house', () => {
  it.each(Object.entries(MAY_IMPORT))('%s imports only what it may', (name, allowed) => {
    const wrong = imports
      .filter((i) => isOurs(i) && i.file.startsWith(`${name}/`))
      .filter(({ to }) => !allowed.some((place) => (place.endsWith('.ts') ? to === place : room(to) === place)));
    expect(wrong).toEqual([]);
  });

  it('every room under src is in the table, or is where things are put together', () => {
    const rooms = readdirSync(src, { withFileTypes: true })
      .filter((e) => e.isDirectory())
      .map((e) => e.name);
    expect(rooms.filter((r) => !(r in MAY_IMPORT)).sort()).toEqual(['app', 'cli', 'config', 'sample']);
  });

  it.each(Object.entries(PACKAGE_HOME))('%s is imported only where it belongs', (name, homes) => {
    const wrong = imports.filter((i) => i.to === name && !homes.some((home) => i.file.startsWith(home)));
    expect(wrong).toEqual([]);
  });

  it('no file imports itself by a detour', () => {
    const next = new Map<string, string[]>();
    for (const i of imports.filter(isOurs)) next.set(i.file, [...(next.get(i.file) ?? []), i.to]);
    const valueImports = (file: string): string[] => typeFree(file, next.get(file) ?? []);
    const cycles: string[][] = [];
    const done = new Set<string>();
    const walk = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) return void cycles.push([...path.slice(path.indexOf(file)), file]);
      if (done.has(file)) return;
      for (const to of valueImports(file)) walk(to, [...path, file]);
      done.add(file);
    };
    for (const file of next.keys()) walk(file, []);
    expect(cycles).toEqual([]);
  });
});

/** Leaves out what is imported as types alone: that is gone when the program runs. */
function typeFree(file: string, targets: readonly string[]): string[] {
  const text = readFileSync(join(src, file), 'utf8');
  const types = [...text.matchAll(/import type [^;]*from '([^']+)'/g)].map(([, to = '']) =>
    relative(src, normalize(join(src, dirname(file), to))),
  );
  return targets.filter((to) => !types.includes(to));
}

describe('rules are pure', () => {
  it.each(['core', 'domain', 'acts', 'cards', 'copy'])('%s reads no clock, chance, environment or disk', (name) => {
    const impure = /Date\.now|new Date\(\)|Math\.random|process\.|node:fs|Temporal\.Now/;
    const wrong = [...files(join(src, name))].filter((path) => impure.test(readFileSync(path, 'utf8')));
    expect(wrong).toEqual([]);
  });
});

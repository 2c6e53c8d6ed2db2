/**
 * Who may import whom: the first pattern that fits a file says what it may import. `OWN` is the file's own feature, and `*`
 * stands for one name. docs/architecture.md says the same in words; a line that breaks them names the file.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const src = new URL('../src', import.meta.url).pathname;

type Rule = readonly [files: string, mayImport: readonly string[]];

const RULES: readonly Rule[] = [
  ['core/**', ['core/**']],
  ['calendar/**', ['core/**', 'calendar/**']],
  ['i18n/**', ['core/**', 'i18n/**']],
  ['store/**', ['core/**', 'store/**']],
  // Its own file is watched as the store's is.
  ['platforms/local/sqlite.ts', ['store/sqlite/openedFiles.ts']],
  ['platforms/**', ['core/**', 'platforms/**']],
  ['kit/**', ['core/**', 'calendar/**', 'i18n/**', 'kit/**', 'store/store.ts']],
  ['engine/**', ['core/**', 'kit/**', 'engine/**', 'store/store.ts', 'store/repeats.ts', 'i18n/phrase.ts']],
  ['delivery/**', ['core/**', 'delivery/**', 'store/store.ts', 'platforms/platform.ts']],
  // A rule names the sentence it answers with; the maker of phrases holds it to the English source. It reads what people
  // type by the words of all languages: data, which no reader's language changes (decision 5).
  [
    'features/*/rules/**',
    [
      'core/**',
      'calendar/**',
      'i18n/phrase.ts',
      'i18n/typed.ts',
      'kit/sheet.ts',
      'kit/audience.ts',
      'kit/moments.ts',
      'kit/zones.ts',
      'kit/moderation.ts',
      'kit/sentAgain.ts',
      'OWN/rules/**',
    ],
  ],
  ['features/*/cards/**', ['core/**', 'i18n/**', 'kit/**', 'OWN/cards/**', 'OWN/rules/state.ts']],
  [
    'features/*/queries/**',
    [
      'core/**',
      'calendar/**',
      'kit/**',
      'store/store.ts',
      'i18n/phrase.ts',
      'OWN/rules/**',
      'OWN/cards/*iew.ts',
      'OWN/queries/**',
    ],
  ],
  ['features/*/contract.ts', ['core/**', 'OWN/**']],
  ['features/*/*.ts', ['core/**', 'kit/**', 'store/store.ts', 'i18n/phrase.ts', 'OWN/**']],
  ['features/*.ts', ['kit/**', 'features/*/index.ts']],
  ...['app/**', 'runtime/**', 'cli/**', 'sample/**', 'main.ts'].map((files): Rule => [files, ['**']]),
];

/** What features may take from each other; everything else goes through names in a contract. */
const BETWEEN_FEATURES: readonly Rule[] = [
  ...['endorsement', 'meetings', 'rmc', 'correspondence', 'inputs', 'plan'].map((name): Rule => [
    'features/home/**',
    ['cards/home.ts', 'queries/home.ts', 'cards/view.ts'].map((file) => `features/${name}/${file}`),
  ]),
  ['features/meetings/queries/**', ['features/endorsement/public.ts']],
  ['features/plan/queries/**', ['features/inputs/public.ts']],
  ['features/meetings/queries/**', ['features/plan/public.ts']],
  ['features/directory/queries/**', ['features/personalData/public.ts']],
  [
    'features/report/queries/**',
    ['features/endorsement/public.ts', 'features/meetings/public.ts', 'features/plan/public.ts'],
  ],
  ...['endorsement', 'meetings'].flatMap((name): Rule[] => [
    ['features/network/queries/roomViews.ts', [`features/${name}/public.ts`]],
    ['features/network/cards/roomView.ts', [`features/${name}/public.ts`]],
  ]),
];

/** Packages that belong to one place, so that another choice changes one place. */
const PACKAGE_HOME: Readonly<Record<string, readonly string[]>> = {
  libsql: ['store/sqlite/sql.ts', 'store/sqlite/openFile.ts', 'platforms/local/sqlite.ts'],
  express: [
    'runtime/server.ts',
    'platforms/',
    'app/app.ts',
    'app/files.ts',
    'app/calendarFeed.ts',
    'app/pages.ts',
    'app/ownPage.ts',
  ],
  docx: ['kit/documents/'],
  docxtemplater: ['kit/documents/template/'],
  pizzip: ['kit/documents/template/'],
  fflate: ['cli/package.ts', 'kit/documents/'],
  'csv-stringify/sync': ['kit/documents/csv.ts', 'kit/documents/spreadsheet.ts'],
  'read-excel-file/node': ['kit/documents/spreadsheet.ts'],
  'write-excel-file/node': ['kit/documents/sheet.ts'],
  imapflow: ['platforms/mail/inbox/imap.ts'],
  'postal-mime': ['platforms/mail/inbox/received.ts'],
  botbuilder: ['platforms/teams/sdk/'],
  jose: ['platforms/teams/tab/tokens.ts'],
  '@microsoft/teams-js': ['platforms/page/tab/script/'],
  '@slack/bolt': ['platforms/slack/'],
  '@slack/web-api': ['platforms/slack/'],
  '@slack/types': ['platforms/slack/'],
  mongoose: ['store/mongo/'],
  'node-cron': ['runtime/clock.ts'],
  'temporal-polyfill': ['calendar/', 'platforms/local/clock.ts'],
  'rrule-temporal': ['calendar/'],
  adaptivecards: ['platforms/local/console/'],
  pino: ['runtime/log.ts'],
  'prom-client': ['runtime/metrics.ts'],
  unhomoglyph: ['core/seen.ts'],
  'csv-parse': ['kit/sheet.ts'],
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
const isOurs = ({ to }: Import): boolean => to.endsWith('.ts') || to.endsWith('.css');

/** Does the path fit the pattern? `**` is any number of folders, `*` a part of one name. */
const fits = (path: string, pattern: string): boolean =>
  new RegExp(
    `^${pattern
      .replaceAll('.', '\\.')
      .replaceAll('**', '\u0000')
      .replaceAll('*', '[^/]*')
      .replaceAll('\u0000', '.*')}$`,
  ).test(path);

const ownFeature = (file: string): string => /^features\/[^/]+(?=\/)/.exec(file)?.[0] ?? 'no feature';
const mayImport = ({ file, to }: Import): boolean => {
  const rule = RULES.find(([files]) => fits(file, files));
  const allowed = rule?.[1].map((place) => place.replace('OWN', ownFeature(file))) ?? [];
  const between = BETWEEN_FEATURES.filter(([files]) => fits(file, files)).flatMap(([, places]) => places);
  return [...allowed, ...between].some((place) => fits(to, place));
};
const named = ({ file, to }: Import): string => `${file} → ${to}`;

describe('the rooms of the house', () => {
  it('import only what they may', () => {
    const wrong = imports.filter((i) => isOurs(i) && !mayImport(i)).map(named);
    expect([...new Set(wrong)].sort()).toEqual([]);
  });

  it('are each named in the table, and the table names none that is not there', () => {
    const all = [...files(src)].map((path) => relative(src, path));
    expect(all.filter((file) => !RULES.some(([pattern]) => fits(file, pattern)))).toEqual([]);
    expect(RULES.filter(([pattern]) => !all.some((file) => fits(file, pattern)))).toEqual([]);
    const between = BETWEEN_FEATURES.flatMap(([pattern, places]) => [pattern, ...places]);
    expect(between.filter((pattern) => !all.some((file) => fits(file, pattern)))).toEqual([]);
  });

  it.each(Object.entries(PACKAGE_HOME))('%s is imported only where it belongs', (name, homes) => {
    const wrong = imports.filter((i) => i.to === name && !homes.some((home) => i.file.startsWith(home)));
    expect(wrong).toEqual([]);
  });

  it('no file imports itself by a detour, for types neither', () => {
    const next = new Map<string, string[]>();
    for (const i of imports.filter(isOurs)) next.set(i.file, [...(next.get(i.file) ?? []), i.to]);
    const cycles: string[][] = [];
    const done = new Set<string>();
    const walk = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) return void cycles.push([...path.slice(path.indexOf(file)), file]);
      if (done.has(file)) return;
      for (const to of next.get(file) ?? []) walk(to, [...path, file]);
      done.add(file);
    };
    for (const file of next.keys()) walk(file, []);
    expect(cycles).toEqual([]);
  });
});

describe('what decides and draws is pure', () => {
  it.each(['core/**', 'calendar/**', 'i18n/**', 'features/*/rules/**', 'features/*/cards/**', 'kit/blocks/**'])(
    '%s reads no clock, chance, environment or disk',
    (pattern) => {
      const impure = /Date\.now|new Date\(\)|Math\.random|process\.|node:fs|Temporal\.Now/;
      const pure = [...files(src)].filter((path) => fits(relative(src, path), pattern));
      expect(pure.length).toBeGreaterThan(0);
      expect(pure.filter((path) => impure.test(readFileSync(path, 'utf8')))).toEqual([]);
    },
  );
});

describe('the contract', () => {
  it('is types alone: nothing of it is there at run time', () => {
    const contracts = [...files(src)].filter((path) => fits(relative(src, path), 'features/*/contract.ts'));
    expect(contracts.length).toBeGreaterThan(7);
    const atRunTime = /^import (?!type )|^export (?!\{\};?$)/m;
    expect(contracts.filter((path) => atRunTime.test(readFileSync(path, 'utf8')))).toEqual([]);
  });

  it('is believed: engine and features force no type on what is stored', () => {
    const stored =
      'Endorsement|Meeting|AgendaItem|Correspondence|NewsItem|InputCall|InputAnswer|Activity|PlanBook|Rotation|RmcOutcome|RollState|Settings|Register|Series|Feed';
    const forced = new RegExp(`as never|\\bas (${stored}|Documents\\[)(?!\\w)`);
    const read = [...files(src)].filter((path) => /^(engine|features)\//.test(relative(src, path)));
    expect(read.length).toBeGreaterThan(100);
    expect(read.filter((path) => forced.test(readFileSync(path, 'utf8')))).toEqual([]);
  });
});

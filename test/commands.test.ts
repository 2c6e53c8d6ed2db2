/** The commands that people and containers type: the files and scripts that they name are there. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = new URL('..', import.meta.url).pathname;
const read = (name: string): string => readFileSync(join(root, name), 'utf8');

interface Package {
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}
const { scripts, dependencies, devDependencies } = JSON.parse(read('package.json')) as Package;

function programsOf(name: string): string[] {
  const { bin = {} } = JSON.parse(read(`node_modules/${name}/package.json`)) as { bin?: string | object };
  return typeof bin === 'string' ? [name] : Object.keys(bin);
}

/** What `npm run build` leaves in `dist`. */
const BUILT: readonly string[] = ['dist/main.js', 'dist/cli.js'];
const build = read('.config/build.mjs');

/** The words of a command that name a file of ours. */
const filesIn = (command: string): string[] =>
  command.split(/[\s"'=,[\]]+/).filter((word) => /^\.?[\w-][\w./-]*\.(ts|mts|js|mjs|cjs|json)$/.test(word));
const isThere = (file: string): boolean => BUILT.includes(file) || existsSync(join(root, file));
const missing = (command: string): string[] => filesIn(command).filter((file) => !isThere(file));

/** `npm run X` and `npm start`, as they stand in a text. */
const runs = (text: string): string[] => [
  ...[...text.matchAll(/npm run (?:--silent |-s )?([a-z][\w:-]*)/g)].map(([, name = '']) => name),
  ...(/npm start\b/.test(text) ? ['start'] : []),
];

describe('the scripts of package.json', () => {
  it.each(Object.entries(scripts))('%s names files that are there', (_name, command) => {
    expect(missing(command)).toEqual([]);
    expect(runs(command).filter((name) => !(name in scripts))).toEqual([]);
  });

  it.each(Object.entries(scripts))('%s begins with a program that is there', (_name, command) => {
    const brought = new Set(Object.keys({ ...dependencies, ...devDependencies }).flatMap(programsOf));
    const programs = command.split('&&').map((one) => one.trim().split(/\s+/)[0] ?? '');
    expect(programs.filter((program) => !['node', 'npm'].includes(program) && !brought.has(program))).toEqual([]);
  });
});

describe('the container', () => {
  const lines = read('Dockerfile').replaceAll('\\\n', ' ').split('\n');
  const ignored = read('.dockerignore').split('\n').filter(Boolean);
  const isIgnored = (file: string): boolean => ignored.some((one) => file === one || file.startsWith(`${one}/`));

  it('starts a file that is built into it', () => {
    const started = lines.filter((line) => /^(CMD|ENTRYPOINT) /.test(line)).flatMap(filesIn);
    expect(started).toEqual(['dist/main.js']);
    expect(build).toContain("join(folder, 'main.js')");
    expect(scripts['start']).toBe('node dist/main.js');
  });

  it('copies what is there', () => {
    const copied = lines
      .filter((line) => line.startsWith('COPY ') && !line.includes('--from'))
      .flatMap((line) => line.split(/\s+/).slice(1, -1));
    expect(copied.filter((file) => !existsSync(join(root, file)) || isIgnored(file))).toEqual([]);
    const built = lines.flatMap((line) => /^COPY --from=build \/concord\/(\S+)/.exec(line)?.[1] ?? []);
    const fromBuild = ['dist', 'node_modules'];
    expect(built.filter((file) => !fromBuild.includes(file) && !existsSync(join(root, file)))).toEqual([]);
  });

  it('builds with scripts whose files it has', () => {
    const run = lines.filter((line) => line.startsWith('RUN ')).flatMap(runs);
    expect(run).toContain('build');
    expect(run.filter((name) => !(name in scripts))).toEqual([]);
    const files = run.flatMap((name) => filesIn(scripts[name] ?? ''));
    expect(files).not.toEqual([]);
    expect(files.filter(isIgnored)).toEqual([]);
  });

  it('needs no script in the composition that it has not', () => {
    expect(missing(read('compose.yaml').replaceAll(/^\s*#.*$/gm, ''))).toEqual([]);
  });
});

it.each([
  'README.md',
  'CHANGELOG.md',
  'SECURITY.md',
  'CONTRIBUTING.md',
  'docs/architecture.md',
  ...['teams', 'slack', 'operating', 'mongodb', 'local'].map((name) => `docs/admin/${name}.md`),
])('%s names scripts that are there', (page) => {
  expect(runs(read(page)).filter((name) => !(name in scripts))).toEqual([]);
});

/** Every dependency says why it is there, and asks for nothing but its notice. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { dependencies, isPermissive } from '../.config/dependencies.mjs';

const { direct, licences } = dependencies();

it('every direct dependency stands in docs/dependencies.md with a reason', () => {
  const page = readFileSync(new URL('../docs/dependencies.md', import.meta.url), 'utf8');
  const rows = [...page.matchAll(/^\| (\S+) +\| (.+?) +\|/gm)]
    .map(([, name]) => name)
    .filter((name) => name !== 'dependency' && !name?.startsWith('---'));
  expect(rows).toEqual([...direct.map(({ name }) => name)].sort((a, b) => (a < b ? -1 : 1)));
});

it('all licences are permissive', () => {
  expect([...licences].filter(([licence]) => !isPermissive(licence))).toEqual([]);
  expect(isPermissive('(MIT OR GPL-3.0)')).toBe(true);
  for (const strict of ['GPL-3.0', '(MIT AND GPL-3.0)', 'none named', 'SEE LICENSE IN terms'])
    expect(isPermissive(strict)).toBe(false);
});

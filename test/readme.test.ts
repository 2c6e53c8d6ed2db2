/** The pages that are written from the code, and the README's promises. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pages } from '../.config/reference.ts';
import { SETTINGS } from '../src/runtime/config.ts';
import { REGISTRY } from './support/features.ts';

const file = (name: string): string => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');
const written = await pages();

describe('the reference', () => {
  it.each(Object.keys(written))('docs/%s is as the code says: `npm run docs` writes it', (path) => {
    expect(file(`docs/${path}`)).toBe(written[path]);
  });

  it('has every act that people may do, and every setting', () => {
    for (const act of REGISTRY.publicActs) expect(written['reference/acts.md']).toContain(`| \`${act}\` `);
    for (const setting of Object.keys(SETTINGS))
      expect(written['reference/settings.md']).toContain(`| \`${setting}\` `);
  });

  it('marks what must be given', () => {
    expect(written['reference/acts.md']).toMatch(/`endorsement\.object` .*`text\*` `requestDiscussion` `wouldSatisfy`/);
  });

  it.each(Object.entries(SETTINGS))('explains %s in .env.example', (name, meaning) => {
    expect(file('.env.example')).toMatch(new RegExp(`^# ${escape(meaning)}\\n#?${name}=`, 'm'));
  });
});

it('the decisions are numbered without a gap, and each has a state', () => {
  const records = readdirSync(new URL('../docs/decisions', import.meta.url)).filter((name) => name !== 'README.md');
  expect(records.map((name) => Number(name.slice(0, 4)))).toEqual(records.map((_, i) => i + 1));
  for (const name of records)
    expect(file(`docs/decisions/${name}`)).toMatch(/^# \d+\. .+\n\nState: (accepted|proposed|replaced)/);
});

describe('the README', () => {
  const readme = file('README.md');

  it('gives the two commands that do all set-up', () => {
    expect(readme).toMatch(/^npm ci && npm start$/m);
    expect(readme).toMatch(/^npm ci && npm test$/m);
  });

  it('is read in a few minutes', () => {
    expect(readme.split('\n').length).toBeLessThanOrEqual(150);
  });
});

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

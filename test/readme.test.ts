/** The README is part of the product: what it lists is what there is. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SETTINGS } from '../src/runtime/config.ts';
import { REGISTRY, ACT_DEFINITIONS } from './support/features.ts';

const file = (name: string): string => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');
const readme = file('README.md');
const example = file('.env.example');
const rows = readme.split('\n').filter((line) => line.startsWith('|'));

describe('the README', () => {
  it.each(Object.entries(SETTINGS))('explains %s, and so does .env.example', (name, meaning) => {
    expect(rows).toContainEqual(expect.stringMatching(new RegExp(`^\\| \`${name}\` +\\| ${escape(meaning)}`)));
    expect(example).toMatch(new RegExp(`^# ${escape(meaning)}\\n#?${name}=`, 'm'));
  });

  it.each(REGISTRY.publicActs)('has %s in its table of acts, with its inputs', (verb) => {
    const row = rows.find((line) => line.split('|')[1]?.includes(`\`${verb}\``));
    const inputs = verb === 'settings.set' ? [] : (ACT_DEFINITIONS[verb]?.fields ?? []);
    expect(row).toBeDefined();
    for (const input of inputs) expect(row).toMatch(new RegExp(`\`${input}\\*?\``));
  });

  it('names no act that there is not', () => {
    const named = rows.flatMap((line) =>
      [...(line.split('|')[1] ?? '').matchAll(/`([a-z]+\.[a-zA-Z]+)`/g)].map(([, verb]) => verb),
    );
    expect(named.filter((verb) => !REGISTRY.publicActs.includes(verb ?? ''))).toEqual([]);
  });

  it('gives the two commands that do all set-up', () => {
    expect(readme).toMatch(/^npm ci && npm start$/m);
    expect(readme).toMatch(/^npm ci && npm test$/m);
  });
});

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

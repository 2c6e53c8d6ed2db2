/**
 * Plants words that name each kind of reader in everything that people write, under every label, and looks for them in what
 * each of them is given about themselves: their own words, and of others only what a card shows them (domain.md 9).
 */
import { describe, expect, it } from 'vitest';
import { networkId } from '../../src/core/ids.ts';
import { CLASSIFICATIONS } from '../../src/core/classification.ts';
import { readerOf } from '../../src/core/people.ts';
import { speakerFor } from '../../src/i18n/speakers.ts';
import { viewFor } from '../../src/app/registry.ts';
import { REGISTRY } from '../support/features.ts';
import { titlesIn, wordsIn } from '../support/labels/planted.ts';
import * as walks from '../support/labels/walk.ts';
import { wholeFile } from '../support/wholeFile.ts';

const NAMED = 'Focal point of UNHCR, Alternate of UNFPA and Colette Amari';
/** Names the readers in whatever is written, and leaves what is no text. */
const naming = (value: unknown): unknown => {
  if (typeof value === 'string')
    return /zqwords|Zanzibar/.test(value) && !/ by 20/.test(value) ? `${value}, ${NAMED}` : value;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, naming(one)]));
};
/** A file is handed in as base64; the form showed an answer to the rest of the entity while the call was open. */
const TOO: ReadonlySet<string> = new Set(['zqwords-file', 'zqwords-partly']);
const planted = (text: string): string[] => [...titlesIn(text), ...wordsIn(text)].map((one) => one.toLowerCase());

describe.each(CLASSIFICATIONS)('what is %s', (label) => {
  it('is in nobody’s own file but in the words that they wrote or are shown', { timeout: 240_000 }, async () => {
    const saidBy = new Map<string, string>();
    const walk = await walks.walkOf(label, {
      asSaid(inputs, by) {
        saidBy.set(by, `${saidBy.get(by) ?? ''} ${JSON.stringify(inputs)}`);
        return naming(inputs) as typeof inputs;
      },
    });
    const { w, now, documents, people } = walk;
    expect(people.map(({ name }) => name)).toEqual(expect.arrayContaining(NAMED.split(/, | and /)));
    for (const who of [w.focalPoint('UNHCR'), w.alternate('UNFPA'), w.observer]) {
      const person = people.find(({ id }) => id === who.id);
      if (!person) throw new Error('not on the roll');
      const before = w.answers.length;
      for (const one of documents) {
        const verb = REGISTRY.shownBy(one);
        if (verb !== undefined) await who.press(verb, one);
        if (one.startsWith('I-')) await who.press('input.fill', one);
        if (one.startsWith('M-')) await who.press('minutes.show', one);
      }
      const lines = await w.records<{ number: string }>('register');
      for (const { number } of lines) await who.press('register.show', null, { number });
      const shown = JSON.stringify(w.answers.slice(before).map((one) => one.shown.card));
      const reader = readerOf(person);
      const asked = { view: 'personalData', network: networkId('una'), data: {}, reader, now, unveiled: true } as const;
      const seen = await viewFor(w.store, asked);
      const file = REGISTRY.files['person.json'];
      if (!seen || !file) throw new Error('no file');
      const say = speakerFor(person, seen.roll);
      const text = String(await wholeFile(file.make({ say, reader, view: seen.view, data: {} })));
      const may = new Set(planted(`${shown} ${saidBy.get(who.id) ?? ''}`));
      const more = planted(text).filter((word) => !may.has(word) && !TOO.has(word));
      expect.soft(more, person.name).toEqual([]);
      if (who.id === w.observer.id && label !== 'unclassified') expect(planted(text)).toEqual([]);
      if (who.id === w.focalPoint('UNHCR').id)
        for (const own of ['comment', 'objection', 'reply', 'note']) expect(text, own).toContain(`zqwords-${own}`);
    }
  });
});

/** Downloads: whatever format a file has, the cards that link to it offer; and the names under which files are saved. */
import { describe, expect, it } from 'vitest';
import type { Action } from '../../src/core/card.ts';
import { savedName } from '../../src/kit/savedName.ts';
import { drawSample, samples } from '../support/cardSamples.ts';
import { REGISTRY } from '../support/features.ts';

const ADDRESS = 'https://concord.example/files/signed/';
const [stem, ending] = [0, 1].map((part) => (file: string) => {
  const dot = file.lastIndexOf('.');
  return part === 0 ? file.slice(0, dot) : file.slice(dot + 1);
}) as [(file: string) => string, (file: string) => string];

/** Templates are Word only. */
const FILES = Object.keys(REGISTRY.files).filter((file) => !/\.(template|sample)\.docx$/.test(file));
const filesIn = (actions: readonly Action[] = []): string[] =>
  actions.flatMap((action) =>
    action.type === 'open' && action.url.startsWith(ADDRESS) ? [action.url.slice(ADDRESS.length)] : [],
  );

describe('a card with files', () => {
  const drawn = samples('ordinary').map((sample) => {
    // Whoever asks for one format gets one.
    const isAskedFor = sample.data !== undefined && 'format' in sample.data;
    return {
      sample,
      isAskedFor,
      linked: filesIn(drawSample(sample, 'en').actions).filter((one) => FILES.includes(one)),
    };
  });

  it('offers every format that there is', () => {
    const lacking = drawn
      .filter(({ isAskedFor }) => !isAskedFor)
      .flatMap(({ sample, linked }) =>
        [...new Set(linked.map(stem))].flatMap((name) =>
          FILES.filter((file) => stem(file) === name && !linked.includes(file)).map(
            (file) => `${sample.card} (${sample.about}): ${file}`,
          ),
        ),
      );
    // Data for programs, of a part of the record: it is there for who asks for it.
    expect(lacking).toEqual(['requestFiles (all): endorsement.json']);
  });

  it('is there for every file', () => {
    const linked = new Set(drawn.flatMap((one) => one.linked));
    expect(FILES.filter((file) => !linked.has(file))).toEqual([]);
    expect(FILES.length).toBeGreaterThan(30);
  });
});

describe('the name of a saved file', () => {
  it('is made by every file, with the ending of its format', () => {
    expect(Object.entries(REGISTRY.files).filter(([, { called }]) => called === undefined)).toEqual([]);
    expect(FILES.map(ending).every((one) => /^[a-z]+$/.test(one))).toBe(true);
  });

  it.each([
    ['M-13 summary record 2026-12-09', 'minutes.docx', 'M-13 summary record 2026-12-09.docx'],
    ['UNA/2026/14 decision', 'decision.html', 'UNA-2026-14 decision.html'],
    ['a\\b:c*d?e"f<g>h|i%2e', 'x.csv', 'a-b-c-d-e-f-g-h-i-2e.csv'],
    ['one\r\nSet-Cookie: x\ttwo', 'x.csv', 'one Set-Cookie - x two.csv'],
    ['Bilan de 2026\u00a0: HCR', 'report.xlsx', 'Bilan de 2026 - HCR.xlsx'],
    ['\u202Ecod.exe \u2068Noor\u2069', 'x.docx', 'cod.exe Noor.docx'],
    [' \u0007 ', 'rmc.template.docx', 'rmc.template.docx'],
    ['x'.repeat(300), 'x.txt', `${'x'.repeat(100)}.txt`],
  ])('has nothing that a system would not have: %j', (words, file, name) => {
    expect(savedName(words, file)).toBe(name);
  });
});

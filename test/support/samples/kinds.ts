/** What cards are drawn from in tests: ordinary, empty, hostile and huge. */
import type { CardData } from '../../../src/core/answer.ts';
import type { CardName } from '../../../src/core/contract.ts';
import type { Reader } from '../../../src/core/people.ts';

export const KINDS = ['ordinary', 'empty', 'hostile', 'huge'] as const;
export type Kind = (typeof KINDS)[number];

export interface Sample {
  readonly card: CardName;
  /** Which of the card's situations this is, in a word or two. */
  readonly about: string;
  readonly reader: Reader;
  readonly subject?: unknown;
  readonly data?: CardData;
}

/** Whatever markup, macros, mentions, control and direction marks may do to a text. */
export const HOSTILE = [
  '**bold** _italic_ ~~struck~~ `code` # heading',
  '- item\n1. first\n> quoted\n\n    indented\n---\n| a | b |',
  '[link](https://evil.example/?q=1) <https://evil.example> www.evil.example ![x](https://evil.example/x.png)',
  '{{DATE(2026-12-01T12:00:00Z,SHORT)}} {{TIME(2026-12-01T12:00:00Z)}} {{{{ ${title} {name} {n:number}',
  '<at>Everyone</at> <!channel> @channel <script>alert(1)</script> <img src=x onerror=alert(1)> &amp; &#42; \\* \\_',
  'العربية والعبرية עברית \u202egnp.exe\u202c \u2066left\u2069\u2069\u2067open',
  'e\u0301\u0323\u0300 👩‍👩‍👧‍👦 🇺🇳 \u0000\u0007\u001b[31m\u0085\u200b "quotes" \'single\' \t tab',
  "=cmd|' /C calc'!A0 \ud83d broken",
].join(' ¶ ');

const LONG = 'Zażółć gęślą jaźń; 保護と予防。 '.repeat(400).slice(0, 10_000);

/** No version of a card that is cut has more entries of a list than some thirty: the others need only be there. */
const LOOKED_AT = 60;
const UNSEEN = LONG.slice(0, 200);
let entry = 0;

/** A person's words of this kind. */
export const wordsOf = (kind: Kind, ordinary: string): string =>
  kind === 'ordinary'
    ? ordinary
    : kind === 'empty'
      ? ''
      : kind === 'hostile'
        ? `${ordinary} ${HOSTILE}`
        : entry < LOOKED_AT
          ? LONG
          : UNSEEN;
/** Words that the core does not let be empty. */
export const must = (kind: Kind, ordinary: string): string => (kind === 'empty' ? ordinary : wordsOf(kind, ordinary));
/** Few that are hostile: so little is cut that every word of theirs is looked for. */
const COUNT = { ordinary: Infinity, empty: 0, hostile: 4, huge: 0 } as const;
/** An entry that no card shows has no long lists of its own either: a thousand of a thousand are gigabytes. */
export const count = (kind: Kind, ordinary: number): number =>
  kind === 'huge' && entry < LOOKED_AT ? 1000 : Math.min(ordinary, kind === 'huge' ? Infinity : COUNT[kind]);
export const times = <T>(n: number, make: (i: number) => T): T[] =>
  Array.from({ length: n }, (_, i) => {
    const around = entry;
    entry = Math.max(around, i);
    try {
      return make(i);
    } finally {
      entry = around;
    }
  });
/** Left out when there is nothing to say. */
export const maybe = (name: string, words: string): Readonly<Record<string, string>> =>
  words === '' ? {} : { [name]: words };

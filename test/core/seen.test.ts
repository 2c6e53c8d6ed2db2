import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addressKey,
  asNamed,
  asReference,
  asSeen,
  asSought,
  hasSomethingToRead,
  looksLike,
} from '../../src/core/seen.ts';

/** Text of many scripts, with the marks that hide between letters. */
const written = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc.constantFrom(
        'UN Women',
        'ＵＮ',
        'Ԝоmen',
        'Étienne',
        'ОБСЕ',
        'ΝΑΤΟ',
        'Straße',
        'ﬁ',
        'مرحبا',
        '人口',
        '½',
        'İ',
        'ı',
      ),
      fc.string({ maxLength: 8 }),
      fc.constantFrom('\u200b', '\u2067', '\ufeff', '\u00ad', '\u00a0', '\u3000', '–', '−', '\n', '\u0301', '\ud800'),
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(''));

describe('text as it is seen', () => {
  it.each([
    ['UN Women', 'UN\u00a0Women'],
    ['UN Women', ' un\u200b  women\u200f\n'],
    ['UN Women', 'ＵＮ Ԝоmen'],
    ['UNHCR', 'UΝНСR'],
    ['UN-Habitat', 'UN–Habitat'],
    ['UN-Habitat', 'UN−habitat'],
    ['ВОЗ', 'воз'],
    ['l’entité', "l'entite\u0301"],
    ['Straße', 'STRASSE'],
    ['ΟΔΟΣ', 'οδος'],
    ['Phase Ⅱ', 'phase II'],
  ])('%j is the same as %j', (one, other) => {
    expect(looksLike(one, other)).toBe(true);
  });

  it.each([
    ['UN Women', 'UN Wornen'],
    ['UNDP', 'UNPD'],
    ['Phase 1', 'Phase l'],
    ['Annex O', 'Annex 0'],
    ['Etienne', 'Étienne'],
    ['WHO', 'WFO'],
    ['un women', 'unwomen'],
  ])('%j is another than %j', (one, other) => {
    expect(looksLike(one, other)).toBe(false);
  });

  it('is an equivalence: each is itself, both ways, and what is compared is a form that stays', () => {
    fc.assert(
      fc.property(written, written, written, (a, b, c) => {
        expect(looksLike(a, a)).toBe(true);
        expect(looksLike(a, b)).toBe(looksLike(b, a));
        if (looksLike(a, b) && looksLike(b, c)) expect(looksLike(a, c)).toBe(true);
        for (const form of [asSeen, asSought, asNamed]) expect(form(form(a))).toBe(form(a));
      }),
      { numRuns: 1000 },
    );
  });

  it('stays where what is left out stood between two marks', () => {
    const odd = '\u0130\ud7fc\u08ed';
    expect(asNamed(asNamed(odd))).toBe(asNamed(odd));
  });

  it('does not change with case, composition, and what is invisible', () => {
    fc.assert(
      fc.property(written, fc.constantFrom('\u200b', '\u200e', '\u2060', '\ufeff'), (text, mark) => {
        const spread = [...Array.from(text), ''].join(mark);
        for (const other of [text.toUpperCase().toLowerCase(), text.normalize('NFC'), text.normalize('NFKD'), spread])
          expect(asSeen(other)).toBe(asSeen(text));
      }),
      { numRuns: 500 },
    );
  });

  it('holds for each character there is', () => {
    const wrong: string[] = [];
    for (let code = 0; code <= 0x2ffff; code += 1) {
      const one = String.fromCodePoint(code);
      const seen = asSeen(one);
      // Most characters are their own form and have no case: these were looked at already.
      const others = [seen, one.toUpperCase(), one.toLowerCase()].filter((other) => other !== one);
      if (others.some((other) => asSeen(other) !== seen)) wrong.push(code.toString(16));
    }
    expect(wrong).toEqual([]);
  });

  it('is sought without accents', () => {
    expect(asSought('Étienne Œuvre Łódź')).toBe('etienne oeuvre lodz');
  });
});

describe('something to read', () => {
  it.each(['\u200b', '', ' \n', '\u3164', '\u2800', '\u202e\u2066', '\ufeff', '\u0301', '\u00ad', '\ud83d', '\u0007'])(
    '%j has nothing',
    (text) => expect(hasSomethingToRead(text)).toBe(false),
  );
  it.each(['a', '.', '👍', 'ا', '\u200b1', '人', '✓'])('%j has', (text) => expect(hasSomethingToRead(text)).toBe(true));
});

describe('an e-mail address', () => {
  it.each([
    [' A.B@Example.ORG ', 'a.b@example.org'],
    ['jo\u0308rg@bücher.example', 'j\u00f6rg@xn--bcher-kva.example'],
    ['anna@BÜCHER.example', 'anna@xn--bcher-kva.example'],
  ])('%j is %j', (one, other) => {
    expect(addressKey(one)).toBe(addressKey(other));
  });
  it.each([
    ['anna@undp.org', 'аnna@undp.org'],
    ['anna@undp.org', 'anna@undр.org'],
    ['anna@undp.org', 'an\u200bna@undp.org'],
    ['victim@undp.org', 'x <victim@undp.org>'],
    ['victim@undp.org', 'mailto:victim@undp.org'],
  ])('%j is never %j: a look-alike signs nobody in', (one, other) => {
    expect(addressKey(one)).not.toBe(addressKey(other));
  });
});

describe('a reference', () => {
  it.each([
    ['E-12', 'E-12'],
    [' e12 ', 'E-12'],
    ['E\u201112', 'E-12'],
    ['E\u00a0\u2013 12', 'E-12'],
    ['Ｅ－１２', 'E-12'],
    ['\u200eE-12\u200f', 'E-12'],
    ['t\u22127', 'T-7'],
  ])('%j is %s', (typed, reference) => {
    expect(asReference(typed)).toBe(reference);
  });
  it('is never read from a look-alike letter, and nothing else becomes one', () => {
    expect(asReference('\u0415-12')).toBe('\u0415-12');
    expect([' terms ', 'E-12; X', 'E-', 'una/E-12'].map(asReference)).toEqual(['TERMS', 'E-12; X', 'E-', 'UNA/E-12']);
  });
});

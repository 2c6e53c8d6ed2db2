import { describe, expect, it } from 'vitest';
import { speaker } from '../../src/i18n/speaker.ts';
import { MAX_SUBJECTS, oncePerLanguage, oncePerZone } from '../../src/kit/blocks/once.ts';

const english = speaker('en', 'Europe/Zurich');
const french = speaker('fr', 'Europe/Zurich');

describe.each([
  ['language', oncePerLanguage],
  ['zone', oncePerZone],
] as const)('what is drawn once for each %s', (_, once) => {
  function drawing() {
    const drawn: number[] = [];
    const draw = once((say, { n }: { readonly n: number }) => {
      drawn.push(n);
      return [say.language, n];
    });
    return { drawn, draw };
  }

  it('is the same object for each reader of a kind, while it is in use', () => {
    const { drawn, draw } = drawing();
    const subject = { n: 1 };
    const first = draw(english, subject);
    expect(first).toEqual(['en', 1]);
    expect(draw(french, subject)).toEqual(['fr', 1]);
    for (let n = 0; n < 3 * MAX_SUBJECTS; n += 1) {
      draw(english, { n: -1 });
      if (n % 100 === 0) expect(draw(english, subject)).toBe(first);
    }
    expect(drawn.filter((n) => n === 1)).toHaveLength(2);
  });

  it('is forgotten when nobody has looked at it while so many others were drawn, though the subject is still stored', () => {
    const { drawn, draw } = drawing();
    const subjects = Array.from({ length: 10 * MAX_SUBJECTS }, (_, n) => ({ n }));
    for (const subject of subjects) draw(english, subject);
    for (const subject of subjects.slice(-MAX_SUBJECTS / 2)) draw(english, subject);
    expect(drawn).toHaveLength(subjects.length);
    for (const subject of subjects.slice(0, 50)) draw(english, subject);
    expect(drawn).toHaveLength(subjects.length + 50);
  });
});

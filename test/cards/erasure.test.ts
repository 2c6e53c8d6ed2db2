/** The preview of an erasure at its largest: a page filled to its end, with every list that may stand on it. */
import { expect, it } from 'vitest';
import { ref } from '../../src/core/ids.ts';
import { LANGUAGES } from '../../src/core/people.ts';
import { pageOf } from '../../src/features/directory/queries/erasure.ts';
import { bytesOf, MAX_CARD_BYTES, toAdaptiveCard } from '../../src/platforms/adaptiveCard.ts';
import { toBlocks } from '../../src/platforms/slack/card.ts';
import { drawSample } from '../support/cardSamples.ts';
import { blocksText } from '../support/slack/reading.ts';
import { reader } from '../support/views.ts';

const WORDS = {
  en: ['Mr. Nguyen', 'as the focal point said in writing, ', ' who spoke on behalf of the members of'],
  fr: ['Mme Désirée Échevin', 'précisé à l’égard de la délégation par ', ' et « déjà » signalé à l’équipe réunie à'],
  ar: ['الدكتورة أمينة الصديق', 'وقد أشارت ممثلة المنظمة إلى ما ذكرته ', ' في الاجتماع الأخير بشأن خطة العمل'],
} as const;
const refs = Array.from({ length: 60 }, (_, i) => ref(`E-${i + 1}`));

it.each(
  (['en', 'fr', 'ar'] as const).flatMap((text) =>
    LANGUAGES.flatMap((language) => ([1, 10] as const).map((same) => ({ text, language, same }))),
  ),
)('of words in $text, read in $language, with $same places each, nothing is cut', ({ text, language, same }) => {
  const [written, before, after] = WORDS[text];
  const all = Array.from({ length: 200 }, (_, i) => ({
    ...{ written, key: String(i), around: [`…${before}`, `${after}…`] as const },
    places: Array.from({ length: same }, (_place, n) => ({
      ...{ ref: `E-${n + 100}`, steps: ['positions', '3', 'text'], entity: 'UNHCR' },
    })),
  }));
  const places = refs.slice(0, 30).map((one, i) => {
    return { ref: one, steps: ['summary'], entity: 'UNHCR', why: (['word', 'shared', 'longer'] as const)[i % 3] };
  });
  for (const from of [1, 40]) {
    const first = {
      found: { documents: 60, refs, texts: 60, messages: 999 },
      ...{ alone: { refs, texts: 90, places }, underWay: refs.slice(0, 10), also: ['Baobei'] },
    };
    const data = {
      ...{ name: written, email: 'person@unhcr.example', entity: 'UNHCR', listed: 'x'.repeat(16) },
      ...pageOf(all, from),
      ...(from === 1 && first),
    };
    const sample = { card: 'personErasure', about: '', reader: reader({ language }), data } as const;
    const card = drawSample(sample, language);
    const numbers = Array.from({ length: data.taken?.length ?? 0 }, (_, i) => `${from + i}. `);
    const teams = toAdaptiveCard(card);
    expect(bytesOf(teams)).toBeLessThanOrEqual(MAX_CARD_BYTES);
    const { blocks } = toBlocks(card);
    const slack = blocksText(blocks);
    for (const n of numbers) {
      expect(JSON.stringify(teams), n).toContain(n);
      expect(slack, n).toContain(n);
    }
    expect(blocks.length).toBeLessThanOrEqual(50);
    // The button that goes on, or erases, is there too.
    for (const drawn of [JSON.stringify(teams), JSON.stringify(blocks)])
      expect(drawn).toContain(String(from + numbers.length));
  }
});

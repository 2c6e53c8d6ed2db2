/** Comments in the order of a document's paragraphs, and the days on which most are available. */
import { expect, it } from 'vitest';
import { calendarDate, entityId } from '../../src/core/ids.ts';
import { bestDays } from '../../src/features/inputs/rules/availability.ts';
import { compareParagraphs, inOrder } from '../../src/features/inputs/rules/paragraphs.ts';
import { readQuestions } from '../../src/features/inputs/rules/questions.ts';
import { TEMPLATES } from '../../src/features/inputs/rules/state.ts';
import { en } from '../../src/i18n/en/index.ts';
import { fr } from '../../src/i18n/fr/index.ts';
import { MONDAY_TO_FRIDAY } from '../support/weeks.ts';

it('paragraphs stand in the order of the paper, however they are written', () => {
  const inPaper = [
    ['General comments', 'Titre'],
    ['before 3', 'a new paragraph before 3', 'avant le paragraphe 3', '3 (before)'],
    ['3', 'para. 3', '§3', 'paragraphe 3', '-3', '3.'],
    ['3(a)', 'para 3 (a)', '3 a'],
    ['3(a)(i)', '3 (a) i'],
    ['3(a)(ii)'],
    ['before 3(b)'],
    ['3(b)'],
    ['after 3', 'après 3'],
    ['10', 'Paragraph 10'],
    ['10 bis'],
    ['Annex', 'annexe'],
    ['Annex I', 'annexe 1'],
    ['before Annex II'],
    ['Annex II', 'Annexe II'],
    ['Annex II, 4', 'annex II para. 4'],
    ['', '-', '???', 'somewhere'],
  ];
  const shuffled = inPaper.flat().reverse();
  const place = (one: string): number => inPaper.findIndex((words) => words.includes(one));
  const sorted = [...shuffled].sort(compareParagraphs).map(place);
  expect(sorted).toEqual([...sorted].sort((a, b) => a - b));
});

it('300 comments of 26 entities stand in that order, those on one paragraph side by side', () => {
  const paragraphs = ['Annex II', '10', '3(a)', '3'];
  const given = Array.from({ length: 300 }, (_, i) => ({
    paragraph: paragraphs[i % 4] ?? '',
    cells: [`comment ${i}`],
    of: `E${i % 26}`,
  }));
  const order = inOrder(given);
  expect([...new Set(order.map(({ paragraph }) => paragraph))]).toEqual(['3', '3(a)', '10', 'Annex II']);
  const changes = order.filter((one, i) => one.paragraph !== order[i - 1]?.paragraph);
  expect([order.length, changes.length]).toEqual([300, 4]);
});

it('the availability of 26 entities over 30 days gives the three best days and who misses each', () => {
  const today = calendarDate('2026-11-24');
  const asked = Array.from({ length: 26 }, (_, i) => entityId(`E${i}`));
  const days = Array.from({ length: 30 }, (_, i) => `2026-12-${String(i + 1).padStart(2, '0')}`);
  const given = asked.slice(1).map((entity, i) => ({
    entity,
    rows: days.map((day, d) => [
      day,
      d === 9 || (d === 3 && i > 0) || (d === 20 && i > 2) || (d + i) % 4 === 0 ? 'yes' : 'no',
    ]),
  }));
  const best = bestDays(asked, given, today, MONDAY_TO_FRIDAY);
  expect(best.map(({ date, available }) => [date, available.length])).toEqual([
    ['2026-12-10', 25],
    ['2026-12-04', 24],
    ['2026-12-21', 23],
  ]);
  expect(best.map(({ missing }) => missing)).toEqual(
    [['E0'], ['E0', 'E1'], ['E0', 'E2', 'E3']].map((all) => all.map(entityId)),
  );
  const [span] = bestDays(
    [entityId('E1')],
    [{ entity: entityId('E1'), rows: [['1 to 3 December'], ['5 Dec', 'no']] }],
    today,
    MONDAY_TO_FRIDAY,
  );
  expect(span?.date).toBe('2026-12-01');
});

it.each(TEMPLATES)('the questions of the template %s are understood in every language', (template) => {
  for (const texts of [en, fr]) {
    const read = readQuestions(texts[`inputs.template.${template}.questions`]);
    expect('fault' in read ? read.fault : read.questions.length).toBeGreaterThan(0);
  }
});

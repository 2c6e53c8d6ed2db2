/** Finding decisions: words in both languages, and by date, route, entity and state. */
import { describe, expect, it } from 'vitest';
import { calendarDate, instant, ref, type EntityId } from '../../src/core/ids.ts';
import { linesWith, type Question } from '../../src/features/register/queries/finding.ts';
import { stateTest } from '../../src/features/register/queries/lines.ts';
import type { Register, RegisterLine } from '../../src/features/register/rules/enter.ts';
import { net } from '../support/builders.ts';
import { othersTurnsIn } from '../support/othersTurns.ts';

const line = (n: number, of: Partial<RegisterLine> = {}): RegisterLine => ({
  ...{ number: `UNA/2026/${n}`, kind: 'decision', decision: ref(`E-${n}`), year: 2026, date: `2026-0${n}-15` },
  ...{
    at: instant('2026-12-02T22:00:00Z'),
    route: 'written',
    title: 'Framework',
    documentUrl: '',
    documentVersion: '',
  },
  ...{ classification: 'unclassified', outcome: 'endorsed', positions: {} },
  ...of,
});
const register: Register = {
  lines: [
    line(1, { title: 'Approval of the guidance on témoins protégés', positions: { endorsed: ['UNHCR'] } }),
    line(2, { title: 'Les rapports régionaux', positions: { silent: ['UNHCR'], abstained: ['UNICEF'] } }),
    line(3, {
      route: 'meeting',
      positions: { present: ['UNFPA'], absentObjections: [{ entity: 'UNHCR', text: 'No.' }] },
    }),
    line(4, { classification: 'strictlyConfidential', title: 'Witnesses', positions: { endorsed: ['UNHCR'] } }),
    line(5, { route: 'meeting', kind: 'minutes', outcome: 'minutes', title: 'Focal Points meeting' }),
    line(6, { route: 'steeringCommittee', title: 'Funding policy of each entity' }),
  ],
  notes: { 'UNA/2026/1': { supersededBy: 'UNA/2026/6' }, 'UNA/2026/2': { reviewOn: calendarDate('2027-01-10') } },
};
const { roll } = net();

const found = async (of: Partial<Question>): Promise<number[]> => {
  const reach = ({ classification }: RegisterLine) => (classification === 'unclassified' ? 'all' : 'bare');
  const lines = await linesWith(register.lines, { words: '', roll, reach, ...of });
  return lines.map(({ number }) => Number(number.split('/')[2]));
};
const inState = (state: Parameters<typeof stateTest>[1]) => found({ isIn: stateTest(register, state) });

describe('words', () => {
  it.each([
    ['approvals', [1]],
    ['approved guidances', [1]],
    ['temoin protege', [1]],
    ['TÉMOINS', [1]],
    ['régional rapport', [2]],
    ['regionales', [2]],
    ['rapport régional', [2]],
    ['policy entity', [6]],
    ['policies entities', [6]],
    ['witnesses', []],
    ['UNA/2026/4', [4]],
    ['unhcr in a meeting', [3]],
    ['en réunion mars', [3]],
  ])('%s', async (words, expected) => expect(await found({ words })).toEqual(expected));
});

describe('a word', () => {
  const lines = [
    line(1, { title: 'Mission statement, data and protocol', positions: { endorsed: ['UNICEF'] } }),
    line(2, { title: 'Report of the High Commissioner', positions: { text: 'Omissions of the data protocol.' } }),
    line(3, { title: 'Two missions for children', positions: { endorsed: ['UNHCR'] } }),
    line(4, { title: 'Witnesses and organizations', positions: { endorsed: ['UN_WOMEN'] } }),
    line(5, { title: 'All that comes with it', documentUrl: 'https://example.org/data', reason: 'Protocol' }),
    line(6, { title: 'حماية النازحين' }),
    line(7, { title: '难民保护', positions: { present: ['WHO'] } }),
    line(8, { title: 'عودة نازحات، وللنازحين مساعدة' }),
  ];
  const women = { id: 'UN_WOMEN' as EntityId, name: 'Entity for Gender Equality', short: 'UN Women' };
  const known = { ...roll, entities: { ...roll.entities, UN_WOMEN: women } };
  const finds = async (words: string): Promise<number[]> =>
    (await linesWith(lines, { words, roll: known, reach: () => 'all' })).map((one) => Number(one.date.slice(5, 7)));

  it.each([
    ['mission', [3, 1]],
    ['missions', [3, 1]],
    ['Mission,', [3, 1]],
    ['miss', [3, 1]],
    ['ommission', []],
    ['omission', [2]],
    ['commission', [2]],
    ['witness', [4]],
    ['witnesses', [4]],
    ['organization', [4]],
    ['organizations', [4]],
    ['保护', [7]],
    ['???', []],
  ])('is sought by its stem and its beginning, never inside another: %s', async (words, expected) =>
    expect(await finds(words)).toEqual(expected),
  );

  it.each([
    ['children', [3]],
    ['high commissioner', [2]],
    ['women', []],
    ['UN Women', [4]],
    ['un-women witness', [4]],
    ['"UN Women"', [4]],
    ['unic', [1]],
    ['UNHCR', [3]],
    ['"unhc"', []],
    ['wh', []],
    ['who', [7]],
  ])('of the full name of whoever spoke is none of the decision, an acronym is: %s', async (words, expected) =>
    expect(await finds(words)).toEqual(expected),
  );

  it.each([
    ['data protocol', [5, 2, 1]],
    ['"data protocol"', [2]],
    ['“Data  Protocol”', [2]],
    ['« data protocol » omission', [2]],
    ['"protocol data"', []],
    ['"data proto"', []],
    ['"data proto', [2]],
    ['"mission"', [1]],
    ['"保护"', [7]],
    ['"15 february 2026"', [2]],
    ['""', []],
  ])('stands beside the next in a phrase: %s', async (words, expected) => expect(await finds(words)).toEqual(expected));

  it.each(['النازحون', 'النازحين', 'نازح', 'نازحات', 'والنازحون'])(
    'in Arabic is sought without its article and ending: %s',
    async (words) => expect(await finds(words)).toEqual([8, 6]),
  );

  it.each([
    ['mission', 'missions'],
    ['witness', 'witnesses'],
    ['policy', 'policies'],
    ['organization', 'organizations'],
    ['representative', 'representatives'],
    ['response', 'responses'],
    ['case', 'cases'],
    ['approach', 'approaches'],
    ['tax', 'taxes'],
    ['entite', 'entites'],
    ['decision', 'decisions'],
    ['bureau', 'bureaux'],
    ['régional', 'régionaux'],
    ['منظمة', 'المنظمات'],
  ])('in the plural finds the same: %s', async (one, more) => {
    const texts = [one, more, `${one}x`, 'other'].map((title, i) => line(i + 1, { title }));
    const [a, b] = await Promise.all([one, more].map((words) => linesWith(texts, { words, roll, reach: () => 'all' })));
    expect(a?.map(({ title }) => title)).toEqual(expect.arrayContaining([one, more]));
    expect(b).toEqual(a);
  });
});

describe('what is asked for beside words', () => {
  it('is the route, and minutes are by none', async () => {
    expect(await found({ route: 'meeting' })).toEqual([3]);
    expect(await found({ route: 'steeringCommittee' })).toEqual([6]);
    expect(await found({ route: 'written', words: 'rapport' })).toEqual([2]);
  });

  it('is an entity, however it is named in the decision, and not in what is closed to the reader', async () => {
    expect(await found({ entity: 'UNHCR' })).toEqual([3, 2, 1]);
    expect(await found({ entity: 'UNHCR', from: '2026-02-01', to: '2026-02-28' })).toEqual([2]);
    expect(await found({ entity: 'WHO' })).toEqual([]);
  });

  it('is the state', async () => {
    expect(await inState('superseded')).toEqual([1]);
    expect(await inState('toReview')).toEqual([2]);
    expect(await inState('inForce')).toEqual([6, 3, 2]);
  });
});

describe('the words of a line', () => {
  /** Lines that count how often the words of each were looked at. */
  function counted(n: number): { readonly lines: RegisterLine[]; readonly looks: () => number } {
    let looks = 0;
    const lines = Array.from({ length: n }, (_, i) => {
      const one = line(1 + (i % 9), { number: `UNA/2026/${i + 1}` });
      return Object.defineProperty({ ...one }, 'documentUrl', { get: () => ((looks += 1), 'https://example.org') });
    });
    return { lines, looks: () => looks };
  }
  const search = async (lines: readonly RegisterLine[], words: string): Promise<number> =>
    (await linesWith(lines, { words, roll, reach: () => 'all' })).length;

  it('are prepared once, also after another line has come or words of one were removed', async () => {
    const { lines, looks } = counted(600);
    expect(await search(lines, 'framework')).toBe(600);
    expect(await search(lines, 'policy')).toBe(0);
    expect(looks()).toBe(600);
    const longer = [...lines, line(3, { title: 'Funding policy' })];
    expect(await search(longer, 'policy')).toBe(1);
    expect(looks()).toBe(600);
    const removed = longer.map((one, i) => (i === 400 ? line(4, { title: '' }) : one));
    expect(await search(removed, 'framework')).toBe(599);
    expect(await search(removed, 'policy')).toBe(1);
    expect(looks()).toBe(600);
  });

  it('without words, others have their turns while a long register is gone through', async () => {
    const { lines } = counted(20_000);
    const { made, turns } = await othersTurnsIn(() => search(lines, ''));
    expect(made).toBe(20_000);
    expect(turns).toBeGreaterThanOrEqual(3);
  });

  it('of what a reader may not see are found by number, date and route alone', async () => {
    const lines = [line(2, { title: 'Witnesses', route: 'meeting' })];
    const found = async (words: string): Promise<number> =>
      (await linesWith(lines, { words, roll, reach: () => 'bare' })).length;
    expect(await Promise.all(['UNA/2026/2', 'E-2', 'février', 'february', 'meeting', 'decided'].map(found))).toEqual([
      ...[1, 1, 1, 1, 1, 0],
    ]);
    expect(
      await Promise.all(
        ['witnesses', 'witness', 'february witnesses', '"witnesses"', '"february 2026" wit'].map(found),
      ),
    ).toEqual([...[0, 0, 0, 0, 0]]);
  });
});

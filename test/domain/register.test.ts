/** The register: numbers without gaps or doubles, each line written once [ToR 3.b.iii]. */
import { describe, expect, it } from 'vitest';
import { instant, ref, type Instant } from '../../src/core/ids.ts';
import { enter, type EnterInputs, type Register } from '../../src/features/register/rules/enter.ts';
import { act, effects, net, SYSTEM } from '../support/builders.ts';
import type { Settings } from '../../src/core/settings.ts';

const entry = (of: Partial<EnterInputs>): EnterInputs => ({
  decision: ref('E-1'),
  at: instant('2026-12-02T22:00:00Z'),
  route: 'written',
  title: 'Framework',
  documentUrl: 'https://un.example/1',
  documentVersion: '1',
  classification: 'unclassified',
  outcome: 'endorsed',
  positions: {},
  ...of,
});
const decided = (register: Register, of: Partial<EnterInputs> = {}, settings: Partial<Settings> = {}) =>
  enter(register, act('register.enter', SYSTEM, entry(of)), net({ settings }));
const numbers = ({ lines }: Register): string[] => lines.map((line) => line.number);
const at = (text: string): Instant => instant(text);

describe('a decision', () => {
  it('gets the next number of its year', () => {
    const one = decided({ lines: [] });
    const two = decided(one.state, { decision: ref('E-2') });
    expect(numbers(two.state)).toEqual(['UNA/2026/1', 'UNA/2026/2']);
  });

  it('entered again keeps its number, and is told it again', () => {
    const one = decided({ lines: [] }).state;
    const again = decided(one, { title: 'Other' });
    expect(again.state).toBe(one);
    expect(effects(again)).toEqual(['endorsement.numbered']);
  });

  it.each([
    ['the last minute of the year in New York', '2027-01-01T04:59:59Z', 2026, '2026-12-31'],
    ['the first of the next', '2027-01-01T05:00:00Z', 2027, '2027-01-01'],
  ])('is dated in the network’s zone: %s', (_when, when, year, date) => {
    expect(decided({ lines: [] }, { at: at(when) }).state.lines[0]).toMatchObject({ year, date });
  });
});

describe('the pattern of the numbers', () => {
  const twoYears = (settings: Partial<Settings>): string[] => {
    const one = decided({ lines: [] }, {}, settings).state;
    return numbers(decided(one, { decision: ref('E-2'), at: at('2027-03-01T15:00:00Z') }, settings).state);
  };
  it.each<readonly [Partial<Settings>, readonly string[]]>([
    [{}, ['UNA/2026/1', 'UNA/2027/1']],
    [{ prefix: 'PSEA', numbering: '{year}-{prefix}-{number}' }, ['2026-PSEA-1', '2027-PSEA-1']],
    [{ numbering: '{prefix} {number}' }, ['UNA 1', 'UNA 2']],
    [{ numbering: '{number}' }, ['1', '2']],
    [{ prefix: '{number}', numbering: '{prefix}/{number}' }, ['{number}/1', '{number}/2']],
  ])('%j: %j', (settings, expected) => expect(twoYears(settings)).toEqual(expected));
});

/** What of a stored document is one person's, and what stays of it. */
import { describe, expect, it } from 'vitest';
import { entityId, instant, personId, ref } from '../../src/core/ids.ts';
import { TEXT_RULES } from '../../src/features/retention/rules/texts.ts';
import { mapStrings, replacer } from '../../src/core/replace.ts';
import type { Meeting } from '../../src/features/meetings/rules/state.ts';
import { removePerson, type CleanInputs } from '../../src/features/personalData/rules/erase.ts';
import { cleaned, ownWords, saidFor, spokenFor } from '../../src/features/personalData/rules/words.ts';
import { newSettings } from '../../src/features/network/rules/settings.ts';
import { networkId } from '../../src/core/ids.ts';
import { periodBefore } from '../../src/core/retention.ts';
import { calendarDate } from '../../src/core/ids.ts';
import { sha256 } from '../../src/store/chain.ts';

const her = { person: 'una-5', manages: false };
const officer = { person: 'una-1', manages: true };

describe('whose words', () => {
  const state = {
    openedBy: 'una-1',
    summary: 'The office wrote this.',
    positions: [
      { entity: 'UNDP', by: 'una-5', text: 'She wrote this.', position: 'object' },
      { entity: 'WFP', by: 'una-6', text: 'Another wrote this.' },
      { entity: 'UNDP', by: 'una-1', role: 'secretariat', text: 'Entered by the office.', source: 'Her mail of today' },
    ],
    extensions: [{ by: 'una-1', reason: 'The office needs more time.' }],
  };
  it('are what they wrote for their entity, and not what the office wrote', () => {
    expect(ownWords(state, her)).toEqual(['She wrote this.']);
    expect(ownWords(state, officer)).toEqual([]);
    expect(cleaned(state, officer, [])).toBe(state);
  });
  it('go, and the position stays', () => {
    expect(cleaned(state, her, []).positions).toEqual([
      { entity: 'UNDP', by: 'una-5', text: '[…]', position: 'object' },
      ...state.positions.slice(1),
    ]);
  });
  it('of an objection that she withdrew are her reason, and the text of whoever objected', () => {
    const line = {
      withdrawn: [{ entity: 'UNDP', by: 'una-5', text: 'What the office entered.', reason: 'It is settled now.' }],
    };
    expect(ownWords(line, her)).toEqual(['It is settled now.']);
    const spoken = new Map([['E-1', new Set(['UNDP'])]]);
    expect(saidFor({ ...line, about: 'E-1' }, 'UNA/2026/1', { person: 'una-6', manages: false }, spoken)).toEqual({
      unnamed: ['What the office entered.'],
      others: ['It is settled now.'],
    });
  });
  it('of a chair are what they shared without an entity', () => {
    const shared = { shared: { by: 'una-5', implementation: 'All went well.', links: ['https://un.example/a'] } };
    expect(cleaned(shared, her, [])).toEqual({ shared: { by: 'una-5', implementation: '[…]', links: [] } });
  });
});

describe('whose words a text is', () => {
  it('of a lifted objection, of a task and of what was approved, it does not say by `by`', () => {
    const state = {
      entity: 'UNDP',
      by: 'una-5',
      text: 'As the office approved it.',
      decided: { by: 'una-1', reason: 'The office says why.', before: { text: 'As she submitted it.' } },
      lifted: [{ entity: 'UNDP', by: 'una-5', text: 'What her alternate objected.', reason: 'Why she lifted it.' }],
      actions: [{ owner: 'UNDP', entity: 'UNDP', person: 'una-5', text: 'What the meeting gave her to do.' }],
      extensions: [{ entity: 'UNDP', by: 'una-5', declinedBy: 'una-1', text: 'Why so late.', reason: 'Not again.' }],
    };
    expect(ownWords(state, her)).toEqual([
      'As the office approved it.',
      'As she submitted it.',
      'Why she lifted it.',
      'Why so late.',
    ]);
  });

  it('of an objection that was lifted, is who raised it; where this is unknown, it stays', () => {
    const how = { entity: 'UNDP', by: 'una-5', text: 'What was said in the room.' };
    const of = (raised: object) => ({ decision: 'A-1', lifted: [{ ...how, ...raised }] });
    const spoken = new Map([['A-1', new Set(['UNDP'])]]);
    const his = { raised: { at: '2026-12-10T15:00:00Z', by: 'una-7' } };
    const hers = { raised: { at: '2026-12-10T15:00:00Z', by: 'una-5' } };
    const entered = { raised: { at: '2026-12-10T15:00:00Z', by: 'una-5', entered: true } };
    expect(ownWords(of(hers), her)).toEqual([how.text]);
    for (const raised of [his, entered, {}]) {
      expect(ownWords(of(raised), her)).toEqual([]);
      expect(saidFor(of(raised), 'register', her, spoken).unnamed).toEqual([]);
    }
    expect(saidFor(of(his), 'register', her, spoken).others).toEqual([how.text]);
    expect([...spokenFor(of(his), { person: 'una-7', manages: false })]).toEqual(['UNDP']);
  });

  it('where it names the entity alone, is known by who spoke for the entity on this', () => {
    // Retention has removed what was said from the request.
    const request = {
      target: 'E-1',
      positions: [
        { entity: 'UNDP', by: 'una-5', position: 'object', text: '[…]' },
        { entity: 'WFP', by: 'una-6', text: '[…]' },
      ],
    };
    const line = (decision: string, entity: string, text: string) => ({
      decision,
      positions: { objections: [{ entity, text }] },
    });
    const register = {
      lines: [
        line('E-1', 'UNDP', 'Hers, in the register.'),
        line('E-1', 'WFP', 'Of another entity.'),
        line('E-2', 'UNDP', 'On something else.'),
      ],
    };
    const minutes = {
      record: {
        content: {
          items: [
            {
              item: 'A-1',
              source: 'E-1',
              absent: [{ entity: 'UNDP', text: 'Hers, in the minutes.' }],
              objections: [{ entity: 'UNDP', by: 'una-7', text: 'Her alternate’s.' }],
              actions: [{ owner: 'UNDP', entity: 'UNDP', text: 'What is to be done.' }],
            },
          ],
        },
      },
    };
    const spoken = new Map([['E-1', spokenFor(request, her)]]);
    expect([...(spoken.get('E-1') ?? [])]).toEqual(['UNDP']);
    expect(saidFor(register, 'register', her, spoken)).toEqual({ unnamed: ['Hers, in the register.'], others: [] });
    expect(saidFor(minutes, 'M-1', her, spoken)).toEqual({
      unnamed: ['Hers, in the minutes.'],
      others: ['Her alternate’s.'],
    });
    expect(saidFor(request, 'E-1', her, spoken)).toEqual({ unnamed: [], others: [] });
  });
});

describe('a text that is replaced', () => {
  const words = [
    { find: 'Ana Li', put: 'x' },
    { find: 'li@un.org', put: 'y' },
    { find: 'Éva (Nagy)', put: 'z' },
    { find: '1+1=$&', put: '$&' },
    { find: 'Jane O’Neil-Roy', put: 'w' },
  ];
  it.each([
    ['Ana Li, ana  li and ANA\nLI', 'x, x and x'],
    ['Ana Lima, Dana Li', 'Ana Lima, Dana Li'],
    ['li@un.org ana.li@un.org', 'y ana.li@un.org'],
    ['e\u0301va (nagy)', 'z'],
    ['so 1+1=$& it is', 'so $& it is'],
    ["Jane O'Neil-Roy, Jane O’Neil‑Roy and JANE O‘NEIL–ROY", 'w, w and w'],
    ['Jane O-Neil-Roy', 'Jane O-Neil-Roy'],
    ['请写信给li@un.org。和Ana Li同意', '请写信给y。和x同意'],
    ['كتبت إلىli@un.org وAna Li', 'كتبت إلىy وx'],
    ['', ''],
  ])('%j becomes %j', (from, to) => {
    expect(replacer(words)(from)).toBe(to);
  });
  it('is found in keys too, and what has none of it is the same object', () => {
    const value = { a: ['b', 1, null], 'Ana Li': true };
    expect(mapStrings(value, replacer(words))).toEqual({ a: ['b', 1, null], x: true });
    const plain = { a: ['b', { c: undefined }] };
    expect(mapStrings(plain, replacer(words))).toBe(plain);
  });
});

it('in frozen minutes a correction says that something went, with the hash of what they were', () => {
  const record = {
    state: 'issued',
    content: { chair: 'Ana Li', present: [], regrets: [], items: [], noted: [], earlier: [] },
    comments: [],
    corrections: [],
    number: 'UNA/2026/2',
  };
  const meeting = { target: ref('M-1'), title: 'Meeting', record } as unknown as Meeting;
  const at = instant('2026-12-01T10:00:00Z');
  const inputs: CleanInputs = {
    ...{ person: personId('una-5'), manages: false, by: personId('una-1') },
    documents: [{ target: ref('M-1'), of: 'meetings' }],
    words: [{ find: 'Ana Li', put: 'a representative of UNDP' }],
  };
  const id = networkId('una');
  const network = {
    id,
    settings: newSettings(id, 'UN Action'),
    roll: { entities: {}, people: {}, away: [] },
    seats: [],
  };
  const { state, effects } = removePerson(meeting, { inputs, receivedAt: at }, network);
  expect(state).toMatchObject({
    record: {
      number: 'UNA/2026/2',
      content: { chair: 'a representative of UNDP' },
      corrections: [
        { at, by: 'una-1', hash: sha256(JSON.stringify(record)), text: expect.stringContaining('removed') as string },
      ],
    },
  });
  expect(effects.map((effect) => (effect.type === 'act' ? effect.verb : effect.type))).toEqual([
    'remove',
    'refreshCards',
    'person.forget',
  ]);
  const untouched = { ...inputs, words: [{ find: 'Nobody', put: '' }] };
  expect(removePerson(meeting, { inputs: untouched, receivedAt: at }, network).state).toBe(meeting);
});

it('an old decision loses the names of who was present, and keeps how it had reached the entities', () => {
  const rule = TEXT_RULES.find(({ kind, of }) => kind === 'decisions' && of === 'register');
  if (rule?.of !== 'register') throw new Error('there is no such rule');
  const at = instant('2020-12-01T10:00:00Z');
  const line = {
    ...{ number: 'UNA/2020/1', decision: ref('E-1'), year: 2020, date: '2020-12-01', at, route: 'written' as const },
    ...{ title: 'T', documentUrl: '', documentVersion: '1', classification: 'unclassified', outcome: 'endorsed' },
    positions: {
      present: ['UNDP'],
      people: [{ entity: entityId('UNDP'), person: personId('una-5'), name: 'Ana Li', role: 'focalPoint' as const }],
      text: 'As agreed.',
      reach: [{ entity: 'WHO', state: 'notReached' as const, reason: 'blocked' }],
    },
  };
  const bare = rule.bare({ lines: [line] }, at, at);
  expect(bare.lines[0]?.positions).toEqual({
    ...{ present: ['UNDP'], people: [], text: '[…]', reach: line.positions.reach },
  });
  expect(rule.over(bare, undefined)).toEqual([]);
});

it('old minutes lose their corrections, but not that words of a person were removed', () => {
  const rule = TEXT_RULES.find(({ kind, of }) => kind === 'minutes' && of === 'meetings');
  if (rule?.of !== 'meetings') throw new Error('there is no such rule');
  const at = instant('2026-12-01T10:00:00Z');
  const own = 'Names or words of a person were removed from these minutes.';
  const corrections = [own, 'Ana Li was absent.'].map((text) => ({ at, by: 'una-1', text }));
  const record = { state: 'issued', content: { items: [] }, comments: [], corrections, issuedAt: at };
  const bare = rule.bare({ target: ref('M-1'), record } as unknown as Meeting, at, at);
  expect(bare.record?.corrections.map(({ text }) => text)).toEqual([own, '[…]']);
});

it.each([
  ['5 years', 5, 'years', '2026-02-28', '2021-02-28'],
  ['from a leap day', 1, 'years', '2028-02-29', '2027-02-28'],
  ['a month from the 31st', 1, 'months', '2026-03-31', '2026-02-28'],
  ['14 months', 14, 'months', '2026-01-15', '2024-11-15'],
  ['30 days', 30, 'days', '2026-03-01', '2026-01-30'],
] as const)('a period reaches back: %s', (_, n, unit, from, to) => {
  expect(periodBefore({ kind: 'news', n, unit }, calendarDate(from))).toBe(to);
});

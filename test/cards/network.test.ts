import { describe, expect, it } from 'vitest';
import type { CardName } from '../../src/core/contract.ts';
import type { CardData } from '../../src/core/answer.ts';
import type { Card, Form } from '../../src/core/card.ts';
import { calendarDate, entityId, instant, ref, type Instant } from '../../src/core/ids.ts';
import type { CorrespondenceLine } from '../../src/features/correspondence/cards/view.ts';
import type { MeetingLine } from '../../src/features/meetings/cards/view.ts';
import { speaker } from '../../src/i18n/speaker.ts';
import { phrase } from '../../src/i18n/phrase.ts';
import { plainText, verbsOf } from '../../src/platforms/adaptiveCard.ts';
import { absence, home, importView, line, officer, reader, roll, rollLine, settings } from '../support/views.ts';
import type { Reader } from '../../src/core/people.ts';
import { CARDS, draw, REGISTRY } from '../support/features.ts';

const nairobi = speaker('en', 'Africa/Nairobi');
function drawn(name: CardName, view: unknown, data: CardData = {}, who: Reader = reader()): Card {
  const card = draw(name, nairobi, who, view, data);
  if (!card) throw new Error('nothing drawn');
  return card;
}
const read = (...of: Parameters<typeof drawn>): string => plainText(drawn(...of));
const formOf = (card: Card): Form => {
  if (!card.form) throw new Error('no form');
  return card.form;
};
const messageLine = (target: string, of: Partial<CorrespondenceLine>): CorrespondenceLine => ({
  ref: ref(target),
  kind: 'circular',
  state: 'sent',
  subject: 'Workshop',
  veiled: false,
  at: instant(Date.parse('2026-11-29T12:00:00Z')),
  ...of,
});
const meetingLine = (target: string, startsAt: Instant): MeetingLine => ({
  ref: ref(target),
  kind: 'focalPoints',
  title: 'Meeting',
  untitled: true,
  startsAt,
  state: 'planned',
  waitsForReader: true,
});
const asked = (form: Form): string => form.fields.map((field) => `${field.id}${field.required ? '*' : ''}`).join(' ');

describe('draw', () => {
  it('throws for a card that there is not', () => {
    expect(() => draw('request2', nairobi, reader(), undefined, {})).toThrow('no card "request2"');
    expect(() => draw('toString', nairobi, reader(), undefined, {})).toThrow('no card');
  });

  it('knows for every card which view it takes', () => {
    for (const card of Object.values(CARDS)) expect(Object.keys(REGISTRY.views)).toContain(card.view);
  });
});

describe('home', () => {
  it('says so when nothing waits', () => {
    const text = read('home', home({ waiting: [], running: [] }));
    expect(text).toContain('Nothing waits for you.');
    expect(text).toContain('No endorsement request is running.');
  });

  it('lists what waits, each item a press that opens it, and what runs only once', () => {
    const card = drawn(
      'home',
      home({ waiting: [line()], running: [line(), line({ ref: ref('E-13'), waitsForReader: false })] }),
    );
    const lists = card.body.flatMap((block) => (block.type === 'list' ? block.items : []));
    expect(lists.map(({ press }) => press)).toEqual([
      { verb: 'endorsement.show', target: 'E-12' },
      { verb: 'endorsement.show', target: 'E-13' },
    ]);
    expect(lists[0]?.note).toBe('Answer by Fri, 4 Dec 2026, 01:00 (Nairobi, UTC+03:00)');
  });

  it('puts what is most urgent first, of whatever kind it is, and counts all of it', () => {
    const at = (day: string) => instant(Date.parse(`${day}T12:00:00Z`));
    const card = drawn(
      'home',
      home({
        toDecide: [
          line({ ref: ref('E-1'), waitsForReader: false, awaitingSecretariat: true, closesAt: at('2026-12-01') }),
        ],
        waiting: [line({ ref: ref('E-2'), closesAt: at('2026-12-20') })],
        running: [
          line({ ref: ref('E-3'), waitsForReader: false, unreached: 2, closesAt: at('2026-12-05') }),
          line({ ref: ref('E-4'), waitsForReader: false }),
        ],
        correspondence: [messageLine('C-1', { wants: 'acknowledgement' }), messageLine('C-2', { wants: 'decision' })],
        toReply: [meetingLine('M-1', at('2026-12-10'))],
        proposals: [{ ref: ref('A-1'), title: 'Work plan' }],
      }),
      {},
      officer(),
    );
    const [todo] = card.body.flatMap((block) => (block.type === 'list' ? [block.items] : []));
    expect(todo?.map(({ press }) => press?.target)).toEqual(['C-2', 'E-1', 'E-3', 'M-1', 'E-2', 'C-1', 'A-1']);
    expect(card.title).toBe('7 items wait for you');
  });

  it('keeps the title of a veiled request to itself', () => {
    expect(read('home', home({ waiting: [line({ veiled: true, title: 'A secret' })], running: [] }))).not.toContain(
      'A secret',
    );
  });

  it('offers a new request to those who manage', () => {
    expect(verbsOf(drawn('home', home(), {}, officer()))).toContain('endorsement.compose');
    expect(verbsOf(drawn('home', home()))).not.toContain('endorsement.compose');
  });

  it('says who acts during an absence, and ends it with one press', () => {
    const card = drawn(
      'home',
      home({ away: { from: calendarDate('2026-12-07'), to: calendarDate('2026-12-18'), alternate: 'Jonas Berg' } }),
    );
    expect(plainText(card)).toContain('From Mon, 7 Dec 2026 to Fri, 18 Dec 2026, Jonas Berg acts for your entity.');
    expect(verbsOf(card)).toContain('away.clear');
  });
});

describe('welcome', () => {
  it('says in three lines how it works, and what waits', () => {
    const card = drawn('welcome', home());
    expect(card.body.filter(({ type }) => type === 'text')).toHaveLength(3);
    expect(plainText(card)).toContain('E-12 · Framework');
    expect(read('welcome', home({ waiting: [], running: [] }))).toContain('Nothing waits for you.');
  });
});

describe('requests', () => {
  it('says so when there are none, or what state they are in', () => {
    expect(read('requests', { shown: [], page: 1, all: 0 })).toContain('There are none.');
    const shown = [line({ state: 'endorsed', waitsForReader: false })];
    expect(read('requests', { shown, page: 1, all: 1 }, { state: 'endorsed' })).toContain(
      'Endorsement requests: endorsed',
    );
  });
});

describe('offerButtons', () => {
  it('offers only what waits for the reader', () => {
    const shown = [line(), line({ ref: ref('E-13'), waitsForReader: false })];
    const text = read('offerButtons', { shown, page: 1, all: 2 });
    expect(text).toContain('That was not recorded as a position');
    expect(text).toContain('E-12');
    expect(text).not.toContain('E-13');
    expect(read('offerButtons', { shown: [], page: 1, all: 0 })).toContain('No request waits for your entity');
  });
});

describe('compose', () => {
  it('asks for what opening needs, fills in what is known, and leaves the period open', () => {
    const form = formOf(drawn('compose', undefined, { values: { title: 'A title' }, defaultWorkingDays: 5 }));
    expect(form.verb).toBe('endorsement.open.preview');
    expect(asked(form)).toBe('title* documentUrl* documentVersion summary workingDays closesOn classification');
    expect(form.fields.map(({ value }) => value)).toEqual([
      'A title',
      undefined,
      '1',
      undefined,
      undefined,
      undefined,
      'unclassified',
    ]);
    expect(form.fields.find(({ id }) => id === 'workingDays')?.hint).toBe(
      'Leave both empty for the usual period of 5 working days.',
    );
  });
});

describe('help', () => {
  it('lists the commands of the reader’s role', () => {
    expect(read('help', undefined)).not.toContain('settings');
    expect(read('help', undefined, {}, officer())).toContain('settings');
    const observer = read('help', undefined, {}, officer({ manages: false, roles: ['observer'] }));
    expect(observer).not.toContain('away');
    expect(observer).toContain('endorsement list');
  });
});

describe('suggestions', () => {
  it('offers the nearest commands, or help', () => {
    expect(read('suggestions', undefined, { words: 'endorsment list', commands: ['endorsement list'] })).toContain(
      'Did you mean one of these?\nendorsement list',
    );
    expect(read('suggestions', undefined, { words: 'xyzzy', commands: [] })).toContain('Type “help”');
  });
});

describe('roll', () => {
  it('names the entities that nobody represents, and offers the import to those who manage', () => {
    const card = drawn('roll', roll({ empty: [entityId('WFP')] }), {}, officer());
    expect(plainText(card)).toContain('1 entity has no representative and cannot be reached\nWFP');
    expect(new Set(verbsOf(card))).toEqual(
      new Set(['roll.upload', 'roll.person', 'entity.show', 'roll.set', 'entity.set', 'roll.import', 'roll.export']),
    );
    expect(new Set(verbsOf(drawn('roll', roll())))).toEqual(new Set(['entity.show']));
  });

  it('shows the first people, folds others away, and says how many more there are', () => {
    const lines = Array.from({ length: 100 }, (_, i) => rollLine({ name: `Person ${i}` }));
    const text = read('roll', roll({ lines }), {}, officer());
    expect(text).toContain('90 more people');
    expect(text).toContain('Person 39');
    expect(text).not.toContain('Person 40');
    expect(text).toContain('and 60 more');
  });
});

describe('rollImport', () => {
  it('begins with the form', () => {
    const form = formOf(drawn('rollImport', undefined, {}, officer()));
    expect([form.verb, asked(form)]).toEqual(['roll.import', 'csv*']);
  });

  it('shows what would change, and applies the same file with one press', () => {
    const card = drawn('rollImport', undefined, { preview: importView({ csv: 'email\na@b.example\n' }) }, officer());
    expect(plainText(card)).toContain('Ana Silva\tadded');
    expect(card.actions).toEqual([
      {
        type: 'press',
        title: 'Apply',
        verb: 'roll.import',
        inputs: { csv: 'email\na@b.example\n', apply: 'yes' },
        look: 'primary',
      },
    ]);
  });

  it('asks for a long file again rather than carry it', () => {
    const form = formOf(drawn('rollImport', undefined, { preview: importView({ csv: 'x'.repeat(8001) }) }, officer()));
    expect(form.inputs).toEqual({ apply: 'yes' });
    expect(asked(form)).toBe('csv*');
  });

  it('shows each fault with its line, and lets nothing be applied', () => {
    const card = drawn(
      'rollImport',
      undefined,
      { preview: importView({ changes: [], errors: [{ line: 4, say: phrase('input.required') }] }) },
      officer(),
    );
    expect(plainText(card)).toContain('Line 4\tPlease fill this in.');
    expect(JSON.stringify(card)).not.toContain('"apply"');
  });

  it('asks nothing more once it is done', () => {
    const card = drawn('rollImport', undefined, { preview: importView({ applied: true }) }, officer());
    expect([card.form, card.actions]).toEqual([undefined, []]);
  });
});

describe('awayForm', () => {
  it('offers the alternates of the reader’s entity', () => {
    const view = roll({
      lines: [rollLine(), rollLine({ name: 'Jonas Berg', email: 'j@x.example', roles: ['alternate'] })],
      away: [absence()],
    });
    const form = formOf(drawn('awayForm', view));
    expect(asked(form)).toBe('from* to* alternate*');
    expect(form.fields[2]).toMatchObject({ type: 'choice', options: [{ value: 'j@x.example', title: 'Jonas Berg' }] });
    expect(formOf(drawn('awayForm', roll({ lines: [rollLine()] }))).fields[2]).toMatchObject({ type: 'text' });
  });
});

describe('settings', () => {
  it('is a form with every value for those who manage, and a list for the others', () => {
    const form = formOf(drawn('settings', settings({ later: 'new' }), {}, officer()));
    expect(form.verb).toBe('settings.set');
    expect(form.fields.find(({ id }) => id === 'silenceDays')).toMatchObject({
      label: 'Silence period in working days',
      value: '5',
    });
    const card = drawn('settings', settings());
    expect(card.form).toBeUndefined();
    expect(plainText(card)).toContain('Closing time of day\t17:00');
  });
});

describe('an ended link', () => {
  it('says whose, which account it was, and how to have it back', () => {
    const data = { name: 'Nadia', email: 'nadia@un.example', identity: 'teams:HOST/O', account: 'teams:OTHER/O' };
    const words = read('linkEnded', undefined, data, officer());
    expect(words).toMatch(/teams:HOST\/O stood for Nadia \(nadia@un\.example\)[^]*\(teams:OTHER\/O\)/);
    expect(words).toContain('link it by hand');
  });
});

describe('stranger', () => {
  it('says who wrote, where, and what to do', () => {
    expect(read('stranger', undefined, { name: 'Sam Doe', platform: 'Teams' }, officer())).toContain(
      'Sam Doe wrote to Concord on Teams',
    );
  });
});

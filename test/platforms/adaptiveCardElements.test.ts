import { describe, expect, it } from 'vitest';
import type { Block, Card } from '../../src/core/card.ts';
import { ref } from '../../src/core/ids.ts';
import { LANGUAGES } from '../../src/core/people.ts';
import { speaker } from '../../src/i18n/speaker.ts';
import { MAX_CARD_BYTES, bytesOf, plainText, toAdaptiveCard, verbsOf } from '../../src/platforms/adaptiveCard.ts';
import { cuts, shorten } from '../../src/platforms/adaptiveCard/cut.ts';
import { everything, parseFaults, schemaFaults, shownBy } from '../support/adaptiveCardClient.ts';
import { AT, objection, outcome, reader, remark, request, requestFor, silentStands, stand } from '../support/views.ts';
import { draw } from '../support/features.ts';

const card = (of: Partial<Card> = {}): Card => ({
  title: 'A title',
  body: [],
  actions: [],
  summary: 'A summary',
  ...of,
});
const body = (...blocks: readonly Block[]) => toAdaptiveCard(card({ body: blocks })).body.slice(1);
const run = (text: string, style = {}) =>
  Object.keys(style).length === 0 ? text : { type: 'TextRun', text, ...style };

describe('a title', () => {
  it('is the heading', () => {
    expect(toAdaptiveCard(card({ eyebrow: 'E-12' })).body).toMatchObject([
      { type: 'RichTextBlock' },
      { type: 'TextBlock', text: 'A title', style: 'heading', wrap: true },
    ]);
  });

  it.each([
    '**Draft** 2',
    '1. First',
    '- Item',
    '[link](https://x)',
    'a_b_c',
    '{{DATE(2026-12-01T12:00:00Z)}}',
    '<at>all</at>',
    'AT&amp;T',
    'https://x.example',
    'two\nlines',
  ])('is no markdown when it looks like it: %s', (title) => {
    const drawn = toAdaptiveCard(card({ title, eyebrow: 'Endorsement request E-12' }));
    expect(drawn.body).toMatchObject([
      { type: 'TextBlock', style: 'heading', text: 'Endorsement request E-12' },
      { type: 'RichTextBlock' },
    ]);
    expect(shownBy(drawn)).toContain(title);
  });
});

describe('words', () => {
  it('are runs of plain text, set apart from a label by a wide space', () => {
    expect(body({ type: 'facts', facts: [['Closes', 'today']] })).toEqual([
      { type: 'RichTextBlock', inlines: [run('Closes', { weight: 'Bolder' }), run('\u2003today')] },
    ]);
  });

  it('are not taken for others that look the same when put together', () => {
    const facts = [
      ['Open', 'ed today'],
      ['Opened', ' today'],
      ['Open', 'ed\ntoday'],
      ['Open\ned', 'today'],
    ] as const;
    for (const [label, value] of facts)
      expect(body({ type: 'facts', facts: [[label, value]] })[0]).toMatchObject({
        inlines: [run(label, { weight: 'Bolder' }), run(`\u2003${value}`)],
      });
    for (const weight of [undefined, 'strong', 'subtle'] as const) {
      const style = weight === 'strong' ? { weight: 'Bolder' } : weight === 'subtle' ? { isSubtle: true } : {};
      expect(body({ type: 'text', text: 'The same', ...(weight && { weight }) })[0]).toEqual({
        type: 'RichTextBlock',
        inlines: [run('The same', style)],
      });
    }
  });

  it('break a macro over two runs', () => {
    expect(body({ type: 'text', text: 'On {{DATE(2026-12-01T12:00:00Z)}}.' })[0]).toMatchObject({
      inlines: [run('On {'), run('{DATE(2026-12-01T12:00:00Z)}}.')],
    });
  });

  it('show control characters as pictures and keep line breaks', () => {
    expect(body({ type: 'text', text: 'a\u0007b\r\nc\ud800' })[0]).toMatchObject({ inlines: [run('a␇b\nc\ufffd')] });
  });

  it('that run from right to left are isolated, line by line', () => {
    expect(body({ type: 'text', text: 'سلام\nb' })[0]).toMatchObject({
      inlines: [run('\u2068سلام\u2069\n\u2068b\u2069')],
    });
  });
});

describe('blocks', () => {
  it('sets a quote apart, and folds with a button that names what it hides', () => {
    const [quote, toggle, hidden] = body(
      { type: 'quote', text: 'No.', by: 'WFP' },
      { type: 'fold', title: 'More of it', body: [{ type: 'text', text: 'x' }] },
    );
    expect(quote).toMatchObject({
      type: 'Container',
      style: 'emphasis',
      items: [{ inlines: ['No.'] }, { text: 'WFP' }],
    });
    const [odd] = body({ type: 'quote', text: 'No.', by: '**WFP**' });
    expect(odd).toMatchObject({ items: [{}, { inlines: [{ text: '**WFP**', isSubtle: true }] }] });
    expect(toggle).toMatchObject({
      actions: [{ type: 'Action.ToggleVisibility', title: 'More of it', targetElements: [hidden?.['id']] }],
    });
    expect(hidden).toMatchObject({ type: 'Container', isVisible: false });
  });

  it('makes an item that opens something a button, named by all that it shows', () => {
    const [item] = body({
      type: 'list',
      items: [{ text: 'E-12', note: 'Closes today', press: { verb: 'endorsement.show', target: ref('E-12') } }],
    });
    expect(item).toMatchObject({
      type: 'Container',
      selectAction: {
        type: 'Action.Execute',
        title: 'E-12, Closes today',
        verb: 'endorsement.show',
        data: { target: 'E-12' },
      },
      items: [{ inlines: [{ text: 'E-12', color: 'Accent' }, { isSubtle: true }] }],
    });
    const [still] = body({ type: 'list', items: [{ text: 'E-12' }] });
    expect(JSON.stringify(still)).not.toContain('Accent');
  });

  it('opens addresses of the web and shows any other as text', () => {
    expect(body({ type: 'link', text: 'Open', url: 'https://un.example' })[0]).toMatchObject({
      actions: [{ type: 'Action.OpenUrl', url: 'https://un.example' }],
    });
    expect(body({ type: 'link', text: 'Open', url: 'javascript:alert(1)' })[0]).toMatchObject({
      type: 'RichTextBlock',
    });
  });
});

describe('presses', () => {
  it('of one button on two cards carry each what its own card carries', () => {
    const actions = [{ type: 'press' as const, title: 'Endorse', verb: 'endorsement.endorse' as const }];
    const target = ref('E-1');
    const of = (more: object) => ({ target, version: '1', ...more });
    const data = (more: object): unknown =>
      (toAdaptiveCard(card({ context: of(more), actions }))['actions'] as { data: unknown }[])[0]?.data;
    const [one, other] = [{ concord: { network: 'una' } }, { concord: { network: 'nrc' } }];
    expect([data({}), data(one), data(other), data(one)]).toEqual([of({}), of(one), of(other), of(one)]);
  });

  const context = { target: ref('E-12'), version: '2' };

  it('bring the reference, the version and what is fixed, and leave the inputs of others alone', () => {
    const [press] = toAdaptiveCard(
      card({ context, actions: [{ type: 'press', title: 'Do', verb: 'home', inputs: { apply: 'yes' } }] }),
    )['actions'] as object[];
    const data = { target: 'E-12', version: '2', apply: 'yes' };
    expect(press).toEqual({
      type: 'Action.Execute',
      title: 'Do',
      verb: 'home',
      data,
      associatedInputs: 'none',
      fallback: { type: 'Action.Submit', title: 'Do', data: { ...data, verb: 'home' }, associatedInputs: 'none' },
    });
  });

  it('of a form bring what was filled in', () => {
    const form = {
      verb: 'home',
      fields: [{ id: 'text', type: 'text', label: 'Text', max: 10, required: true, error: 'Please.' }],
      submit: 'Send',
    } as const;
    const [show] = toAdaptiveCard(card({ context, actions: [{ type: 'form', title: 'Say…', form }] }))['actions'] as {
      card: { body: object[]; actions: object[] };
    }[];
    expect(show?.card.body).toEqual([
      { type: 'Input.Text', id: 'home#text', isRequired: true, errorMessage: 'Please.', label: 'Text', maxLength: 10 },
    ]);
    expect(show?.card.actions[0]).not.toHaveProperty('associatedInputs');
  });

  it.each([true, false])('bound a number only where it must be given (required: %s)', (required) => {
    const fields = [
      { id: 'workingDays', type: 'number', label: 'Days', min: 1, max: 9, required, error: 'Please.' },
    ] as const;
    const drawn = everything(toAdaptiveCard(card({ form: { verb: 'home', fields, submit: 'Send' } })));
    const input = drawn.find(({ type }) => type === 'Input.Number');
    expect(['min' in (input ?? {}), 'max' in (input ?? {})]).toEqual([required, required]);
  });

  it('of a form may ask for a time of day, or for several of a list', () => {
    const options = [{ value: 'UNHCR', title: 'UNHCR' }];
    const fields = [
      { id: 'time', type: 'time', label: 'Time', value: '10:00' },
      { id: 'entities', type: 'choice', label: 'Entities', many: true, options },
    ] as const;
    const [time, entities] = everything(
      toAdaptiveCard(card({ form: { verb: 'home', fields, submit: 'Send' } })),
    ).filter(({ type }) => String(type).startsWith('Input.'));
    expect(time).toEqual({ type: 'Input.Time', id: 'home#time', label: 'Time', value: '10:00' });
    expect(entities).toMatchObject({ type: 'Input.ChoiceSet', isMultiSelect: true, style: 'expanded' });
  });

  it('of minor weight wait under "More"', () => {
    const drawn = toAdaptiveCard(
      card({
        more: 'More…',
        actions: [
          { type: 'press', title: 'First', verb: 'home' },
          { type: 'press', title: 'Second', verb: 'help', minor: true },
        ],
      }),
    );
    expect(drawn['actions']).toMatchObject([{ title: 'First' }, { type: 'Action.ToggleVisibility', title: 'More…' }]);
    expect(drawn.body.at(-1)).toMatchObject({ isVisible: false, items: [{ actions: [{ title: 'Second' }] }] });
  });

  it('never refresh by themselves', () => {
    expect(toAdaptiveCard(card({ context, refreshVerb: 'endorsement.show' }))['refresh']).toEqual({
      action: { type: 'Action.Execute', title: 'endorsement.show', verb: 'endorsement.show', data: context },
      userIds: [],
    });
  });
});

describe('a table', () => {
  const rows = [
    ['Seat 1', 'UNHCR'],
    ['Seat 2', '**UNICEF** <b>'],
  ];
  const table = { type: 'table', columns: ['Seat', '2027'], rows } as const;

  it('shows every cell as it is, under its headings', () => {
    const drawn = toAdaptiveCard(card({ body: [table] }));
    expect(shownBy(drawn).split('\n')).toEqual(
      expect.arrayContaining(['Seat', '2027', 'Seat 1', 'UNHCR', 'Seat 2', '**UNICEF** <b>']),
    );
    expect(schemaFaults(drawn)).toEqual([]);
    expect(parseFaults(drawn)).toEqual([]);
  });

  it('is read out line by line', () => {
    expect(plainText(card({ body: [table] }))).toContain('Seat\t2027\nSeat 1\tUNHCR');
  });
});

describe('a card that would be too large', () => {
  const folded = {
    type: 'fold',
    title: 'All',
    body: [{ type: 'list', items: Array.from({ length: 400 }, (_, i) => ({ text: `Item ${i}` })) }],
  } as const;
  const whole = { type: 'press', title: 'Show all', verb: 'endorsement.show' } as const;

  it('loses the end of folded lists first, and nothing else', () => {
    const text = 'word '.repeat(400);
    const seen = shownBy(toAdaptiveCard(card({ body: [{ type: 'text', text }, folded], whole })));
    expect(seen).toContain(text);
    expect([seen.includes('Item 29'), seen.includes('Item 30'), seen.includes('Show all')]).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('is cut in steps that each take something away, and what is not cut stays the same', () => {
    const list = { type: 'list', items: Array.from({ length: 20 }, (_, i) => ({ text: `Item ${i}` })) } as const;
    const quote = { type: 'quote', text: 'Said.', by: 'Sample' } as const;
    const actions = [{ type: 'press', title: 'Endorse', verb: 'endorsement.endorse' }] as const;
    const [first] = cuts(card({ body: [quote, list], actions, whole }));
    // Nothing is longer than the first step allows: it would only add the button for the rest.
    expect(first?.body[1]).toEqual({ ...list, items: list.items.slice(0, 15) });
    expect([first?.body[0] === quote, first?.actions === actions]).toEqual([true, true]);
    expect(first?.body[2]).toMatchObject({ items: [{ text: 'Show all' }] });
  });

  it('is not the request to 26 entities that have all said something, in either language', () => {
    const words = 'We have no difficulty with this text and thank the drafters for it. (round 10, 520)';
    const each = <Made>(count: number, make: (i: number) => Made) => Array.from({ length: count }, (_, i) => make(i));
    const said = { by: 'Anouk Lefèvre (sample)', at: AT, text: words };
    const stands = each(26, (i) =>
      stand({ name: `ENTITY${i}`, stand: i % 2 === 0 ? 'endorsed' : 'abstained', ...said }),
    );
    const remarks = each(20, (i) => remark({ name: `ENTITY${i}`, ...said }));
    const own = { mayAct: true, mine: stand({ name: 'UNHCR' }) };
    const view = request({ summary: words, openedBy: 'Noor Haddad (sample)', stands, remarks, ...own });
    for (const language of LANGUAGES) {
      const drawn = draw('request', speaker(language, 'Europe/Zurich'), reader(), view, {});
      if (!drawn) throw new Error('nothing drawn');
      const made = toAdaptiveCard(drawn);
      expect(shownBy(made).split(words).length - 1, language).toBe(1 + stands.length + remarks.length);
      expect(bytesOf(made)).toBeLessThanOrEqual(MAX_CARD_BYTES);
    }
  });

  it('is left alone when it fits', () => {
    expect(shownBy(toAdaptiveCard(card({ body: [{ type: 'text', text: 'x'.repeat(20_000) }], whole })))).not.toContain(
      'Show all',
    );
  });

  it('keeps what is filled in whole, or leaves it out', () => {
    const fields = [{ id: 'csv', type: 'text', label: 'List', max: 200_000, value: 'x'.repeat(40_000) }] as const;
    const drawn = toAdaptiveCard(card({ form: { verb: 'roll.import', fields, submit: 'Send' } }));
    expect(everything(drawn).find(({ type }) => type === 'Input.Text')).not.toHaveProperty('value');
  });

  it('always fits, whatever it holds', () => {
    const choices = Array.from({ length: 300 }, (_, i) => ({ value: `${i}`, title: '界'.repeat(500) }));
    const form = {
      verb: 'home',
      fields: [{ id: 'title', type: 'choice', label: '界'.repeat(9000), options: choices }],
      submit: '界'.repeat(9000),
    } as const;
    const drawn = toAdaptiveCard(
      card({
        title: '界'.repeat(90_000),
        form,
        actions: Array.from({ length: 50 }, () => ({ type: 'form', title: 'x', form })),
        whole,
      }),
    );
    expect(bytesOf(drawn)).toBeLessThanOrEqual(MAX_CARD_BYTES);
    expect(shownBy(drawn)).toContain('Show all');
  });
});

describe('verbsOf', () => {
  it('finds what can be pressed in the folds, and not what refreshes', () => {
    const item = { text: 'E-12', press: { verb: 'endorsement.show' as const } };
    const body = [{ type: 'fold', title: 'All', body: [{ type: 'list', items: [item, item] }] }] as const;
    expect(verbsOf(card({ body, refreshVerb: 'home' }))).toEqual(['endorsement.show']);
  });
});

describe('shorten', () => {
  it.each([
    ['abcdef', 6, 'abcdef'],
    ['abcdef', 5, 'abcd…'],
    ['ab👍cdef', 4, 'ab…'],
    ['abe\u0301cdef', 4, 'ab…'],
    ['abe\u0301cdef', 5, 'abe\u0301…'],
  ])('%s to %i', (text, most, short) => {
    expect(shorten(text, most)).toBe(short);
  });
});

describe('rendered cards, to look at', () => {
  const stands = [
    objection(),
    stand({ stand: 'endorsed', by: 'Ana Silva', text: 'Well drafted.' }),
    ...silentStands(['WFP', 'WHO']),
  ];
  const open = requestFor({}, { stands, remarks: [remark()] });
  const referral = { entityName: 'UNFPA', byName: 'Luis Ortega', text: 'Too narrow.', wouldSatisfy: 'A wider text.' };
  const ended = request({
    state: 'endorsed',
    open: false,
    outcome: outcome({ objections: [{ name: 'UNFPA', text: 'Too narrow.' }] }),
  });
  it.each([
    ['request.en', 'en', 'request', open, {}],
    ['request.fr', 'fr', 'request', open, {}],
    ['referred.en', 'en', 'referred', requestFor({}, { state: 'referred' }), referral],
    ['outcome.en', 'en', 'outcome', ended, {}],
  ] as const)('%s', async (file, language, name, view, data) => {
    const drawn = draw(name, speaker(language, 'Africa/Nairobi'), reader(), view, data);
    if (!drawn) throw new Error('nothing drawn');
    await expect(`${plainText(drawn)}\n`).toMatchFileSnapshot(`../fixtures/cards/${file}.txt`);
    await expect(JSON.stringify(toAdaptiveCard(drawn), null, 1)).toMatchFileSnapshot(
      `../fixtures/cards/${file}.adaptiveCard.snap`,
    );
  });
});

describe('a button that stands on many cards', () => {
  const endorse = { type: 'press', title: 'Endorse', verb: 'endorsement.endorse' } as const;
  it('carries what each of them is about', () => {
    const pressed = (target: string, version: string) =>
      toAdaptiveCard(card({ actions: [endorse], context: { target: ref(target), version } }))['actions'];
    const carries = (target: string, version: string) => [
      { data: { target, version }, fallback: { data: { target } } },
    ];
    expect(pressed('E-1', '1')).toMatchObject(carries('E-1', '1'));
    expect(pressed('E-2', '1')).toMatchObject(carries('E-2', '1'));
    expect(pressed('E-2', '2')).toMatchObject(carries('E-2', '2'));
    expect(toAdaptiveCard(card({ actions: [endorse] }))['actions']).toMatchObject([{ data: {} }]);
    expect(pressed('E-1', '1')).toMatchObject(carries('E-1', '1'));
  });
});

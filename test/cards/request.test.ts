import { describe, expect, it } from 'vitest';
import type { Action, Card, Field } from '../../src/core/card.ts';
import { entityId, instant, ref } from '../../src/core/ids.ts';
import type { RequestView, StandView } from '../../src/features/endorsement/cards/view.ts';
import { speaker } from '../../src/i18n/speaker.ts';
import { plainText } from '../../src/platforms/adaptiveCard.ts';
import { drawSample, KINDS, samples } from '../support/cardSamples.ts';
import {
  AT,
  CLOSES,
  objection,
  officer,
  outcome,
  reader,
  remark,
  request,
  requestFor,
  silentStands,
  stand,
} from '../support/views.ts';
import type { Reader } from '../../src/core/people.ts';
import { draw } from '../support/features.ts';

const nairobi = speaker('en', 'Africa/Nairobi');
function card(view: RequestView, who: Reader = reader()): Card {
  const drawn = draw('request', nairobi, who, view, {});
  if (!drawn) throw new Error('nothing drawn');
  return drawn;
}
const verbOf = (action: Action): string =>
  action.type === 'press' ? action.verb : action.type === 'form' ? action.form.verb : action.url;
const name = (action: Action): string =>
  `${action.type === 'press' ? '' : '…'}${verbOf(action).replace('endorsement.', '')}`;
/** Buttons in order: a form begins with `…`; after `|` those under "More". */
function buttons(of: Card): string {
  const [minor, major] = [of.actions.filter((a) => a.minor), of.actions.filter((a) => !a.minor)];
  return [...major.map(name), ...(minor.length > 0 ? ['|', ...minor.map(name)] : [])].join(' ');
}
function fields(of: Card, verb: string): readonly Field[] {
  const found = of.actions.find((action) => action.type === 'form' && action.form.verb === verb);
  if (found?.type !== 'form') throw new Error(`no form for ${verb}`);
  return found.form.fields;
}
const asked = (of: Card, verb: string): string =>
  fields(of, verb)
    .map((f) => `${f.id}${f.required ? '*' : ''}`)
    .join(' ');

describe('what a representative may press', () => {
  const CORRECTION = { note: 'A comma.', at: AT, challengeUntil: CLOSES, mayChallenge: true };
  it.each([
    ['silent', {}, {}, 'endorse …object …requestDiscussion | …abstain …recuse …needTime …comment'],
    ['stale', { stand: 'stale' }, {}, 'endorse …object …requestDiscussion | …abstain …recuse …needTime …comment'],
    ['endorsed', { stand: 'endorsed' }, {}, '…object …requestDiscussion | …abstain …recuse …comment'],
    ['abstained', { stand: 'abstained' }, {}, 'endorse …object …requestDiscussion | …recuse …comment'],
    ['recused', { stand: 'recused' }, {}, 'endorse …object …requestDiscussion | …abstain …comment'],
    [
      'objecting alone',
      { stand: 'objected' },
      {},
      'requestDiscussion …withdrawObjection | …object endorse …abstain …recuse …comment',
    ],
    [
      'requesting alone',
      { requestsDiscussion: true },
      {},
      '…object …withdrawRequest endorse | …abstain …recuse …needTime …comment',
    ],
    [
      'a pair',
      { stand: 'objected', requestsDiscussion: true },
      { state: 'referred' },
      '…withdrawObjection …withdrawRequest | …object endorse …abstain …recuse …comment',
    ],
    [
      'a pair, after closing',
      { stand: 'objected', requestsDiscussion: true },
      { state: 'referred', open: false, mayAct: false },
      '…withdrawObjection …withdrawRequest',
    ],
    ['silent, after closing', {}, { open: false, mayAct: false }, ''],
    [
      'corrected',
      {},
      { correction: CORRECTION },
      '…challengeCorrection endorse …object …requestDiscussion | …abstain …recuse …needTime …comment',
    ],
    [
      'corrected, too late',
      {},
      { correction: { ...CORRECTION, mayChallenge: false } },
      'endorse …object …requestDiscussion | …abstain …recuse …needTime …comment',
    ],
  ] as const)('%s', (_, mine, of, expected) => {
    expect(buttons(card(requestFor(mine, of)))).toBe(expected);
  });

  it('endorses with one press and nothing to fill in', () => {
    expect(card(requestFor()).actions[0]).toEqual({
      type: 'press',
      title: 'Endorse',
      verb: 'endorsement.endorse',
      look: 'primary',
    });
  });

  it('is asked for the second act in the form for the first, unless it stands already', () => {
    expect(asked(card(requestFor()), 'endorsement.object')).toBe('text* requestDiscussion wouldSatisfy');
    const toggle = fields(card(requestFor()), 'endorsement.object')[1];
    expect(toggle).toMatchObject({
      type: 'toggle',
      label: 'Do you also request that this be discussed in a Focal Points meeting?',
    });
    expect(toggle?.hint).toContain('together stop the written procedure');
    expect(asked(card(requestFor({ requestsDiscussion: true })), 'endorsement.object')).toBe('text* wouldSatisfy');
  });
});

describe('what those who manage may press', () => {
  const view = (of: Partial<RequestView> = {}) => request({ mayManage: true, ...of });
  it.each([
    ['open', view(), '…enterFor …extend | …correct …revise.preview …withdraw export'],
    [
      'awaiting',
      view({ open: false, awaitingSecretariat: true }),
      '…closeUnreached …extend | …revise.preview …withdraw export',
    ],
    ['referred', view({ state: 'referred' }), '…enterFor | …revise.preview …withdraw export'],
    ['referred, after closing', view({ state: 'referred', open: false }), '| …withdraw export'],
    ['ended', view({ state: 'endorsed', open: false, outcome: outcome() }), '| export'],
  ] as const)('%s', (_, of, expected) => {
    expect(buttons(card(of, officer()))).toBe(expected);
  });

  it('asks for what the acts need', () => {
    const open = card(view(), officer());
    expect(asked(open, 'endorsement.enterFor')).toBe('entity* position* text requestDiscussion source*');
    expect(asked(open, 'endorsement.extend')).toBe('closesOn* reason*');
    expect(asked(open, 'endorsement.correct')).toBe('title documentUrl summary note*');
    expect(asked(open, 'endorsement.revise.preview')).toBe(
      'documentUrl* documentVersion* changes* workingDays closesOn',
    );
    expect(asked(open, 'endorsement.withdraw')).toBe('reason*');
    expect(asked(card(view({ open: false, awaitingSecretariat: true }), officer()), 'endorsement.closeUnreached')).toBe(
      'reason*',
    );
  });

  it('offers the entities by name in alphabetical order, and a box to type in where there are too many', () => {
    const few = fields(
      card(view({ stands: silentStands(['WHO', 'Élan', 'DPO']) }), officer()),
      'endorsement.enterFor',
    )[0];
    expect(few).toMatchObject({ type: 'choice', options: [{ title: 'DPO' }, { title: 'Élan' }, { title: 'WHO' }] });
    const names = Array.from({ length: 61 }, (_, i) => `E${i}`);
    expect(fields(card(view({ stands: silentStands(names) }), officer()), 'endorsement.enterFor')[0]).toMatchObject({
      type: 'text',
    });
  });

  it('fills in what is to be corrected', () => {
    const values = fields(card(view({ title: 'The old title' }), officer()), 'endorsement.correct').map(
      (field) => field.value,
    );
    expect(values).toEqual([
      'The old title',
      'https://un.example/documents/framework',
      'Revises the framework of 2022 after the consultations of the summer.',
      undefined,
    ]);
  });

  it('stands beside the positions of those who do both, in five buttons and "More"', () => {
    const both = requestFor(
      {},
      { mayManage: true, correction: { note: 'A comma.', at: AT, challengeUntil: CLOSES, mayChallenge: true } },
    );
    expect(buttons(card(both))).toBe(
      '…challengeCorrection endorse …object …requestDiscussion …enterFor | …extend …abstain …recuse …needTime …comment …correct …revise.preview …withdraw export',
    );
  });
});

describe('what everyone reads', () => {
  const read = (view: RequestView, who?: Reader): string => plainText(card(view, who));

  it('says by when in the zone of the reader, with its offset, and what silence means for the entity', () => {
    const text = read(requestFor());
    expect(text).toContain('Fri, 4 Dec 2026, 01:00 (Nairobi, UTC+03:00)');
    expect(text).toContain('If UNHCR does not answer by then, it counts as no objection.');
  });

  it('does not threaten an entity that has answered', () => {
    for (const mine of [{ stand: 'endorsed' as const }, { requestsDiscussion: true }])
      expect(read(requestFor(mine))).not.toContain('If UNHCR does not answer');
  });

  it('tells an objector whose objection stands alone what will come of it', () => {
    expect(read(requestFor({ stand: 'objected', text: 'No.' }))).toContain(
      'will end as endorsed, unless your entity also requests discussion',
    );
    expect(
      read(requestFor({ stand: 'objected', requestsDiscussion: true, text: 'No.' }, { state: 'referred' })),
    ).not.toContain('stands alone');
  });

  it('shows objections in the words of the entity, with what would satisfy, and the rest folded', () => {
    const view = request({
      stands: [
        objection(),
        stand({ stand: 'endorsed', by: 'Ana Silva', text: 'Well drafted.' }),
        ...silentStands(['WHO']),
      ],
      remarks: [remark()],
    });
    const { body } = card(view);
    expect(body).toContainEqual({
      type: 'quote',
      text: 'Paragraph 12 leaves out survivors who are boys.',
      by: expect.stringContaining('UNFPA objects (Luis Ortega') as string,
    });
    expect(body).toContainEqual({
      type: 'quote',
      text: 'Adding "women, girls, men and boys".',
      by: 'What would satisfy UNFPA',
    });
    const folds = body.filter((block) => block.type === 'fold');
    expect(folds.map(({ title }) => title)).toEqual(['The other entities (2)', 'Remarks (1)']);
    expect(JSON.stringify(folds[0])).toContain('Well drafted.');
    expect(JSON.stringify(folds[1])).toContain('Annex B has a typing error.');
  });

  it('calls them all by that name while nobody objects', () => {
    const folds = card(request({ stands: silentStands(['WHO', 'UNHCR']) })).body.filter(({ type }) => type === 'fold');
    expect(folds).toMatchObject([{ title: 'All entities (2)' }]);
  });

  it('cuts long lists at thirty, and says how many more there are', () => {
    const view = request({ stands: silentStands(Array.from({ length: 100 }, (_, i) => `Entity ${i}`)) });
    const fold = card(view).body.find((block) => block.type === 'fold');
    const list = fold?.body.find((block) => block.type === 'list');
    expect(list?.items).toHaveLength(31);
    expect(list?.items.at(-1)).toMatchObject({
      text: 'and 70 more',
      press: { verb: 'endorsement.show', target: 'E-12', inputs: { page: '1' } },
    });
  });

  it('shows entities that were not reached, with the reason, to those who manage and to them alone', () => {
    const stands = [stand({ entity: entityId('WFP'), name: 'WFP', unreached: 'blocked' }), ...silentStands(['WHO'])];
    const seen = read(request({ stands, mayManage: true }), officer());
    expect(seen).toContain(
      '1 entity has not been reached. Its silence is not consent.\nWFP\thas blocked or removed Concord',
    );
    expect(read(request({ stands }))).not.toContain('has blocked');
  });

  it('tells those who stay silent on a new version what is new, and that they are asked again', () => {
    const text = read(requestFor({ stand: 'stale' }, { changes: 'Annex C is new.' }));
    expect(text).toContain('Annex C is new.');
    expect(text).toContain('Please answer again');
  });

  it('carries the reference and the text that it shows', () => {
    expect(card(requestFor({}, { cardVersion: '2+1' })).context).toEqual({ target: 'E-12', version: '2+1' });
  });

  it.each([
    ['open', {}, 'open'],
    ['over', { open: false }, 'period over'],
    ['awaiting', { open: false, awaitingSecretariat: true }, 'waits for the Secretariat'],
    ['referred', { state: 'referred', agendaItem: ref('A-31') }, 'referred to a meeting'],
    ['endorsed', { state: 'endorsed', open: false, outcome: outcome() }, 'endorsed'],
    ['withdrawn', { state: 'withdrawn', open: false, outcome: outcome({ state: 'withdrawn' }) }, 'withdrawn'],
    ['superseded', { state: 'superseded', open: false }, 'superseded'],
    ['decided', { state: 'decided', open: false }, 'decided'],
    ['not decided', { state: 'notDecided', open: false }, 'not decided'],
  ] as const)('names the state: %s', (_, of, word) => {
    expect(card(request(of)).eyebrow).toBe(`Endorsement request E-12 · ${word}`);
  });

  it('says when it was to close, not that it closed then, once it has ended before', () => {
    const ends = (at: string): string =>
      read(request({ state: 'withdrawn', open: false, outcome: outcome({ state: 'withdrawn', at: instant(at) }) }));
    expect(ends('2026-12-01T15:00:00Z')).toMatch(/Was to close\W+Fri, 4 Dec 2026/);
    expect(ends('2026-12-04T22:00:00Z')).toMatch(/Closed\W+Fri, 4 Dec 2026/);
  });

  it('names the register number and the reason once it has ended', () => {
    const text = read(
      request({
        state: 'endorsed',
        open: false,
        outcome: outcome({ reason: 'Written to twice.', byName: 'Noor Haddad', at: instant('2026-12-04T22:00:00Z') }),
      }),
    );
    expect(text).toContain('Endorsed as UNA/2026/14.');
    expect(text).toContain('Written to twice.\nReason given by Noor Haddad');
  });
});

describe('strictly confidential requests', () => {
  it('say only the reference and the closing until they are asked for', () => {
    const drawn = card(
      requestFor(
        { name: 'UNHCR' },
        {
          classification: 'strictlyConfidential',
          title: 'A secret',
          summary: 'About it',
          stands: [objection()],
        },
      ),
    );
    const all = JSON.stringify(drawn);
    for (const secret of ['A secret', 'About it', 'Paragraph 12', 'https://', 'UNFPA'])
      expect(all).not.toContain(secret);
    expect(buttons(drawn)).toBe('show');
    expect(all).toContain('Fri, 4 Dec 2026');
  });

  it('say what silence means, the same whether the entity has answered or not, and only while it may', () => {
    const veiled = { classification: 'strictlyConfidential', discretion: 'reference' } as const;
    const words = (mine: Partial<StandView>, of: Partial<RequestView> = {}): string =>
      JSON.stringify(card(requestFor(mine, { ...veiled, ...of })));
    const ifSilent = 'If UNHCR does not answer by then, it counts as no objection.';
    expect(words({})).toContain(ifSilent);
    for (const stand of ['endorsed', 'objected', 'abstained', 'recused'] as const)
      expect(words({ stand })).toBe(words({}));
    expect(words({}, { open: false, mayAct: false })).not.toContain('does not answer');
    expect(JSON.stringify(card(request(veiled), officer()))).not.toContain('does not answer');
  });

  it('have the reference as the title of their page in a browser’s history, once they are shown', () => {
    for (const classification of ['confidential', 'strictlyConfidential'] as const) {
      const view = requestFor({ stand: 'endorsed' }, { classification, discretion: 'all' });
      expect(card(view).summary).toBe(`Endorsement request ${view.ref}`);
    }
  });

  it('are not kept once they have been shown', () => {
    for (const classification of ['confidential', 'strictlyConfidential'] as const) {
      expect(card(requestFor({}, { classification, discretion: 'all' })).transient).toBe(true);
      expect(card(requestFor({}, { classification })).transient).toBeUndefined();
    }
    expect(card(requestFor({}, { classification: 'unclassified' })).transient).toBeUndefined();
  });
});

describe('all forms', () => {
  it('remind whoever writes freely that no survivor may be identified', () => {
    const bare = KINDS.flatMap(samples).flatMap((sample) => {
      const drawn = drawSample(sample, 'en');
      const forms = [
        ...(drawn.form ? [drawn.form] : []),
        ...drawn.actions.flatMap((a) => (a.type === 'form' ? [a.form] : [])),
      ];
      return forms
        .filter(
          ({ verb, fields: all, note = '' }) =>
            !['settings.set', 'roll.import', 'rmc.importHistory', 'person.erase.preview'].includes(verb) &&
            all.some((f) => f.type === 'text' && f.lines === 'many') &&
            !(note + JSON.stringify(all)).includes('No survivor-identifying information.'),
        )
        .map(({ verb }) => verb);
    });
    expect([...new Set(bare)]).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import type { CardName } from '../../src/core/contract.ts';
import type { CardData } from '../../src/core/answer.ts';
import type { Card } from '../../src/core/card.ts';
import { instant } from '../../src/core/ids.ts';
import type { RequestView } from '../../src/features/endorsement/cards/view.ts';
import { speaker } from '../../src/i18n/speaker.ts';
import { plainText, verbsOf } from '../../src/platforms/adaptiveCard.ts';
import { drawSample, samples } from '../support/cardSamples.ts';
import { CLOSES, officer, outcome, reader, request, requestFor, stand } from '../support/views.ts';
import type { Reader } from '../../src/core/people.ts';
import { CARDS, draw } from '../support/features.ts';

const nairobi = speaker('en', 'Africa/Nairobi');
const drawn = (name: CardName, view: RequestView, data: CardData = {}, who: Reader = reader()): Card | null =>
  draw(name, nairobi, who, view, data);
function read(name: CardName, view: RequestView, data: CardData = {}, who?: Reader): string {
  const card = drawn(name, view, data, who);
  return card ? plainText(card) : '';
}

describe('reminder', () => {
  it('says plainly what silence will count as, with the two buttons that matter', () => {
    const card = drawn('reminder', requestFor());
    expect(card && plainText(card)).toContain('If UNHCR does not answer by then, it counts as no objection.');
    expect(card && verbsOf(card)).toEqual(['endorsement.endorse', 'endorsement.object', 'endorsement.show']);
  });

  it.each([
    ['has answered', requestFor({ stand: 'endorsed' })],
    ['objects', requestFor({ stand: 'objected' })],
    ['has requested discussion', requestFor({ requestsDiscussion: true })],
    ['is too late', requestFor({}, { open: false })],
    ['may not act', requestFor({}, { mayAct: false })],
    ['represents nobody', request()],
    ['reads of a referral instead', requestFor({}, { state: 'referred' })],
  ])('says nothing to one who %s', (_, view) => {
    expect(drawn('reminder', view)).toBeNull();
  });
});

describe('objectionAlone', () => {
  it('has the one button that makes the pair', () => {
    const card = drawn('objectionAlone', requestFor({ stand: 'objected' }));
    expect(card && verbsOf(card)).toEqual(['endorsement.requestDiscussion']);
    expect(card && plainText(card)).toContain('the request ends as endorsed, with the objection recorded');
  });

  it.each([
    ['the pair stands', requestFor({ stand: 'objected', requestsDiscussion: true })],
    ['the objection is withdrawn', requestFor()],
    ['the period is over', requestFor({ stand: 'objected' }, { open: false })],
  ])('says nothing when %s', (_, view) => {
    expect(drawn('objectionAlone', view)).toBeNull();
  });
});

describe('referred', () => {
  const DATA = { entityName: 'UNFPA', byName: 'Luis Ortega', text: 'Too narrow.', wouldSatisfy: 'A wider text.' };
  const view = (of: Partial<RequestView> = {}) => requestFor({}, { state: 'referred', ...of });

  it('names the entity, gives its text, and says where it goes and who may still speak', () => {
    const text = read('referred', view(), DATA);
    expect(text).toContain('UNFPA objects and requests discussion (Luis Ortega). Silence is broken');
    expect(text).toContain('Too narrow.');
    expect(text).toContain('A wider text.');
    expect(text).toContain('agenda of the next Focal Points meeting');
    expect(text).toContain('Other entities may still speak until the closing time: Fri, 4 Dec 2026');
  });

  it('asks an entity whose answer was to an earlier text as it asks one that said nothing', () => {
    for (const how of ['silent', 'stale'] as const) {
      const card = drawn('referred', requestFor({ stand: how }, { state: 'referred' }), DATA);
      expect(card && verbsOf(card), how).toEqual(['endorsement.endorse', 'endorsement.object', 'endorsement.show']);
    }
  });

  it('is title-only when confidential, and the reference alone when strictly confidential', () => {
    const confidential = read('referred', view({ classification: 'confidential', title: 'The title' }), DATA);
    expect(confidential).toContain('The title');
    expect(confidential).toContain('UNFPA objects');
    expect(confidential).not.toContain('Too narrow.');
    const strictly = JSON.stringify(
      drawn('referred', view({ classification: 'strictlyConfidential', title: 'The title' }), DATA),
    );
    for (const secret of ['The title', 'UNFPA', 'Luis', 'narrow']) expect(strictly).not.toContain(secret);
    expect(strictly).toContain('E-12');
  });
});

describe('outcome', () => {
  const view = (of: Partial<NonNullable<RequestView['outcome']>> = {}, more: Partial<RequestView> = {}) =>
    request({ state: 'endorsed', open: false, ...more, outcome: outcome(of) });

  it('gives the number and names everyone in their place', () => {
    const end = {
      endorsed: ['UNHCR', 'UNICEF'],
      silent: ['WFP'],
      abstained: ['IOM'],
      unreached: ['FAO'],
      objections: [{ name: 'UNFPA', text: 'Too narrow.' }],
      reason: 'Written to twice.',
      byName: 'Noor Haddad',
    };
    const text = read('outcome', view(end));
    expect(text).toContain('Endorsed as UNA/2026/14.');
    expect(text).toContain('Endorsed explicitly (2)\tUNHCR and UNICEF');
    expect(text).toContain('Silent, no objection (1)\tWFP');
    expect(text).toContain('Abstained (1)\tIOM');
    expect(text).toContain('Not reached (1)\tFAO');
    expect(text).toContain('Too narrow.\nUNFPA');
    expect(text).toContain('Written to twice.\nReason given by Noor Haddad');
  });

  it('names objectors without their words when confidential', () => {
    const text = read(
      'outcome',
      view(
        { objections: [{ name: 'UNFPA', text: 'Too narrow.' }], reason: 'Because.' },
        { classification: 'confidential' },
      ),
    );
    expect(text).toContain('Objection recorded (1)\tUNFPA');
    expect(text).not.toContain('Too narrow.');
    expect(text).not.toContain('Because.');
  });

  it('says nothing before there is one', () => {
    expect(drawn('outcome', request())).toBeNull();
  });
});

describe('to the Secretariat', () => {
  const who = officer();
  const waiting = request({
    mayManage: true,
    awaitingSecretariat: true,
    open: false,
    stands: [stand({ name: 'WFP', unreached: 'noRepresentative' }), stand({ name: 'UNHCR', asked: true })],
    blocking: [{ name: 'WFP', reason: 'noRepresentative' }],
  });

  it('askDecision names who was not reached, and offers the two ways on', () => {
    const card = drawn('askDecision', waiting, { entities: [{ name: 'Old', reason: 'blocked' }] }, who);
    expect(card && plainText(card)).toContain('WFP\thas no focal point or alternate on the roll');
    expect(card && plainText(card)).not.toContain('UNHCR');
    expect(card && verbsOf(card)).toEqual(['endorsement.closeUnreached', 'endorsement.extend', 'endorsement.show']);
  });

  it('askDecision offers to withdraw too what everybody has stepped aside from, as it says', () => {
    const aside = request({
      ...waiting,
      stands: [stand({ stand: 'recused' })],
      counts: { ...waiting.counts, entities: 0, recused: 1, silent: 0 },
    });
    const card = drawn('askDecision', aside, {}, who);
    expect(card && verbsOf(card)).toContain('endorsement.withdraw');
  });

  it('askDecision is settled once somebody has decided', () => {
    const card = drawn('askDecision', request({ mayManage: true, state: 'endorsed', open: false }), {}, who);
    expect(card && plainText(card)).toContain('This is settled. The request is: endorsed.');
    expect(card && verbsOf(card)).toEqual(['endorsement.show']);
  });

  it('needTime proposes the date that was asked for', () => {
    const card = drawn(
      'needTime',
      request({ mayManage: true }),
      { entityName: 'WFP', byName: 'Ali Noor', until: '2026-12-18', text: 'Leave.' },
      who,
    );
    expect(card && plainText(card)).toContain('WFP needs more time, until Fri, 18 Dec 2026 (Ali Noor).');
    expect(JSON.stringify(card?.actions)).toContain('"value":"2026-12-18"');
  });

  it('unreached says what became of each entity, and offers no try that is not needed', () => {
    const entities = ['WFP', 'IOM', 'WHO'].map((name) => ({ name, reason: 'blocked' }));
    const data = { entities, version: '1' };
    const now = (over: object = {}, ...stands: Parameters<typeof stand>[0][]) =>
      drawn('unreached', request({ mayManage: true, cardVersion: '1', stands: stands.map(stand), ...over }), data, who);
    const wfp = { name: 'WFP' };
    const iom = { name: 'IOM', stand: 'endorsed' } as const;
    const some = now({}, wfp, iom, { name: 'WHO', unreached: 'blocked' });
    expect(some && plainText(some)).toMatch(/1 entity has not been reached[^]*WHO\thas blocked/);
    expect(some && plainText(some)).toMatch(/IOM\thas taken a position since/);
    expect(some && plainText(some)).toMatch(/you are asked then: to extend it, or to close it/);
    expect(some && verbsOf(some)).toContain('endorsement.retry');
    const stale = now({}, { name: 'WFP', stand: 'stale' });
    expect(stale && plainText(stale)).toContain('WFP\thas been reached since');
    const none = now({}, wfp, iom, { name: 'WHO' });
    expect(none && plainText(none)).toContain('WFP\thas been reached since');
    expect(none && plainText(none)).not.toContain('not been reached');
    expect(none && verbsOf(none)).toEqual(['endorsement.show']);
    const anew = now({ cardVersion: '2' }, { name: 'WHO', unreached: 'blocked' });
    expect(anew && plainText(anew)).toContain('The text has been sent anew');
    const over = now({ state: 'withdrawn', open: false }, { name: 'WHO', unreached: 'blocked' });
    expect(over && plainText(over)).toContain('The request is: withdrawn.');
    expect(over && verbsOf(over)).toEqual(['endorsement.show']);
  });

  it('unreached gives every reason in plain words, also one that it does not know', () => {
    const text = read(
      'unreached',
      request({
        mayManage: true,
        stands: [stand({ name: 'WFP', unreached: 'blocked' }), stand({ name: 'IOM', unreached: 'meteor' })],
      }),
      {
        entities: [
          { name: 'WFP', reason: 'blocked' },
          { name: 'IOM', reason: 'meteor' },
        ],
      },
      who,
    );
    expect(text).toContain('WFP\thas blocked or removed Concord');
    expect(text).toContain('IOM\tnot delivered (meteor)');
  });
});

describe('to the people of an entity', () => {
  it('withoutEffect tells each of the two what they can do', () => {
    const data = { byName: 'Jonas Berg', verb: 'endorsement.endorse', focalPointName: 'Ana Silva' };
    expect(read('withoutEffect', requestFor(), data)).toContain('please enter it yourself');
    const alternate = read('withoutEffect', requestFor(), data, reader({ roles: ['alternate'] }));
    expect(alternate).toContain(
      'What Jonas Berg entered for your entity (endorsement) is recorded without effect, because the position of the focal point, Ana Silva, stands.',
    );
    expect(alternate).toContain('The focal point can enter it');
  });

  it('enteredFor names the position and its written source', () => {
    const text = read('enteredFor', requestFor(), {
      byName: 'Noor Haddad',
      position: 'abstain',
      source: 'E-mail of 3 December',
    });
    expect(text).toContain('Noor Haddad has entered a position for your entity, for the Secretariat: abstention.');
    expect(text).toContain('E-mail of 3 December\nWritten source');
  });
});

describe('what happens to a request', () => {
  it.each([
    [
      'pairWithdrawn',
      { entityName: 'WFP', reopened: true, closesAt: CLOSES },
      'the request is open again. It closes Fri, 4 Dec 2026',
    ],
    [
      'pairWithdrawn',
      { entityName: 'WFP', reopened: false, closesAt: CLOSES },
      'stays on the agenda, marked: objection withdrawn',
    ],
    ['corrected', { note: 'A comma.', challengeUntil: CLOSES }, 'Any entity may challenge it until Fri, 4 Dec 2026'],
    ['challenged', { entityName: 'WFP', text: 'Not a comma.', closesAt: CLOSES }, 'Not a comma.'],
    [
      'extended',
      { from: CLOSES, to: instant('2026-12-10T22:00:00Z'), reason: 'Late annexes.' },
      'Now closes\tFri, 11 Dec 2026, 01:00',
    ],
    ['withdrawnNotice', { byName: 'Noor Haddad', reason: 'Overtaken.' }, 'Overtaken.\nReason given by Noor Haddad'],
    ['objectionNoted', { entityName: 'WFP', byName: 'Ali Noor', text: 'Hm.' }, 'without requesting discussion'],
    ['waitsForMeeting', { item: 'A-31' }, 'No Focal Points meeting is planned that could take A-31'],
  ] as const)('%s', (name, data, expected) => {
    expect(read(name, requestFor({}, { mayManage: true }), data)).toContain(expected);
  });

  it('corrected offers the challenge while it is open to the reader', () => {
    const correction = { note: 'A comma.', at: CLOSES, challengeUntil: CLOSES, mayChallenge: true };
    const data = { note: 'A comma.', challengeUntil: CLOSES };
    expect(verbsOf(drawn('corrected', requestFor({}, { correction }), data)!)).toContain(
      'endorsement.challengeCorrection',
    );
    expect(
      verbsOf(drawn('corrected', requestFor({}, { correction: { ...correction, mayChallenge: false } }), data)!),
    ).toEqual(['endorsement.show']);
  });
});

describe('discretion', () => {
  /** Cards that are sent about a request and kept; the request's own card and its pages are shown on demand. */
  const kept = samples('ordinary').filter(
    ({ card }) => CARDS[card]?.view === 'request' && card !== 'request' && card !== 'stands',
  );
  const reads = (classification: string, secret: string) =>
    kept
      .filter(({ about }) => about === classification)
      .filter((sample) => plainText(drawSample(sample, 'en')).includes(secret))
      .map(({ card }) => card);

  it.each([
    'Framework',
    'UNFPA',
    'Luis Ortega',
    'Paragraph 12',
    'A wider paragraph',
    'came late',
    'typing error',
    'E-mail',
    'Objector',
    'An objection.',
  ])('keeps “%s” out of messages about strictly confidential requests', (secret) => {
    expect(reads('strictlyConfidential', secret)).toEqual([]);
    expect(reads('unclassified', secret)).not.toEqual([]);
  });

  it.each(['Paragraph 12', 'A wider paragraph', 'came late', 'typing error', 'E-mail', 'An objection.'])(
    'keeps “%s” out of messages about confidential ones',
    (words) => {
      expect(reads('confidential', words)).toEqual([]);
      expect(reads('unclassified', words)).not.toEqual([]);
    },
  );
});

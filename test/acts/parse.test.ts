/** Typed words: forgiving in form, strict in effect (domain.md 10). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/core/people.ts';
import { distance } from '../../src/engine/suggestions.ts';
import { asRef } from '../../src/engine/typedTokens.ts';
import { parse, VOCABULARIES, ACT_DEFINITIONS } from '../support/features.ts';
import { processorMs } from '../support/realTime.ts';

const verbOf = (text: string): string => {
  const parsed = parse(text);
  return parsed.type === 'act' || parsed.type === 'form' ? parsed.verb : parsed.type;
};

describe('what is understood', () => {
  it.each([
    ['help', 'help'],
    ['?', 'help'],
    ['Aide', 'help'],
    ['home', 'home'],
    ['Bonjour!', 'home'],
    ['help me', 'help'],
    ['aidez-moi', 'help'],
    ['E-12 please', 'endorsement.show'],
    ['Can I see E-12 please?', 'endorsement.show'],
    ['demande E-12', 'endorsement.show'],
    ['compte-rendu M-7', verbOf('compte rendu M-7')],
    ['procès-verbal M-7', verbOf('procès verbal M-7')],
    ['Please help me!', 'help'],
    ['What waits for me?', 'home'],
    ['Qu’est-ce qui m’attend ?', 'home'],
    ['I want to see the register', 'register.search'],
    ['can I see the settings', 'settings.show'],
    ['/concord home', 'home'],
    ['concord   home', 'home'],
    ['endorsement new', 'endorsement.compose'],
    ['new endorsement', 'endorsement.compose'],
    ['ENDORSEMENTS NEW', 'endorsement.compose'],
    ['endorsement', 'endorsement.list'],
    ['endorsements', 'endorsement.list'],
    ['list endorsements', 'endorsement.list'],
    ['approbation', 'endorsement.list'],
    ['settings', 'settings.show'],
    ['réglages', 'settings.show'],
    ['people', 'roll.show'],
    ['import', 'roll.import'],
    ['away', 'away.form'],
    ['away clear', 'away.clear'],
  ])('“%s” is %s', (text, verb) => expect(verbOf(text)).toBe(verb));

  it.each([
    ['endorsement show E-12'],
    ['show E-12'],
    ['E-12 show'],
    ['endorsement e12'],
    ['e-12'],
    ['  E12  '],
    ['E-12.'],
    ['(E-12)'],
    ['E–12'],
    ['show me E–12, please'],
    ['“e12”!'],
    ['Endorsements Show e-12'],
    ['montrer E-12'],
    ['open E-12'],
    ['view e12'],
    ['display E-12, please'],
    ['look at E-12'],
    ['what is E-12?'],
    ['What’s the status of E-12?'],
    ['E-12 status'],
    ['tell me about E-12'],
    ['ouvrez E-12'],
    ['où en est E-12 ?'],
    ['Qu’est-ce que l’E-12 ?'],
    ['statut de l’E-12'],
  ])('“%s” shows E-12', (text) => {
    expect(parse(text)).toMatchObject({ type: 'act', verb: 'endorsement.show', target: 'E-12' });
  });

  it.each([
    ['endorsement list endorsed', 'endorsed'],
    ['list endorsed endorsement', 'endorsed'],
    ['endorsement all', 'all'],
    ['endorsement list not decided', 'notdecided'],
  ])('“%s” lists those that are %s', (text, state) => {
    expect(parse(text)).toMatchObject({ verb: 'endorsement.list', inputs: { state } });
  });

  it.each([
    ['send list C-1', 'correspondence.list', { words: 'C-1' }],
    ['send list c1 budget', 'correspondence.list', { words: 'C-1 budget' }],
    ['Messages list Budget e-12', 'correspondence.list', { words: 'Budget E-12' }],
    ['register e12', 'register.search', { words: 'E-12' }],
    ['register UNA/2026/14', 'register.search', { words: 'UNA/2026/14' }],
    ['list the calls about gender', 'input.list', { words: 'gender' }],
    ['the plan of UNHCR', 'plan.show', { words: 'UNHCR' }],
    ['plan de l’UNICEF', 'plan.show', { words: 'UNICEF' }],
    ['plan d’ONU-Femmes', 'plan.show', { words: 'ONU-Femmes' }],
    ['people Le Goff', 'roll.show', { words: 'Le Goff' }],
    ['view the plan', 'plan.show', {}],
    ['display settings', 'settings.show', {}],
    ['affichez-moi les réglages', 'settings.show', {}],
    ['who sits on the RMC?', 'rmc.show', {}],
    ['rmc preview', 'rmc.preview', {}],
    ['rmc preview 8', 'rmc.preview', { years: '8' }],
    ['RMC plan 8 years', 'rmc.preview', { years: '8' }],
  ])('“%s” is %s with what follows', (text, verb, inputs) => {
    expect(parse(text)).toEqual({ type: 'act', verb, inputs });
  });
  it('a reference alone after a command is shown when its act shows it', () => {
    expect(parse('plan W-5')).toEqual({ type: 'act', verb: 'plan.show', inputs: {}, target: 'W-5' });
  });
  it.each(['rmc preview soon', 'rmc preview 8 9', 'show language fr', 'what is away clear', 'open room off'])(
    '“%s” is not understood',
    (text) => {
      expect(parse(text).type).toBe('unknown');
    },
  );
  it.each([
    ['show E 1', 'endorsement.show', 'E-1'],
    ['show e 1.', 'endorsement.show', 'E-1'],
    ['E  12', 'endorsement.show', 'E-12'],
    ['show E - 1', 'endorsement.show', 'E-1'],
    ['endorsement show E – 1', 'endorsement.show', 'E-1'],
    ['meeting show M 13', 'meeting.show', 'M-13'],
    ['montre C 9', 'correspondence.show', 'C-9'],
    ['agenda M 7', 'agenda.show', 'M-7'],
  ])('“%s”, with blanks in the reference, is %s of %s', (text, verb, target) => {
    expect(parse(text)).toMatchObject({ type: 'act', verb, target });
  });

  it('a letter and a number are no reference beside one, nor where they are words', () => {
    expect(parse('We object to E-1: annex C 2 is wrong')).toMatchObject({ type: 'notAPosition', target: 'E-1' });
    expect(parse('We object to E 1: it is too long')).toMatchObject({ type: 'notAPosition', target: 'E-1' });
    expect(parse('a 2 week extension please').type).toBe('unknown');
    expect(parse('we meet at 5 p 3').type).toBe('unknown');
  });

  it.each([
    ['t3', 'rmc.show', 'T-3'],
    ['send c-9', 'correspondence.show', 'C-9'],
  ])('“%s” is %s of %s', (text, verb, target) => {
    expect(parse(text)).toMatchObject({ verb, target });
  });

  it.each([
    ['language fr', 'fr'],
    ['langue français', 'fr'],
    ['LANGUAGE English', 'en'],
    ['language constructor', 'constructor'],
  ])('“%s” asks for %s', (text, language) => {
    expect(parse(text)).toMatchObject({ verb: 'language.set', inputs: { language } });
  });

  it.each([
    ['away 2026-12-21 2027-01-04 Luc Descombes'],
    ['away Luc Descombes 2027-01-04 2026-12-21'],
    ['Away 2026-12-21 Luc 2027-01-04 Descombes'],
  ])('“%s”: two dates and a name, in any order', (text) => {
    expect(parse(text)).toEqual({
      type: 'act',
      verb: 'away.set',
      inputs: { from: '2026-12-21', to: '2027-01-04', alternate: 'Luc Descombes' },
    });
  });

  it.each([
    ['away 3 to 14 August 2027 with Etienne', '2027-08-03', '2027-08-14', 'Etienne'],
    ['absence du 3 au 14 août 2027 avec Étienne Roux', '2027-08-03', '2027-08-14', 'Étienne Roux'],
    ['away Etienne 21 Dec 2026 – 4 Jan 2027', '2026-12-21', '2027-01-04', 'Etienne'],
    ['away from 3 August 2027 until 14 August 2027, with May Abara', '2027-08-03', '2027-08-14', 'May Abara'],
    ['away 3 August 2027 14 August 2027 May Abara', '2027-08-03', '2027-08-14', 'May Abara'],
    ['absence 3 août 2027 14 août 2027 Daniel', '2027-08-03', '2027-08-14', 'Daniel'],
  ])('“%s”: days as people write them', (text, from, to, alternate) => {
    expect(parse(text)).toEqual({ type: 'act', verb: 'away.set', inputs: { from, to, alternate } });
  });

  it('every command can be typed as help shows it, and is a verb', () => {
    for (const { usage, act } of LANGUAGES.flatMap((language) => VOCABULARIES[language].commands)) {
      expect(verbOf(usage), usage).toBe(act);
      expect(ACT_DEFINITIONS[act], act).toBeDefined();
    }
  });
});

describe('what is not a position, and not a command either', () => {
  it.each([
    'ok',
    'OK!',
    'Okay.',
    'yes',
    'agreed',
    'I object',
    'No objection.',
    'endorse',
    'd’accord',
    '👍',
    '👍🏿 🙏',
    '❤️',
    '+1',
  ])('“%s”', (text) => expect(parse(text)).toEqual({ type: 'notAPosition' }));

  it.each([
    ['We object to E-12: paragraph 3 goes beyond the mandate', 'E-12', 'paragraph 3 goes beyond the mandate'],
    ['I endorse E-12', 'E-12', undefined],
    ['(E-12) we object, because of § 3', 'E-12', 'because of § 3'],
    ['Nous objectons à E–12 : le paragraphe 3', 'E-12', 'le paragraphe 3'],
    ['We object: paragraph 3 goes too far', undefined, 'paragraph 3 goes too far'],
    ['we need more time for E-12 until Friday', 'E-12', 'we need more time for E-12 until Friday'],
    ['request discussion on E-12', 'E-12', undefined],
    ['for E-12', 'E-12', undefined],
    ['we are for E-12', 'E-12', undefined],
    ['pour E-12', 'E-12', undefined],
    ['please endorse e12.', 'E-12', undefined],
  ])('“%s” is of %s, and keeps the words', (text, target, words) => {
    expect(parse(text)).toEqual({ type: 'notAPosition', ...(target && { target }), ...(words && { text: words }) });
  });

  it('whatever the words, a sentence that sounds like a position is never one', () => {
    const word = fc.constantFrom(
      'we',
      'object',
      'endorse',
      'to',
      'E-12',
      '(e12)',
      'because',
      ':',
      '3',
      'abstain',
      'oui',
      'please',
    );
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), (words) => {
        const parsed = parse(words.join(' '));
        if (parsed.type === 'act') expect(parsed.verb).toBe('endorsement.show');
      }),
    );
  });

  it.each(['objection to E-12', 'I object to E-12', 'endorse E-12', 'please endorse'])(
    '“%s” does nothing by itself',
    (text) => expect(['unknown', 'missing', 'notAPosition']).toContain(parse(text).type),
  );
});

describe('what is missing or misspelt', () => {
  it.each([
    ['show', 'endorsement show E-12'],
    ['language', 'language fr'],
    ['away 2026-12-21', 'away 2026-12-21 2027-01-04 NAME'],
  ])('“%s” lacks something: %s', (text, usage) => expect(parse(text)).toEqual({ type: 'missing', usage }));

  it.each([
    ['hom', 'home'],
    ['hlep', 'help'],
    ['endorsment list', 'endorsement list'],
    ['endorsement lsit', 'endorsement list'],
    ['setings', 'settings'],
    ['poeple', 'people'],
    ['languge fr', 'language fr'],
  ])('“%s” is answered with “%s”', (text, nearest) => {
    const parsed = parse(text);
    expect(parsed.type).toBe('unknown');
    expect(parsed.type === 'unknown' && parsed.nearest).toContain(nearest);
  });

  it.each(['What is the weather?', 'E-12 E-13 E-14 please', 'drop table', '🤖 beep', 'homeless people need help'])(
    '“%s” is not ours, and something is offered',
    (text) => {
      const parsed = parse(text);
      expect(parsed.type).toBe('unknown');
      expect(parsed.type === 'unknown' && parsed.nearest.length).toBeGreaterThan(0);
    },
  );

  it.each(['', '   ', '/concord ', '\n\t'])('“%s” is nothing', (text) =>
    expect(parse(text)).toEqual({ type: 'nothing' }),
  );
});

describe('references', () => {
  it.each([
    ['e12', 'E-12'],
    ['E-12', 'E-12'],
    ['a-1', 'A-1'],
  ])('%s is %s', (typed, ref) => expect(asRef(typed)).toBe(ref));
});

describe('how far two texts are apart', () => {
  it.each([
    ['home', 'home', 0],
    ['home', 'hmoe', 1],
    ['home', 'homes', 1],
    ['', 'abc', 3],
  ])('%j and %j: %i', (a, b, far) => expect(distance(a, b)).toBe(far));

  it('is the same both ways', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 12 }),
        fc.string({ maxLength: 12 }),
        (a, b) => distance(a, b) === distance(b, a),
      ),
    );
  });
});

it('whatever is typed, something comes of it, and quickly', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 4000 }), (text) => {
      const parsed = parse(text);
      if (parsed.type === 'act') expect(ACT_DEFINITIONS[parsed.verb]).toBeDefined();
      if (parsed.type === 'unknown') expect(parsed.typed.length).toBeLessThanOrEqual(100);
    }),
    { numRuns: 300 },
  );
});

it('many words cost no more for there being many commands', () => {
  // The processor's time of the shortest of three tries, in milliseconds: what else the machine does is no matter.
  const costOf = (text: string): number =>
    Math.min(
      ...[1, 2, 3].map(() =>
        processorMs(() => {
          for (const language of LANGUAGES) parse(text, language);
        }),
      ),
    );
  // Read once for each command it was 500 and more; read once it is 50.
  expect(costOf('"a '.repeat(4000))).toBeLessThan(250);
});

/** Words that people type, and people whom nobody knows (domain.md 1, 3, 10). */
import { describe, expect, it } from 'vitest';
import { everything } from '../support/adaptiveCardClient.ts';
import { world } from '../support/world.ts';

/** What the buttons of a card send, with the inputs that they take along. */
const pressesOf = (card: unknown) =>
  everything(card).flatMap(({ verb, data }) => {
    const { target, words } = (data ?? {}) as { readonly target?: string; readonly words?: string };
    return typeof verb === 'string' ? [{ verb, target, words }] : [];
  });

describe('“ok”, an emoji, “we object”: not a position', () => {
  it.each(['ok', 'OK.', 'We object!', 'endorse', '👍', '👍🏽', 'd’accord', '+1'])('%s', async (text) => {
    const w = await world();
    const e = await w.open();
    const answer = await w.focalPoint('UNHCR').say(text);
    expect(answer.message).toContain('not recorded as a position');
    expect(answer).toMatchObject({ cardName: 'request', target: e });
    expect(answer.words).toContain('Endorse');
    expect((await w.request(e)).positions).toEqual([]);
  });

  it('about a request by its reference, the card comes with the words in its forms', async () => {
    const w = await world();
    const e = await w.open({ title: 'The first' });
    await w.open({ title: 'The second' });
    const answer = await w.focalPoint('UNHCR').say('We object to E-1: paragraph 3 goes beyond the mandate');
    expect(answer).toMatchObject({ ok: true, cardName: 'request', target: e });
    expect(JSON.stringify(answer.card)).toContain('"value":"paragraph 3 goes beyond the mandate"');
    expect((await w.request(e)).positions).toEqual([]);
    expect(await w.focalPoint('UNHCR').say('I endorse E-1')).toMatchObject({
      ok: true,
      cardName: 'request',
      target: e,
    });
    for (const typed of ['I endorse E-77', 'open E-77', 'E-77', 'What is the status of E-77?'])
      expect(await w.focalPoint('UNHCR').say(typed), typed).toMatchObject({
        ok: false,
        code: 'notFound',
        message: 'There is no E-77 in this network.',
      });
    expect((await w.request(e)).positions).toEqual([]);
  });

  it('about a restricted request, the words go along with the button that shows it', async () => {
    const w = await world();
    for (const classification of ['confidential', 'strictlyConfidential']) {
      const e = await w.open({ classification });
      const words = `paragraph 3 of a ${classification} paper goes too far`;
      const answer = await w.focalPoint('UNHCR').say(`We object to ${e}: ${words}`);
      expect(answer).toMatchObject({ ok: true, cardName: 'request', target: e });
      const shown = pressesOf(answer.card).find(({ verb }) => verb === 'endorsement.show');
      expect(shown?.words, classification).toBe(words);
      const whole = await w.focalPoint('UNHCR').press('endorsement.show', e, { words: shown?.words });
      expect(JSON.stringify(whole.card), classification).toContain(`"value":"${words}"`);
      expect((await w.request(e)).positions).toEqual([]);
    }
  });

  it('with several requests that wait, the words go along with each', async () => {
    const w = await world();
    const e = await w.open({ title: 'The first' });
    await w.open({ title: 'The second' });
    const answer = await w.focalPoint('UNHCR').say('We object: paragraph 3 goes too far');
    expect(answer.cardName).toBe('offerButtons');
    const shown = pressesOf(answer.card).find(({ target }) => target === e);
    expect(shown?.words).toBe('paragraph 3 goes too far');
  });

  it('with several requests that wait, the bot offers them to choose from', async () => {
    const w = await world();
    await w.open({ title: 'The first' });
    await w.open({ title: 'The second' });
    const answer = await w.focalPoint('UNHCR').say('ok');
    expect(answer.words).toContain('The first');
    expect(answer.words).toContain('The second');
  });

  it('with none that waits, it says so', async () => {
    const w = await world();
    expect((await w.officer.say('ok')).words).toContain('No request waits for your entity');
  });
});

describe('typed words', () => {
  it('both sides stay in the chat', async () => {
    const w = await world();
    await w.focalPoint('UNHCR').say('home');
    expect((await w.focalPoint('UNHCR').messages()).map((m) => [m.from, m.kind])).toEqual([
      ['person', 'said'],
      ['bot', 'reply'],
    ]);
  });

  it('are forgiving in form: case, plural, order, reference', async () => {
    const w = await world();
    const e = await w.open({ title: 'Framework' });
    for (const words of [
      'endorsement show E-1',
      'SHOW e1',
      'e-1',
      '/concord Endorsements show e-1',
      'show endorsement E-1',
    ])
      expect(await w.focalPoint('UNHCR').say(words), words).toMatchObject({ ok: true, target: e });
    expect((await w.focalPoint('UNHCR').say('endorsements')).words).toContain('E-1 · Framework');
  });

  it('are strict in effect: what is not yours is refused', async () => {
    const w = await world();
    expect(await w.focalPoint('UNHCR').say('endorsement new')).toMatchObject({ ok: false, code: 'notAllowed' });
    expect(await w.observer.say('settings')).toMatchObject({ ok: false, code: 'notAllowed' });
    expect(await w.officer.say('endorsement new')).toMatchObject({ ok: true, cardName: 'compose' });
  });

  it('that are unknown are answered with the nearest commands', async () => {
    const w = await world();
    const answer = await w.officer.say('endorsment lits');
    expect(answer).toMatchObject({ ok: false, code: 'notFound', cardName: 'suggestions' });
    expect(answer.words).toContain('endorsement list');
    expect(JSON.stringify(answer.card)).toContain('"endorsement.list"');
  });

  it('find a person however the name is written', async () => {
    const w = await world();
    const alternate = (await w.records('people')).find(({ name }) => name === 'Alternate of UNHCR');
    await w.officer.press('roll.set', null, { email: String(alternate?.['email']), name: 'Étienne Łaski' });
    const answer = await w.focalPoint('UNHCR').say('away 3 to 14 August with Etienne');
    expect(answer).toMatchObject({ ok: true });
    expect(answer.message).toContain('Étienne Łaski');
  });

  it('that are unknown are answered with commands in the reader’s language', async () => {
    const w = await world();
    await w.officer.press('language.set', null, { language: 'fr' });
    const answer = await w.officer.say('approbation lits');
    expect(answer).toMatchObject({ ok: false, code: 'notFound', cardName: 'suggestions' });
    expect(answer.words).toContain('approbation liste');
    const missing = await w.officer.say('montrer');
    expect(missing.message).toContain('approbation montrer E-12');
  });

  it('are listed by help as readers of each language type them', async () => {
    const w = await world();
    expect((await w.officer.say('help')).words).toContain('endorsement show E-12');
    await w.officer.press('language.set', null, { language: 'fr' });
    const { words } = await w.officer.say('aide');
    for (const usage of ['approbation montrer E-12', 'appel liste', 'plan de travail', 'réunion nouvelle', 'langue fr'])
      expect(words).toContain(usage);
    expect(words).not.toMatch(/endorsement|\bcall\b|meeting|settings|people/);
  });

  it('about something that is not there say so', async () => {
    const w = await world();
    expect(await w.officer.say('show E-99')).toMatchObject({ ok: false, code: 'notFound' });
  });
});

describe('dates as people type them', () => {
  it('are those of the reader’s day, and the answer repeats what was understood', async () => {
    const w = await world();
    const e = await w.open();
    const unhcr = w.focalPoint('UNHCR');
    // In Kiritimati it is Tuesday 1 December already, in New York still Monday.
    await w.to('2026-11-30T16:00:00Z');
    const email = String((await w.records('people')).find(({ id }) => id === unhcr.id)?.['email']);
    await w.officer.press('roll.set', null, { email, zone: 'Pacific/Kiritimati' });
    const needs = await unhcr.press('endorsement.needTime', e, { until: 'in two weeks' });
    expect(needs.message).toContain('Tue, 15 Dec 2026');
    const away = await unhcr.say('away tomorrow to 15/12 with Alternate');
    expect(away.message).toContain('is away from Wed, 2 Dec 2026 to Tue, 15 Dec 2026');
    const called = await w.officer.press('input.open', null, {
      title: 'Report',
      questions: 'One?',
      dueOn: 'end of next week',
    });
    expect(called.message).toContain('Fri, 11 Dec 2026');
  });

  it('that could be two are asked about, in “away” too', async () => {
    const w = await world();
    const answer = await w.focalPoint('UNHCR').say('away 3/4/2027 to 5/6/2027 with Alternate');
    expect(answer).toMatchObject({ ok: false, code: 'invalid' });
    expect(JSON.stringify(answer)).toContain('This could be Sat, 3 Apr 2027 or Thu, 4 Mar 2027');
    const midnight = await w.officer.press('meeting.schedule', null, {
      kind: 'focalPoints',
      startsAt: '21 December at midnight',
    });
    expect(JSON.stringify(midnight)).toContain('Midnight could be the beginning or the end of Mon, 21 Dec 2026');
    expect(await w.officer.press('settings.set', 'settings', { closingTime: 'midnight' })).toMatchObject({
      ok: false,
      fields: { closingTime: expect.stringContaining('23:59') as string },
    });
    expect(await w.officer.press('settings.set', 'settings', { closingTime: 'noon' })).toMatchObject({ ok: true });
    expect((await w.records('settings'))[0]).toMatchObject({ closingTime: '12:00' });
  });
});

describe('home', () => {
  it('shows what waits for the reader’s entity, and stops showing it once answered', async () => {
    const w = await world();
    const e = await w.open({ title: 'Framework' });
    const unhcr = w.focalPoint('UNHCR');
    const before = await unhcr.press('home');
    expect(before.words).toContain('1 item waits for you');
    expect(before.words).toContain('E-1 · Framework');
    await w.alternate('UNHCR').press('endorsement.endorse', e);
    expect((await unhcr.press('home')).words).toContain('Nothing waits for you.');
  });

  it('shows the Secretariat what only it can take further', async () => {
    const w = await world({ entities: ['UNICEF'], empty: ['UNHCR'] });
    await w.open({ title: 'Framework' });
    await w.to('2026-12-03T15:00:00Z');
    const home = await w.officer.press('home');
    expect(home.words).toMatch(/1 item waits for you[^]*E-1 · Framework[^]*Period over, entities not reached/);
  });

  it('shows an absence that is set', async () => {
    const w = await world();
    await w
      .focalPoint('UNHCR')
      .press('away.set', null, { from: '2026-12-01', to: '2026-12-04', alternate: 'Alternate of UNHCR' });
    expect((await w.focalPoint('UNHCR').press('home')).words).toContain('Alternate of UNHCR acts for your entity');
  });
});

describe('somebody who is not on the roll', () => {
  it('gets a polite refusal that says whom to ask; the Secretariat is told once', async () => {
    const w = await world();
    const stranger = w.person('somebody-else');
    for (const answer of [await stranger.press('home'), await stranger.say('hello'), await stranger.say('ok')]) {
      expect(answer).toMatchObject({ ok: false, code: 'notOnRoll' });
      expect(answer.message).toContain('Please ask Nadia Rousseau to add you.');
    }
    expect(await w.officer.messages('stranger')).toHaveLength(1);
    expect(await w.coordinator.messages('stranger')).toHaveLength(1);
    await w.person('yet-another').press('endorsement.open', null, { title: 'x' });
    expect(await w.officer.messages('stranger')).toHaveLength(2);
    expect(await w.records('endorsements')).toEqual([]);
  });

  it.each(['constructor', '__proto__', 'toString', 'una-999', '-1'])('also under the name of “%s”', async (id) => {
    const w = await world();
    expect(await w.person(id).press('home')).toMatchObject({ ok: false, code: 'notOnRoll' });
  });
});

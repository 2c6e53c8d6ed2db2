/** Every button of every card that opens a dialog in Teams, pressed as a real client presses it. */
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/core/people.ts';
import { MAX_CARD_BYTES, bytesOf } from '../../src/platforms/adaptiveCard.ts';
import { openerIn, teamsCard } from '../../src/platforms/teams/cards.ts';
import { everything } from '../support/adaptiveCardClient.ts';
import { drawSample, samples } from '../support/cardSamples.ts';
import { CHAIR, configure } from '../support/committee.ts';
import { begin, item, plan, propose, refer } from '../support/meetings.ts';
import type { Post } from '../support/teams/connector.ts';
import type { Dialog } from '../support/teams/dialog.ts';
import { buttonsOf, cardOf, opensDialog, type TeamsUser } from '../support/teams/people.ts';
import { teamsWorld, type TeamsWorld } from '../support/teams/world.ts';

type Json = Readonly<Record<string, unknown>>;

/** `CARD opens VERB FORM` */
function openers(card: Json): { readonly what: string; readonly title: string; readonly form?: string }[] {
  return buttonsOf(card)
    .filter(opensDialog)
    .flatMap(({ title, data }) => {
      const { concord } = data as { readonly concord: { readonly kind: string } };
      const opener = openerIn(data as Json);
      if (!opener) return [];
      const { verb, form } = opener;
      return [{ what: `${concord.kind} opens ${form ?? verb}`, title: String(title), ...(form && { form }) }];
    });
}

/** Of every card that there is, as it can be drawn. */
function existing(): ReadonlySet<string> {
  // What hostile and huge words are drawn with has the same buttons.
  const all = samples('ordinary').flatMap((sample) => {
    const card = drawSample(sample, 'en');
    return openers(teamsCard({ card, kind: sample.card, network: 'una', dialogs: true }));
  });
  return new Set(all.map(({ what }) => what));
}

/** `CARD: VERB#FIELD`, for each field that no button of its form names as it is called on the card. */
function unnamed(card: Json, kind: string): string[] {
  const named = buttonsOf(card).map(({ verb, data }) => {
    const { concord } = data as { readonly concord: { readonly labels?: Readonly<Record<string, string>> } };
    return { verb, labels: concord.labels ?? {} };
  });
  return everything(card).flatMap(({ type, id, label, title }) => {
    const [verb = '', name = ''] = String(id).split('#');
    if (!String(type).startsWith('Input.') || name === '') return [];
    const isNamed = named.some((one) => one.verb === verb && one.labels[name] === (label ?? title));
    return isNamed ? [] : [`${kind}: ${String(id)}`];
  });
}

it.each(LANGUAGES)('every form on a card names its fields, to be named in a refusal (%s)', (language) => {
  const cards = samples('ordinary').map((sample) => {
    const card = drawSample(sample, language);
    const made = teamsCard({ card, kind: sample.card, network: 'una', dialogs: false });
    expect(bytesOf(made)).toBeLessThanOrEqual(MAX_CARD_BYTES);
    return {
      fields: everything(made).filter(({ id }) => String(id).includes('#')),
      faults: unnamed(made, sample.card),
    };
  });
  expect(cards.flatMap(({ faults }) => faults)).toEqual([]);
  expect(cards.flatMap(({ fields }) => fields).length).toBeGreaterThan(100);
});

const dialogOf = async (user: TeamsUser, title: string, post = user.posts().at(-1)): Promise<Dialog> => {
  if (!post) throw new Error('there is no card');
  const opened = await user.dialog(post, title);
  if (typeof opened === 'string') throw new Error(`${title}: ${opened}`);
  return opened;
};

async function people() {
  const w = await teamsWorld({ people: [CHAIR] });
  const officer = w.user('officer', 'nadia@secretariat.example');
  const fp = w.user('fp', 'fp@unhcr.example');
  const chair = w.user('chair', CHAIR.email);
  for (const user of [officer, fp, chair]) await user.install();
  return { w, officer, fp, chair };
}

/** The card is shown anew: what stands there was edited, and may be about something else by now. */
async function show(w: TeamsWorld, user: TeamsUser, words: string): Promise<Post> {
  await user.type(words);
  await w.settle();
  const post = user.posts().at(-1);
  if (!post) throw new Error('there is no card');
  return post;
}

/** A meeting of the RMC has taken place: its outcome is owed by the Chair. */
async function heldByRmc(w: TeamsWorld, title: string): Promise<string> {
  const startsAt = `${(await w.now()).slice(0, 10)}T18:00`;
  const { target = '' } = await w.officer.press('meeting.schedule', null, { kind: 'rmc', title, startsAt });
  await w.to(`${startsAt.slice(0, 10)}T23:00:00Z`);
  for (const verb of ['meeting.begin', 'meeting.end'])
    expect(await w.officer.press(verb, target)).toMatchObject({ ok: true });
  await w.settle();
  return target;
}

/** That card comes only when a mail came back; its form is the one that home opens. */
const AFTER_A_MAIL = 'cameBack opens endorsement.compose';

it('every one opens its form', async () => {
  const { w, officer, fp, chair } = await people();
  const pressed = new Set<string>();
  const pressAll = async (user: TeamsUser, post = user.posts().at(-1)): Promise<void> => {
    for (const { what, title, form } of openers(cardOf(post))) {
      const { verbs } = await dialogOf(user, title, post);
      if (form !== undefined) expect(verbs, what).toEqual([form]);
      expect(verbs.length, what).toBeGreaterThan(0);
      pressed.add(what);
    }
  };
  const all = async (user: TeamsUser, ...said: readonly string[]): Promise<void> => {
    for (const words of said) await pressAll(user, await show(w, user, words));
  };

  await configure(w);
  await all(officer, 'home', 'endorsement list', 'send list', 'send', 'rmc', 'rmc set up', 'meeting list', 'news');
  await all(fp, 'home', 'urgent', 'send proposals', 'meeting request', 'meeting list');
  const meeting = await plan(w);
  await all(chair, 'home', 'rmc', 'send proposals');
  await w.focalPoint('UNICEF').press('meeting.request', null, { topic: 'Reparations', purpose: 'Guidance.' });
  await w.settle();
  await all(officer, 'meeting show R-1');
  const { request, item: referred } = await refer(w);
  await all(officer, `show ${request}`, `agenda ${referred}`);
  await begin(w, meeting);
  await all(officer, `meeting show ${meeting}`, `agenda ${referred}`);
  await w.to('2026-12-10T16:00:00Z');
  const actions = 'Secretariat: send it by 2026-12-15';
  await w.officer.press('decision.record', referred, {
    outcome: 'noConsensus',
    then: 'carry',
    text: 'Again.',
    actions,
  });
  await w.officer.press('meeting.end', meeting, { confirm: 'yes' });
  await all(officer, `agenda ${referred}`);
  await heldByRmc(w, 'RMC, December');
  await all(chair, 'home', 'rmc');
  await w.officer.press('plan.set', null, { activity: 'Train focal points', lead: 'UNHCR' });
  await w.officer.press('input.open', null, { title: 'Report', questions: 'What was achieved?', dueOn: '2026-12-18' });
  await w.settle();
  await all(officer, 'show W-1', 'call list', 'call show I-1');
  await w.officer.press('input.close', 'I-1');
  await w.settle();
  await all(officer, 'call show I-1');
  const held = { title: 'Figures', questions: 'How many?', dueOn: '2027-01-18', entities: 'UNHCR' };
  await w.focalPoint('UNHCR').press('input.submit', null, held);
  await w.settle();
  await all(fp, 'call show I-2');
  const away = { email: 'fp@unhcr.example', from: '2027-02-01', to: '2027-02-05', alternate: 'alt@unhcr.example' };
  expect(await w.focalPoint('UNHCR').press('away.set', null, away)).toMatchObject({ ok: true });
  await w.officer.press('roll.remove', null, { email: 'alt@unhcr.example' });
  await w.to('2026-12-14T15:00:00Z');
  await w.settle();
  const reminded = officer
    .posts()
    .find((post) => openers(cardOf(post)).some(({ what }) => what.startsWith('actionDue')));
  await pressAll(officer, reminded);
  const ended = fp.posts().find((post) => openers(cardOf(post)).some(({ what }) => what.startsWith('awayEnded')));
  await pressAll(fp, ended);
  expect([...existing()].filter((what) => !pressed.has(what) && what !== AFTER_A_MAIL)).toEqual([]);
});

describe('the desk of a meeting', () => {
  it('records an outcome from its dialog, for the item that is taken', async () => {
    const { w, officer } = await people();
    const meeting = await plan(w);
    const taken = await propose(w);
    await begin(w, meeting);
    const desk = await show(w, officer, `meeting show ${meeting}`);
    const form = await dialogOf(officer, 'Record the outcome…', desk);
    expect(form.words).toContain(`${taken} · `);
    const done = await form.submit('Record it', { outcome: 'noted', text: 'Noted as it stands.' });
    expect(typeof done === 'string' ? done : done.words).toContain(taken);
    expect((await item(w, taken)).sittings).toMatchObject([{ outcome: 'noted', text: 'Noted as it stands.' }]);
  });

  it('whose item is another by then shows the desk as it is, not the form of the other item', async () => {
    const { w, officer } = await people();
    const meeting = await plan(w);
    const [first, second] = [await propose(w), await propose(w, 'Another')];
    await begin(w, meeting);
    const desk = JSON.parse(JSON.stringify(await show(w, officer, `meeting show ${meeting}`))) as Post;
    expect(await w.officer.press('decision.record', first, { outcome: 'noted', text: 'Noted.' })).toMatchObject({
      ok: true,
    });
    const opened = await dialogOf(officer, 'Record the outcome…', desk);
    expect(opened.words).toContain('Another');
    expect(opened.title).not.toContain('Record the outcome');
    expect((await item(w, second)).sittings).toEqual([]);
  });

  it('made by an earlier version, whose button named the item as if the card were about it, opens the form as well', async () => {
    const { w, officer } = await people();
    const meeting = await plan(w);
    const taken = await propose(w);
    await begin(w, meeting);
    const desk = JSON.parse(JSON.stringify(await show(w, officer, `meeting show ${meeting}`))) as Post;
    const button = buttonsOf(cardOf(desk)).find(({ title }) => title === 'Record the outcome…');
    const { concord } = (button ?? {})['data'] as { concord: { opener: object; about: string } };
    expect(concord.about).toBe(meeting);
    concord.opener = { verb: 'meeting.show', target: taken, form: 'decision.record' };
    const form = await dialogOf(officer, 'Record the outcome…', desk);
    expect(form.verbs).toEqual(['decision.record']);
    await form.submit('Record it', { outcome: 'noted', text: 'Noted as it stands.' });
    expect((await item(w, taken)).sittings).toMatchObject([{ outcome: 'noted' }]);
  });
});

describe('a form that is refused comes back with what was typed', () => {
  const again = (dialog: Dialog | string): Dialog => {
    if (typeof dialog === 'string') throw new Error(`the dialog was closed: ${dialog}`);
    return dialog;
  };

  it('of two in one dialog, the one that was sent, which is not held back by the other', async () => {
    const { w, officer } = await people();
    const both = await dialogOf(officer, 'Convene a meeting', await show(w, officer, 'meeting list'));
    const series = { rule: 'each blue moon', time: '10:30', place: 'Room 5' };
    const refused = again(await both.submit('Preview the series', series));
    expect(refused.verbs).toEqual(['series.set.preview']);
    for (const typed of Object.values(series)) expect(JSON.stringify(refused.card)).toContain(`"value":"${typed}"`);
    const seen = again(await refused.submit('Preview the series', { rule: 'last friday' }));
    const done = await seen.submit('Set the series', {});
    expect(typeof done === 'string' ? done : done.words).toContain('last Friday');
  });

  it('when what it asks for is there already', async () => {
    const { w, officer } = await people();
    const asked = { title: 'Guidance', documentUrl: 'https://example.org/guidance' };
    await w.officer.press('endorsement.open', null, asked);
    await w.settle();
    const form = await dialogOf(officer, 'New endorsement request', await show(w, officer, 'home'));
    const refused = again(await form.submit('Preview', { ...asked, summary: 'Long words.' }));
    expect(refused.words).toContain('E-1 already asks');
    expect(JSON.stringify(refused.card)).toContain('"value":"Long words."');
    const seen = again(await refused.submit('Preview', { documentVersion: '2' }));
    const done = again(await seen.submit('Open the request', {}));
    expect(done.words).toContain('E-2 is open');
  });

  it('where somebody else was first: its words stand over what there is now', async () => {
    const { w, officer } = await people();
    const meeting = await plan(w);
    const taken = await propose(w);
    await begin(w, meeting);
    const form = await dialogOf(officer, 'Record the outcome…', await show(w, officer, `meeting show ${meeting}`));
    await w.officer.press('decision.record', taken, { outcome: 'noted', text: 'Noted.' });
    const late = again(await form.submit('Record it', { outcome: 'noted', text: 'Agreed as it stands.' }));
    expect(late.words).toContain(`Somebody has recorded ${taken} already`);
    expect(late.words).toContain('What you had typed');
    expect(late.words).toContain('Agreed as it stands.');
    expect((await item(w, taken)).sittings).toMatchObject([{ outcome: 'noted' }]);
  });

  it('in the steps after the first', async () => {
    const { w, officer } = await people();
    const form = await dialogOf(officer, 'New endorsement request', await show(w, officer, 'home'));
    const asked = { title: 'Guidance', documentUrl: 'https://example.org/guidance' };
    const seen = again(await form.submit('Preview', asked));
    const opened = again(await seen.submit('Open the request', {}));
    const extended = again(
      await opened.submit('Extend the period', { closesOn: '2020-01-01', reason: 'Many are away.' }),
    );
    expect(extended.verbs).toEqual(['endorsement.extend']);
    expect(JSON.stringify(extended.card)).toContain('"value":"Many are away."');

    const send = await dialogOf(officer, 'Write to the network…', await show(w, officer, 'home'));
    const preview = again(await send.submit('Preview', { subject: 'Workshop', text: 'It is on Friday.' }));
    const changed = again(await preview.submit('Preview', { text: 'It is on Monday.', links: 'ftp://nowhere' }));
    expect(JSON.stringify(changed.card)).toContain('"value":"It is on Monday."');
  });
});

it('a button for the outcome of one meeting does not open the form for another’s', async () => {
  const { w, chair } = await people();
  await configure(w);
  await heldByRmc(w, 'RMC, first');
  const before = JSON.parse(JSON.stringify(await show(w, chair, 'rmc'))) as Post;
  const [share] = openers(cardOf(before)).filter(({ form }) => form === 'rmc.shareOutcome.preview');
  const outcome = { meeting: 'M-1', implementation: 'Two projects have begun.' };
  await w.person(CHAIR.id).press('rmc.shareOutcome', null, outcome);
  await w.advance('PT12H');
  await heldByRmc(w, 'RMC, second');
  const late = await dialogOf(chair, share?.title ?? '', before);
  expect(late.title).not.toBe(share?.title);
  expect(late.verbs).not.toEqual(['rmc.shareOutcome.preview']);
});

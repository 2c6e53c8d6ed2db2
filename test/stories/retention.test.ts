/** Texts go when their period is over; the register, the numbers and the trail stay. */
import { expect, it, vi } from 'vitest';
import { eventId, networkId } from '../../src/core/ids.ts';
import { begin, planTwo, propose, refer } from '../support/meetings.ts';
import { world, type Somebody, type World } from '../support/world.ts';

const UNA = networkId('una');
const SECRET = 'Zanzibar';
/** An endorsed request and a message that ended on the same day, both with words. */
async function ended(w: World) {
  const e = await w.open({ summary: `${SECRET} summary` });
  await w.focalPoint('UNHCR').press('endorsement.object', e, { text: `${SECRET} objection` });
  const sent = await w.officer.press('correspondence.send', null, {
    subject: `${SECRET} subject`,
    text: `${SECRET} text`,
  });
  const c = sent.target ?? '';
  await w.focalPoint('UNHCR').press('correspondence.reply', c, { text: `${SECRET} reply` });
  await w.advance('P10D');
  return { e, c };
}
const everything = async (w: World): Promise<string> =>
  JSON.stringify([
    await Promise.all(['endorsements', 'correspondence', 'agenda'].map((kind) => w.records(kind))),
    await w.store.deliveries(UNA),
  ]);

it('nothing goes without a period, and what has a period is shown, applied and proved', async () => {
  const w = await world();
  const { e, c } = await ended(w);
  const none = await w.officer.say('retention');
  expect(none).toMatchObject({ ok: true, cardName: 'retention' });
  expect(none.words).toContain('everything is kept');
  expect(await w.officer.press('retention.apply')).toMatchObject({ ok: false, code: 'conflict' });
  expect(await w.focalPoint('UNHCR').press('retention.apply')).toMatchObject({ code: 'notAllowed' });

  const wrong = await w.officer.press('settings.set', null, { retention: 'endorsements: soon; things: 5y' });
  expect(wrong).toMatchObject({ code: 'invalid' });
  expect(wrong.fields?.['retention']).toMatch(/endorsements: soon.*things: 5y/);
  await w.officer.press('settings.set', null, { retention: 'endorsements: 1y; correspondance : 2 ans' });
  expect((await w.records<{ retention: unknown }>('settings'))[0]?.retention).toEqual([
    { kind: 'endorsements', n: 1, unit: 'years' },
    { kind: 'correspondence', n: 2, unit: 'years' },
  ]);
  const early = await w.officer.press('retention.apply');
  expect(early).toMatchObject({ ok: true });
  expect(early.message).toContain('Nothing');
  expect(await everything(w)).toContain(`${SECRET} objection`);

  await w.officer.press('settings.set', null, { retention: 'endorsements: 1d' });
  const seen = await w.officer.press('retention.preview');
  expect(seen.words).toMatch(/Requests for endorsement[^]*1d[^]*1/);
  const register = await w.records('register');
  const [before] = (await w.store.audit(UNA)).filter((line) => line.document?.id === `${UNA}/${e}`).slice(-1);
  const applied = await w.officer.press('retention.apply');
  expect(applied.message).toContain('1 thing');
  expect(applied.message).toContain('Copies and backups made before still hold them.');
  await w.settle();

  const request = await w.request(e);
  expect(request).toMatchObject({ state: 'endorsed', summary: '[…]', title: expect.any(String) as string });
  expect(request.positions.find(({ entity }) => entity === 'UNHCR')).toMatchObject({ position: 'object', text: '[…]' });
  expect(await w.records('register')).toEqual(register);
  expect(JSON.stringify(register)).toContain(`${SECRET} objection`);
  expect(JSON.stringify(await w.records('correspondence', c))).toContain(`${SECRET} reply`);
  const about = (await w.store.deliveries(UNA)).filter((one) => one.about === e);
  expect(about.length).toBeGreaterThan(20);
  expect(JSON.stringify(about)).not.toContain(SECRET);
  expect(JSON.stringify(await w.records('audit'))).toContain('"removal":{"rule":"endorsements: 1d"}');
  const line = (await w.store.audit(UNA)).find(({ verb }) => verb === 'retention.remove');
  expect(line).toMatchObject({
    target: e,
    removal: { rule: 'endorsements: 1d' },
    document: { was: before?.document?.hash },
  });
  expect(await w.store.verifyAudit(UNA)).toMatchObject({ ok: true });
  // A second press removes nothing more, and its card still opens.
  expect((await w.officer.press('retention.preview')).words).toContain('Nothing is over');
  expect(await w.focalPoint('UNHCR').press('endorsement.show', e)).toMatchObject({ ok: true });
});

it('what was copied before its period was over is erased with the person, and what was looked at is not kept', async () => {
  const w = await world();
  const { e } = await ended(w);
  const unhcr = w.focalPoint('UNHCR');
  const preview = { subject: 'A draft', text: `${SECRET} of a draft that nobody sent` };
  await unhcr.press('correspondence.submit.preview', null, preview, { eventId: 'looked' });
  await w.advance('P2D');
  const receipt = async () => JSON.stringify((await w.store.receipt(UNA, eventId('local/una-5/looked'))) ?? null);
  expect(await receipt()).toContain('nobody sent');
  await w.officer.press('settings.set', null, { retention: 'endorsements: 1d; correspondence: 1d' });
  await w.officer.press('retention.apply');
  await w.settle();
  expect(await receipt()).toBe('null');
  // The words of an objection stand in the line of the decision alone.
  expect(JSON.stringify(await w.request(e))).not.toContain(`${SECRET} objection`);
  expect(JSON.stringify(await w.records('register'))).toContain(`${SECRET} objection`);

  await w.officer.press('person.erase', null, { email: 'fp@unhcr.example' });
  await w.settle();
  const left = JSON.stringify([await w.request(e), await w.records('register')]);
  expect(left).not.toContain(`${SECRET} objection`);
  // What the office wrote stays with the decision.
  expect(left).toContain(`${SECRET} summary`);
  expect(left).toContain('UNA/2026/1');
  expect(await w.store.verifyAudit(UNA)).toMatchObject({ ok: true });
});

it('by itself it goes a fortnight after the Secretariat was told, and not when the period was made longer', async () => {
  const w = await world();
  const { e, c } = await ended(w);
  await w.officer.press('settings.set', null, { retention: 'endorsements: 1d; correspondence: 1d' });
  await w.settle();
  const told = (await w.officer.messages('retentionSoon')).length;
  expect(told).toBe(1);
  await w.officer.press('settings.set', null, { retention: 'endorsements: 1d; correspondence: 9y' });
  await w.advance('P13D');
  expect(await everything(w)).toContain(`${SECRET} objection`);
  await w.advance('P2D');
  expect(await w.request(e)).toMatchObject({ summary: '[…]' });
  expect(JSON.stringify(await w.records('correspondence', c))).toContain(`${SECRET} text`);
  await w.advance('P20D');
  expect((await w.officer.messages('retentionSoon')).length).toBe(told);
  expect(await w.store.verifyAudit(UNA)).toMatchObject({ ok: true });
});

it('looks when something is due, and leaves no line of other days', async () => {
  const w = await world();
  const { e } = await ended(w);
  const looks = async () => (await w.store.audit(UNA)).filter(({ verb }) => verb === 'retention.due').length;
  await w.officer.press('settings.set', null, { retention: 'endorsements: 1y; deliveries: 1y' });
  await w.advance('P300D');
  expect(await looks()).toBe(1);
  expect((await w.officer.messages('retentionSoon')).length).toBe(0);
  await w.to('2027-12-20T12:00:00Z');
  expect((await w.officer.messages('retentionSoon')).length).toBeGreaterThan(0);
  expect(await w.request(e)).toMatchObject({ summary: '[…]' });
  // Days on which something was told or went: the messages of the first days, and the end of the request.
  const went = await looks();
  expect(went).toBeLessThan(30);
  await w.advance('P300D');
  expect(await looks()).toBeLessThan(went + 15);
});

it('takes nothing that waits for somebody: the Committee, an owner, a reviewer, or those who issue minutes', async () => {
  const w = await world();
  const [m] = await planTwo(w);
  const { request, item } = await refer(w, 'UNFPA', { summary: 'The summary of the request.' });
  const acted = await propose(w, 'Work plan', { note: 'The note of the item.' });
  await begin(w, m);
  const none = { outcome: 'noConsensus', text: 'It is for the Committee.', then: 'steeringCommittee' };
  await w.officer.press('decision.record', item, none);
  const agreed = { outcome: 'consensus', text: 'The plan is agreed.', actions: 'UNHCR: send the plan by 2026-12-15' };
  await w.officer.press('decision.put', acted, { text: 'Is the plan agreed?' });
  await w.officer.press('decision.record', acted, agreed);
  expect(await w.officer.press('meeting.end', m)).toMatchObject({ ok: true });
  await w.officer.press('minutes.draft', m, {});
  await w.focalPoint('UNICEF').press('minutes.comment', m, { text: 'A comment on the draft.' });
  const urgent = { subject: 'Roads closed', text: 'Urgent words.' };
  const sent = await w.focalPoint('UNHCR').press('correspondence.urgent', null, urgent);
  await w.settle();
  await w.advance('P50D');
  const rules = ['endorsements', 'meetings', 'decisions', 'minutes', 'correspondence'].map((kind) => `${kind}: 1d`);
  await w.officer.press('settings.set', null, { retention: rules.join('; ') });
  const clear = async (): Promise<string> => {
    await w.officer.press('retention.apply');
    await w.settle();
    return JSON.stringify(
      await Promise.all(['endorsements', 'agenda', 'meetings', 'correspondence'].map((kind) => w.records(kind))),
    );
  };
  const WAIT = [
    ...['Paragraph 12 is too narrow.', 'The summary of the request.', 'It is for the Committee.'],
    ...['send the plan', 'The note of the item.', 'A comment on the draft.', 'Urgent words.'],
  ];
  const before = await clear();
  expect(WAIT.filter((words) => !before.includes(words))).toEqual([]);
  const shown = (await w.officer.press('retention.preview')).words;
  expect(shown).toMatch(/\d things are over their period and are kept/);
  expect(shown).toContain(`not reviewed, 1: ${sent.target ?? ''}`);
  expect(shown).toContain(`still a draft, 1: ${m}`);
  expect(shown).toMatch(new RegExp(`not decided yet, 1: ${request}`));
  expect(shown).toContain(acted);
  expect(shown).toContain('Subjects of messages and headlines of news go');
  expect(shown).not.toContain('Nothing is over its period');

  await w.officer.press('agenda.committeeDecided', item, { text: 'The Committee decided so.', on: '2027-01-20' });
  await w.officer.press('action.done', acted, { n: '1' });
  await w.officer.press('minutes.issue', m);
  await w.officer.press('minutes.correct', m, { text: 'In item 1 read all.' });
  await w.officer.press('correspondence.review', sent.target, {});
  await w.advance('P5D');
  expect((await w.officer.press('retention.preview')).words).not.toContain('Messages that the Secretariat has not');
  const after = await clear();
  expect(WAIT.filter((words) => after.includes(words))).toEqual([]);
  expect(await w.request(request)).toMatchObject({ state: 'decided', summary: '[…]' });
  const minutes = await w.officer.press('minutes.show', m);
  expect(minutes.words).toContain('texts and names of people were removed from these minutes');
  const url = /http[^"]*minutes\.txt/.exec(JSON.stringify(minutes.card))?.[0] ?? '';
  const paper = await (await fetch(url)).text();
  expect(paper).toContain('texts and names of people were removed from these minutes');
  for (const { name } of w.everyone) expect(paper).not.toContain(name);
  expect(await w.store.verifyAudit(UNA)).toMatchObject({ ok: true });
});

it('keeps of a request the decision alone: a meeting without consensus, a withdrawal and the link are none', async () => {
  const w = await world();
  const [first, second] = await planTwo(w);
  const label = { classification: 'strictlyConfidential', documentUrl: `https://un.example/${SECRET}-paper` };
  const { request, item } = await refer(w, 'UNFPA', label);
  const withdrawn = await w.open({ documentUrl: `https://un.example/${SECRET}-other` });
  await w.officer.press('endorsement.withdraw', withdrawn, { reason: `${SECRET} was the wrong paper.` });
  await begin(w, first, 'UNHCR, UNFPA');
  await w.officer.press('decision.put', item, { text: `${SECRET} question?` });
  await w.officer.press('decision.record', item, { outcome: 'noConsensus', text: `No ${SECRET} yet.`, then: 'carry' });
  await w.officer.press('meeting.end', first, { confirm: 'yes' });
  const { startsAt } = (await w.records<{ startsAt: string }>('meetings', second))[0] ?? { startsAt: '' };
  await w.to(startsAt);
  await w.officer.press('meeting.begin', second);
  await w.officer.press('meeting.present', second, { entities: 'UNHCR, UNFPA' });
  await w.officer.press('decision.put', item, { text: 'Shall it go?' });
  await w.focalPoint('UNFPA').press('decision.withdrawObjection', item, {});
  await w.officer.press('decision.record', item, { outcome: 'consensus', text: 'It goes as it is.' });
  await w.officer.press('meeting.end', second, { confirm: 'yes' });
  await w.advance('P3D');
  const { earlierOutcomes } = (await w.request(request)) as unknown as { earlierOutcomes: object[] };
  expect(JSON.stringify(earlierOutcomes)).toContain('Paragraph 12 is too narrow.');
  const apply = async (retention: string): Promise<void> => {
    await w.officer.press('settings.set', null, { retention });
    await w.officer.press('retention.apply');
    await w.settle();
  };
  const stored = async (): Promise<string> =>
    JSON.stringify([await w.records('endorsements'), await w.records('agenda')]);

  await apply('endorsements: 1d; meetings: 1d');
  const after = await stored();
  for (const gone of [SECRET, 'A wider paragraph.']) expect(after).not.toContain(gone);
  expect(JSON.stringify(await w.records('endorsements'))).not.toContain('Paragraph 12 is too narrow.');
  // References stay.
  expect((await w.records('agenda', item))[0]).toMatchObject({ source: request });
  expect(after).toContain('It goes as it is.');
  expect(await w.request(request)).toMatchObject({ state: 'decided', documentUrl: '', documentVersion: '1' });
  expect(await w.request(withdrawn)).toMatchObject({
    state: 'withdrawn',
    outcome: { state: 'withdrawn', reason: '[…]' },
  });
  // The register's line keeps its link until decisions have a period.
  const lines = () => w.records<{ number: string; documentUrl: string }>('register');
  expect((await lines()).some(({ documentUrl }) => documentUrl.includes(SECRET))).toBe(true);
  for (const verb of ['endorsement.show', 'agenda.show'])
    expect(await w.officer.press(verb, verb === 'agenda.show' ? item : request), verb).toMatchObject({ ok: true });
  expect((await w.officer.press('endorsement.show', request)).words).not.toContain('Open the document');

  const numbers = (await lines()).map(({ number }) => number);
  await apply('decisions: 1d');
  expect(JSON.stringify(await lines())).not.toContain(SECRET);
  expect((await lines()).map(({ number }) => number)).toEqual(numbers);
  expect(await stored()).not.toContain('It goes as it is.');
  expect(await w.officer.press('register.show', null, { number: numbers[0] })).toMatchObject({ ok: true });
  expect(await w.store.verifyAudit(UNA)).toMatchObject({ ok: true });
});

/** A request with objections of every kind, which a meeting decided; each text is a word of its own. */
async function debated(w: World): Promise<void> {
  const m = (await planTwo(w))[0];
  const e = await w.open({ classification: 'strictlyConfidential', summary: 'OfficeSummary' });
  const say = (who: Somebody, verb: string, inputs: Record<string, string>) =>
    who.press(`endorsement.${verb}`, e, inputs).then((answer) => expect(answer).toMatchObject({ ok: true }));
  const [unhcr, unicef, unfpa] = [w.focalPoint('UNHCR'), w.focalPoint('UNICEF'), w.focalPoint('UNFPA')];
  await say(unhcr, 'object', { text: 'ZebraFirst', wouldSatisfy: 'ZebraWish' });
  await say(unhcr, 'object', { text: 'ZebraSecond' });
  await say(w.alternate('UNHCR'), 'object', { text: 'ZebraAlternate' });
  await say(unicef, 'object', { text: 'ZebraGone', requestDiscussion: 'yes' });
  await say(unicef, 'withdrawObjection', { reason: 'ZebraReason' });
  await say(unfpa, 'requestDiscussion', { text: 'ZebraDiscuss' });
  await say(unhcr, 'requestDiscussion', { text: 'ZebraRequest' });
  const { agendaItem: a = '' } = await w.request(e);
  await begin(w, m, 'UNHCR, UNICEF');
  await w.officer.press('decision.put', a, { text: 'OfficeQuestion' });
  await unicef.press('decision.object', a, { text: 'ZebraRoom' });
  await unicef.press('decision.object', a, { text: 'ZebraAgain' });
  for (const who of [unhcr, unicef]) await who.press('decision.withdrawObjection', a, { text: 'ZebraLifted' });
  await w.officer.press('decision.record', a, { outcome: 'consensus', text: 'OfficeDecided' });
  await w.officer.press('meeting.end', m, { confirm: 'yes' });
  await w.officer.press('minutes.draft', m);
  await w.officer.press('minutes.issue', m);
  await w.advance('P9D');
  await w.settle();
}
const wordsIn = async (w: World, kinds: readonly string[]): Promise<string[]> => {
  const all = JSON.stringify(await Promise.all(kinds.map((kind) => w.records(kind))));
  return [...new Set(all.match(/(?:Zebra|Office)[A-Z][a-z]+/g))].sort();
};
const HOLD_WORDS = ['endorsements', 'agenda', 'meetings', 'register'];

it('no copy of what entities said stays anywhere: not in outcomes, sittings or lines', async () => {
  const w = await world();
  await debated(w);
  expect(await wordsIn(w, HOLD_WORDS)).toHaveLength(14);
  const apply = async (retention: string): Promise<void> => {
    expect(await w.officer.press('settings.set', null, { retention })).toMatchObject({ ok: true });
    await w.officer.press('retention.apply');
    await w.settle();
  };
  await apply('endorsements: 1d');
  expect(await wordsIn(w, ['endorsements'])).toEqual(['OfficeDecided']);
  await apply('endorsements: 1d; meetings: 1d');
  expect(await wordsIn(w, ['endorsements', 'agenda'])).toEqual(['OfficeDecided', 'OfficeQuestion']);
  await apply('endorsements: 1d; meetings: 1d; minutes: 1d; decisions: 1d');
  expect(await wordsIn(w, HOLD_WORDS)).toEqual([]);
  expect(JSON.stringify(await w.store.deliveries(UNA))).not.toMatch(/Zebra[A-Z]/);
  expect(await w.store.verifyAudit(UNA)).toMatchObject({ ok: true });
});

it('no copy of what somebody said stays when they are erased, and what others said does', async () => {
  const w = await world();
  await debated(w);
  await w.officer.press('person.erase', null, { email: 'fp@unhcr.example' });
  await w.officer.press('person.erase', null, { email: 'fp@unicef.example' });
  await w.settle();
  const left = ['OfficeDecided', 'OfficeQuestion', 'OfficeSummary', 'ZebraAlternate', 'ZebraDiscuss'];
  expect(await wordsIn(w, HOLD_WORDS)).toEqual(left);
});

it('what is said in a document after its texts were removed goes as well, at the next press or by itself', async () => {
  const w = await world();
  const { e } = await ended(w);
  await w.officer.press('settings.set', null, { retention: 'endorsements: 1d' });
  await w.officer.press('retention.apply');
  await w.settle();
  await w.advance('PT20M');
  const late = async (text: string): Promise<void> => {
    const answer = await w.focalPoint('UNICEF').press('endorsement.object', e, { text });
    expect(answer).toMatchObject({ code: 'closed' });
    expect(JSON.stringify(await w.request(e))).toContain(text);
  };
  await late(`${SECRET} said late`);
  expect((await w.officer.press('retention.preview')).words).toMatch(/Requests for endorsement[^]*1d[^]*1/);
  expect((await w.officer.press('retention.apply')).message).toContain('1 thing');
  await w.settle();
  expect(JSON.stringify(await w.request(e))).not.toContain(`${SECRET} said`);
  expect((await w.officer.press('retention.preview')).words).toContain('Nothing is over');

  await late(`${SECRET} said later still`);
  await w.advance('P30D');
  // The Secretariat was told first, once.
  expect(await w.officer.messages('retentionSoon')).toHaveLength(1);
  expect(JSON.stringify(await w.request(e))).not.toContain(`${SECRET} said`);
  expect(await w.store.verifyAudit(UNA)).toMatchObject({ ok: true });
});

it('a second press removes what is over since, also when it is as much as before; a double press is one', async () => {
  const w = await world();
  const { e, c } = await ended(w);
  await w.advance('P40D');
  const apply = async (): Promise<void> =>
    expect((await w.officer.press('retention.apply')).message).toContain('1 thing');
  const applied = async (): Promise<number> =>
    (await w.store.audit(UNA)).filter(({ verb, outcome }) => verb === 'retention.apply' && outcome === 'accepted')
      .length;
  await w.officer.press('settings.set', null, { retention: 'endorsements: 1d' });
  await apply();
  await w.settle();
  // Another document, within the same ten minutes.
  await w.officer.press('settings.set', null, { retention: 'correspondence: 1d' });
  await apply();
  await w.settle();
  expect(JSON.stringify(await w.records('correspondence', c))).not.toContain(SECRET);
  // The same document, in which more was said.
  await w.officer.press('settings.set', null, { retention: 'endorsements: 1d' });
  for (const text of [`${SECRET} said late`, `${SECRET} said later still`]) {
    await w.focalPoint('UNICEF').press('endorsement.object', e, { text });
    expect(JSON.stringify(await w.request(e))).toContain(text);
    await apply();
    await w.settle();
    expect(JSON.stringify(await w.request(e))).not.toContain(text);
  }
  expect(await applied()).toBe(4);

  const text = `${SECRET} once more`;
  await w.focalPoint('UNICEF').press('endorsement.object', e, { text });
  await Promise.all([apply(), apply()]);
  await w.settle();
  expect(await applied()).toBe(5);
  expect(JSON.stringify(await w.request(e))).not.toContain(text);
});

it('its preview goes through each kind of document once, for what goes and for what is kept', async () => {
  const w = await world();
  await ended(w);
  await w.officer.press('settings.set', null, { retention: 'endorsements: 1d; meetings: 1d' });
  await w.settle();
  const looked = vi.spyOn(w.store, 'latest');
  await w.officer.press('retention.preview');
  const kinds = looked.mock.calls.map(([, kind]) => kind);
  looked.mockRestore();
  expect(kinds.filter((kind) => kind === 'endorsements')).toHaveLength(1);
});

it('says the period in the reader’s words', async () => {
  const w = await world();
  await w.officer.press('settings.set', null, { retention: 'correspondence: 10d' });
  await w.officer.press('language.set', null, { language: 'fr' });
  const { words } = await w.officer.press('retention.preview', null, {});
  expect(words).toMatch(/Correspondance[^]*10\s?jours/);
  expect(words).not.toContain('10d');
});

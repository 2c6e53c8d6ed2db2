/**
 * The whole life of a request [ToR 3.b.iv; domain.md 3] with one entity by mail, one in Slack, one in Teams, and one whose
 * Slack refuses what is sent there, so that it comes by mail: one position each, and every card true.
 */
import { expect, it } from 'vitest';
import { everyWay } from '../support/everyWay.ts';
import type { ReceivedMail } from '../support/mail/relay.ts';
import { pageIn } from '../support/mail/world.ts';
import { pageBrowser, type PageBrowser } from '../support/pageBrowser.ts';
import { soon } from '../support/slack/world.ts';
import { wordsOf } from '../support/teams/people.ts';
import { recordOf } from '../support/records.ts';

const MAILED = 'fp@unhcr.example';
const SLACK = 'fp@unicef.example';
const TEAMS = 'fp@unfpa.example';
const FALLEN = 'fp@wfp.example';
const ENTITIES = ['UNHCR', 'UNICEF', 'UNFPA', 'WFP'];

it('is opened, spoken on by page, by Slack and by Teams, broken, taken up again and closed, wherever people are', async () => {
  const { w, inSlack, inTeams, mailsTo } = await everyWay({ entities: ENTITIES, alone: ENTITIES });
  const [unicef, wfp, unfpa] = [inSlack(SLACK), inSlack(FALLEN), inTeams('unfpa', TEAMS)];
  // Both are known in Slack, and one of them is switched off there later.
  for (const person of [unicef, wfp]) await person.openHome();
  await unfpa.install();
  wfp.user.deleted = true;

  /** Cards are edited every few seconds at most. */
  const edited = (): Promise<void> => w.advance('PT1M');
  const e = await w.open({ title: 'Framework of Cooperation' });
  const asked = () => unfpa.posts().find((post) => wordsOf(post).includes('Framework of Cooperation'))!;
  const inTeamsChat = (): string => unfpa.posts().map(wordsOf).join('\n');
  const requestMail = (email: string): ReceivedMail =>
    mailsTo(email).find(({ headers }) => headers['subject'] === `${e}: Framework of Cooperation`)!;

  // Each is asked once, by the way there is to them.
  const ways = async (): Promise<unknown> =>
    Object.fromEntries(
      (await w.records<{ entity?: string; platform: string; card: string; state: string }>('deliveries', e))
        .filter(({ card, entity }) => card === 'request' && entity !== undefined)
        .map(({ entity, platform, state }) => [entity, `${platform} ${state}`]),
    );
  expect(await ways()).toEqual({
    ...{ UNHCR: 'mail sent', WFP: 'mail sent' },
    ...{ UNICEF: 'slack sent', UNFPA: 'teams sent' },
  });
  expect(unicef.chat()).toContain('Framework of Cooperation');
  expect(wfp.chat()).not.toContain('Framework of Cooperation');
  expect(mailsTo(SLACK).concat(mailsTo(TEAMS))).toEqual([]);
  expect(await w.request(e)).toMatchObject({ unreached: [], positions: [] });

  /** A browser on the page to which the mail's link leads. */
  const opened = async (email: string): Promise<PageBrowser> => {
    const browser = pageBrowser(w);
    await browser.open(pageIn(requestMail(email)));
    return browser;
  };
  /** Gives the code that came by mail. */
  const confirmed = async (browser: PageBrowser, email: string): Promise<string> => {
    const code = /\b\d{6}\b/.exec(mailsTo(email).at(-1)?.text ?? '')?.[0] ?? '';
    return (await browser.press('Confirm', { code })).text;
  };

  // By page: an objection, which every other card shows.
  const page = await opened(MAILED);
  // Nothing said is told before a code is sent.
  const nothing = (await page.press('Send the objection')).text;
  expect(mailsTo(MAILED).filter(({ text }) => /\b\d{6}\b/.test(text))).toEqual([]);
  // The fault is named by the label of the form that was sent; others on the card have a field of that name too.
  expect(nothing).toContain('What does your entity object to, and why?: Please fill this in.');
  expect(page.here().html).toMatch(/<title>[^<]*What does your entity object to/);
  await page.press('Send the objection', { 'i:text': 'Paragraph 4 omits boys.' });
  expect(await confirmed(page, MAILED)).toContain('Paragraph 4 omits boys.');
  await edited();
  for (const seen of [unicef.chat(), inTeamsChat()]) expect(seen).toContain('Paragraph 4 omits boys.');
  // Whoever has the link alone sees what the mail said.
  expect((await opened(FALLEN)).here().text).not.toContain('Paragraph 4 omits boys.');

  // By Teams and by Slack.
  await unfpa.press(asked(), 'Endorse');
  await unicef.press('Endorse');
  await soon(async () => expect((await w.request(e)).positions).toHaveLength(3));
  await edited();
  expect(wordsOf(asked())).toMatch(/UNFPA\s+endorses?/i);
  expect(unicef.chat()).toMatch(/UNICEF\s+endorses?/i);

  // Silence is reminded of by mail too, and ends by the page.
  await w.to('2026-12-01T16:00:00Z');
  expect(mailsTo(FALLEN).some(({ text }) => text.includes('counts as no objection'))).toBe(true);
  const other = await opened(FALLEN);
  await other.press('Abstain');
  expect(await confirmed(other, FALLEN)).toMatch(/WFP abstains/);

  // The pair breaks the silence, and everyone is told by name, where they are.
  await page.open(pageIn(requestMail(MAILED)));
  await page.press('Also request discussion');
  expect(await w.request(e)).toMatchObject({ state: 'referred' });
  await edited();
  expect(unicef.chat()).toMatch(/UNHCR[^]*Paragraph 4 omits boys\./);
  expect(inTeamsChat()).toMatch(/UNHCR[^]*Paragraph 4 omits boys\./);
  expect(mailsTo(FALLEN).at(-1)?.text).toMatch(/UNHCR[^]*Paragraph 4 omits boys\./);

  // Taken back by page: open again, and it ends with one number and one notice for each.
  await page.open(pageIn(requestMail(MAILED)));
  await page.press('Withdraw the objection');
  expect(await w.request(e)).toMatchObject({ state: 'open' });
  const { closesAt } = await w.request(e);
  await w.to(closesAt.replace('.000Z', '.001Z'));
  await w.advance('PT18H');
  const end = await w.request(e);
  expect(end).toMatchObject({
    ...{ state: 'endorsed', unreached: [] },
    outcome: { number: 'UNA/2026/1', endorsed: ['UNFPA', 'UNICEF'], abstained: ['WFP'] },
  });
  expect(await w.records('register')).toHaveLength(1);
  const notices = [unicef.chat(), inTeamsChat(), ...[MAILED, FALLEN].map((email) => mailsTo(email).at(-1)?.text ?? '')];
  for (const notice of notices) expect(notice).toContain('UNA/2026/1');
  expect((await page.open(pageIn(requestMail(MAILED)))).text).toContain('UNA/2026/1');
  expect(wordsOf(asked())).toContain('UNA/2026/1');

  // One entity had one position at a time, by its own way; and the record says who was reached by which.
  const positions = end.positions.map(({ entity, position, platform }) => [entity, position, platform]);
  expect(positions).toEqual([
    ['UNHCR', 'object', 'mail'],
    ['UNFPA', 'endorse', 'teams'],
    ['UNICEF', 'endorse', 'slack'],
    ['WFP', 'abstain', 'mail'],
    ['UNHCR', 'requestDiscussion', 'mail'],
    ['UNHCR', 'withdrawObjection', 'mail'],
  ]);
  const record = await recordOf(w, e);
  expect(record).toMatch(/UNHCR objection Focal point of UNHCR [^]*? 1 by e-mail link/);
  expect(record).toMatch(/UNFPA reached [^)]*? Focal point of UNFPA, Microsoft Teams/);
  expect(record).toMatch(/UNICEF reached [^)]*? Focal point of UNICEF, Slack/);
  for (const [entity, address] of [
    ['UNHCR', MAILED],
    ['WFP', FALLEN],
  ])
    expect(record).toMatch(
      new RegExp(`${entity} reached [^)]*? Focal point of ${entity}, e-mail by e-mail to ${address}; handed`),
    );
  // It asked for a discussion without a word of its own.
  expect(record).not.toContain('“”');
});

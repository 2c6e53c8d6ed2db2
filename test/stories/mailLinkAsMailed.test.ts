/**
 * A mail's link that was passed on, opened without a code: the page is that of the moment at which the mail came, whatever its
 * own entity or any other has done since. By what is shown or missing nothing is told.
 */
import { expect, it } from 'vitest';
import { begin, item, plan, propose } from '../support/meetings.ts';
import { CHAIR, configure, terms } from '../support/committee.ts';
import { mailWorld, pageIn, type MailWorld } from '../support/mail/world.ts';
import { pageBrowser } from '../support/pageBrowser.ts';
import type { Reply } from '../support/world.ts';

const FP = 'fp@unhcr.example';
const ok = async (reply: Promise<Reply>): Promise<string> => {
  const { ok: isDone, target = '', message } = await reply;
  expect(isDone, message).toBe(true);
  return target;
};

/** What whoever has the link sees: words, and the buttons and fields of each form. */
async function pageOf({ w }: Pick<MailWorld, 'w'>, link: string) {
  const b = pageBrowser(w);
  const { status, text } = await b.open(link);
  const forms = b.forms().map(({ fields }) => [...fields].filter(([name]) => name === 'verb' || name.startsWith('i:')));
  return { status, text, forms };
}

/** Opens the page of each of these mails that has come since the last time, and keeps what it shows. */
function watching(office: MailWorld, mails = () => office.mailsTo(FP)) {
  const pages = new Map<string, { readonly subject: string; readonly page: unknown }>();
  let nth = 0;
  return {
    async look() {
      await office.w.settle();
      await office.w.advance('PT2M');
      for (const mail of mails().slice(nth)) {
        nth += 1;
        const link = pageIn(mail);
        if (link !== '') pages.set(link, { subject: `${mail.headers['subject']}`, page: await pageOf(office, link) });
      }
    },
    async same() {
      for (const [link, { subject, page }] of pages) {
        expect(await pageOf(office, link), subject).toEqual(page);
        expect(page).toMatchObject({
          status: 200,
          text: expect.stringContaining('This is what the mail said') as string,
        });
        await office.w.advance('PT1M');
      }
      pages.clear();
    },
  };
}

it('is the same before and after anybody acts, for every kind of card that is mailed', async () => {
  const office = await mailWorld({ people: [CHAIR] });
  const { w } = office;
  const { look, same } = watching(office);
  const [unhcr, unicef] = [w.focalPoint('UNHCR'), w.focalPoint('UNICEF')];

  const requests = [
    await w.open({ title: 'Ordinary' }),
    await w.open({ title: 'Planted-confidential', classification: 'confidential' }),
    await w.open({ title: 'Planted-secret', classification: 'strictlyConfidential' }),
    await w.open({ title: 'Withdrawn' }),
  ];
  const call = await ok(
    w.officer.press('input.open', null, { title: 'Report', questions: 'What?\nElse?', dueOn: '2026-12-02' }),
  );
  const circular = await ok(
    w.officer.press('correspondence.send', null, { subject: 'Circular', text: 'Words.', acknowledge: 'yes' }),
  );
  const urgent = await ok(
    unicef.press('correspondence.urgent', null, { subject: 'Attack reported', text: 'Keep away.' }),
  );
  const m = await plan(w);
  const a = await propose(w, 'Work plan');
  await configure(w);
  await look();

  for (const e of requests.slice(0, 3)) await ok(unhcr.press('endorsement.object', e, { text: 'Planted-objection.' }));
  await ok(unicef.press('endorsement.endorse', requests[0]));
  await ok(w.officer.press('endorsement.withdraw', requests[3], { reason: 'Planted-reason.' }));
  await ok(w.officer.press('endorsement.extend', requests[0], { closesOn: '2026-12-09', reason: 'Time.' }));
  await ok(unhcr.press('input.answer', call, { answers: { 1: 'Planted-answer.', 2: 'More.' } }));
  await unhcr.press('correspondence.acknowledge', circular);
  await unhcr.press('correspondence.acknowledge', urgent);
  await ok(unhcr.press('meeting.reply', m, { answer: 'regrets' }));
  await look();

  // The links live for fourteen days.
  await same();
  await begin(w, m);
  await ok(
    w.officer.press('decision.record', a, {
      outcome: 'noted',
      text: 'Noted.',
      actions: 'UNHCR: send it by 2026-12-15',
    }),
  );
  await w.to('2026-12-14T15:00:00Z');
  await look();
  await ok(unhcr.press('action.done', a, { n: '1' }));
  expect((await item(w, a)).actions).toMatchObject([{ done: {} }]);
  await look();

  const sent = (await w.records<{ card: string; to: string; platform?: string }>('deliveries')).filter(
    ({ to, platform }) => to === unhcr.id && platform === 'mail',
  );
  const kinds = [...new Set(sent.map(({ card }) => card))].sort();
  expect(kinds).toEqual(
    expect.arrayContaining([
      ...['request', 'extended', 'objectionAlone', 'outcome', 'withdrawnNotice', 'inputCall', 'circular'],
      ...['meetingInvitation', 'itemAnswered', 'actionDue', 'rmcIncoming'],
    ]),
  );
  await same();
}, 60_000);

it('is so for what is told of people, terms, moved meetings and broken silence, too', async () => {
  const office = await mailWorld({ people: [CHAIR] });
  const { w, relay } = office;
  const { look, same } = watching(office, () => relay.mails);
  const [unhcr, unicef] = [w.focalPoint('UNHCR'), w.focalPoint('UNICEF')];
  const alternate = { email: 'new@unhcr.example', name: 'Newly Come', entity: 'UNHCR', role: 'alternate' };

  await configure(w);
  const of = (entity: string, all: Awaited<ReturnType<typeof terms>>): string =>
    all.find((one) => one.entity === entity)?.target ?? '';
  const all = await terms(w);
  await ok(unicef.press('rmc.swap', of('UNICEF', all), { with: of('UNHCR', all) }));
  const e = await w.open({ title: 'Referred' });
  const m = await plan(w);
  await look();
  await ok(unicef.press('correspondence.urgent', null, { subject: 'Attack reported', text: 'Keep away.' }));
  await ok(w.officer.press('meeting.move', m, { startsAt: '2026-12-15T11:00', reason: 'Room.' }));
  await ok(w.officer.press('roll.set', null, alternate));
  await ok(unicef.press('endorsement.object', e, { text: 'Objection.', requestDiscussion: 'yes' }));
  await look();

  await ok(unhcr.press('rmc.swapAccept', of('UNHCR', all)));
  await unhcr.press('correspondence.acknowledge', 'C-1');
  await ok(unhcr.press('meeting.reply', m, { answer: 'regrets' }));
  await ok(w.officer.press('meeting.move', m, { startsAt: '2026-12-16T11:00', reason: 'Planted-reason.' }));
  await ok(unhcr.press('endorsement.object', e, { text: 'Planted-objection.', requestDiscussion: 'yes' }));
  await ok(w.officer.press('roll.set', null, { email: 'fp@unicef.example', name: 'Planted Name' }));
  const sent = (await w.records<{ card: string; platform?: string }>('deliveries')).filter(
    ({ platform }) => platform === 'mail',
  );
  expect([...new Set(sent.map(({ card }) => card))].sort()).toEqual(
    expect.arrayContaining(['welcome', 'rmcSwapAsked', 'circular', 'meetingMoved', 'referred']),
  );
  const referred = relay.mails.find(({ text }) => text.includes('UNICEF objects and requests discussion'));
  const { text } = await pageOf(office, referred ? pageIn(referred) : '');
  for (const part of [e, 'Referred', 'UNICEF objects and requests discussion', 'Objection.'])
    expect(text).toContain(part);
  expect(text).not.toContain('Planted');
  await same();
}, 60_000);

/** Slack lets Concord in no more: whom it is not known to have gets a mail within minutes, and whom it has after two hours. */
import { expect, it, onTestFinished } from 'vitest';
import { mailWords } from '../../src/app/platforms.ts';
import { openMail } from '../../src/platforms/mail/module.ts';
import { mailSettings, unread } from '../support/mail/office.ts';
import { startRelay } from '../support/mail/relay.ts';
import { TEAM } from '../support/slack/state.ts';
import { slackWorld } from '../support/slack/world.ts';

const KNOWN = 'fp@unhcr.example';
const UNKNOWN = 'fp@unicef.example';

it('goes by mail within ten minutes to whom Slack may not have, and after two hours to whom it has', async () => {
  const relay = await startRelay();
  onTestFinished(() => relay.stop());
  const {
    w,
    slack,
    in: on,
    arrive,
  } = await slackWorld([KNOWN], {
    platform: (local) => ({
      ...local,
      place: async (to) => ([KNOWN, UNKNOWN].includes(to.email) ? undefined : local.place(to)),
    }),
    modules: ({ store, now, troubles }) => [
      openMail({
        ...{ ...unread, now, troubles, words: mailWords, keyValues: store.keyValues },
        settings: mailSettings({ port: relay.port }),
      }),
    ],
  });
  const circular = (audience: string) =>
    w.officer.press('correspondence.send', null, { subject: 'Workshop', text: 'On Monday.', audience });
  const mailsTo = (email: string) => relay.mails.filter(({ to }) => to.includes(email)).length;
  await circular('UNHCR');
  await arrive();
  expect(on(KNOWN).messages()).toHaveLength(1);

  slack.revoke(TEAM.token);
  expect(await circular('UNHCR, UNICEF')).toMatchObject({ ok: true });
  await w.settle();
  await w.advance('PT9M');
  expect([mailsTo(UNKNOWN), mailsTo(KNOWN)]).toEqual([0, 0]);
  await w.advance('PT2M');
  expect([mailsTo(UNKNOWN), mailsTo(KNOWN)]).toEqual([1, 0]);
  await w.advance('PT1H45M');
  expect(mailsTo(KNOWN)).toBe(0);
  await w.advance('PT10M');
  expect([mailsTo(UNKNOWN), mailsTo(KNOWN)]).toEqual([1, 1]);
  slack.revoke(TEAM.token, false);
  await w.advance('PT10M');
  expect([mailsTo(UNKNOWN), mailsTo(KNOWN), on(KNOWN).messages().length]).toEqual([1, 1, 1]);
});

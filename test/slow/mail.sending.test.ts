/** A thousand mails at the relay's rate, and the program killed between the relay's taking a mail and the store's knowing it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { build } from '../../.config/build.mjs';
import { mailWords } from '../../src/app/platforms.ts';
import { instant, millis, personId, type Instant } from '../../src/core/ids.ts';
import { createTroubles } from '../../src/core/troubles.ts';
import { openMail } from '../../src/platforms/mail/module.ts';
import { sampleNetwork } from '../../src/sample/unAction.ts';
import { office } from '../delivery/dispatching.ts';
import { fakeDoor } from '../support/localDoor.ts';
import { keyValuesInMemory, mailSettings, unread } from '../support/mail/office.ts';
import { startRelay } from '../support/mail/relay.ts';
import { startProgram, wait, type Program } from '../support/program.ts';

test('a thousand mails keep the relay’s limits, arrive once each, and a connection is kept open', async () => {
  const relay = await startRelay();
  onTestFinished(() => relay.stop());
  const sentAt: number[] = [];
  let now = (): Instant => {
    throw new Error('not begun');
  };
  const rate = [
    { messages: 30, ms: 60_000 },
    { messages: 600, ms: 3_600_000 },
  ];
  const at = await office({
    platforms(clock) {
      now = clock;
      const troubles = createTroubles({ began: () => undefined, ended: () => undefined });
      const settings = mailSettings({ port: relay.port, rate });
      const { platform, serve } = openMail({
        ...{ ...unread, settings, now: clock, troubles, words: mailWords, keyValues: keyValuesInMemory() },
      });
      void serve(fakeDoor(), undefined as never);
      return [
        {
          ...platform,
          async send(...message) {
            const sent = await platform.send(...message);
            if (sent.ok) sentAt.push(millis(clock()));
            return sent;
          },
        },
      ];
    },
  });
  const began = millis(now());
  await at.queue(...Array.from({ length: 1_000 }, (_, i) => ({ id: `m-${i}`, to: personId(`p${i}`) })));
  await at.drain();
  expect(relay.mails).toHaveLength(1_000);
  expect(new Set(relay.mails.map(({ headers }) => headers['message-id'])).size).toBe(1_000);
  expect(new Set(relay.mails.flatMap(({ to }) => to)).size).toBe(1_000);
  for (const { messages, ms } of rate) {
    const crowded = sentAt.filter((one, i) => (sentAt[i + messages] ?? Infinity) - one < ms);
    expect(crowded).toEqual([]);
  }
  // 600 in the first hour, the others in the second: no slower than the limits ask for.
  expect((sentAt.at(-1) ?? 0) - began).toBeLessThan(90 * 60_000);
  expect(relay.connections()).toBeLessThanOrEqual(2);
  expect(new Set(Object.values(await at.states()))).toEqual(new Set(['sent']));
}, 240_000);

describe('killed between DATA and the write', () => {
  const folder = mkdtempSync(join(tmpdir(), 'concord-mail-kill-'));
  beforeAll(() => build(), 240_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('the next life sends the same mail to the letter, so that a mailbox shows it once', async () => {
    const relay = await startRelay();
    onTestFinished(() => relay.stop());
    const settings = {
      ...{ CONCORD_LOCAL: 'yes', CONCORD_SAMPLE: 'yes', MAIL_FROM: 'UN Action <concord@example.org>' },
      ...{ SMTP_URL: `smtp://127.0.0.1:${relay.port}`, MAIL_REPLY_TO: 'office@example.org', MAIL_RATE: '1000/second' },
      ...{ PUBLIC_URL: 'http://127.0.0.1:3978', CONCORD_SECRET: 'a secret of thirty-two characters' },
    };
    let program: Program = await startProgram(folder, settings);
    const people = (await program.call('GET', '/local/people?network=una')).body as readonly Person[];
    const officer = people.find(({ roles }) => roles.includes('secretariat'))?.id ?? '';
    const focal = people.find(({ roles }) => roles.includes('focalPoint'));
    const reader = focal?.id ?? '';
    // A colleague who is reached in a chat would change what the mail says of the entity's silence, and so its bytes.
    const { people: all } = sampleNetwork(instant('2026-11-24T14:00:00Z')).roll;
    const colleagues = Object.values(all).filter(({ id, entity }) => entity === focal?.entity && id !== reader);
    for (const { email } of colleagues)
      await program.call('POST', `/local/people/${officer}/act`, { verb: 'roll.remove', inputs: { email } });
    await program.call('POST', '/local/settle');
    await program.call('PUT', `/local/people/${reader}/blocked`, { blocked: true });
    // The mail is there, and its sender never hears of it.
    relay.answers = {
      cut: () => 'after',
      data() {
        program.signal('SIGKILL');
        return undefined;
      },
    };
    const inputs = { title: 'Framework', documentUrl: 'https://un.example/framework' };
    await program
      .call('POST', `/local/people/${officer}/act`, { verb: 'endorsement.open', inputs })
      .catch(() => undefined);
    await program.ended;
    expect(relay.mails).toHaveLength(1);
    relay.answers = {};
    program = await startProgram(folder, settings);
    onTestFinished(() => program.signal('SIGKILL'));
    for (let waited = 0; relay.mails.length < 2 && waited < 30_000; waited += 100) await wait(100);
    await program.call('POST', '/local/settle');
    const [first, ...again] = relay.mails.filter(({ to }) => to[0] === relay.mails[0]?.to[0]);
    expect(again.length).toBeGreaterThan(0);
    for (const mail of again) {
      expect(mail.headers['message-id']).toBe(first?.headers['message-id']);
      expect(mail.headers['date']).toBe(first?.headers['date']);
      expect(mail.raw).toBe(first?.raw);
    }
    // A mailbox that drops equal ids and dates shows one.
    const shown = new Set(
      relay.mails.map(({ headers, to }) => `${to.join()} ${headers['message-id']} ${headers['date']}`),
    );
    expect(shown.size).toBe(1);
  }, 120_000);
});

interface Person {
  readonly id: string;
  readonly entity?: string;
  readonly roles: readonly string[];
}

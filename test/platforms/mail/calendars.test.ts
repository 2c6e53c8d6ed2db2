/** The count of changes that each mailbox sees of a meeting (RFC 5546, 2.1.4): never lower, and higher where what it does turns. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instant, networkId, ref } from '../../../src/core/ids.ts';
import { createCalendars, type CalendarMail } from '../../../src/platforms/mail/calendars.ts';
import { createTags } from '../../../src/platforms/mail/tags.ts';
import { keyValuesInMemory } from '../../support/mail/office.ts';

const secret = 's'.repeat(32);
const BOX = { network: networkId('una'), meeting: ref('M-1'), address: 'amina@who.int' };
const mail = (over: Partial<CalendarMail>): CalendarMail => ({
  ...{ ...BOX, method: 'REQUEST', sequence: 0, delivery: 'd-1', made: instant('2026-12-01T10:00:00Z') },
  ...over,
});

test('whatever is sent in whatever order, the count never goes down', async () => {
  const step = fc.record({
    method: fc.constantFrom<CalendarMail['method'][]>('REQUEST', 'CANCEL'),
    raises: fc.nat(2),
    tries: fc.integer({ min: 1, max: 3 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const calendars = createCalendars({ secret, keyValues: keyValuesInMemory() });
      let [own, last] = [0, -1];
      let method: CalendarMail['method'] = 'CANCEL';
      for (const [nth, { raises, tries, ...one }] of steps.entries()) {
        own += raises;
        const sent = mail({
          ...one,
          sequence: own,
          delivery: `d-${nth}`,
          address: nth % 2 ? BOX.address : 'AMINA@who.int',
        });
        const counts = new Set<number>();
        for (let n = 0; n < tries; n += 1) {
          const ahead = await calendars.aheadFor(sent);
          // What is not there is not taken out.
          expect(ahead === undefined).toBe(one.method === 'CANCEL' && method === 'CANCEL' && n === 0);
          if (ahead === undefined) break;
          counts.add(own + ahead);
          await calendars.keep(sent, ahead);
        }
        if (counts.size === 0) continue;
        // All tries of a mail are the same.
        expect(counts.size).toBe(1);
        const [count = -1] = counts;
        if (last >= 0) expect(count).toBeGreaterThanOrEqual(one.method === method ? last : last + 1);
        expect(own + (await calendars.aheadIn(BOX))).toBe(count);
        [last, method] = [count, one.method];
      }
    }),
    { numRuns: 200 },
  );
});

test('each mailbox has its own count, nothing tells whose it is, and it is forgotten long after the meeting', async () => {
  const keyValues = keyValuesInMemory();
  const calendars = createCalendars({ secret, keyValues });
  await calendars.keep(mail({}), 0);
  expect(await calendars.aheadFor(mail({ method: 'CANCEL' }))).toBe(1);
  expect(await calendars.aheadFor(mail({ method: 'CANCEL', address: 'other@who.int' }))).toBeUndefined();
  expect(JSON.stringify(await keyValues.list('mail.calendars'))).not.toMatch(/amina|M-1/);
  await calendars.forget(instant('2027-06-01T00:00:00Z'));
  expect(await keyValues.list('mail.calendars')).toHaveLength(1);
  await calendars.forget(instant('2028-06-01T00:00:00Z'));
  expect(await keyValues.list('mail.calendars')).toEqual([]);
});

test('of invitations of earlier versions it is known that they went, and no more', async () => {
  const keyValues = keyValuesInMemory();
  const tags = createTags({ secret, keyValues });
  const to = { network: BOX.network, person: 'una-1' as never, meeting: BOX.meeting };
  expect(await tags.invitedBefore(to)).toBe(false);
  await tags.invite(to, instant('2026-12-01T10:00:00Z'));
  expect(await tags.invitedBefore(to)).toBe(false);
  const [kept] = await keyValues.list('mail.invitations');
  const earlier = (JSON.parse(kept?.value ?? '[]') as unknown[]).slice(0, 4);
  await keyValues.put('mail.invitations', kept?.key ?? '', JSON.stringify(earlier));
  expect(await tags.invitedBefore(to)).toBe(true);
});

test('at another address of the person it stands above the cancellation at the former one, in whatever order both go', async () => {
  const former = 'a.diallo@who.int';
  const step = fc.record({ sequence: fc.nat(4), moved: fc.nat(3), isBefore: fc.boolean(), kept: fc.nat(3) });
  await fc.assert(
    fc.asyncProperty(step, async ({ sequence, moved, isBefore, kept }) => {
      const calendars = createCalendars({ secret, keyValues: keyValuesInMemory() });
      await calendars.keep(mail({ address: former, sequence }), kept);
      const own = sequence + moved;
      const counts: Record<string, number> = {};
      const send = async (one: CalendarMail) => {
        const ahead = (await calendars.aheadFor(one))!;
        await calendars.keep(one, ahead);
        counts[one.method] = own + ahead;
      };
      const gone = mail({ method: 'CANCEL', address: former, sequence: own, delivery: 'd-2' });
      const comes = mail({ sequence: own, delivery: 'd-3', formerly: [former, BOX.address] });
      for (const one of isBefore ? [comes, gone] : [gone, comes]) await send(one);
      expect(counts['REQUEST']).toBeGreaterThan(counts['CANCEL'] ?? Infinity);
    }),
  );
});

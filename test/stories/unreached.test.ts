/** Silence is consent only for an entity that was reached (domain.md 3). */
import { describe, expect, it } from 'vitest';
import type { Platform, Sent } from '../../src/platforms/platform.ts';
import { world, type Options, type World } from '../support/world.ts';

const JUST_AFTER = '2026-12-02T22:00:00.001Z';

/** A request to UNHCR and UNICEF, with the people of UNHCR blocking the bot. */
async function withUnhcrBlocked(options: Options = {}): Promise<World> {
  const w = await world({ entities: ['UNHCR', 'UNICEF'], ...options });
  await w.focalPoint('UNHCR').block();
  await w.alternate('UNHCR').block();
  return w;
}

/** Sending to these people fails as it says. */
const failing =
  (to: readonly string[], failure: Extract<Sent, { ok: false }>['failure']) =>
  (local: Platform): Platform => ({
    ...local,
    send: async (person, message) => (to.includes(person.email) ? { ok: false, failure } : local.send(person, message)),
  });

describe('an entity is not reached, and the Secretariat is shown it from the moment it is known', () => {
  it('when nobody represents it: at once', async () => {
    const w = await world({ entities: ['UNICEF'], empty: ['UNHCR'] });
    const e = await w.open();
    expect((await w.request(e)).unreached).toEqual(['UNHCR']);
    const told = await w.officer.last('unreached');
    expect(told.at).toBe(await w.now());
    expect(told.words).toMatch(/UNHCR\shas no focal point or alternate on the roll/);
    expect((await w.officer.last('request')).words).toContain('1 entity has not been reached');
  });

  it('when all its people have blocked the bot', async () => {
    const w = await withUnhcrBlocked();
    const e = await w.open();
    expect((await w.request(e)).unreached).toEqual(['UNHCR']);
    expect((await w.coordinator.last('unreached')).words).toMatch(/UNHCR\shas blocked or removed Concord/);
  });

  it('when every delivery to it failed for good', async () => {
    const w = await world({
      entities: ['UNHCR', 'UNICEF'],
      alone: ['UNHCR'],
      platform: failing(['fp@unhcr.example'], { kind: 'later', reason: 'unavailable' }),
    });
    const e = await w.open();
    expect((await w.request(e)).unreached).toEqual([]);
    await w.advance('PT6H');
    expect((await w.request(e)).unreached).toEqual(['UNHCR']);
    expect((await w.officer.last('unreached')).words).toMatch(/UNHCR\sdelivery failed too often and was given up/);
  });

  it('not yet, and is not silent either, while no way has taken anything', async () => {
    const w = await world({
      entities: ['UNFPA', 'UNHCR', 'UNICEF'],
      alone: ['UNHCR'],
      platform: failing(['fp@unhcr.example'], { kind: 'later', reason: 'unavailable' }),
    });
    const e = await w.open();
    await w.advance('PT10S');
    // Nobody has spoken: the card says the same of each.
    const first = await w.focalPoint('UNICEF').last('request');
    expect(first.words).toMatch(/none yet; 3 entities are asked/);
    expect(first.words).toMatch(/UNHCR\sNo answer yet/);
    await w.focalPoint('UNICEF').press('endorsement.endorse', e);
    await w.advance('PT10S');
    for (const who of [w.officer, w.focalPoint('UNICEF')]) {
      const { words } = await who.last('request');
      expect(words).toContain('endorsing: 1 · objecting: 0 · abstaining: 0 · silent: 1');
      expect(words).toMatch(/Not reached yet\s1 entity/);
      expect(words).toMatch(/UNHCR\sNot reached yet/);
      expect(words).toMatch(/UNFPA\sSilent/);
    }
    expect((await w.request(e)).unreached).toEqual([]);
  });

  it('not while a message to one of them is still to come', async () => {
    const w = await world({ entities: ['UNHCR', 'UNICEF'] });
    await w.officer.press('roll.set', null, { email: 'alt@unhcr.example', zone: 'Asia/Bangkok' });
    await w.focalPoint('UNHCR').block();
    await w.alternate('UNHCR').block();
    const e = await w.open(); // 21:00 in Bangkok
    expect((await w.request(e)).unreached).toEqual([]);
    await w.to('2026-11-25T01:00:00Z');
    expect((await w.request(e)).unreached).toEqual(['UNHCR']);
  });

  it('when its last representative leaves before anything came to them', async () => {
    const w = await world({ entities: ['ESCAP', 'UNICEF'], alone: ['ESCAP'] });
    const e = await w.open(); // 21:00 in Bangkok: quiet hours
    await w.officer.press('roll.remove', null, { email: 'fp@escap.example' });
    expect((await w.request(e)).unreached).toEqual(['ESCAP']);
    expect(await w.officer.messages('unreached')).toHaveLength(1);
  });

  it('when its last representative goes over to another entity', async () => {
    const w = await world({ entities: ['ESCAP', 'UNICEF'], alone: ['ESCAP'] });
    const e = await w.open();
    await w.officer.press('roll.set', null, { email: 'fp@escap.example', entity: 'UNICEF', role: 'alternate' });
    expect((await w.request(e)).unreached).toEqual(['ESCAP']);
  });

  it('when one of its people blocked the bot and the other left with the message still to come', async () => {
    const w = await world({ entities: ['ESCAP', 'UNICEF'], now: '2026-11-24T14:00:00Z' });
    await w.focalPoint('ESCAP').block();
    const e = await w.open();
    await w.to('2026-11-24T15:00:00Z');
    await w.officer.press('roll.remove', null, { email: 'alt@escap.example' });
    await w.to('2026-11-25T02:00:00Z');
    expect((await w.request(e)).unreached).toEqual(['ESCAP']);
  });
});

describe('an entity is reached', () => {
  it('when one of its people was', async () => {
    const w = await world({ entities: ['UNHCR', 'UNICEF'] });
    await w.focalPoint('UNHCR').block();
    const e = await w.open();
    expect((await w.request(e)).unreached).toEqual([]);
    await w.to(JUST_AFTER);
    expect((await w.request(e)).outcome).toMatchObject({ state: 'endorsed', silent: ['UNHCR', 'UNICEF'] });
  });

  it('when it speaks, whatever the deliveries say', async () => {
    const w = await withUnhcrBlocked();
    const e = await w.open();
    await w.focalPoint('UNHCR').press('endorsement.comment', e, { text: 'Found it in the console.' });
    expect((await w.request(e)).unreached).toEqual([]);
    await w.to(JUST_AFTER);
    expect((await w.request(e)).outcome?.silent).toContain('UNHCR');
  });

  it('when its people take the block back: what waits for them comes, once', async () => {
    const w = await withUnhcrBlocked();
    const e = await w.open();
    const unhcr = w.focalPoint('UNHCR');
    expect(await unhcr.messages()).toEqual([]);
    await w.advance('P1D');
    await unhcr.block(false);
    expect((await unhcr.messages()).map((m) => m.kind)).toEqual(['request']);
    expect((await w.request(e)).unreached).toEqual([]);
    await w.to(JUST_AFTER);
    expect((await w.request(e)).outcome?.state).toBe('endorsed');
  });

  it('within the instant at which it is known not to be', async () => {
    const w = await world({ entities: ['UNHCR'], alone: ['UNHCR'] });
    await w.focalPoint('UNHCR').block();
    const e = await w.open();
    expect((await w.request(e)).unreached).toEqual(['UNHCR']);
    await w.focalPoint('UNHCR').block(false);
    expect((await w.request(e)).unreached).toEqual([]);
  });

  it('when somebody new comes to it', async () => {
    const w = await world({ entities: ['UNICEF'], empty: ['UNHCR'] });
    const e = await w.open();
    await w.officer.press('roll.set', null, {
      email: 'a@unhcr.example',
      name: 'Amara',
      entity: 'UNHCR',
      role: 'focalPoint',
    });
    expect((await w.request(e)).unreached).toEqual([]);
    await w.advance('PT5S');
    expect((await w.officer.last('request')).words).not.toContain('not been reached');
  });

  it('blocked for the whole period and back on its last day, one gets the request and not a pile of reminders', async () => {
    const w = await world({ entities: ['UNICEF', 'UNFPA'] });
    await w.focalPoint('UNICEF').block();
    await w.open();
    await w.to('2026-12-02T15:00:00Z');
    await w.focalPoint('UNICEF').block(false);
    const kinds = (await w.focalPoint('UNICEF').messages()).map((m) => m.kind);
    expect(kinds.filter((kind) => kind === 'request')).toHaveLength(1);
    expect(kinds.filter((kind) => kind === 'reminder').length).toBeLessThanOrEqual(1);
  });
});

describe('at the closing instant, with an entity not reached and silent', () => {
  it('the request does not close by itself: the Secretariat is asked to extend or to close with a reason', async () => {
    const w = await withUnhcrBlocked();
    const e = await w.open();
    await w.to(JUST_AFTER);
    expect(await w.request(e)).toMatchObject({ state: 'open', awaitingSecretariat: true, unreached: ['UNHCR'] });
    for (const reader of [w.officer, w.coordinator]) {
      const asked = await reader.last('askDecision');
      expect(asked.verbs).toEqual(expect.arrayContaining(['endorsement.extend', 'endorsement.closeUnreached']));
      expect(asked.words).toContain('UNHCR');
    }
    await w.advance('P30D');
    expect((await w.request(e)).state).toBe('open');
    expect(await w.officer.messages('askDecision')).toHaveLength(1);
    expect(await w.focalPoint('UNICEF').messages('outcome')).toEqual([]);
  });

  it('late presses are told that the Secretariat is deciding, and are recorded as late', async () => {
    const w = await withUnhcrBlocked();
    const e = await w.open();
    await w.to(JUST_AFTER);
    const answer = await w.focalPoint('UNICEF').press('endorsement.endorse', e);
    expect(answer).toMatchObject({ ok: false, code: 'closed' });
    expect(answer.message).toContain('The Secretariat is deciding');
    expect((await w.request(e)).late).toHaveLength(1);
  });

  it('a position entered for it lets the request close by itself', async () => {
    const w = await withUnhcrBlocked();
    const e = await w.open();
    await w.officer.press('endorsement.enterFor', e, {
      entity: 'UNHCR',
      position: 'endorse',
      source: 'E-mail of 1 December.',
    });
    await w.to(JUST_AFTER);
    expect((await w.request(e)).outcome).toMatchObject({ state: 'endorsed', endorsed: ['UNHCR'], unreached: [] });
  });

  it('extending lets it run on, and it closes by itself once the entity is reached', async () => {
    const w = await withUnhcrBlocked();
    const e = await w.open();
    await w.to(JUST_AFTER);
    await w.officer.press('endorsement.extend', e, { closesOn: '2026-12-08', reason: 'UNHCR was not reached.' });
    expect(await w.request(e)).toMatchObject({
      state: 'open',
      awaitingSecretariat: false,
      closesAt: '2026-12-08T22:00:00.000Z',
    });
    await w.focalPoint('UNHCR').block(false);
    await w.to('2026-12-08T22:00:00.001Z');
    expect((await w.request(e)).outcome).toMatchObject({ state: 'endorsed', unreached: [] });
    expect((await w.officer.last('askDecision')).words).toContain('This is settled');
  });

  it('still not reached at the new closing instant, the Secretariat is asked again', async () => {
    const w = await withUnhcrBlocked();
    const e = await w.open();
    await w.to(JUST_AFTER);
    await w.officer.press('endorsement.extend', e, { closesOn: '2026-12-08', reason: 'UNHCR was not reached.' });
    await w.to('2026-12-08T22:00:00.001Z');
    expect(await w.request(e)).toMatchObject({ state: 'open', awaitingSecretariat: true });
    expect(await w.officer.messages('askDecision')).toHaveLength(2);
  });

  it('closing with a reason records it and names the entity, in the record and in the notice', async () => {
    const w = await withUnhcrBlocked();
    const e = await w.open();
    await w.to(JUST_AFTER);
    expect(await w.officer.press('endorsement.closeUnreached', e, {})).toMatchObject({
      code: 'invalid',
      fields: { reason: expect.any(String) as string },
    });
    const answer = await w.officer.press('endorsement.closeUnreached', e, { reason: 'UNHCR agreed by telephone.' });
    expect(answer.message).toContain('UNHCR');
    expect((await w.request(e)).outcome).toMatchObject({
      state: 'endorsed',
      by: w.officer.id,
      reason: 'UNHCR agreed by telephone.',
      unreached: ['UNHCR'],
      silent: ['UNICEF'],
      number: 'UNA/2026/1',
    });
    const notice = await w.focalPoint('UNICEF').last('outcome');
    expect(notice.words).toMatch(/Not reached \(1\)\sUNHCR/);
    expect(notice.words).toContain('UNHCR agreed by telephone.');
    expect((await w.records('register'))[0]).toMatchObject({ positions: { unreached: ['UNHCR'] } });
  });

  it('it cannot be closed so before its time, nor when everybody was reached', async () => {
    const w = await withUnhcrBlocked();
    const e = await w.open();
    const early = await w.officer.press('endorsement.closeUnreached', e, { reason: 'Now.' });
    expect(early).toMatchObject({ ok: false, code: 'conflict' });
    expect((await w.request(e)).state).toBe('open');
  });

  it('after a downtime over the whole period, those whose message never left are not taken as silent', async () => {
    const w = await world({ entities: ['UNICEF', 'ESCAP'] });
    const e = await w.open(); // Bangkok sleeps
    await w.jump('2026-12-10T15:00:00Z');
    expect(await w.request(e)).toMatchObject({ awaitingSecretariat: true, unreached: ['ESCAP'] });
    expect((await w.officer.last('askDecision')).words).toMatch(
      /ESCAP\sno delivery was confirmed before the closing time/,
    );
  });
});

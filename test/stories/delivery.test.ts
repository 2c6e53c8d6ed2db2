/** How a message comes to its recipients, and how its sender follows it: counted, tried again, and by other ways. */
import { describe, expect, it } from 'vitest';
import { entityId } from '../../src/core/ids.ts';
import type { PlatformModule } from '../../src/platforms/module.ts';
import type { Failure, Platform } from '../../src/platforms/platform.ts';
import { person } from '../support/builders.ts';
import { world, type World } from '../support/world.ts';

const MESSAGE = { subject: 'Regional workshop', text: 'It takes place on Monday in Nairobi.' };
const two = { entities: ['UNICEF', 'UNFPA'] };

interface Item {
  readonly progress: { readonly queued: number; readonly sent: number; readonly failed: number };
  readonly recipients: readonly { readonly person: string; readonly state: string; readonly reason?: string }[];
  readonly fallbacks: readonly { readonly entity: string; readonly to: readonly string[]; readonly reason: string }[];
}
const item = async (w: World, target = 'C-1'): Promise<Item> => (await w.records<Item>('correspondence', target))[0]!;
const send = (w: World, inputs: object = {}) => w.officer.press('correspondence.send', null, { ...MESSAGE, ...inputs });

/** One message a second, whoever it is for. */
const slow = (local: Platform): Platform => ({
  ...local,
  place: async () => ({ limits: [{ key: 'local', windows: [{ messages: 1, ms: 1_000 }] }] }),
});
/** Refuses who is named, as its platform would. */
const refusing =
  (failures: Readonly<Record<string, Failure>>) =>
  (local: Platform): Platform => ({
    ...local,
    send: async (to, message) => {
      const failure = message.kind === 'circular' ? failures[to.name] : undefined;
      return failure ? { ok: false, failure } : local.send(to, message);
    },
  });
/** A platform beside the local one, on which these people are known; what it took, and what it answers. */
function other(names: readonly string[], answer: () => Failure | undefined) {
  const took: string[] = [];
  const platform: Platform = {
    name: 'teams',
    place: async (to) => (names.includes(to.name) ? { limits: [] } : undefined),
    send: async (to, { kind }) => {
      const failure = answer();
      if (failure) return { ok: false, failure };
      took.push(`${to.name}: ${kind}`);
      return { ok: true, messageId: `m${took.length}` };
    },
    update: async () => ({ ok: true, messageId: 'm' }),
  };
  const served = { routers: [], stopAccepting: () => undefined, close: () => undefined };
  const module: PlatformModule = { platform, serve: async () => served };
  return { took, module };
}

describe('the sender’s card', () => {
  it('counts while the message goes out, with a bar, and says when it is done', async () => {
    const w = await world({ ...two, platform: slow });
    expect((await send(w)).words).toContain('Going out');
    const seen: string[] = [];
    for (let second = 0; second < 20; second += 1) {
      const { words } = (await w.officer.press('correspondence.show', 'C-1')) as { words: string };
      seen.push(/([▓░]{20}) (\d of 7)/.exec(words)?.slice(1).join(' ') ?? words.slice(0, 10));
      await w.advance('PT1S');
    }
    expect(seen[0]).toBe('░░░░░░░░░░░░░░░░░░░░ 0 of 7');
    const counts = [...new Set(seen)];
    expect(counts).toContain('▓▓▓▓▓▓▓▓░░░░░░░░░░░░ 3 of 7');
    expect(counts.at(-1)).toContain('C-1');
    const kept = await w.officer.last('correspondence');
    expect(kept.words).toContain('C-1 · Sent');
    expect(kept.words).toMatch(/Delivered\s7 of 7/);
    expect(kept.words).not.toContain('░');
    expect(await w.officer.messages('correspondence')).toHaveLength(1);
  });

  it('names those who were not reached, each with the reason in plain words and the reader’s language', async () => {
    const reasons: Record<string, Failure> = {
      'Focal point of UNICEF': { kind: 'never', reason: 'blocked' },
      'Alternate of UNICEF': { kind: 'never', reason: 'noAddress' },
    };
    const w = await world({ ...two, platform: refusing(reasons) });
    await send(w);
    await w.advance('PT5S');
    const { words } = await w.officer.last('correspondence');
    expect(words).toMatch(/Delivered\s5 of 7/);
    expect(words).toMatch(/Not reached\s2 of 7/);
    expect(words).toMatch(/Focal point of UNICEF \(UNICEF\).*has blocked or removed Concord/);
    expect(words).toMatch(/Alternate of UNICEF \(UNICEF\)/);
    expect(words).not.toMatch(/noAddress|blocked\b(?! or)/);
    expect((await w.officer.last('correspondence')).verbs).toContain('correspondence.retry');
    await w.officer.press('language.set', null, { language: 'fr' });
    const french = await w.officer.press('correspondence.show', 'C-1');
    expect(french.words).not.toContain('has blocked');
  });

  it('gives those still to be tried the time they need, and counts them as on their way', async () => {
    let tries = 0;
    const w = await world({
      ...two,
      platform: (local) => ({
        ...local,
        send: async (to, message) => {
          if (to.name !== 'Focal point of UNFPA' || message.kind !== 'circular' || (tries += 1) > 2)
            return local.send(to, message);
          return { ok: false, failure: { kind: 'later', reason: 'timedOut' } };
        },
      }),
    });
    await send(w);
    expect((await item(w)).progress).toEqual({ queued: 1, sent: 6, failed: 0 });
    const early = await w.officer.press('correspondence.retry', 'C-1');
    expect(early).toMatchObject({ ok: true, message: expect.stringContaining('still being tried') as string });
    await w.advance('PT1H');
    expect((await item(w)).progress).toEqual({ queued: 0, sent: 7, failed: 0 });
    expect(await w.focalPoint('UNFPA').messages('circular')).toHaveLength(1);
  });

  it('lists by name who has confirmed and who has not', async () => {
    const w = await world(two);
    await send(w, { audience: 'focalPoints', acknowledge: 'yes' });
    await w.focalPoint('UNICEF').press('correspondence.acknowledge', 'C-1');
    await w.advance('PT5S');
    const { words } = await w.officer.last('correspondence');
    const [, waiting = '', confirmed = ''] = /Not yet confirmed(.*)Confirmed by(.*)/s.exec(words) ?? [];
    expect(waiting).toContain('Focal point of UNFPA');
    expect(waiting).not.toContain('Focal point of UNICEF');
    expect(confirmed).toContain('Focal point of UNICEF');
  });
});

describe('the sender among the recipients', () => {
  it('gets the message like everybody, and is not asked whether they have it', async () => {
    const w = await world(two);
    await send(w, { acknowledge: 'yes' });
    const mine = await w.officer.last('circular');
    expect(mine.words).toContain(MESSAGE.text);
    expect(mine.verbs).not.toContain('correspondence.acknowledge');
    expect((await w.officer.say('home')).words).not.toContain('please confirm');
    expect((await w.coordinator.last('circular')).verbs).toContain('correspondence.acknowledge');
    await w.coordinator.press('correspondence.acknowledge', 'C-1');
    const { words } = await w.officer.press('correspondence.show', 'C-1');
    expect(words).toMatch(/Confirmed\s1 of 6/);
    expect(/Not yet confirmed(.*)Confirmed by/s.exec(words)?.[1]).not.toContain(w.officer.name);
  });
});

describe('a recipient who is not reached', () => {
  it('is tried on their other platform first; then nobody else gets it in their stead', async () => {
    const teams = other(['Focal point of UNICEF'], () => ({ kind: 'never', reason: 'blocked' }));
    const w = await world({ ...two, modules: () => [teams.module] });
    await send(w, { audience: 'focalPoints' });
    expect(await w.focalPoint('UNICEF').messages('circular')).toHaveLength(1);
    expect(await item(w)).toMatchObject({ progress: { queued: 0, sent: 2, failed: 0 }, fallbacks: [] });
    expect(await w.alternate('UNICEF').messages('circular')).toEqual([]);
  });

  it('on none of their platforms, is stood in for by the alternate, once, and the record says why', async () => {
    const teams = other(['Focal point of UNICEF'], () => ({ kind: 'never', reason: 'blocked' }));
    const w = await world({ ...two, modules: () => [teams.module] });
    await w.focalPoint('UNICEF').block();
    await send(w, { audience: 'focalPoints' });
    const alternate = w.alternate('UNICEF');
    expect((await alternate.last('circular')).words).toContain(MESSAGE.text);
    const record = await item(w);
    expect(record.fallbacks).toMatchObject([{ entity: 'UNICEF', to: [alternate.id], reason: 'blocked' }]);
    expect(record.progress).toEqual({ queued: 0, sent: 2, failed: 1 });
    expect(record.recipients.map(({ state, reason }) => reason ?? state).sort()).toEqual(['blocked', 'sent', 'sent']);
    await w.advance('PT5S');
    expect((await w.officer.last('correspondence')).words).toMatch(
      /Sent to the alternate instead\s+UNICEF: Alternate of UNICEF/,
    );
  });

  it('who was a recipient beside the alternate needs nobody in their stead', async () => {
    const w = await world(two);
    await w.focalPoint('UNICEF').block();
    await send(w);
    expect(await item(w)).toMatchObject({ progress: { sent: 6, failed: 1 }, fallbacks: [] });
    expect(await w.alternate('UNICEF').messages('circular')).toHaveLength(1);
  });

  it('is tried again alone: those who have it get nothing, however often that is asked', async () => {
    let isDown = true;
    const w = await world({
      ...two,
      platform: (local) => ({
        ...local,
        send: async (to, message) =>
          isDown && message.kind === 'circular' && to.name.includes('UNFPA')
            ? { ok: false, failure: { kind: 'never', reason: 'blocked' } }
            : local.send(to, message),
      }),
    });
    await send(w);
    expect((await item(w)).progress).toEqual({ queued: 0, sent: 5, failed: 2 });
    isDown = false;
    const presses = await Promise.all(
      [w.officer, w.coordinator].map((one) => one.press('correspondence.retry', 'C-1')),
    );
    expect(presses.some(({ ok }) => ok)).toBe(true);
    expect((await item(w)).progress).toEqual({ queued: 0, sent: 7, failed: 0 });
    for (const one of w.everyone)
      expect((await one.messages('circular')).length, one.name).toBe(one.id === w.observer.id ? 0 : 1);
    expect((await w.focalPoint('UNICEF').press('correspondence.retry', 'C-1')).code).toBe('notAllowed');
  });
});

describe('what is urgent', () => {
  it('overtakes everything that waits, and what else is sent to the same people', async () => {
    const w = await world({ entities: ['UNICEF', 'UNFPA', 'ESCAP'], platform: slow });
    await send(w);
    await w.advance('PT2S');
    const before = (await w.records<{ card: string; state: string }>('deliveries')).filter((d) => d.state === 'sent');
    expect(before.length).toBeLessThan(5);
    await w.focalPoint('UNICEF').press('correspondence.urgent', null, { subject: 'Attack', text: 'Stay away.' });
    // To four people, one a second.
    await w.advance('PT4S');
    const urgent = await item(w, 'C-2');
    expect(urgent.progress).toEqual({ queued: 0, sent: 4, failed: 0 });
    const sent = (await w.records<{ id: string; state: string }>('deliveries')).filter((d) => d.state === 'sent');
    expect(sent.length).toBeLessThanOrEqual(before.length + 5);
    expect((await item(w)).progress.queued).toBeGreaterThan(0);
  });

  it('goes through the night to whom other messages wait for the morning', async () => {
    // 21:00 in Bangkok.
    const w = await world({ entities: ['UNICEF', 'ESCAP'] });
    await send(w, { audience: 'ESCAP' });
    expect(await w.focalPoint('ESCAP').messages('circular')).toEqual([]);
    await w.focalPoint('UNICEF').press('correspondence.urgent', null, { subject: 'Attack', text: 'Stay away.' });
    expect((await w.focalPoint('ESCAP').messages('circular')).map(({ words }) => words.includes('Attack'))).toEqual([
      true,
    ]);
  });
});

describe('a recipient who joins or leaves', () => {
  it('between writing and sending: who is addressed is worked out when it goes', async () => {
    const late = person('una-60', ['focalPoint'], { entity: entityId('WHO'), name: 'Late', email: 'late@who.example' });
    const w = await world({ ...two, people: [late] });
    await send(w, { sendAt: '2026-11-30T09:00' });
    await w.officer.press('roll.remove', null, { email: late.email });
    await w.officer.press('entity.set', null, { short: 'IOM' });
    await w.officer.press('roll.set', null, {
      email: 'new@iom.example',
      name: 'New',
      entity: 'IOM',
      role: 'focalPoint',
    });
    await w.to('2026-11-30T14:00:00Z');
    const { recipients } = await item(w);
    const fresh = await w.byEmail('new@iom.example');
    expect(recipients.map((one) => one.person)).toContain(fresh.id);
    expect(recipients.map((one) => one.person)).not.toContain(late.id);
    expect(await fresh.messages('circular')).toHaveLength(1);
  });
});

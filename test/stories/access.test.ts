/** Concord's own access is lost and comes back: nobody is blamed for it, and nothing is lost (domain.md 3). */
import { describe, expect, it, vi } from 'vitest';
import type { Failure, Platform } from '../../src/platforms/platform.ts';
import { world } from '../support/world.ts';
import { startSignIn } from '../support/teams/signIn.ts';
import { APP, SETTINGS } from '../support/teams/signed.ts';
import { openedTeams } from '../support/teams/opened.ts';
import { person } from '../support/builders.ts';
import { office } from '../delivery/dispatching.ts';
import { personId } from '../../src/core/ids.ts';
import { TEAM } from '../support/slack/state.ts';
import { slackWorld } from '../support/slack/world.ts';
import { SOON } from '../support/realTime.ts';

const FP = 'fp@unhcr.example';
const ALONE = { entities: ['UNHCR', 'UNICEF'], alone: ['UNHCR', 'UNICEF'] };

describe('a Slack token that is revoked', () => {
  /** Nobody of the entity is anywhere but in Slack. */
  const onlySlack = async () => {
    const made = await slackWorld([FP], ALONE);
    await made.w.focalPoint('UNHCR').block();
    return made;
  };

  it('is told as what it is, to the Secretariat and in /readyz, and never as the entity’s doing', async () => {
    const { w, slack } = await onlySlack();
    slack.revoke(TEAM.token);
    const e = await w.open();
    expect((await w.request(e)).unreached).toEqual(['UNHCR']);
    const told = await w.officer.last('unreached');
    expect(told.words).toMatch(/UNHCR\sConcord’s own access to the platform is refused/);
    expect(told.words).not.toContain('blocked');
    const ready = await w.fetch('/readyz');
    expect(ready.status).toBe(503);
    expect(await ready.json()).toMatchObject({ error: expect.stringContaining('(token_revoked)') as string });
  });

  it('is on the Home of the Secretariat, and of nobody else, while it lasts', async () => {
    const { w, slack, arrive } = await onlySlack();
    const homeOf = async (who: typeof w.officer): Promise<string> => (await who.press('home')).words;
    slack.revoke(TEAM.token);
    await w.officer.press('correspondence.send', null, { subject: 'To all', text: 'Please read.' });
    await w.settle();
    expect(await homeOf(w.officer)).toContain('Nothing waits for you, but messages cannot go out');
    expect(await homeOf(w.officer)).toContain('Concord’s own access to Slack does not work at present');
    expect(await homeOf(w.focalPoint('UNICEF'))).not.toContain('own access');
    await w.officer.say('language fr');
    expect(await homeOf(w.officer)).toContain('L’accès de Concord lui-même à Slack ne fonctionne pas');
    await w.open();
    expect(await homeOf(w.officer)).toContain('L’accès de Concord lui-même à Slack ne fonctionne pas');
    slack.revoke(TEAM.token, false);
    await w.advance('PT1M');
    await arrive();
    expect(await homeOf(w.officer)).not.toContain('L’accès de Concord');
  });

  it('and is good again lets everything out by itself, however long it took', async () => {
    const { w, slack, in: inSlack, arrive } = await onlySlack();
    slack.revoke(TEAM.token);
    const e = await w.open();
    await w.advance('PT90M');
    expect((await w.request(e)).unreached).toEqual(['UNHCR']);
    slack.revoke(TEAM.token, false);
    await w.advance('PT1M');
    await arrive();
    expect(inSlack(FP).chat()).toContain('Framework of Cooperation');
    expect((await w.request(e)).unreached).toEqual([]);
    expect((await w.fetch('/readyz')).status).toBe(200);
  });

  it('is told on a circular that waits for it, in place of that it is going out, until it has gone out', async () => {
    const { w, slack, arrive } = await onlySlack();
    const words = async (c: string): Promise<string> => (await w.officer.press('correspondence.show', c)).words;
    slack.revoke(TEAM.token);
    const sent = await w.officer.press('correspondence.send', null, { subject: 'To all', text: 'Please read.' });
    const c = String(sent.target);
    await w.settle();
    expect(await words(c)).toContain('Waiting for Concord’s own access');
    expect(await words(c)).toContain('the platform refusing Concord’s own token or secret');
    expect(await words(c)).not.toContain('Going out');
    slack.revoke(TEAM.token, false);
    await w.advance('PT1M');
    await arrive();
    expect(await words(c)).toContain('Sent');
    expect(await words(c)).not.toMatch(/Waiting for|Going out|held up/);
  });

  it('keeps nobody waiting who can be written to elsewhere', async () => {
    const { w, slack } = await slackWorld([FP], ALONE);
    slack.revoke(TEAM.token);
    const e = await w.open();
    expect(await w.focalPoint('UNHCR').messages('request')).toHaveLength(1);
    expect((await w.request(e)).unreached).toEqual([]);
  });
});

describe('a Teams secret that has run out', () => {
  it('costs no request for each message, and all go out when there is another', async () => {
    const signIn = await startSignIn();
    signIn.fate({ status: 401, code: 7000222 });
    const teams = await openedTeams({ settings: { ...SETTINGS, appId: APP }, cloud: signIn.cloud });
    const people = Array.from({ length: 26 }, (_, i) => person(`una-${i + 1}`, ['focalPoint']));
    for (const { id } of people) await teams.know(id);
    const at = await office({
      platforms: () => [teams.module.platform],
      route: async ({ to }) => ({ person: person(to, ['focalPoint']), platforms: [teams.module.platform] }),
    });
    await at.queue(...people.map(({ id }) => ({ id: `to-${id}`, to: personId(id) })));
    await at.sendDue();
    expect(signIn.asked).toHaveLength(1);
    expect(new Set(Object.values(await at.states()))).toEqual(new Set(['queued: accessRefused']));
    expect(teams.troubles.list()).toEqual([expect.stringContaining('AADSTS7000222') as string]);
    signIn.fate('ok');
    // The wait before the next request is of real time.
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    await at.drain(5 * 60_000);
    expect(new Set(Object.values(await at.states()))).toEqual(new Set(['sent']));
    expect(signIn.asked).toHaveLength(2);
    expect(teams.troubles.list()).toEqual([]);
    await teams.stop();
  });
});

describe('what has failed goes out again', () => {
  const down = () => {
    const state = { failure: undefined as Failure | undefined };
    const platform = (local: Platform): Platform => ({
      ...local,
      send: async (to, message) =>
        state.failure && to.email.endsWith('unhcr.example')
          ? { ok: false, failure: state.failure }
          : local.send(to, message),
    });
    return { state, platform };
  };
  const BLOCKED: Failure = { kind: 'never', reason: 'blocked' };

  it('by the button on the request’s own card, alone, and to the Secretariat alone', async () => {
    const { state, platform } = down();
    const w = await world({ entities: ['UNHCR', 'UNICEF'], platform });
    state.failure = BLOCKED;
    const e = await w.open();
    for (const card of ['request', 'unreached'])
      expect((await w.officer.last(card)).verbs, card).toContain('endorsement.retry');
    expect((await w.focalPoint('UNICEF').last('request')).verbs).not.toContain('endorsement.retry');
    expect((await w.focalPoint('UNICEF').press('endorsement.retry', e)).code).toBe('notAllowed');
    state.failure = undefined;
    const pressed = await w.officer.press('endorsement.retry', e);
    expect(pressed).toMatchObject({ ok: true, message: `2 messages about ${e} are tried again.` });
    expect(await w.focalPoint('UNHCR').messages('request')).toHaveLength(1);
    expect(await w.focalPoint('UNICEF').messages('request')).toHaveLength(1);
    expect((await w.request(e)).unreached).toEqual([]);
    await w.advance('PT10S');
    expect((await w.officer.last('request')).verbs).not.toContain('endorsement.retry');
    const told = await w.officer.last('unreached');
    expect(told.verbs).not.toContain('endorsement.retry');
    expect(told.words).toMatch(/UNHCR\shas been reached since/);
    expect(told.words).not.toContain('not been reached');
    // The same act twice, until ten minutes are over.
    expect((await w.officer.press('endorsement.retry', e)).message).toBe(pressed.message);
    await w.advance('PT10M');
    expect((await w.officer.press('endorsement.retry', e)).message).toContain('still being tried');
  });

  it('that fails once more is told to the Secretariat once more', async () => {
    const { state, platform } = down();
    const w = await world({ entities: ['UNHCR', 'UNICEF'], platform });
    state.failure = BLOCKED;
    const e = await w.open();
    await w.officer.press('endorsement.retry', e);
    expect((await w.request(e)).unreached).toEqual(['UNHCR']);
    expect(await w.officer.messages('unreached')).toHaveLength(2);
    await w.to('2027-03-01T12:00:00Z');
    await w.officer.press('endorsement.withdraw', e, { reason: 'Over.' });
    expect((await w.officer.press('endorsement.retry', e)).code).toBe('closed');
  });

  it('by the same button at once, also what rests because an administrator has switched Concord off', async () => {
    const { state, platform } = down();
    const limit = 'tenant-of-UNHCR';
    const w = await world({
      entities: ['UNHCR', 'UNICEF'],
      platform: (local) => ({
        ...platform(local),
        place: async ({ email }) => ({ limits: email.endsWith('unhcr.example') ? [{ key: limit, windows: [] }] : [] }),
      }),
    });
    const [start, off] = [
      await w.now(),
      { kind: 'later', reason: 'restricted', retryAfterMs: 300_000, limit } as const,
    ];
    state.failure = off;
    const e = await w.open();
    expect((await w.request(e)).unreached).toEqual(['UNHCR']);
    expect((await w.officer.last('unreached')).verbs).toContain('endorsement.retry');
    // Pressed too early, it comes to the same, and the button stays.
    const early = await w.officer.press('endorsement.retry', e);
    expect(early).toMatchObject({ ok: true, message: expect.stringContaining('tried again now') as string });
    expect((await w.request(e)).unreached).toEqual(['UNHCR']);
    const c = String((await w.officer.press('correspondence.send', null, { subject: 'S', text: 'T' })).target);
    await w.settle();
    expect((await w.officer.press('correspondence.show', c)).words).toContain('Waiting for Concord’s own access');

    state.failure = undefined;
    expect((await w.officer.press('correspondence.retry', c)).message).toContain('tried again now');
    expect(await w.focalPoint('UNHCR').messages('circular')).toHaveLength(1);
    expect((await w.officer.press('endorsement.retry', e)).ok).toBe(true);
    expect((await w.request(e)).unreached).toEqual([]);
    expect(await w.focalPoint('UNHCR').messages('request')).toHaveLength(1);
    // The same act twice.
    expect((await w.officer.press('endorsement.retry', e)).message).toContain('tried again now');
    expect(await w.now()).toBe(start);
  });

  it('when its reader is met again, by whatever they do', async () => {
    const { state, platform } = down();
    const w = await world({ entities: ['UNHCR', 'UNICEF'], platform });
    state.failure = BLOCKED;
    const e = await w.open();
    state.failure = undefined;
    await w.focalPoint('UNHCR').say('hello');
    await vi.waitFor(async () => expect(await w.focalPoint('UNHCR').messages('request')).toHaveLength(1), SOON);
    expect((await w.request(e)).unreached).toEqual([]);
    // Nobody else was met.
    expect(await w.alternate('UNHCR').messages('request')).toEqual([]);
  });

  it('when a platform that was away for hours takes something again', async () => {
    const { state, platform } = down();
    const w = await world({ entities: ['UNHCR', 'UNICEF'], platform });
    state.failure = { kind: 'later', reason: 'unavailable' };
    const e = await w.open();
    await w.advance('PT3H');
    expect((await w.request(e)).unreached).toEqual(['UNHCR']);
    expect((await w.officer.last('unreached')).words).toContain('delivery failed too often');
    state.failure = undefined;
    await w.officer.press('correspondence.send', null, { subject: 'We are back', text: 'All is well.' });
    // Given up after two hours, and queued again when the platform took the notice of that: its next try is within ten minutes.
    await w.advance('PT10M');
    await vi.waitFor(async () => expect(await w.focalPoint('UNHCR').messages('request')).toHaveLength(1), SOON);
    expect((await w.request(e)).unreached).toEqual([]);
  });
});

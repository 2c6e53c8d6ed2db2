/** Concord's own access is lost and comes back: nobody is blamed for it, and nothing is lost (domain.md 3). */
import { describe, expect, it } from 'vitest';
import { startSignIn } from '../support/teams/signIn.ts';
import { APP, SETTINGS } from '../support/teams/signed.ts';
import { openedTeams } from '../support/teams/opened.ts';
import { person } from '../support/builders.ts';
import { office } from '../dispatch/dispatching.ts';
import { personId } from '../../src/core/ids.ts';
import { TEAM } from '../support/slack/state.ts';
import { slackWorld } from '../support/slack/world.ts';

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

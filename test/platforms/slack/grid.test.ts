/** Enterprise Grid: one installation for a whole organisation, whose people are one user each in all its workspaces. */
import { describe, expect, it } from 'vitest';
import { slackPerson } from '../../support/slack/person.ts';
import { GRID, ONE, ORG } from '../../support/slack/organisation.ts';
import { IN_GRID } from '../../support/slack/payloads/at.ts';
import * as events from '../../support/slack/payloads/events.ts';
import { SIGNING_SECRET } from '../../support/slack/state.ts';
import { slackWorld, soon } from '../../support/slack/world.ts';
import { install, OAUTH, uninstall } from '../../support/slack/installing.ts';

const FP = 'fp@unhcr.example';
type World = Awaited<ReturnType<typeof slackWorld>>;

async function grid(teams: readonly string[] = [ORG.id]): Promise<World> {
  const settings = { signingSecret: SIGNING_SECRET, oauth: { ...OAUTH, teams } };
  return slackWorld([], { slack: settings, teams: GRID });
}
const kept = ({ w }: World) => w.store.keyValues.list('slack.installs');
const calls = ({ slack }: World, method: string) => slack.calls.filter((call) => call.method === method);

describe('an installation of a whole organisation', () => {
  it('is kept sealed under the organisation’s id, and its token serves people of every workspace', async () => {
    const world = await grid();
    const { w, slack, arrive } = world;
    expect((await install(world, ORG.id)).ok).toBe(true);
    expect((await kept(world)).map(({ key }) => key)).toEqual([ORG.id]);
    expect((await kept(world))[0]?.value).not.toContain(ORG.token);
    const one = slackPerson(slack, slack.addUser({ name: 'one', email: FP, team: 'T0000ONE1' }));
    const two = slackPerson(slack, slack.addUser({ name: 'two', email: 'fp@unfpa.example', team: 'T0000TWO2' }));
    const e = await w.open();
    await arrive();
    for (const person of [one, two]) expect(person.chat()).toContain('Framework of Cooperation');
    await two.press('Endorse');
    await soon(() => expect(two.words(two.messages()[0]!)).toContain('UNFPA endorses'));
    expect((await w.request(e)).positions).toMatchObject([{ entity: 'UNFPA', platform: 'slack' }]);
    // What the other representative does elsewhere changes their message too: it is found with the same token.
    await w.alternate('UNHCR').press('endorsement.abstain', e, { comment: 'Not ours.' });
    await arrive();
    expect(one.chat()).toContain('Not ours.');
    await one.openHome();
    await soon(() => expect(one.home()).toContain('waits for you'));
  });

  it('knows a person by one identity, in whichever of its workspaces they are', async () => {
    const world = await grid();
    const { w, slack, arrive } = world;
    await install(world, ORG.id);
    const user = slack.addUser({ name: 'one', email: FP, team: 'T0000ONE1' });
    const [home, away] = [slackPerson(slack, user), slackPerson(slack, user, 'T0000TWO2')];
    const e = await w.open();
    await arrive();
    await home.press('Endorse');
    await away.command(`endorsement show ${e}`);
    await away.say('home');
    await soon(() => expect(away.chat()).toContain('waits for you'));
    const links = await w.store.keyValues.list('slack.people');
    expect(links.map(({ value }) => JSON.parse(value) as object)).toMatchObject([{ user: user.id, org: ORG.id }]);
    const audit = await w.records<{ verb: string }>('audit');
    expect(audit.filter(({ verb }) => verb === 'roll.linked')).toHaveLength(1);
    // Slack was asked once for each workspace in which they wrote, and never again.
    const asked = calls(world, 'users.info').length;
    await away.command('home');
    await home.command('home');
    await w.settle();
    expect(calls(world, 'users.info')).toHaveLength(asked);
  });

  it('links somebody by hand for all of its workspaces', async () => {
    const world = await grid();
    const { w, slack, arrive } = world;
    await install(world, ORG.id);
    const user = slack.addUser({ name: 'one', email: 'other@unhcr.example', team: 'T0000ONE1' });
    await w.officer.press('roll.link', null, { email: FP, identity: `slack:${ORG.id}/${user.id}` });
    await w.open();
    await arrive();
    expect(slackPerson(slack, user).chat()).toContain('Framework of Cooperation');
    const away = slackPerson(slack, user, 'T0000TWO2');
    await away.command('home');
    await soon(() => expect(away.chat()).toContain('waits for you'));
  });

  it('does not take a guest over Slack Connect for one of its own', async () => {
    const world = await grid();
    const { w, slack } = world;
    await install(world, ORG.id);
    const guest = slackPerson(
      slack,
      slack.addUser({ name: 'guest', email: FP, team: 'T0FOREIGN', guestOf: ['T0000ONE1'] }),
    );
    await guest.say('home');
    await soon(() => expect(guest.chat()).toContain('not on the roll'));
    await w.settle();
    // The Secretariat sees the workspace that they are of.
    expect((await w.officer.last('stranger')).words).toContain(`slack:T0FOREIGN/${guest.user.id}`);
    await w.officer.press('roll.link', null, { email: FP, identity: `slack:T0FOREIGN/${guest.user.id}` });
    await guest.say('home');
    await soon(() => expect(guest.chat()).toContain('waits for you'));
  });

  it('hears of a deactivated account from any workspace, and writes again when it is back', async () => {
    const world = await grid();
    const { w, slack, arrive } = world;
    await install(world, ORG.id);
    const user = slack.addUser({ name: 'one', email: FP, team: 'T0000ONE1' });
    const person = slackPerson(slack, user);
    await w.open();
    await arrive();
    // They have not written yet: nothing but their address is known.
    const changed = (deleted: boolean) => ({
      type: 'user_change',
      user: { id: user.id, team_id: 'T0000TWO2', deleted, enterprise_user: { enterprise_id: ORG.id } },
    });
    user.deleted = true;
    await slackPerson(slack, user, 'T0000TWO2').event(changed(true));
    await soon(async () => expect((await w.store.keyValues.list('slack.people'))[0]?.value).toContain('"gone":true'));
    user.deleted = false;
    await slackPerson(slack, user, 'T0000TWO2').event(changed(false));
    await w.open({ title: 'A second request' });
    await arrive();
    expect(person.chat()).toContain('A second request');
  });

  it('ends for all when the organisation removes Concord, and when its token is revoked', async () => {
    for (const event of [
      { type: 'app_uninstalled' },
      { type: 'tokens_revoked', tokens: { oauth: [], bot: [ORG.botUser] } },
    ]) {
      const world = await grid();
      await install(world, ORG.id);
      const person = slackPerson(world.slack, world.slack.addUser({ name: 'one', email: FP, team: 'T0000ONE1' }));
      await person.event({ type: 'tokens_revoked', tokens: { oauth: ['U1'], bot: [] } });
      world.slack.revoke(ORG.token);
      await person.event(event);
      await soon(async () => expect(await kept(world)).toEqual([]));
      await world.w.open();
      await world.arrive();
      expect(person.messages()).toEqual([]);
      expect(await world.w.focalPoint('UNHCR').messages('request')).toHaveLength(1);
    }
  });

  it('goes on when one workspace removes an installation of its own that is not there any more', async () => {
    const world = await grid();
    const { slack } = world;
    await install(world, ORG.id);
    const person = slackPerson(slack, slack.addUser({ name: 'one', email: FP, team: ONE.id }));
    const removed = events.uninstalled(IN_GRID);
    const [to] = removed.authorizations;
    const told = { ...removed, authorizations: [{ ...to, is_enterprise_install: false }] };
    expect((await slack.deliver(JSON.stringify(told), 'json')).status).toBe(200);
    await person.command('home');
    await soon(() => expect(person.chat()).toContain('waits for you'));
    expect((await kept(world)).map(({ key }) => key)).toEqual([ORG.id]);
  });

  it('is not allowed where only one of its workspaces is', async () => {
    const world = await grid(['T0000ONE1']);
    expect((await install(world, ORG.id)).ok).toBe(false);
    expect(await kept(world)).toEqual([]);
    expect(calls(world, 'auth.revoke')).toHaveLength(1);
    world.w.faults.length = 0;
  });
});

describe('installations of single workspaces of an organisation', () => {
  it('have a token each; one that removes Concord takes it from no other', async () => {
    const world = await grid(['T0000ONE1', 'T0000TWO2']);
    const { slack, w, arrive } = world;
    slack.state.teams.delete(ORG.id);
    await install(world, 'T0000ONE1');
    await install(world, 'T0000TWO2');
    expect((await kept(world)).map(({ key }) => key)).toEqual(['T0000ONE1', 'T0000TWO2']);
    const one = slackPerson(slack, slack.addUser({ name: 'one', email: FP, team: 'T0000ONE1' }));
    await uninstall(world, slackPerson(slack, one.user, 'T0000TWO2'), 'T0000TWO2');
    await soon(async () => expect((await kept(world)).map(({ key }) => key)).toEqual(['T0000ONE1']));
    await w.open();
    await arrive();
    expect(one.chat()).toContain('Framework of Cooperation');
  });
});

describe('an organisation’s token in the settings', () => {
  it('serves all of its workspaces', async () => {
    const settings = { botToken: ORG.token, signingSecret: SIGNING_SECRET };
    const { slack, w, arrive } = await slackWorld([], { slack: settings, teams: GRID });
    const user = slack.addUser({ name: 'one', email: FP, team: 'T0000ONE1' });
    const e = await w.open();
    await arrive();
    await slackPerson(slack, user, 'T0000TWO2').press('Endorse');
    await soon(() => expect(slackPerson(slack, user).chat()).toContain('UNHCR endorses'));
    expect((await w.request(e)).positions).toMatchObject([{ entity: 'UNHCR' }]);
  });
});

/** Concord in several workspaces: installed by OAuth, tokens sealed, only where it is allowed. */
import { describe, expect, it } from 'vitest';
import { createSealer } from '../../../src/platforms/sealer.ts';
import { install, OAUTH, uninstall } from '../../support/slack/installing.ts';
import { slackPerson } from '../../support/slack/person.ts';
import { SIGNING_SECRET, TEAM } from '../../support/slack/state.ts';
import { slackWorld, soon } from '../../support/slack/world.ts';

const OTHER = {
  ...TEAM,
  id: 'T0000OTHR',
  domain: 'other',
  token: 'xoxb-other-token',
  bot: 'B0OTHER',
  botUser: 'U0OTHER',
};
const FOREIGN = {
  ...TEAM,
  id: 'T0FOREIGN',
  domain: 'foreign',
  token: 'xoxb-foreign-token',
  bot: 'B0F',
  botUser: 'U0F',
};
const settings = {
  signingSecret: SIGNING_SECRET,
  oauth: { ...OAUTH, teams: [TEAM.id, OTHER.id] },
};

type World = Awaited<ReturnType<typeof slackWorld>>;
const started = async (): Promise<World> => {
  const world = await slackWorld([], { slack: settings });
  world.slack.addTeam(OTHER);
  world.slack.addTeam(FOREIGN);
  return world;
};

describe('an installation', () => {
  it('lets Concord reach the people of each workspace with its own token', async () => {
    const world = await started();
    const { w, slack, arrive } = world;
    expect((await install(world, TEAM.id)).ok).toBe(true);
    expect((await install(world, OTHER.id)).ok).toBe(true);
    const one = slackPerson(slack, slack.addUser({ name: 'one', email: 'fp@unhcr.example' }));
    const two = slackPerson(slack, slack.addUser({ name: 'two', email: 'fp@unfpa.example', team: OTHER.id }));
    const e = await w.open();
    await arrive();
    for (const person of [one, two]) expect(person.chat()).toContain('Framework of Cooperation');
    await two.press('Endorse');
    await soon(async () => expect((await w.request(e)).positions).toMatchObject([{ entity: 'UNFPA' }]));
  });

  it('for which Slack refuses our token hides nobody of the others', async () => {
    const world = await started();
    const { w, slack, arrive } = world;
    await install(world, TEAM.id);
    await install(world, OTHER.id);
    const person = slackPerson(slack, slack.addUser({ name: 'one', email: 'fp@unhcr.example' }));
    // The other workspace is asked first.
    expect((await w.store.keyValues.list('slack.installs')).map(({ key }) => key)).toEqual([OTHER.id, TEAM.id]);
    slack.state.teams.get(OTHER.id)!.token = 'xoxb-away';
    await w.open();
    await arrive();
    expect(person.chat()).toContain('Framework of Cooperation');
  });

  it('keeps the token sealed', async () => {
    const world = await started();
    await install(world, TEAM.id);
    const kept = await world.w.store.keyValues.list('slack.installs');
    expect(kept.map(({ key }) => key)).toEqual([TEAM.id]);
    expect(kept[0]?.value).not.toContain(TEAM.token);
    expect(kept[0]?.value).not.toContain(TEAM.domain);
  });

  it('of a workspace that is not allowed is undone', async () => {
    const world = await started();
    const refused = await install(world, FOREIGN.id);
    expect(refused.status).toBe(403);
    const said = await refused.text();
    expect(said).toContain('adds its id to SLACK_TEAMS');
    expect(said).toContain('https://concord.example/slack/install');
    expect(await world.w.store.keyValues.list('slack.installs')).toEqual([]);
    expect(world.slack.calls.map(({ method }) => method)).toContain('auth.revoke');
    world.w.faults.length = 0;
  });

  it('with a state that we did not give is refused', async () => {
    const world = await started();
    world.slack.state.codes.set('code', TEAM.id);
    const done = await world.w.fetch('/slack/oauth_redirect?code=code&state=forged');
    expect(done.status).toBe(400);
    expect(await done.text()).toContain('Please begin again');
    expect(await world.w.store.keyValues.list('slack.installs')).toEqual([]);
    world.w.faults.length = 0;
  });

  it('that was cancelled in Slack says so, and is no fault of ours', async () => {
    const { w } = await started();
    const back = await w.fetch('/slack/oauth_redirect?error=access_denied&state=any');
    expect(back.status).toBe(400);
    expect(await back.text()).toContain('in Slack it was not allowed');
    w.faults.length = 0;
  });

  it('ends when Concord is removed: the next platform is tried', async () => {
    const world = await started();
    const { w, slack, arrive } = world;
    await install(world, TEAM.id);
    const person = slackPerson(slack, slack.addUser({ name: 'one', email: 'fp@unhcr.example' }));
    await w.open();
    await arrive();
    expect(person.messages()).toHaveLength(1);
    await uninstall(world, person, TEAM.id);
    await soon(async () => expect(await w.store.keyValues.list('slack.installs')).toEqual([]));
    await w.open();
    await arrive();
    expect(person.messages()).toHaveLength(1);
    expect(await w.focalPoint('UNHCR').messages('request')).toHaveLength(1);
  });
});

describe('what is sealed', () => {
  const sealer = createSealer(OAUTH.secret, 'slack installations');
  const sealed = sealer.seal('T1', 'xoxb-words');

  it('opens under the same key and name, and looks different each time', () => {
    expect(sealer.open('T1', sealed)).toBe('xoxb-words');
    expect(sealer.seal('T1', 'xoxb-words')).not.toBe(sealed);
  });

  it.each([
    ['another name', () => sealer.open('T2', sealed)],
    ['another secret', () => createSealer(`${OAUTH.secret}!`, 'slack installations').open('T1', sealed)],
    ['a changed letter', () => sealer.open('T1', `${sealed.slice(0, -2)}${sealed.endsWith('AA') ? 'BB' : 'AA'}`)],
    ['something else', () => sealer.open('T1', 'plain')],
  ])('does not open with %s', (_what, open) => {
    expect(open()).toBeUndefined();
  });
});

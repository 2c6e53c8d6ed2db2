/** Installations that no longer work: `/readyz` and the people who press are told, and nothing is taken for a "no". */
import { describe, expect, it } from 'vitest';
import { createTroubles } from '../../../src/core/troubles.ts';
import { createSealer } from '../../../src/platforms/sealer.ts';
import { createInstallationChecks } from '../../../src/platforms/slack/upkeep.ts';
import { CannotOpen, type Workspace } from '../../../src/platforms/slack/workspaces.ts';
import { openSqliteStore } from '../../../src/store/sqlite/sqliteStore.ts';
import { install, OAUTH, uninstall } from '../../support/slack/installing.ts';
import { slackPerson } from '../../support/slack/person.ts';
import { SIGNING_SECRET, TEAM } from '../../support/slack/state.ts';
import { slackWorld, soon } from '../../support/slack/world.ts';

const FP = 'fp@unhcr.example';
const OTHER = { ...TEAM, id: 'T0000OTHR', domain: 'other', token: 'xoxb-other', bot: 'B0OTHER', botUser: 'U0OTHER' };
const settings = { signingSecret: SIGNING_SECRET, oauth: { ...OAUTH, teams: [TEAM.id, OTHER.id] } };
type World = Awaited<ReturnType<typeof slackWorld>>;

async function started(): Promise<World> {
  const world = await slackWorld([FP], { slack: settings });
  world.slack.addTeam(OTHER);
  return world;
}
async function readyz({ w }: World): Promise<{ status: number; said: string }> {
  const answer = await w.fetch('/readyz');
  return { status: answer.status, said: await answer.text() };
}
const CANNOT = 'cannot do anything in this workspace';

describe('an installation sealed with another secret', () => {
  const wronglySealed = ({ w }: World, team = TEAM) => {
    const installation = { team: { id: team.id }, bot: { token: team.token, id: team.bot, userId: team.botUser } };
    const other = createSealer('another-secret-of-more-than-thirty-two-characters', 'slack installations');
    return w.store.keyValues.put('slack.installs', team.id, other.seal(team.id, JSON.stringify(installation)));
  };

  it('is named by /readyz, told to whoever types or presses, and nobody there is taken for unreachable', async () => {
    const world = await started();
    const { w, slack, in: on, arrive } = world;
    await wronglySealed(world);
    const { status, said } = await readyz(world);
    expect(status).toBe(503);
    expect(said).toContain(`the installation in ${TEAM.id} was sealed with another CONCORD_SECRET`);
    const e = await w.open();
    await arrive();
    expect((await w.request(e)).unreached).not.toContain('UNHCR');
    expect(await w.focalPoint('UNHCR').messages('request')).toEqual([]);
    const typed = await on(FP).command('home');
    expect(JSON.parse(typed.body)).toMatchObject({
      response_type: 'ephemeral',
      text: expect.stringContaining(CANNOT) as string,
    });
    // A button of a time when all was well, and a form that still stands open.
    const responseUrl = slack.responseUrl(on(FP).user.id, 'C0GENERAL');
    const by = { user: { id: on(FP).user.id, team_id: TEAM.id }, team: { id: TEAM.id } };
    const send = (payload: object) =>
      slack.deliver(new URLSearchParams({ payload: JSON.stringify(payload) }).toString(), 'form');
    const button = { type: 'button', action_id: 'press-1', value: '{}', action_ts: '1.2' };
    expect(await send({ type: 'block_actions', ...by, actions: [button], response_url: responseUrl })).toMatchObject({
      status: 200,
    });
    await soon(() =>
      expect(
        on(FP)
          .inChannel('C0GENERAL')
          .map(({ text }) => text),
      ).toEqual([expect.stringContaining(CANNOT)]),
    );
    const view = {
      id: 'V1',
      callback_id: 'form',
      state: { values: {} },
      blocks: [{ type: 'input', block_id: 'field/text' }],
    };
    expect(JSON.parse((await send({ type: 'view_submission', ...by, view })).body)).toMatchObject({
      response_action: 'errors',
      errors: { 'field/text': expect.stringContaining(CANNOT) as string },
    });
    expect(await w.officer.messages('stranger')).toEqual([]);
  });

  it('leaves the program ready while another one works, and is named all the same', async () => {
    const world = await started();
    await install(world, OTHER.id);
    await wronglySealed(world);
    const { status, said } = await readyz(world);
    expect(status).toBe(200);
    expect(JSON.parse(said)).toEqual({ ok: true, troubles: [expect.stringContaining(`${TEAM.id} was sealed`)] });
    expect((await world.in(FP).command('home')).body).toContain(CANNOT);
  });
});

describe('a workspace from which Concord was removed', () => {
  it('is named until it is installed there again, and its people are told', async () => {
    const world = await started();
    const { in: on } = world;
    expect((await readyz(world)).status).toBe(200);
    await install(world, TEAM.id);
    expect((await readyz(world)).status).toBe(200);
    await uninstall(world, on(FP), TEAM.id);
    await soon(async () => expect((await readyz(world)).said).toContain(`was removed from ${TEAM.id}`));
    expect((await readyz(world)).status).toBe(503);
    expect((await on(FP).command('home')).body).toContain(CANNOT);
    await install(world, TEAM.id);
    // Also that people pressed there meanwhile is over, before anybody presses again.
    expect(await readyz(world)).toEqual({ status: 200, said: '{"ok":true}' });
    await on(FP).command('home');
    await soon(() => expect(on(FP).chat()).toContain('waits for you'));
    expect(await readyz(world)).toEqual({ status: 200, said: '{"ok":true}' });
  });

  it('and into which it was put back is kept, when Slack tells of the removal only then', async () => {
    const world = await started();
    const { w, slack, in: on } = world;
    await install(world, TEAM.id);
    const kept = () => w.store.keyValues.get('slack.installs', TEAM.id);
    const first = await kept();
    slack.revoke(TEAM.token);
    await install(world, TEAM.id);
    const second = await kept();
    expect(second).not.toBe(first);
    await on(FP).event({ type: 'tokens_revoked', tokens: { oauth: [], bot: [TEAM.botUser] } });
    await on(FP).event({ type: 'app_uninstalled' });
    await on(FP).command('home');
    await soon(() => expect(on(FP).chat()).toContain('waits for you'));
    expect(await kept()).toBe(second);
    expect(await readyz(world)).toEqual({ status: 200, said: '{"ok":true}' });
  });

  it('is one trouble, whether a call meets it first or the look', async () => {
    const world = await started();
    const { w, slack, in: on } = world;
    await install(world, TEAM.id);
    await on(FP).command('home');
    slack.revoke(TEAM.token);
    await on(FP).openHome();
    await soon(async () => expect((await readyz(world)).status).toBe(503));
    const { troubles } = JSON.parse((await readyz(world)).said) as { troubles: string[] };
    expect(troubles).toEqual([expect.stringContaining(`Slack refuses the token of ${TEAM.id} (token_revoked)`)]);
    slack.revoke(TEAM.token, false);
    await on(FP).openHome();
    await soon(async () => expect(JSON.parse((await readyz(world)).said)).not.toHaveProperty('troubles'));
    w.faults.length = 0;
  });

  it('without a word of it to us is noticed by its token', async () => {
    const world = await started();
    const { w, slack, in: on, arrive } = world;
    await install(world, TEAM.id);
    const e = await w.open();
    await arrive();
    slack.state.teams.get(TEAM.id)!.token = 'xoxb-after-another-installation';
    const { status, said } = await readyz(world);
    expect(status).toBe(503);
    expect(said).toContain(`Slack refuses the token of ${TEAM.id} (invalid_auth)`);
    expect(said).not.toContain('xoxb');
    // What needs no token goes on: the press is recorded, and its answer shown.
    await on(FP).press('Endorse');
    await soon(() => expect(on(FP).chat()).toContain('UNHCR endorses'));
    expect((await w.request(e)).positions).toMatchObject([{ entity: 'UNHCR', position: 'endorse' }]);
    w.faults.length = 0;
  });

  it('by somebody who is known in French is told in French', async () => {
    const world = await started();
    const person = slackPerson(world.slack, world.slack.addUser({ name: 'fp', email: FP }));
    await world.w.officer.press('roll.set', null, { email: FP, language: 'fr' });
    await world.w.officer.press('roll.link', null, { email: FP, identity: `slack:${TEAM.id}/${person.user.id}` });
    expect((await person.command('home')).body).toContain('ne peut rien faire');
  });
});

describe('the look at the installations', () => {
  async function upkeep(answers: (string | Error | undefined)[], allowed: readonly string[] = ['T1']) {
    const store = await openSqliteStore(':memory:');
    await store.keyValues.put('installs', 'T1', 'sealed');
    let now = 0;
    const forgotten: string[] = [];
    const ask = async (): Promise<unknown> => {
      const answer = answers.shift();
      if (answer instanceof Error) throw answer;
      if (answer !== undefined)
        throw Object.assign(new Error(answer), { code: 'slack_webapi_platform_error', data: { error: answer } });
      return { ok: true };
    };
    const workspace = { key: 'T1', team: 'T1', client: { auth: { test: ask } } } as unknown as Workspace;
    const told: string[] = [];
    const troubles = createTroubles({ began: (_about, words) => told.push(words), ended: () => told.push('over') });
    const made = createInstallationChecks({
      keyValues: store.keyValues,
      space: 'installs',
      allowed,
      troubles,
      open: async () => workspace,
      forget: () => undefined,
      renew: async (key) => void forgotten.push(key),
      now: () => now,
    });
    const check = () =>
      made.check().then(
        () => 'well',
        (fault: unknown) => (fault as Error).message,
      );
    return { made, check, told, forgotten, answers, store, pass: (ms: number) => (now += ms) };
  }

  it('asks Slack seldom, notices when the token is good again, and lets another process’s installation in', async () => {
    const { check, told, forgotten, answers, pass } = await upkeep(['token_revoked', undefined, undefined]);
    expect(await check()).toContain('token_revoked');
    expect(await check()).toContain('token_revoked');
    expect(answers).toHaveLength(2);
    expect(forgotten).toEqual(['T1']);
    pass(30_001);
    expect(await check()).toBe('well');
    pass(60_000);
    expect(await check()).toBe('well');
    expect(answers).toHaveLength(1);
    expect(told).toEqual([expect.stringContaining('token_revoked'), 'over']);
  });

  it('takes no silence of Slack for a bad token, nor for a good one', async () => {
    const { check, pass } = await upkeep([
      new Error('ECONNRESET'),
      'internal_error',
      'account_inactive',
      new Error('timeout'),
    ]);
    expect(await check()).toBe('well');
    pass(300_001);
    expect(await check()).toBe('well');
    pass(300_001);
    expect(await check()).toContain('account_inactive');
    pass(30_001);
    expect(await check()).toContain('account_inactive');
  });

  it('is silent about a workspace that SLACK_TEAMS no longer names', async () => {
    const { check } = await upkeep(['token_revoked'], ['T2']);
    expect(await check()).toBe('well');
  });

  it('names what cannot be opened', async () => {
    const store = await openSqliteStore(':memory:');
    await store.keyValues.put('installs', 'T1', 'sealed');
    const troubles = createTroubles({ began: () => undefined, ended: () => undefined });
    const open = async (): Promise<never> => {
      throw new CannotOpen('T1 was sealed with another CONCORD_SECRET');
    };
    const made = createInstallationChecks({
      keyValues: store.keyValues,
      space: 'installs',
      allowed: ['T1'],
      troubles,
      open,
      forget: () => undefined,
      renew: async () => undefined,
    });
    await expect(made.check()).rejects.toThrow('CONCORD_SECRET');
    expect(troubles.list()).toHaveLength(1);
  });
});

/** The first contact: what Slack could not be asked is no "no", and whom Concord has found in order to write is known. */
import { describe, expect, it } from 'vitest';
import { ONE, TWO, GRID, ORG } from '../../support/slack/organisation.ts';
import { slackPerson } from '../../support/slack/person.ts';
import { SIGNING_SECRET } from '../../support/slack/state.ts';
import { slackWorld, soon } from '../../support/slack/world.ts';

const FP = 'fp@unhcr.example';
type World = Awaited<ReturnType<typeof slackWorld>>;
const asked = ({ slack }: World, method = 'users.info') => slack.calls.filter((call) => call.method === method).length;
const AWAY = { status: 429, retryAfter: 30 };

/** A request runs, and its card has gone out to nobody in Slack. */
async function unmet(): Promise<World & { e: string }> {
  const world = await slackWorld([]);
  const e = await world.w.open();
  await world.arrive();
  return { ...world, e };
}

describe('the first press on a card', () => {
  it('needs no look-up: the account that was found for sending is linked', async () => {
    const world = await slackWorld([FP]);
    const { w, slack, arrive, in: on } = world;
    const e = await w.open();
    await arrive();
    slack.fate('users.info', AWAY, AWAY, { status: 500 });
    await on(FP).press('Endorse');
    await soon(() => expect(on(FP).chat()).toContain('UNHCR endorses'));
    expect(asked(world)).toBe(0);
    expect((await w.request(e)).positions).toMatchObject([{ entity: 'UNHCR', platform: 'slack' }]);
    const audit = await w.records<{ verb: string }>('audit');
    expect(audit.filter(({ verb }) => verb === 'roll.linked')).toHaveLength(1);
    expect(await w.officer.messages('stranger')).toEqual([]);
  });

  it('is good in every workspace of a grid, under one name', async () => {
    const settings = { botToken: ORG.token, signingSecret: SIGNING_SECRET };
    const { w, slack, arrive } = await slackWorld([], { slack: settings, teams: GRID });
    const user = slack.addUser({ name: 'fp', email: FP, team: ONE.id });
    const e = await w.open();
    await arrive();
    await slackPerson(slack, user).press('Endorse');
    await slackPerson(slack, user, TWO.id).command(`endorsement show ${e}`);
    await soon(() => expect(slackPerson(slack, user).messages()).toHaveLength(2));
    const audit = await w.records<{ verb: string }>('audit');
    expect(audit.filter(({ verb }) => verb === 'roll.linked')).toHaveLength(1);
  });
});

describe('the first words of somebody to whom nothing was sent', () => {
  it('said twice at the same moment are answered twice; Slack is asked once', async () => {
    const world = await unmet();
    const fp = world.in(FP);
    world.slack.fate('users.info', { waitMs: 100 });
    await Promise.all([fp.command(`endorsement show ${world.e}`), fp.command('home')]);
    await soon(() => expect(fp.messages()).toHaveLength(2));
    expect(fp.chat()).toContain('Framework of Cooperation');
    expect(fp.chat()).toContain('waits for you');
    expect(asked(world)).toBe(1);
  });

  it.each([
    ['429', AWAY],
    ['500', { status: 500 }],
    ['nothing', 'reset'],
    ['an error of its own', { error: 'internal_error' }],
  ] as const)(
    'are answered with "in a moment" while Slack answers %s, and at once when it answers again',
    async (_what, fate) => {
      const world = await unmet();
      const fp = world.in(FP);
      world.slack.fate('users.info', fate, fate);
      await fp.command(`endorsement show ${world.e}`);
      await soon(() => expect(fp.chat()).toContain('try again in a moment'));
      await fp.say('home');
      await soon(() => expect(fp.messages()).toHaveLength(3));
      expect(fp.chat()).not.toContain('not on the roll');
      expect(fp.chat()).not.toContain('Framework of Cooperation');
      await fp.command(`endorsement show ${world.e}`);
      await soon(() => expect(fp.chat()).toContain('Framework of Cooperation'));
      expect(await world.w.officer.messages('stranger')).toEqual([]);
    },
  );

  it('on the home tab are treated alike', async () => {
    const world = await unmet();
    const fp = world.in(FP);
    world.slack.fate('users.info', AWAY);
    await fp.openHome();
    await soon(() => expect(fp.home()).toContain('try again in a moment'));
    await fp.openHome();
    await soon(() => expect(fp.home()).toContain('Framework of Cooperation'));
    expect(await world.w.officer.messages('stranger')).toEqual([]);
  });

  it('in a form stay in the form', async () => {
    const world = await slackWorld([FP]);
    const { w, slack, arrive } = world;
    await w.open();
    await arrive();
    const other = world.in('alt@unhcr.example');
    await other.press('Object…', world.in(FP).messages()[0]);
    await soon(() => expect(other.modalText()).toContain('Do you also request'));
    slack.fate('users.info', AWAY);
    const answer = await other.submit({
      'What does your entity object to': 'Paragraph 4.',
      'Do you also request': 'Yes',
    });
    expect(JSON.parse(answer.body)).toMatchObject({ response_action: 'errors' });
    expect(other.modalText()).toContain('try again in a moment');
    expect((await w.request('E-1')).positions).toEqual([]);
  });

  it('from a grid are not taken for those of somebody else’s workspace', async () => {
    const settings = { botToken: ORG.token, signingSecret: SIGNING_SECRET };
    const { w, slack } = await slackWorld([], { slack: settings, teams: GRID });
    const fp = slackPerson(slack, slack.addUser({ name: 'fp', email: FP, team: ONE.id }));
    slack.fate('users.info', AWAY);
    await fp.command('home');
    await soon(() => expect(fp.chat()).toContain('try again in a moment'));
    await fp.command('home');
    await soon(() => expect(fp.messages()).toHaveLength(2));
    const audit = await w.records<{ verb: string }>('audit');
    expect(audit.filter(({ verb }) => verb === 'roll.linked')).toHaveLength(1);
    const kept = await w.store.keyValues.list('slack.people');
    expect(kept.map(({ value }) => JSON.parse(value) as object)).toMatchObject([{ user: fp.user.id, org: ORG.id }]);
  });
});

describe('a stranger', () => {
  it('is refused and told of once, asks Slack once a minute, and is let in as soon as they are on the roll', async () => {
    const world = await unmet();
    const { w } = world;
    const person = world.in('new@unhcr.example');
    await Promise.all([person.command('home'), person.command('endorsement list')]);
    await soon(() => expect(person.messages()).toHaveLength(2));
    await person.command('home');
    await soon(() => expect(person.messages()).toHaveLength(3));
    expect(person.chat().match(/not on the roll/g)).toHaveLength(3);
    expect(asked(world)).toBe(1);
    expect(await w.officer.messages('stranger')).toHaveLength(1);
    const csv = 'name,email,entity,role\nNew One,new@unhcr.example,UNHCR,alternate\n';
    expect(await w.officer.press('roll.import', null, { csv, apply: 'yes' })).toMatchObject({ ok: true });
    await person.command('home');
    // The welcome that waited for them comes too.
    await soon(() => expect(person.messages().slice(3).map(person.words).join()).toContain('waits for you'));
    expect(person.chat().match(/not on the roll/g)).toHaveLength(3);
    expect(asked(world)).toBe(1);
  });
});

/** Who is who: an address is believed where the workspace may vouch for it; a link by hand reaches its person at once. */
import { describe, expect, it } from 'vitest';
import { slackPerson, type SlackPerson } from '../../support/slack/person.ts';
import type { User } from '../../support/slack/state.ts';
import { TEAM } from '../../support/slack/state.ts';
import { slackWorld, soon } from '../../support/slack/world.ts';

const FP = 'fp@unhcr.example';
type World = Awaited<ReturnType<typeof slackWorld>>;
const somebody = ({ slack }: World, of: Partial<User>): SlackPerson =>
  slackPerson(slack, slack.addUser({ name: 'somebody', ...of }));

describe('an e-mail address', () => {
  it.each([
    [
      'of a guest over Slack Connect, whose own workspace may give its people any',
      { team: 'T0FOREIGN', guestOf: [TEAM.id] },
    ],
    ['of somebody whom Slack calls a stranger', { stranger: true }],
    ['that nobody has confirmed', { unconfirmed: true }],
    ['of a bot', { bot: true }],
  ])('%s links nobody to the roll', async (_what, of) => {
    const world = await slackWorld([]);
    const e = await world.w.open();
    await world.arrive();
    const person = somebody(world, { email: FP, ...of });
    await person.say(`endorsement show ${e}`);
    await soon(() => expect(person.chat()).toContain('not on the roll'));
    expect(person.chat()).not.toContain('Framework of Cooperation');
  });

  it('of a member of the workspace links them when they first write', async () => {
    const world = await slackWorld([]);
    const e = await world.w.open();
    const person = somebody(world, { email: FP });
    await person.command(`endorsement show ${e}`);
    await soon(() => expect(person.chat()).toContain('Framework of Cooperation'));
  });
});

describe('a link by hand', () => {
  it('lets a guest over Slack Connect write, and be written to', async () => {
    const world = await slackWorld([]);
    const guest = somebody(world, { email: FP, team: 'T0FOREIGN', guestOf: [TEAM.id] });
    const identity = `slack:T0FOREIGN/${guest.user.id}`;
    await world.w.officer.press('roll.link', null, { email: FP, identity });
    const e = await world.w.open();
    await world.arrive();
    // They have not written a word.
    expect(guest.chat()).toContain('Framework of Cooperation');
    await guest.press('Endorse');
    await soon(async () =>
      expect((await world.w.request(e)).positions).toMatchObject([{ entity: 'UNHCR', position: 'endorse' }]),
    );
  });

  it('brings what waited for the person, whom nothing could be sent to before', async () => {
    const world = await slackWorld([], { platform: (local) => ({ ...local, place: async () => undefined }) });
    const { w, arrive } = world;
    const e = await w.open();
    await arrive();
    expect((await w.request(e)).unreached).toContain('UNHCR');
    // In Slack they have another address than on the roll.
    const person = somebody(world, { email: 'somebody.else@unhcr.example' });
    await w.officer.press('roll.link', null, { email: FP, identity: `slack:${TEAM.id}/${person.user.id}` });
    await arrive();
    expect(person.chat()).toContain('Framework of Cooperation');
    expect((await w.request(e)).unreached).not.toContain('UNHCR');
  });

  it('to somebody else takes the account from whom it had been: their messages no longer go there', async () => {
    const world = await slackWorld([]);
    const { w, arrive } = world;
    const person = somebody(world, { email: FP });
    await w.open();
    await arrive();
    expect(person.messages()).toHaveLength(1);
    const identity = `slack:${TEAM.id}/${person.user.id}`;
    await w.officer.press('roll.link', null, { email: 'fp@unfpa.example', identity });
    await w.advance('PT1H');
    person.user.deleted = false;
    const before = person.messages().length;
    await w.open({ title: 'For UNFPA now' });
    await arrive();
    const later = person
      .messages()
      .slice(before)
      .map((message) => person.words(message));
    expect(later.filter((words) => words.includes('For UNFPA now'))).toHaveLength(1);
    await person.press('Endorse');
    await soon(async () =>
      expect((await w.request('E-2')).positions).toMatchObject([{ entity: 'UNFPA', position: 'endorse' }]),
    );
  });
});

/** A response URL takes five answers, for half an hour: what it no longer takes is said elsewhere, and never lost. */
import { WebClient } from '@slack/web-api';
import { describe, expect, it } from 'vitest';
import type { ShownAnswer } from '../../../src/platforms/door.ts';
import { answer } from '../../../src/platforms/slack/answers.ts';
import { createCardChanges } from '../../../src/platforms/slack/cardChanges.ts';
import type { AnswerDeps } from '../../../src/platforms/slack/pressOrigin.ts';
import { slackPerson } from '../../support/slack/person.ts';
import { blocksText } from '../../support/slack/reading.ts';
import { TEAM } from '../../support/slack/state.ts';
import { aSlack, slackWorld, soon } from '../../support/slack/world.ts';

const FP = 'fp@unhcr.example';
const ELSEWHERE = 'C0ELSEWHERE';
const HOME = 'Here is where things stand for you';

async function atHome() {
  const world = await slackWorld([FP]);
  world.slack.state.channels.set(ELSEWHERE, { id: ELSEWHERE, name: 'elsewhere', hasApp: false });
  return { ...world, fp: world.in(FP) };
}
type AtHome = Awaited<ReturnType<typeof atHome>>;
const seenIn = ({ fp }: AtHome, channel: string): string[] => fp.inChannel(channel).map(fp.words);

describe.each([
  ['expired', { ms: 0 }],
  ['used up', { uses: 0 }],
] as const)('a response URL that is %s', (_, limits) => {
  it('loses no answer: in a channel of Concord’s it is said there, to this person alone', async () => {
    const world = await atHome();
    Object.assign(world.slack.state.responseLimits, limits);
    await world.fp.command('home', 'C0GENERAL');
    await soon(() => expect(seenIn(world, 'C0GENERAL').join()).toContain(HOME));
    expect(world.fp.inChannel('C0GENERAL').map(({ only }) => only)).toEqual([world.fp.user.id]);
    expect(world.fp.messages()).toEqual([]);
  });

  it('loses no answer: where Concord is not, it is said in the person’s own chat', async () => {
    const world = await atHome();
    Object.assign(world.slack.state.responseLimits, limits);
    await world.fp.command('home', ELSEWHERE);
    await soon(() => expect(world.fp.chat()).toContain(HOME));
    expect(seenIn(world, ELSEWHERE)).toEqual([]);
  });

  it('brings the card anew where the old one could be changed by it alone', async () => {
    const world = await atHome();
    const e = await world.w.open({ title: 'Framework of Cooperation' });
    await world.fp.command(`endorsement show ${e}`, 'C0GENERAL');
    await soon(() => expect(seenIn(world, 'C0GENERAL')).toHaveLength(1));
    Object.assign(world.slack.state.responseLimits, limits);
    await world.fp.press('Endorse', world.fp.inChannel('C0GENERAL')[0]);
    await soon(() => expect(seenIn(world, 'C0GENERAL')).toHaveLength(2));
    expect(seenIn(world, 'C0GENERAL')[1]).toContain('Framework of Cooperation');
    expect(seenIn(world, 'C0GENERAL')[1]).toMatch(/UNHCR/);
    expect((await world.w.request(e)).positions).toHaveLength(1);
  });
});

it('an answer in more messages than a URL still takes is said whole, in order', async () => {
  const slack = await aSlack();
  slack.state.responseLimits.uses = 2;
  const user = slack.addUser({ name: 'fp', email: FP });
  const body = Array.from({ length: 150 }, (_, i) => ({
    type: 'text' as const,
    text: `Line ${i} ${'x'.repeat(150)}.`,
  }));
  const shown: ShownAnswer = {
    ok: true,
    message: 'Here it is.',
    language: 'en',
    cardName: 'a',
    card: { title: 'A card', body, actions: [], summary: 'x' },
  };
  const spot = {
    client: new WebClient(TEAM.token, { slackApiUrl: slack.url }),
    visitor: { team: TEAM.id, user: user.id },
    responseUrl: slack.responseUrl(user.id, 'C0GENERAL'),
    at: 'C0GENERAL',
    meta: {},
  };
  const deps = { parts: { offer: async () => undefined }, changes: createCardChanges() };
  await answer(deps as unknown as AnswerDeps, spot, shown);
  const seen = slackPerson(slack, user).inChannel('C0GENERAL');
  expect(seen.length).toBeGreaterThan(2);
  const lines = seen.flatMap(({ blocks }) =>
    [...blocksText(blocks).matchAll(/Line (\d+) /g)].map(([, n]) => Number(n)),
  );
  expect(lines).toEqual(body.map((_, i) => i));
  expect(slack.calls.map(({ method }) => method)).toEqual(Array(seen.length - 2).fill('chat.postEphemeral'));
});

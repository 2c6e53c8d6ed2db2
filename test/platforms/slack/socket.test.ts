/** Socket Mode: everything that comes by signed request comes through a socket as well, and the socket is kept up. */
import { expect, describe, it, onTestFinished } from 'vitest';
import { APP_TOKEN, TEAM } from '../../support/slack/state.ts';
import { slackWorld, soon } from '../../support/slack/world.ts';
import { REAL_TIME } from '../../support/realTime.ts';

const FP = 'fp@unhcr.example';

async function asked() {
  const world = await slackWorld([FP], { way: 'a socket' });
  const e = await world.w.open();
  await world.arrive();
  return { ...world, e, fp: world.in(FP) };
}
type Asked = Awaited<ReturnType<typeof asked>>;
const stands = ({ w, e }: Asked) => w.request(e).then(({ positions }) => positions.map(({ position }) => position));

describe('what comes through the socket', () => {
  it('a command, a button, a form and the home tab work as they do by signed request', async () => {
    const world = await asked();
    const { fp, w, e } = world;
    await fp.command(`endorsement show ${e}`);
    await soon(() => expect(fp.messages()).toHaveLength(2));
    await fp.press('Endorse', fp.messages()[0]);
    await soon(() => expect(fp.words(fp.messages()[0]!)).toContain('UNHCR endorses'));
    await fp.press('Object…', fp.messages()[0]);
    await soon(() => expect(fp.modalText()).toContain('Do you also request'));
    // A form that is not filled in stays, and says so under its field: the answer goes back in the acknowledgement.
    const refused = await fp.submit({ 'What does your entity object to': ' ' });
    expect(JSON.parse(refused.body)).toMatchObject({ response_action: 'errors' });
    await fp.submit({ 'What does your entity object to': 'Paragraph 4.', 'Do you also request': 'Yes' });
    expect(fp.modalText()).toContain('has stopped');
    expect(await w.request(e)).toMatchObject({ state: 'referred', positions: [{}, { text: 'Paragraph 4.' }] });
    await fp.openHome();
    await soon(() => expect(fp.home()).toContain('Framework of Cooperation'));
  });

  it(
    'is acknowledged in a fraction of what Slack allows, and told again changes nothing twice',
    REAL_TIME,
    async () => {
      const world = await asked();
      const sent: { body: string; type: 'json' | 'form' }[] = [];
      const { deliver } = world.slack;
      world.slack.deliver = (body, type, more) => {
        sent.push({ body, type });
        return deliver(body, type, more);
      };
      const { ms } = await world.fp.press('Endorse');
      expect(ms).toBeLessThan(3_000);
      await deliver(sent[0]!.body, 'form');
      expect(await stands(world)).toEqual(['endorse']);
      await world.fp.say('help');
      await soon(() => expect(world.fp.chat()).toContain('help'));
      const before = world.fp.messages().length;
      await deliver(sent[1]!.body, 'json', { headers: { 'X-Slack-Retry-Num': '1' } });
      await world.fp.say('home');
      await soon(() => expect(world.fp.messages()).toHaveLength(before + 2));
    },
  );
});

describe('a connection', () => {
  it.each(['warning', 'refresh_requested', 'link_disabled'] as const)(
    'of which Slack says that it ends (%s) is closed, and there is a new one',
    async (reason) => {
      const world = await asked();
      world.slack.sockets.end(reason);
      await soon(() => expect(world.slack.sockets).toMatchObject({ greeted: 2, open: 1 }));
      await world.fp.press('Endorse');
      expect(await stands(world)).toEqual(['endorse']);
    },
  );

  it('that breaks is opened anew, however often Slack refuses meanwhile', async () => {
    const world = await asked();
    world.slack.fate('apps.connections.open', 'reset', { status: 500 }, { error: 'internal_error' }, { status: 429 });
    world.slack.sockets.cut();
    await soon(() => expect(world.slack.sockets).toMatchObject({ greeted: 2, open: 1 }));
    await world.fp.press('Endorse');
    expect(await stands(world)).toEqual(['endorse']);
    expect(world.w.faults.length).toBeGreaterThanOrEqual(4);
    expect(world.w.faults.join()).not.toContain(APP_TOKEN);
    world.w.faults.length = 0;
  });

  it('that Slack refuses at the start does not keep the other platforms from working', async () => {
    const settings = { botToken: TEAM.token, appToken: 'xapp-wrong' };
    const { w, slack } = await slackWorld([], { way: 'a socket', slack: settings });
    await w.open();
    expect(await w.focalPoint('UNHCR').messages('request')).toHaveLength(1);
    expect(slack.sockets.greeted).toBe(0);
    expect(w.faults[0]).toContain('invalid_auth');
    onTestFinished(() => void (w.faults.length = 0));
  });
});

describe('a stop in good order', () => {
  it('says goodbye to Slack, and opens no other connection', async () => {
    const world = await asked();
    await world.stop();
    await soon(() => expect(world.slack.sockets).toMatchObject({ greeted: 1, open: 0 }));
  });
});

/** Captured payloads in, as Slack's reference shows them and Bolt types them; what people see out. */
import { describe, expect, it } from 'vitest';
import { GRID, ONE, ORG } from '../../support/slack/organisation.ts';
import { IN_GRID, WORKSPACE, type At } from '../../support/slack/payloads/at.ts';
import * as events from '../../support/slack/payloads/events.ts';
import * as interactions from '../../support/slack/payloads/interactions.ts';
import { slackPerson } from '../../support/slack/person.ts';
import { controls } from '../../support/slack/reading.ts';
import { SIGNING_SECRET, TEAM } from '../../support/slack/state.ts';
import { slackWorld, soon } from '../../support/slack/world.ts';

const FP = 'fp@unhcr.example';
const PLACES = [WORKSPACE, IN_GRID];

async function world(at: At) {
  const isGrid = at === IN_GRID;
  const settings = { botToken: isGrid ? ORG.token : TEAM.token, signingSecret: SIGNING_SECRET };
  const made = await slackWorld([], { slack: settings, ...(isGrid && { teams: GRID }) });
  const { slack, w, arrive } = made;
  const user = slack.addUser({ name: 'fp', email: FP, team: isGrid ? ONE.id : TEAM.id });
  const fp = slackPerson(slack, user);
  const e = await w.open();
  await arrive();
  const asked = fp.messages()[0]!;
  const by = { at, user: user.id };
  const event = (payload: object) => slack.deliver(JSON.stringify(payload), 'json');
  const interact = (payload: object) =>
    slack.deliver(new URLSearchParams({ payload: JSON.stringify(payload) }).toString(), 'form');
  const form = (fields: object) =>
    slack.deliver(new URLSearchParams(fields as Record<string, string>).toString(), 'form');
  /** What a button means, as the message has it. */
  const meaning = (label: string, blocks: unknown = asked.blocks): string =>
    String(controls(blocks).find(({ words }) => words === label)?.element['value']);
  const positions = async () => (await w.request(e)).positions;
  return { ...made, fp, user, e, asked, by, event, interact, form, meaning, positions };
}

const OK = { status: 200, body: '' };

describe.each(PLACES.map((at) => [at.what, at] as const))('from %s', (_what, at) => {
  it('a slash command is answered to whoever typed it, and to nobody else', async () => {
    const { slack, user, e, form } = await world(at);
    const responseUrl = slack.responseUrl(user.id, 'C0GENERAL');
    const trigger = slack.trigger(user.id);
    const text = `endorsement show ${e}`;
    expect(await form(events.slashCommand(at, { user: user.id, text, trigger, responseUrl }))).toMatchObject(OK);
    const inChannel = () => slack.state.messages.filter(({ channel }) => channel === 'C0GENERAL');
    await soon(() => expect(inChannel()).toHaveLength(1));
    expect(inChannel()[0]).toMatchObject({ only: user.id });
    expect(JSON.stringify(inChannel()[0]?.blocks)).toContain('Framework of Cooperation');
  });

  it('a button on a message is a press; the message shows what came of it', async () => {
    const { slack, fp, asked, by, interact, meaning, positions } = await world(at);
    const { channel, ts } = asked;
    const responseUrl = slack.responseUrl(by.user, channel, ts);
    const press = interactions.pressOnMessage(
      { ...by, channel, ts, responseUrl, trigger: slack.trigger(by.user) },
      meaning('Endorse'),
    );
    expect(await interact(press)).toMatchObject(OK);
    await soon(() => expect(fp.words(fp.messages()[0]!)).toContain('UNHCR endorses'));
    expect(await positions()).toMatchObject([{ entity: 'UNHCR', position: 'endorse', platform: 'slack' }]);
  });

  it('a button on the Home tab opens what it is about; one in that modal changes the modal', async () => {
    const { slack, w, fp, e, by, event, interact, meaning, positions } = await world(at);
    expect(await event(events.homeOpened(at, by.user, fp.messages()[0]!.channel))).toMatchObject(OK);
    await soon(() => expect(fp.home()).toContain('Framework of Cooperation'));
    const home = slack.state.homes.get(by.user)!.content['blocks'];
    await interact(interactions.pressAtHome({ ...by, trigger: slack.trigger(by.user) }, meaning(e, home)));
    await soon(() => expect(fp.modalText()).toContain('Endorse'));
    const { id, hash, content } = fp.modal()!;
    const inModal = interactions.pressInModal(
      { ...by, trigger: slack.trigger(by.user) },
      meaning('Endorse', content['blocks']),
      { id, hash },
    );
    expect(await interact(inModal)).toMatchObject(OK);
    await soon(() => expect(fp.modalText()).toContain('UNHCR endorses'));
    expect(slack.state.modals.get(by.user)).toHaveLength(1);
    expect(await positions()).toMatchObject([{ position: 'endorse' }]);
    await w.settle();
  });

  it('a submitted form is the act, with what was filled in; a closed one is nothing', async () => {
    const { slack, fp, asked, by, interact, meaning, positions } = await world(at);
    const { channel, ts } = asked;
    const responseUrl = slack.responseUrl(by.user, channel, ts);
    const open = interactions.pressOnMessage(
      { ...by, channel, ts, responseUrl, trigger: slack.trigger(by.user) },
      meaning('Object…'),
    );
    await interact(open);
    await soon(() => expect(fp.modal()).toBeDefined());
    expect(await interact(interactions.closed(by))).toMatchObject(OK);
    expect(await positions()).toEqual([]);
    const { id, hash, content } = fp.modal()!;
    const done = await interact(
      interactions.submission(
        { ...by, trigger: slack.trigger(by.user) },
        {
          id,
          hash,
          metadata: String(content['private_metadata']),
          blocks: [],
          values: {
            'field/text': { value: { type: 'plain_text_input', value: 'Paragraph 4 omits boys.' } },
            'field/requestDiscussion': {
              value: {
                type: 'radio_buttons',
                selected_option: { text: { type: 'plain_text', text: 'Yes', emoji: false }, value: 'yes' },
              },
            },
            'field/wouldSatisfy': { value: { type: 'plain_text_input', value: null } },
          },
        },
      ),
    );
    expect(JSON.parse(done.body)).toMatchObject({ response_action: 'update' });
    expect(done.body).toContain('has stopped');
    expect(await positions()).toMatchObject([
      { objects: true, requestsDiscussion: true, text: 'Paragraph 4 omits boys.' },
    ]);
  });

  it('the shortcut on a message opens the form with its words', async () => {
    const { slack, fp, by, interact } = await world(at);
    const responseUrl = slack.responseUrl(by.user, 'C0GENERAL');
    const chosen = interactions.messageShortcut(
      { ...by, trigger: slack.trigger(by.user), responseUrl },
      'A &lt;draft&gt; is <https://un.example/d|here>.',
    );
    expect(await interact(chosen)).toMatchObject(OK);
    await soon(() => expect(fp.modalText()).toContain('A <draft> is here (https://un.example/d).'));
  });

  it('a message to the bot is answered there; one of the bot itself is not', async () => {
    const { fp, by, asked, event, slack } = await world(at);
    expect(await event(events.messageOfBot(at, asked.channel))).toMatchObject(OK);
    expect(await event(events.messageIm(at, by.user, asked.channel, 'endorsement list'))).toMatchObject(OK);
    await soon(() => expect(fp.messages()).toHaveLength(2));
    expect(fp.words(fp.messages()[1]!)).toContain('Framework of Cooperation');
    expect(slack.calls.filter(({ method }) => method.startsWith('chat.post'))).toHaveLength(2);
  });

  it('a mention in a channel is answered there so that only its writer sees it', async () => {
    const { by, event, slack } = await world(at);
    expect(await event(events.mention(at, by.user, 'home'))).toMatchObject(OK);
    const posted = () => slack.state.messages.filter(({ channel }) => channel === 'C0GENERAL');
    await soon(() => expect(posted()).toHaveLength(1));
    expect(posted()[0]).toMatchObject({ only: by.user });
  });

  it('somebody who joins the workspace gets what waits for them', async () => {
    const { slack, w, arrive, event } = await world(at);
    await w.alternate('UNHCR').block();
    await w.open({ title: 'For the newcomer' });
    await arrive();
    const email = 'alt@unhcr.example';
    const user = slack.addUser({ name: 'alternate', email, team: at.team });
    expect(await event(events.teamJoin(at, events.member(at, user.id, email)))).toMatchObject(OK);
    const newcomer = slackPerson(slack, user);
    await soon(async () => {
      await arrive();
      expect(newcomer.chat()).toContain('For the newcomer');
    });
  });

  it('an account that is deactivated is not written to, until it is back', async () => {
    const { slack, w, arrive, fp, user, event } = await world(at);
    await w.focalPoint('UNHCR').block();
    user.deleted = true;
    expect(await event(events.userChange(at, events.member(at, user.id, FP, true)))).toMatchObject(OK);
    await soon(async () => expect((await w.store.keyValues.list('slack.people'))[0]?.value).toContain('"gone":true'));
    const e = await w.open({ title: 'While they are gone' });
    await arrive();
    expect(fp.chat()).not.toContain('While they are gone');
    user.deleted = false;
    expect(await event(events.userChange(at, events.member(at, user.id, FP)))).toMatchObject(OK);
    await soon(async () => {
      await arrive();
      expect(fp.chat()).toContain('While they are gone');
    });
    expect((await w.request(e)).unreached).toEqual([]);
    expect(slack.complaints).toEqual([]);
  });

  it('that Concord is removed, or its token revoked, ends the writing there', async () => {
    for (const told of [events.uninstalled(at), events.tokensRevoked(at, { bot: [at.botUser], oauth: [] })]) {
      const { slack, fp, w, arrive, event } = await world(at);
      expect(await event(events.tokensRevoked(at, { oauth: ['U0SOMEBODY'] }))).toMatchObject(OK);
      // As Slack does: what has been taken out is let in no more.
      slack.revoke(at === IN_GRID ? ORG.token : TEAM.token);
      expect(await event(told)).toMatchObject(OK);
      await soon(async () => {
        await w.open({ title: 'After that' });
        expect(await w.focalPoint('UNHCR').messages('request')).not.toEqual([]);
      });
      await arrive();
      expect(fp.chat()).not.toContain('After that');
    }
  });
});

describe('Slack’s questions to the server', () => {
  it('whether it is ours, and whether its certificate is good, are answered', async () => {
    const { event, form } = await world(WORKSPACE);
    expect(await event(events.urlVerification('3eZbrw1aB'))).toMatchObject({
      status: 200,
      body: '{"challenge":"3eZbrw1aB"}',
    });
    expect(await form(events.SSL_CHECK)).toMatchObject(OK);
  });
});

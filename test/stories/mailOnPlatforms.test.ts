/** Messages of the network in Slack and in Teams: what is urgent is marked in the way of each, and calls nobody by name. */
import { describe, expect, it } from 'vitest';
import { slackWorld, soon } from '../support/slack/world.ts';
import { wordsOf } from '../support/teams/people.ts';
import { teamsWorld } from '../support/teams/world.ts';
import type { World } from '../support/world.ts';

const FP = 'fp@unhcr.example';
const URGENT = { subject: 'Attack <!channel>', text: 'Stay away from the road. @everyone <!here> *now*' };
const urgent = (w: World) => w.focalPoint('UNICEF').press('correspondence.urgent', null, URGENT);
const circular = (w: World, inputs = {}) =>
  w.officer.press('correspondence.send', null, { subject: 'Workshop', text: 'On Monday.', ...inputs });

describe('in Slack', () => {
  it('urgent information says so at the top of the message, and mentions nobody', async () => {
    const { w, in: on, arrive } = await slackWorld([FP]);
    expect((await urgent(w)).ok).toBe(true);
    await arrive();
    const [message] = on(FP).messages();
    const [first] = message!.blocks as readonly { type: string; elements?: readonly { text: string }[] }[];
    expect(first).toMatchObject({ type: 'context', elements: [{ type: 'plain_text' }] });
    expect(first?.elements?.[0]?.text).toContain('URGENT');
    // Only plain text, or markup that Slack itself would draw as a mention, could call anybody.
    const raw = JSON.stringify(message!.blocks);
    expect(raw).not.toMatch(/"type":"(broadcast|user|usergroup|channel)"|"type":"mrkdwn","text":"[^"]*<!/);
    expect(message!.text).not.toContain('<!channel>');
    expect(on(FP).words(message!)).toContain(URGENT.text);
  });

  it('is confirmed and answered there; the answer goes to the Secretariat alone', async () => {
    const { w, in: on, arrive } = await slackWorld([FP]);
    const { target } = await circular(w, { acknowledge: 'yes' });
    await arrive();
    await on(FP).press('I have this');
    await soon(async () =>
      expect((await w.records('correspondence', target))[0]).toMatchObject({
        acknowledged: [{ person: w.focalPoint('UNHCR').id }],
      }),
    );
  });
});

describe('in Teams', () => {
  it('urgent information is of high importance, and what is not urgent is not', async () => {
    const w = await teamsWorld();
    const fp = w.user('one', FP);
    await fp.install();
    await circular(w);
    await urgent(w);
    await w.settle();
    const mail = fp.posts().filter((post) => /Workshop|Attack/.test(wordsOf(post)));
    expect(mail.map(({ activity }) => (activity as { importance?: string }).importance)).toEqual([undefined, 'high']);
    const last = mail.at(-1)!;
    expect(wordsOf(last)).toContain('URGENT');
    expect(wordsOf(last)).toContain(URGENT.text);
    expect(JSON.stringify(last.activity)).not.toContain('"type":"mention"');
  });

  it('a message of somebody whose Teams is gone comes by their other platform', async () => {
    const w = await teamsWorld();
    const fp = w.user('one', FP);
    await fp.install();
    w.connector.block(fp.id, true);
    const { target } = await circular(w, { audience: 'focalPoints' });
    await w.settle();
    expect(await w.focalPoint('UNHCR').messages('circular')).toHaveLength(1);
    expect((await w.records('correspondence', target))[0]).toMatchObject({ progress: { failed: 0 }, fallbacks: [] });
  });
});

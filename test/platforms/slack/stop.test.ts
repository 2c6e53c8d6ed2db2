/** A stop in good order: what was acknowledged is done to its end, because Slack does not tell it again. */
import { describe, expect, it } from 'vitest';
import { createRunningEvents } from '../../../src/platforms/slack/running.ts';
import { slackWorld, type Way } from '../../support/slack/world.ts';

const FP = 'fp@unhcr.example';

describe.each(['signed requests', 'a socket'] satisfies Way[])(
  'a stop while a press of Slack (%s) is answered',
  (way) => {
    it('waits until the answer stands in Slack', async () => {
      const { w, slack, in: on, arrive, stop } = await slackWorld([FP], { way });
      await w.open();
      await arrive();
      const fp = on(FP);
      slack.fate('chat.update', { waitMs: 700 });
      await fp.press('Endorse');
      expect(fp.chat()).not.toContain('UNHCR endorses');
      await stop();
      expect(fp.chat()).toContain('UNHCR endorses');
    });

    it('waits for what was typed, and for forms', async () => {
      const { w, slack, in: on, arrive, stop } = await slackWorld([FP], { way });
      await w.open();
      await arrive();
      const fp = on(FP);
      slack.fate('chat.postMessage', { waitMs: 500 });
      slack.fate('views.open', { waitMs: 500 });
      await fp.say('help');
      await fp.press('Object…');
      await stop();
      expect(fp.chat()).toContain('endorsement list');
      expect(fp.modalText()).toContain('Do you also request');
    });
  },
);

describe('what is under way', () => {
  it('is waited for, what it begins included, and not for ever', async () => {
    const running = createRunningEvents(60_000);
    const order: string[] = [];
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const first = running.during(() => held.then(() => void running.during(async () => void order.push('second'))));
    const done = running.done().then(() => order.push('done'));
    release();
    await Promise.all([first, done]);
    expect(order).toEqual(['second', 'done']);

    const stuck = createRunningEvents(10);
    void stuck.during(() => new Promise<void>(() => undefined));
    await stuck.done();
  });
});

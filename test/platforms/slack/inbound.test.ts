/** What comes from Slack: signed, fresh, once; acknowledged in time; what is wrong is refused and changes nothing. */
import { describe, expect, it } from 'vitest';
import type { Store } from '../../../src/store/store.ts';
import { typedWords } from '../../../src/platforms/slack/markup.ts';
import { sign } from '../../support/slack/server.ts';
import { SIGNING_SECRET } from '../../support/slack/state.ts';
import { slackWorld, soon } from '../../support/slack/world.ts';
import { processorMs, REAL_TIME } from '../../support/realTime.ts';

const FP = 'fp@unhcr.example';
const positions = async (w: Awaited<ReturnType<typeof slackWorld>>['w'], e: string) => (await w.request(e)).positions;

async function asked(options: Parameters<typeof slackWorld>[1] = {}) {
  const world = await slackWorld([FP], options);
  const e = await world.w.open();
  await world.arrive();
  return { ...world, e, fp: world.in(FP) };
}

/** A press that comes as Slack sends it is taken before Bolt sees it; the same payload as JSON goes through Bolt. */
const ENTRANCES = ['the short way', 'through Bolt'] as const;

/** The last request that was delivered, to be sent once more. */
function recorded(
  { slack }: Awaited<ReturnType<typeof asked>>,
  entrance: (typeof ENTRANCES)[number] = 'the short way',
) {
  const sent: { body: string; type: 'json' | 'form'; at: number }[] = [];
  const deliver = slack.deliver;
  slack.deliver = (given, as, more = {}) => {
    const at = more.at ?? Math.floor(Date.now() / 1000);
    const isForBolt = as === 'form' && entrance === 'through Bolt';
    const body = isForBolt ? (new URLSearchParams(given).get('payload') ?? given) : given;
    const type = isForBolt ? 'json' : as;
    sent.push({ body, type, at });
    return deliver(body, type, { ...more, at });
  };
  return { sent, deliver };
}

describe('what is said without a word', () => {
  it('is a file: it is named, and not taken for nothing', async () => {
    const world = await slackWorld([FP]);
    const person = world.in(FP);
    const file = { title: 'Objection.pdf', permalink: 'https://files.example/F1' };
    await person.say('', undefined, { subtype: 'file_share', files: [file] });
    await soon(() => expect(person.chat()).toContain('Objection.pdf (https://files.example/F1)'));
  });

  it('is a message that was forwarded: what it says is what is said', async () => {
    const world = await slackWorld([FP]);
    const person = world.in(FP);
    const attachments = [
      { is_share: true, is_msg_unfurl: true, author_name: 'Ana', text: 'The training is on Monday.' },
    ];
    await person.say('', undefined, { attachments });
    await soon(() => expect(person.chat()).toContain('Ana: The training is on Monday.'));
  });

  it('is the bot’s name: it is answered as a command without words', async () => {
    const world = await slackWorld([FP]);
    const person = world.in(FP);
    await person.mention('', 'C0GENERAL');
    await soon(() => expect(JSON.stringify(person.inChannel('C0GENERAL'))).toContain('waits for you'));
  });
});

describe.each(ENTRANCES)('a press as a signed request, %s,', (entrance) => {
  it('is refused when nobody signed it, the signature is wrong, or it is old', async () => {
    const world = await asked();
    const { sent, deliver } = recorded(world, entrance);
    await world.fp.press('Endorse');
    const { body, type } = sent.at(-1)!;
    const now = Math.floor(Date.now() / 1000);
    expect((await deliver(body, type, { at: now + 1, secret: 'wrong' })).status).toBe(401);
    expect((await deliver(body, type, { at: now - 301 })).status).toBe(401);
    expect((await deliver(body, type, { at: now + 3600 })).status).toBe(401);
    const unsigned = await fetch(`${world.w.url}/slack/events`, { method: 'POST', body: 'payload={}' });
    expect(unsigned.status).toBe(401);
    expect(await unsigned.text()).toBe('');
  });

  it('is refused the second time, word for word and signature for signature', async () => {
    const world = await asked();
    const { sent, deliver } = recorded(world, entrance);
    await world.fp.press('Endorse');
    const { body, type, at } = sent.at(-1)!;
    expect((await deliver(body, type, { at })).status).toBe(401);
    expect(await positions(world.w, world.e)).toHaveLength(1);
  });

  it('that cannot be brought to the core is answered in words, and done when it comes again', async () => {
    // For whoever asks: what the start does by the way asks as well, at its own time.
    let isAway = false;
    const store = (opened: Store): Store => ({
      ...opened,
      async networks() {
        if (isAway) throw new Error('the store is away');
        return opened.networks();
      },
    });
    const world = await asked({ store });
    const { sent, deliver } = recorded(world, entrance);
    isAway = true;
    expect((await world.fp.press('Endorse')).status).toBe(200);
    await soon(() => expect(world.fp.chat()).toContain('Nothing has been changed; please try again in a moment.'));
    isAway = false;
    expect(await positions(world.w, world.e)).toEqual([]);
    const { body, type, at } = sent.at(-1)!;
    expect((await deliver(body, type, { at: at + 1 })).status).toBe(200);
    expect(await positions(world.w, world.e)).toHaveLength(1);
    expect(world.w.faults.splice(0).join()).toContain('could not be brought to the core');
  });

  it('signed anew with the same event changes nothing twice, as when Slack repeats it', async () => {
    const world = await asked();
    const { sent, deliver } = recorded(world, entrance);
    await world.fp.press('Endorse');
    const { body, type, at } = sent.at(-1)!;
    const repeat = { at: at + 1, headers: { 'X-Slack-Retry-Num': '1', 'X-Slack-Retry-Reason': 'http_timeout' } };
    expect((await deliver(body, type, repeat)).status).toBe(200);
    expect(await positions(world.w, world.e)).toHaveLength(1);
  });

  it('a forged signature does not use up the right one', async () => {
    const world = await asked();
    const { sent, deliver } = recorded(world, entrance);
    world.slack.connect(`${world.w.url}/nowhere`);
    await world.fp.press('Endorse').catch(() => undefined);
    world.slack.connect(`${world.w.url}/slack/events`);
    const { body, type, at } = sent.at(-1)!;
    expect((await deliver(`${body}${type === 'form' ? '&more=1' : ' '}`, type, { at, secret: 'wrong' })).status).toBe(
      401,
    );
    expect((await deliver(body, type, { at, secret: 'wrong' })).status).toBe(401);
    expect((await deliver(body, type, { at })).status).toBe(200);
  });

  it('whose body was changed on the way is refused', async () => {
    const world = await asked();
    const { sent, deliver } = recorded(world, entrance);
    await world.fp.press('Endorse');
    const { body, type, at } = sent.at(-1)!;
    const signature = sign(SIGNING_SECRET, at + 1, body);
    const changed = body.replace('endorsement.endorse', 'endorsement.abstain');
    expect(changed).not.toBe(body);
    const more = { at: at + 1, headers: { 'X-Slack-Signature': signature } };
    expect((await deliver(changed, type, more)).status).toBe(401);
    expect((await deliver(body, type, more)).status).toBe(200);
    expect(await positions(world.w, world.e)).toHaveLength(1);
  });
});

describe('a request of Slack', () => {
  it('an event that is told again is answered once', async () => {
    const world = await asked();
    const { sent, deliver } = recorded(world);
    await world.fp.say('help');
    await soon(() => expect(world.fp.messages()).toHaveLength(3));
    const before = world.fp.messages().length;
    const { body, type, at } = sent.at(-1)!;
    await deliver(body, type, { at: at + 1, headers: { 'X-Slack-Retry-Num': '1' } });
    // What is said after it is answered after it: their words, and one answer.
    await world.fp.say('home');
    await soon(() => expect(world.fp.messages().at(-1)?.user).toBeUndefined());
    await soon(() => expect(world.fp.chat()).toContain('Here is where things stand for you'));
    expect(world.fp.messages()).toHaveLength(before + 2);
  });

  it.each([
    ['not JSON', 'payload=%7B', 'form'],
    ['JSON of another kind', 'payload=%5B%5D', 'form'],
    ['an event without an event', '{"type":"event_callback"}', 'json'],
    ['nothing', '', 'json'],
  ] as const)('that is %s gets a clear answer and no stack trace', async (_what, body, type) => {
    const { slack, w } = await slackWorld([]);
    const done = await slack.deliver(body, type);
    expect(done.status).toBeGreaterThanOrEqual(400);
    expect(done.body).not.toMatch(/at .*\.(ts|js)|node_modules/);
    w.faults.length = 0;
  });

  it('that asks whether we are there is answered', async () => {
    const { slack } = await slackWorld([]);
    const done = await slack.deliver('{"type":"url_verification","challenge":"abc"}', 'json');
    expect(done).toMatchObject({ status: 200, body: '{"challenge":"abc"}' });
  });
});

describe('a press', () => {
  it('is acknowledged in a fraction of what Slack allows', REAL_TIME, async () => {
    const world = await asked();
    const { ms } = await world.fp.press('Endorse');
    expect(ms).toBeLessThan(3_000);
  });

  it('brings no authority: whose card it is says the network, not who presses', async () => {
    const world = await asked();
    const outsider = world.in('somebody@elsewhere.example');
    const theirs = world.fp.messages()[0]!;
    await outsider.press('Endorse', theirs);
    const told = () => world.slack.state.messages.filter(({ only }) => only === outsider.user.id);
    await soon(() => expect(told()[0]?.text).toContain('not on the roll'));
    expect(await positions(world.w, world.e)).toEqual([]);
  });

  it('of what only the Secretariat may do is refused to others, however the button came to them', async () => {
    const world = await asked();
    const forged = {
      ...world.fp.messages()[0]!,
      blocks: [
        {
          type: 'actions',
          elements: [
            {
              type: 'button',
              action_id: 'press-1',
              text: { type: 'plain_text', text: 'Withdraw' },
              value: JSON.stringify({
                w: 'una-1',
                c: 'request',
                p: { type: 'press', verb: 'endorsement.withdraw', target: world.e, inputs: { reason: 'Mine.' } },
              }),
            },
          ],
        },
      ],
    };
    await world.fp.press('Withdraw', forged);
    await soon(() => expect(world.fp.chat() + world.fp.modalText()).toMatch(/Secretariat/));
    expect((await world.w.request(world.e)).state).toBe('open');
  });

  it('on a link is acknowledged and nothing more', async () => {
    const world = await asked();
    const link = {
      ...world.fp.messages()[0]!,
      blocks: [
        {
          type: 'actions',
          elements: [{ type: 'button', action_id: 'open-1', url: 'https://un.example', text: { text: 'Open' } }],
        },
      ],
    };
    expect(await world.fp.press('Open', link)).toMatchObject({ status: 200 });
  });

  it('on a card whose parts are gone says so, and how to go on', async () => {
    const world = await asked();
    const old = {
      ...world.fp.messages()[0]!,
      blocks: [
        {
          type: 'actions',
          elements: [
            { type: 'button', action_id: 'form-1', text: { text: 'Object…' }, value: '{"w":"una-5","k":"gone"}' },
          ],
        },
      ],
    };
    await world.fp.press('Object…', old);
    await soon(() => expect(world.fp.modalText()).toContain('too old'));
  });

  it('after which the form cannot open any more asks to press again', async () => {
    const world = await asked();
    world.slack.fate('views.open', { error: 'expired_trigger_id' });
    await world.fp.press('Object…');
    await soon(() => expect(world.fp.chat()).toContain('press the button again'));
    await soon(() => expect(world.w.faults).toHaveLength(1));
    world.w.faults.length = 0;
  });
});

describe('words typed in Slack', () => {
  it.each([
    ['a &lt;b&gt; &amp; c', 'a <b> & c'],
    ['<https://un.example/a|un.example/a> now', 'un.example/a now'],
    ['see <https://un.example/a?x=1&amp;y=2>', 'see https://un.example/a?x=1&y=2'],
    ['<mailto:a@un.example|a@un.example>', 'a@un.example'],
    ['<mailto:a@un.example|write to us>', 'write to us (a@un.example)'],
    ['see <https://un.example/a|the note> now', 'see the note (https://un.example/a) now'],
    ['<@U0000BOT0> home', 'home'],
    ['<@U1> and <@U2|ana> and <@U3>', '@Zoë <&gt; and @ana and @U3'],
    ['<!here> <#C1|general> hello <#C2|> <#C3>', '@here #general hello #field #C3'],
    ['<!subteam^S1|@gbv-team> <!subteam^S2> <!date^1392734382^{date}|18 February>', '@gbv-team @S2 18 February'],
    ['1 < 2 > 0, <javascript:x|y>', '1 < 2 > 0, <javascript:x|y>'],
  ])('%s are read as %s', (typed, read) => {
    const names = new Map([
      ['U1', 'Zoë <&gt;'],
      ['C2', 'field'],
    ]);
    expect(typedWords(typed, { names, own: 'U0000BOT0' })).toBe(read);
  });

  it.each(['<', '<@', '<https://a|', '&lt;<@U1'])('are read in no time however often %s stands in them', (mark) => {
    expect(processorMs(() => typedWords(mark.repeat(40_000)))).toBeLessThan(500);
  });
});

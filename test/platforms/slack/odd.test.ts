/** What Slack would not send, signed all the same: answered at once with what it is, and never by the end of the program. */
import { describe, expect, it } from 'vitest';
import { TEAM } from '../../support/slack/state.ts';
import { slackWorld, soon, type Way } from '../../support/slack/world.ts';
import { REAL_TIME } from '../../support/realTime.ts';

const FP = 'fp@unhcr.example';
const USER = { id: 'U1', team_id: TEAM.id };
const TEAM_OF = { id: TEAM.id };

/** Each as JSON of its own, or as the payload of a form. */
const ODD: readonly (readonly [what: string, body: unknown])[] = [
  ['null', null],
  ['a number', 7],
  ['a list', []],
  ['nothing in it', {}],
  ['an event that is null', { type: 'event_callback', event: null }],
  ['an event that is a word', { type: 'event_callback', event: 'message' }],
  ['an event without a type', { type: 'event_callback', event_id: 'Ev1', event: {} }],
  ['an event without an id', { type: 'event_callback', event: { type: 'message', channel: 'D1', user: 'U1' } }],
  ['a user that is null', { type: 'event_callback', event_id: 'Ev1', event: { type: 'team_join', user: null } }],
  ['a channel that is null', { type: 'event_callback', event_id: 'Ev1', event: { type: 'message', channel: null } }],
  [
    'authorizations that are not objects',
    { type: 'event_callback', event_id: 'Ev1', authorizations: [7], event: { type: 'message' } },
  ],
  ['a press without a user', { type: 'block_actions', team: TEAM_OF, actions: [{ type: 'button', value: '{}' }] }],
  ['a press of nothing', { type: 'block_actions', team: TEAM_OF, user: USER, actions: [] }],
  ['a press of null', { type: 'block_actions', team: TEAM_OF, user: USER, actions: [null] }],
  ['a team that is a word', { type: 'block_actions', team: 'T1', user: USER, actions: [{ type: 'button' }] }],
  [
    'words that are a number',
    { type: 'event_callback', event_id: 'Ev1', event: { type: 'message', channel: 'D1', user: 'U1', text: 5 } },
  ],
  [
    'a form without a name',
    { type: 'view_submission', team: TEAM_OF, user: USER, view: { id: 'V1', state: { values: {} } } },
  ],
  ['a form that is missing', { type: 'view_submission', team: TEAM_OF, user: USER }],
  ['a form without values', { type: 'view_submission', team: TEAM_OF, user: USER, view: { id: 'V1', state: null } }],
  ['a command without its user', { command: '/concord', team_id: TEAM.id, text: 'home' }],
];
/** Of Slack's, and nothing of ours. */
const UNTAKEN: readonly (readonly [what: string, body: unknown])[] = [
  ['a shortcut that we do not have', { type: 'shortcut', team: TEAM_OF, user: USER, callback_id: 'other' }],
  ['options that nobody asked for', { type: 'block_suggestion', team: TEAM_OF, user: USER, action_id: 'a', value: '' }],
  ['an old dialog', { type: 'dialog_submission', team: TEAM_OF, user: USER, submission: {} }],
];

const ask = async () => {
  const world = await slackWorld([FP]);
  await world.w.open();
  await world.arrive();
  return world;
};
const formOf = (body: unknown): string => new URLSearchParams({ payload: JSON.stringify(body) }).toString();

describe('a signed request', () => {
  it.each([
    ['400', ODD, 400],
    ['404', UNTAKEN, 404],
  ] as const)(
    'that is odd is answered %s at once, as JSON, and nothing is a fault',
    REAL_TIME,
    async (_what, bodies, status) => {
      const { slack, w } = await ask();
      const began = performance.now();
      for (const [what, body] of bodies)
        for (const [type, sent] of [
          ['json', JSON.stringify(body)],
          ['form', formOf(body)],
        ] as const) {
          const answer = await slack.deliver(sent, type);
          expect({ what, type, status: answer.status }).toEqual({ what, type, status });
          expect(JSON.parse(answer.body)).toEqual({ error: expect.any(String) as string });
        }
      expect(performance.now() - began).toBeLessThan(2_500);
      expect(w.faults).toEqual([]);
    },
  );

  it.each(['{', '', 'payload=%7B', 'payload=', 'a=1&a=2&payload=1&payload=2'])(
    'that cannot be read (%j) is answered 400 at once',
    REAL_TIME,
    async (body) => {
      const { slack } = await ask();
      const { status, ms } = await slack.deliver(body, body.includes('=') ? 'form' : 'json');
      expect(status).toBe(400);
      expect(ms).toBeLessThan(1_000);
    },
  );

  it('about events that Slack withholds is taken', REAL_TIME, async () => {
    const { slack } = await ask();
    const notice = { token: 'x', type: 'app_rate_limited', team_id: TEAM.id, minute_rate_limited: 1_518_467_820 };
    const { status, ms } = await slack.deliver(JSON.stringify(notice), 'json');
    expect(status).toBe(200);
    expect(ms).toBeLessThan(1_000);
  });

  it.each([
    '5',
    'null',
    '{"w":5,"p":{"type":"press","verb":"home"}}',
    '{"p":{"type":"form","title":"A form"}}',
    '{"p":{"type":"press"}}',
    '{"p":{"type":"press","verb":"home","inputs":{"a":{}}}}',
    '{"k":{}}',
  ])('with a button’s value that was never ours (%s) does nothing', async (value) => {
    const { slack, w } = await ask();
    const press = { type: 'button', action_id: 'press-1', value, action_ts: '1.2' };
    const sent = { type: 'block_actions', team: TEAM_OF, user: USER, trigger_id: 'x', actions: [press] };
    expect((await slack.deliver(formOf(sent), 'form')).status).toBe(200);
    expect(w.faults).toEqual([]);
  });

  it.each(['null', '7', '{"k":{},"who":5}', '[['])('with a form’s own words %s says that it is old', async (own) => {
    const { slack, w } = await ask();
    const view = { id: 'V1', callback_id: 'form', private_metadata: own, state: { values: {} } };
    const { status, body } = await slack.deliver(
      formOf({ type: 'view_submission', team: TEAM_OF, user: USER, view }),
      'form',
    );
    expect(status).toBe(200);
    expect(JSON.parse(body)).toMatchObject({ response_action: 'update' });
    expect(w.faults).toEqual([]);
  });

  it('that a fault of ours keeps from the core is answered in words at once', REAL_TIME, async () => {
    let isBroken = false;
    const { w, slack } = await slackWorld([FP], {
      store: (store) => ({
        ...store,
        keyValues: {
          ...store.keyValues,
          get: async (space, key) => {
            if (isBroken && space === 'slack.parts') throw new Error('the disk is gone');
            return store.keyValues.get(space, key);
          },
        },
      }),
    });
    isBroken = true;
    const view = {
      id: 'V1',
      callback_id: 'form',
      private_metadata: JSON.stringify({ k: 'some-key' }),
      state: { values: {} },
    };
    const sent = { type: 'view_submission', team: TEAM_OF, user: USER, view };
    const { status, body, ms } = await slack.deliver(formOf(sent), 'form');
    expect(status).toBe(200);
    expect(body).toContain('Nothing has been changed');
    expect(ms).toBeLessThan(1_000);
    expect(w.faults).toEqual([expect.stringContaining('Error: the disk is gone')]);
    w.faults.length = 0;
  });
});

describe('a socket', () => {
  const way: Way = 'a socket';

  it('brings envelopes without an event, and what is no envelope, and goes on', async () => {
    const { w, slack, in: on, arrive } = await slackWorld([FP], { way });
    const e = await w.open();
    await arrive();
    const fp = on(FP);
    const notice = { token: 'x', type: 'app_rate_limited', team_id: TEAM.id, minute_rate_limited: 1_518_467_820 };
    await slack.sockets.send('events_api', notice);
    await slack.sockets.send('events_api', {});
    for (const [, body] of ODD.filter(([, each]) => typeof each === 'object' && each !== null && !Array.isArray(each)))
      await slack.sockets.send('events_api', body as Readonly<Record<string, unknown>>);
    // Under the name of a signal of the client's own it would end the connection.
    await slack.sockets.send('events_api', { event_id: 'Ev9', event: { type: 'close' } });
    for (const raw of [
      'null',
      '{}',
      '7',
      '[]',
      '{"type":"events_api"}',
      'no JSON',
      '{"type":"events_api","payload":null}',
    ])
      slack.sockets.raw(raw);
    await slack.sockets.send('interactive', {});
    expect(slack.sockets).toMatchObject({ greeted: 1, open: 1 });
    await fp.press('Endorse');
    await soon(async () => expect((await w.request(e)).positions).toHaveLength(1));
    expect(w.faults.every((fault) => fault.startsWith('a message of the socket to Slack could not be read'))).toBe(
      true,
    );
    expect(w.faults).toHaveLength(7);
    w.faults.length = 0;
  });
});

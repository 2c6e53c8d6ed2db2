/** Slack: signed presses on a message, to a bot that calls a stand-in of Slack's Web API on this machine. */
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { addresses, type Door, type Shown } from './doors.ts';
import type { Call } from './load.ts';
import type { Pressing } from './presses.ts';
import { START } from './program.ts';

const SECRET = '0123456789abcdef0123456789abcdef';
const TOKEN = 'xoxb-bench';
const TEAM = 'T0000BENCH';
/** The message that everybody presses on. */
const PRESSED = '1770000000.000100';

export async function slackDoor(): Promise<Door> {
  const slack = await startSlack();
  return {
    name: 'Slack',
    settings: {
      CONCORD_CLOCK: 'manual',
      CONCORD_NOW: START,
      CONCORD_LOCAL: 'yes',
      CONCORD_SAMPLE: 'yes',
      SLACK_BOT_TOKEN: TOKEN,
      SLACK_SIGNING_SECRET: SECRET,
      SLACK_API_URL: slack.api,
    },
    floor: ({ slack: script }) => script,
    call: (pressing) => signed(blockActions(pressing, slack.responses)),
    isAccepted: ({ status, body }) => status === 200 && body === '',
    answered: () => JSON.stringify({ api: slack.api, token: TOKEN, signingSecret: SECRET, update: slack.updated() }),
    shown: slack.shown,
    async close() {
      await slack.stop();
      if (slack.refusals.size > 0) throw new Error(`presses were refused: ${[...slack.refusals].join(' · ')}`);
    },
  };
}

const signed = (body: string): Call => {
  const at = Math.floor(Date.now() / 1000);
  const signature = createHmac('sha256', SECRET).update(`v0:${at}:${body}`).digest('hex');
  return {
    path: '/slack/events',
    body,
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded',
      'X-Slack-Request-Timestamp': String(at),
      'X-Slack-Signature': `v0=${signature}`,
    },
  };
};

/** As Slack tells of a button that is pressed on a message. What it means stands in its value. */
function blockActions({ person, verb, target, inputs, eventId }: Pressing, responses: string): string {
  const value = JSON.stringify({ w: person, c: 'request', p: { type: 'press', verb, target, inputs } });
  const ts = PRESSED;
  const payload = {
    type: 'block_actions',
    user: { id: person, username: person, name: person, team_id: TEAM },
    api_app_id: 'A0000BENCH',
    token: 'verification-token',
    container: { type: 'message', message_ts: ts, channel_id: `D${person}`, is_ephemeral: false },
    trigger_id: `1.2.${eventId}`,
    team: { id: TEAM, domain: 'bench' },
    enterprise: null,
    is_enterprise_install: false,
    channel: { id: `D${person}`, name: 'directmessage' },
    message: { type: 'message', user: 'U0000BENCH', bot_id: 'B0000BENCH', app_id: 'A0000BENCH', ts, text: 'A request' },
    state: { values: {} },
    response_url: responses,
    actions: [
      {
        type: 'button',
        action_id: 'press-1',
        block_id: 'b',
        action_ts: eventId,
        value,
        text: { type: 'plain_text', text: 'Press' },
      },
    ],
  };
  return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
}

/** Slack's own side, as little of it as there can be: it knows everybody's address and takes every message. */
async function startSlack() {
  const refusals = new Set<string>();
  const web = webApi(refusals);
  const answerTo = (url: string, text: string): object => {
    if (url !== '/response') return web.call(url.slice('/api/'.length), argumentsIn(text));
    // What counts is said on the card; only a "no" is said beside it.
    refusals.add((JSON.parse(text) as { text: string }).text);
    return {};
  };
  const server = createServer((req, res) => {
    textOf(req).then(
      (text) => {
        res.setHeader('Content-Type', 'application/json');
        res.end(JSON.stringify(answerTo(req.url ?? '', text)));
      },
      () => res.destroy(),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    api: `${origin}/api/`,
    responses: `${origin}/response`,
    refusals,
    updated: web.updated,
    shown: web.shown,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** As a form, or as JSON, of which lists and objects are then texts like those in a form. */
function argumentsIn(text: string): URLSearchParams {
  if (!text.startsWith('{')) return new URLSearchParams(text);
  const given = Object.entries(JSON.parse(text) as Readonly<Record<string, unknown>>);
  return new URLSearchParams(
    given.map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
  );
}

function webApi(refusals: Set<string>) {
  let updated: object = {};
  let posted = 0;
  let shown: Shown = { count: 0, at: 0 };
  const methods: Readonly<Record<string, (args: URLSearchParams) => object>> = {
    'auth.test': () => ({ team_id: TEAM, team: 'bench', user_id: 'U0000BENCH', bot_id: 'B0000BENCH' }),
    'users.info': (args) => ({ user: user(args.get('user') ?? '') }),
    'users.lookupByEmail': (args) => ({ user: user(personWith(args.get('email') ?? '')) }),
    'conversations.open': (args) => ({ channel: { id: `D${args.get('users') ?? ''}` } }),
    'chat.postMessage': () => ({ ts: `${1_770_000_000 + (posted += 1)}.000100` }),
    'chat.update': (args) => {
      // Others' cards are edited as well.
      if (args.get('ts') !== PRESSED) return {};
      const written = args.get('blocks') ?? '[]';
      if (!ACCEPTED.test(written)) refusals.add(args.get('text') ?? '');
      const blocks = JSON.parse(written) as unknown;
      shown = { count: shown.count + 1, at: performance.now() };
      updated = { channel: args.get('channel'), ts: args.get('ts'), text: args.get('text'), blocks };
      return {};
    },
  };
  return {
    /** The card that was last put in a message's place. */
    updated: () => updated,
    shown: () => shown,
    call(method: string, args: URLSearchParams): object {
      const answer = methods[method]?.(args);
      return answer ? { ok: true, ...answer } : { ok: false, error: 'unknown_method' };
    },
  };
}

/** What the card tells people of a press that counts. */
const ACCEPTED = /(endorses|approuve|abstains|abstient|comment\w*) .*\bE-\d+/i;

const user = (id: string) => ({ id, team_id: TEAM, is_email_confirmed: true, profile: { email: addresses.get(id) } });
const personWith = (email: string): string => [...addresses].find(([, address]) => address === email)?.[0] ?? '';

async function textOf(req: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of req) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

/**
 * Slack and Teams as a letter to many meets them: they know everybody's address, take every message and answer as the real
 * ones do, with what was posted in Slack's answer. They remember what was sent, and count the calls.
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export const TEAM = 'T0000BENCH';
export const TENANT = '11111111-1111-1111-1111-111111111111';

/** What one program sent. */
export interface Heard {
  /** How often each message came, by person and text. */
  readonly messages: Map<string, number>;
  readonly calls: Map<string, number>;
  /** The card that came last, as the program's rival has to send it. */
  card: Readonly<Record<string, unknown>>;
}

export interface LetterPlatform {
  readonly url: string;
  readonly heard: Heard;
  close(): Promise<void>;
}

/** @param answer what the platform answers to a call */
async function serve(
  answer: (heard: Heard, method: string, args: Args) => object | undefined,
): Promise<LetterPlatform> {
  const heard: Heard = { messages: new Map(), calls: new Map(), card: {} };
  const server = createServer((req, res) => {
    textOf(req).then(
      (text) => {
        const found = answer(heard, decodeURIComponent(req.url ?? ''), argumentsIn(text));
        res.statusCode = found ? 200 : 404;
        res.setHeader('Content-Type', 'application/json');
        res.end(JSON.stringify(found ?? {}));
      },
      () => res.destroy(),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    heard,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

type Args = Readonly<Record<string, unknown>>;

/** As a form, or as JSON. */
const argumentsIn = (text: string): Args =>
  text.startsWith('{') ? (JSON.parse(text) as Args) : Object.fromEntries(new URLSearchParams(text));

async function textOf(req: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of req) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

const add = (counts: Map<string, number>, key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1);
const textIn = (args: Args, name: string): string => {
  const value = args[name];
  return typeof value === 'string' ? value : '';
};

/** Readers have their number in their address and in their account: `reader-7@…` is U7, and the conversation with them D7. */
const numberIn = (text: string): string => /\d+/.exec(text)?.[0] ?? '';

export const slackForLetters = (readers: number): Promise<LetterPlatform> => {
  let posted = 0;
  const methods: Readonly<Record<string, (heard: Heard, args: Args) => object>> = {
    'auth.test': () => ({ team_id: TEAM, team: 'bench', user_id: 'U0000BENCH', bot_id: 'B0000BENCH' }),
    'users.lookupByEmail': (_, args) => {
      const n = numberIn(textIn(args, 'email'));
      return n === '' ? { ok: false, error: 'users_not_found' } : { user: slackUser(n) };
    },
    'users.info': (_, args) => ({ user: slackUser(numberIn(textIn(args, 'user'))) }),
    'users.list': (_, args) => slackUsers(readers, args),
    'conversations.open': (_, args) => ({ channel: { id: `D${numberIn(textIn(args, 'users'))}` } }),
    'chat.postMessage': (heard, args) => {
      const channel = `D${numberIn(textIn(args, 'channel'))}`;
      const blocks = typeof args['blocks'] === 'string' ? (JSON.parse(args['blocks']) as unknown) : args['blocks'];
      const text = textIn(args, 'text');
      add(heard.messages, `${channel} ${text}`);
      heard.card = { text, blocks };
      const ts = `${1_770_000_000 + (posted += 1)}.000100`;
      return { channel, ts, message: { type: 'message', user: 'U0000BENCH', bot_id: 'B0000BENCH', ts, text, blocks } };
    },
  };
  return serve((heard, url, args) => {
    const method = url.slice('/api/'.length);
    add(heard.calls, method);
    const made = methods[method]?.(heard, args);
    return made ? { ok: true, ...made } : { ok: false, error: 'unknown_method' };
  });
};

function slackUsers(readers: number, args: Args): object {
  const from = Number(args['cursor'] ?? 0);
  const to = Math.min(readers, from + Number(args['limit'] ?? 100));
  const members = Array.from({ length: to - from }, (_, i) => slackUser(String(from + i)));
  return { members, response_metadata: { next_cursor: to < readers ? String(to) : '' } };
}

/** As long as Slack's own: most of it is addresses of pictures. */
const slackUser = (n: string): object => ({
  id: `U${n}`,
  team_id: TEAM,
  name: `reader.${n}`,
  deleted: false,
  color: '9f69e7',
  real_name: `Reader ${n}`,
  tz: 'America/New_York',
  tz_label: 'Eastern Standard Time',
  tz_offset: -18_000,
  profile: {
    title: 'Focal point',
    phone: '',
    real_name: `Reader ${n}`,
    real_name_normalized: `Reader ${n}`,
    display_name: `reader ${n}`,
    display_name_normalized: `reader ${n}`,
    fields: null,
    status_text: '',
    status_emoji: '',
    avatar_hash: `g${n}`,
    email: `reader-${n}@agency.example`,
    ...Object.fromEntries(
      [24, 32, 48, 72, 192, 512].map((size) => [
        `image_${size}`,
        `https://secure.gravatar.com/avatar/0123456789abcdef0123456789abcdef.jpg?s=${size}&d=https%3A%2F%2Fa.slack-edge.example%2Favatars%2Fava_0001-${size}.png`,
      ]),
    ),
    first_name: 'Reader',
    last_name: n,
    team: TEAM,
  },
  is_admin: false,
  is_owner: false,
  is_primary_owner: false,
  is_restricted: false,
  is_ultra_restricted: false,
  is_bot: false,
  is_app_user: false,
  updated: 1_770_000_000,
  is_email_confirmed: true,
  who_can_share_contact_card: 'EVERYONE',
});

export const teamsForLetters = (): Promise<LetterPlatform> => {
  let sent = 0;
  return serve((heard, path, args) => {
    if (path.endsWith('/v3/conversations')) {
      add(heard.calls, 'createConversation');
      const [member] = args['members'] as readonly { readonly id: string }[];
      return { id: `a:${numberIn(member?.id.slice('29:'.length) ?? '')}` };
    }
    const [, chat] = /\/v3\/conversations\/a:(\d+)\/activities/.exec(path) ?? [];
    if (chat === undefined) return undefined;
    add(heard.calls, 'sendToConversation');
    const { attachments, summary } = args;
    add(heard.messages, `${chat} ${JSON.stringify(summary ?? attachments).slice(0, 200)}`);
    heard.card = { type: 'message', attachments, ...(summary !== undefined && { summary }) };
    return { id: `1:${(sent += 1)}` };
  });
};

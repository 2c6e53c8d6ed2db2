/**
 * The methods of the Web API that Concord calls: which arguments they take, what they refuse and what they do. Anything
 * that Slack would refuse is refused here with Slack's own word for it.
 */
import { MAX_IN_MESSAGE, messageFaults, refusedHere, viewFaults } from './blockKit.ts';
import {
  APP_ID,
  knows,
  newHash,
  newId,
  nextTs,
  type Json,
  type Message,
  type SlackFile,
  type State,
  type Team,
  type User,
  type View,
} from './state.ts';

export class Refused extends Error {
  constructor(
    readonly error: string,
    readonly details: readonly string[] = [],
    /** Of a Slack that is stricter than others: no fault of ours. */
    readonly isLocal = false,
  ) {
    super(error);
  }
}

interface Call {
  readonly state: State;
  readonly team: Team;
  readonly args: Json;
  readonly now: number;
}
interface Method {
  readonly needs: readonly string[];
  readonly takes: readonly string[];
  readonly scope?: string;
  readonly run: (call: Call) => Json;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const channelUser = (state: State, channel: string): User | undefined => {
  const [id] = [...state.ims].find(([, im]) => im === channel) ?? [];
  return id === undefined ? undefined : state.users.get(id);
};

/** A conversation that the bot may write in. */
function writable({ state, team }: Call, channel: string): void {
  const shared = state.channels.get(channel);
  if (shared?.archived) throw new Refused('is_archived');
  if (shared && !shared.hasApp) throw new Refused('not_in_channel');
  const user = channelUser(state, channel);
  if (!user && !shared) throw new Refused('channel_not_found');
  if (user && (user.deleted || !knows(state, team, user))) throw new Refused('channel_not_found');
}

/** A message may be posted to a user: Slack opens the conversation with them. */
export function conversationWith(state: State, given: string): string {
  if (!state.users.has(given)) return given;
  const channel = state.ims.get(given) ?? newId('D');
  state.ims.set(given, channel);
  return channel;
}

function userFor({ state, team, args }: Call, arg: string): User {
  const user = state.users.get(text(args[arg]));
  if (!user || !knows(state, team, user)) throw new Refused('user_not_found');
  return user;
}

type Checked = Pick<Call, 'state' | 'args'>;

function checkMessage({ state, args }: Checked): void {
  const { text: words, blocks, markdown_text: markdown } = args;
  if (markdown !== undefined) throw new Refused('markdown_text_conflict');
  if (!words && !blocks) throw new Refused('no_text');
  if (!words) throw new Refused('invalid_arguments', ['text is missing: notifications and screen readers need it']);
  if (text(words).length > 40_000) throw new Refused('msg_too_long');
  if (/<[!@#]|<https?:/.test(text(words))) throw new Refused('invalid_arguments', ['text has markup of its own']);
  if (blocks === undefined) return;
  if (JSON.stringify(blocks).length > MAX_IN_MESSAGE) throw new Refused('msg_blocks_too_long');
  const faults = messageFaults(blocks);
  if (faults.length > 0) throw new Refused('invalid_blocks', faults);
  const here = refusedHere(blocks, state.refuses);
  if (here.length > 0) throw new Refused('invalid_blocks', here, true);
}

function checkMetadata(metadata: unknown): void {
  if (metadata === undefined) return;
  const { event_type: type, event_payload: payload } = metadata as Json;
  if (typeof type !== 'string' || typeof payload !== 'object') throw new Refused('invalid_metadata_format');
}

function checkView({ state, args: { view } }: Checked): void {
  const faults = viewFaults(view);
  if (faults.length > 0) throw new Refused('invalid_arguments', faults);
  const here = refusedHere(view, state.refuses);
  if (here.length > 0) throw new Refused('invalid_arguments', here, true);
}

const shownMessage = (message: Message, team: Team): Json => ({
  type: 'message',
  user: message.user ?? team.botUser,
  ...(message.user === undefined && { bot_id: team.bot, app_id: APP_ID }),
  ts: message.ts,
  text: message.text,
  blocks: message.blocks,
  team: team.id,
  ...(message.thread !== undefined && { thread_ts: message.thread }),
});

const shownUser = (user: User, { enterprise }: Partial<Team> = {}): Json => ({
  id: user.id,
  team_id: user.team,
  ...(enterprise !== undefined && {
    enterprise_user: { id: user.id, enterprise_id: enterprise, teams: [user.team], is_admin: false, is_owner: false },
  }),
  name: user.name.toLowerCase().replace(/\W+/g, '.'),
  real_name: user.name,
  deleted: user.deleted ?? false,
  is_bot: user.bot ?? false,
  ...(user.stranger && { is_stranger: true }),
  is_email_confirmed: user.unconfirmed !== true,
  profile: {
    real_name: user.name,
    display_name: user.displayName ?? '',
    ...(user.email !== undefined && { email: user.email }),
  },
});

export const shownView = ({ id, content, hash, type, root, typed }: View, team: Team, below?: View): Json => ({
  id,
  team_id: team.id,
  app_id: APP_ID,
  bot_id: team.bot,
  callback_id: '',
  private_metadata: '',
  external_id: '',
  state: { values: typed },
  root_view_id: root,
  previous_view_id: below?.id ?? null,
  clear_on_close: false,
  notify_on_close: false,
  ...content,
  type,
  hash,
});

/** As `files.info` shows it. Where it lies takes the token of a workspace that may see it. */
export const shownFile = ({ id, name, content, user, team, elsewhere }: SlackFile, origin: string): Json => ({
  id,
  name,
  title: name,
  mimetype: 'application/octet-stream',
  size: content.length,
  user,
  user_team: team,
  mode: 'hosted',
  is_external: false,
  url_private: elsewhere ?? `${origin}/files-pri/${team}-${id}/${name}`,
  url_private_download: elsewhere ?? `${origin}/files-pri/${team}-${id}/download/${name}`,
  permalink: `https://sample.slack.example/files/${user}/${id}/${name}`,
});

function useTrigger({ state, args, now }: Call): string {
  const id = text(args['trigger_id']);
  const trigger = state.triggers.get(id);
  state.triggers.delete(id);
  if (!trigger) throw new Refused('exchanged_trigger_id');
  if (trigger.until < now) throw new Refused('expired_trigger_id');
  return trigger.user;
}

/** A modal, or a home tab, that nobody has typed anything into yet. */
const newView = (of: Pick<View, 'user' | 'type'>, content: unknown, root?: string): View => {
  const id = newId('V');
  return { ...of, id, content: content as Json, hash: newHash(), root: root ?? id, typed: {} };
};

/** What was typed stays in inputs that stay: the same block with the same action. */
export function stillTyped({ content, typed }: Pick<View, 'content' | 'typed'>): View['typed'] {
  const inputs = new Map(
    ((content['blocks'] ?? []) as Json[])
      .filter(({ type }) => type === 'input')
      .map((block) => [String(block['block_id']), block['element'] as Json] as const),
  );
  const stays = ([block, state]: [string, Json]): boolean =>
    Object.keys(state).every((action) => inputs.get(block)?.['action_id'] === action);
  return Object.fromEntries(Object.entries(typed).filter(stays));
}

/** The first modal, and two over it. */
const MAX_VIEWS = 3;

function find(state: State, args: Json): Message {
  const found = state.messages.find((m) => m.channel === args['channel'] && m.ts === args['ts']);
  if (!found) throw new Refused('message_not_found');
  return found;
}

const POST = [
  'text',
  'blocks',
  'thread_ts',
  'reply_broadcast',
  'metadata',
  'unfurl_links',
  'unfurl_media',
  'mrkdwn',
  'parse',
];

export const METHODS: Readonly<Record<string, Method>> = {
  'auth.test': {
    needs: [],
    takes: [],
    run: ({ team }) => ({
      url: `https://${team.domain}.slack.example/`,
      team: team.domain,
      user: 'concord',
      team_id: team.id,
      user_id: team.botUser,
      bot_id: team.bot,
      is_enterprise_install: team.isOrg === true,
      ...(team.enterprise !== undefined && { enterprise_id: team.enterprise }),
    }),
  },
  'auth.revoke': { needs: [], takes: ['test'], run: () => ({ revoked: true }) },
  'users.lookupByEmail': {
    needs: ['email'],
    takes: [],
    scope: 'users:read.email',
    run({ state, team, args }) {
      const isOurs = (u: User): boolean => (u.guestOf ?? []).length === 0 && knows(state, team, u);
      const user = [...state.users.values()].find((u) => isOurs(u) && u.email === args['email'] && !u.deleted);
      if (!user) throw new Refused('users_not_found');
      return { user: shownUser(user, state.teams.get(user.team)) };
    },
  },
  'users.list': {
    needs: [],
    takes: ['limit', 'cursor', 'team_id', 'include_locale'],
    scope: 'users:read',
    run({ state, team, args }) {
      const all = [...state.users.values()].filter((u) => knows(state, team, u));
      const from = Number(args['cursor'] ?? 0);
      const to = from + Number(args['limit'] ?? 100);
      const mayReadAddresses = team.scopes.includes('users:read.email');
      const members = all.slice(from, to).map((u) => {
        const { email, ...unaddressed } = u;
        return shownUser(mayReadAddresses ? u : unaddressed, state.teams.get(u.team));
      });
      return { members, response_metadata: { next_cursor: to < all.length ? String(to) : '' } };
    },
  },
  'users.info': {
    needs: ['user'],
    takes: ['include_locale'],
    scope: 'users:read',
    run(call) {
      const user = userFor(call, 'user');
      return { user: shownUser(user, call.state.teams.get(user.team)) };
    },
  },
  'conversations.info': {
    needs: ['channel'],
    takes: ['include_locale', 'include_num_members'],
    scope: 'channels:read',
    run({ state, args }) {
      const channel = state.channels.get(text(args['channel']));
      if (!channel || (channel.isPrivate && !channel.hasApp)) throw new Refused('channel_not_found');
      const { id, name, hasApp, archived = false, isPrivate = false } = channel;
      return { channel: { id, name, is_member: hasApp, is_archived: archived, is_private: isPrivate } };
    },
  },
  'files.info': {
    needs: ['file'],
    takes: ['count', 'cursor', 'limit', 'page'],
    scope: 'files:read',
    run({ state, team, args }) {
      const file = state.files.get(text(args['file']));
      if (!file || file.team !== team.id) throw new Refused('file_not_found');
      if (file.deleted) throw new Refused('file_deleted');
      return { file: shownFile(file, state.origin) };
    },
  },
  'conversations.open': {
    needs: ['users'],
    takes: ['return_im', 'prevent_creation'],
    scope: 'im:write',
    run(call) {
      const { state } = call;
      const user = userFor(call, 'users');
      if (user.deleted) throw new Refused('user_disabled');
      return { channel: { id: conversationWith(state, user.id) } };
    },
  },
  'conversations.history': {
    needs: ['channel'],
    takes: ['include_all_metadata', 'limit', 'cursor', 'oldest', 'latest', 'inclusive'],
    scope: 'im:history',
    run(call) {
      const { state, args, team } = call;
      writable(call, text(args['channel']));
      const isShared = state.channels.has(text(args['channel']));
      if (isShared && !team.scopes.includes('channels:history')) throw new Refused('missing_scope');
      const all = state.messages
        .filter((m) => m.channel === args['channel'] && m.only === undefined && (m.thread === undefined || m.broadcast))
        .reverse();
      const from = Number(args['cursor'] ?? 0);
      const limit = Number(args['limit'] ?? 100);
      const page = all.slice(from, from + limit).map((m) => ({
        ...shownMessage(m, team),
        ...(args['include_all_metadata'] === true && m.metadata !== undefined && { metadata: m.metadata }),
      }));
      const more = from + limit < all.length;
      return { messages: page, has_more: more, response_metadata: { next_cursor: more ? String(from + limit) : '' } };
    },
  },
  'chat.postMessage': {
    needs: ['channel'],
    takes: POST,
    scope: 'chat:write',
    run(call) {
      const { state, args, team } = call;
      checkMessage({ state, args });
      checkMetadata(args['metadata']);
      const channel = conversationWith(state, text(args['channel']));
      writable(call, channel);
      const message: Message = {
        channel,
        ts: nextTs(),
        text: text(args['text']),
        blocks: (args['blocks'] as Json[] | undefined) ?? [],
        ...(args['metadata'] !== undefined && { metadata: args['metadata'] as Json }),
        ...(args['thread_ts'] !== undefined && { thread: text(args['thread_ts']) }),
        ...(args['reply_broadcast'] === true && { broadcast: true }),
      };
      state.messages.push(message);
      return { channel: message.channel, ts: message.ts, message: shownMessage(message, team) };
    },
  },
  'chat.postEphemeral': {
    needs: ['channel', 'user'],
    takes: ['text', 'blocks', 'thread_ts'],
    scope: 'chat:write',
    run(call) {
      const { state, args } = call;
      checkMessage({ state, args });
      writable(call, text(args['channel']));
      const ts = nextTs();
      state.messages.push({
        channel: text(args['channel']),
        ts,
        only: text(args['user']),
        ...(args['thread_ts'] !== undefined && { thread: text(args['thread_ts']) }),
        text: text(args['text']),
        blocks: (args['blocks'] as Json[] | undefined) ?? [],
      });
      return { message_ts: ts };
    },
  },
  'chat.update': {
    needs: ['channel', 'ts'],
    takes: ['text', 'blocks', 'metadata', 'reply_broadcast', 'parse', 'link_names'],
    scope: 'chat:write',
    run({ state, args }) {
      checkMessage({ state, args });
      const message = find(state, args);
      message.text = text(args['text']);
      message.blocks = (args['blocks'] as Json[] | undefined) ?? [];
      message.edited = true;
      return { channel: message.channel, ts: message.ts, text: message.text };
    },
  },
  'views.open': {
    needs: ['trigger_id', 'view'],
    takes: [],
    run(call) {
      const user = useTrigger(call);
      checkView(call);
      const view = newView({ user, type: 'modal' }, call.args['view']);
      // It takes the place of whatever stood open: what was typed there is gone.
      call.state.modals.set(user, [view]);
      return { view: shownView(view, call.team) };
    },
  },
  'views.push': {
    needs: ['trigger_id', 'view'],
    takes: [],
    run(call) {
      const user = useTrigger(call);
      checkView(call);
      const stack = call.state.modals.get(user) ?? [];
      const below = stack.at(-1);
      if (!below) throw new Refused('not_found');
      if (stack.length >= MAX_VIEWS) throw new Refused('push_limit_reached');
      const view = newView({ user, type: 'modal' }, call.args['view'], below.root);
      call.state.modals.set(user, [...stack, view]);
      return { view: shownView(view, call.team, below) };
    },
  },
  'views.update': {
    needs: ['view'],
    takes: ['view_id', 'hash', 'external_id'],
    run({ state, args, team }) {
      checkView({ state, args });
      const view = [...state.modals.values()].flat().find(({ id }) => id === args['view_id']);
      if (!view) throw new Refused('not_found');
      if (args['hash'] !== undefined && args['hash'] !== view.hash) throw new Refused('hash_conflict');
      view.content = args['view'] as Json;
      view.typed = stillTyped(view);
      view.hash = newHash();
      return { view: shownView(view, team) };
    },
  },
  'views.publish': {
    needs: ['user_id', 'view'],
    takes: ['hash'],
    run(call) {
      const { state, args, team } = call;
      checkView({ state, args });
      const { id: user } = userFor(call, 'user_id');
      const view = newView({ user, type: 'home' }, args['view']);
      state.homes.set(user, view);
      return { view: shownView(view, team) };
    },
  },
};

/** @throws Refused as Slack would */
export function callMethod(name: string, call: Call): Json {
  const method = Object.hasOwn(METHODS, name) ? METHODS[name] : undefined;
  if (!method) throw new Refused('unknown_method');
  if (method.scope !== undefined && !call.team.scopes.includes(method.scope)) throw new Refused('missing_scope');
  // Bolt's own client names the workspace in every call.
  const known = [...method.needs, ...method.takes, 'team_id'];
  const strange = Object.keys(call.args).filter((arg) => !known.includes(arg));
  const missing = method.needs.filter((arg) => call.args[arg] === undefined || call.args[arg] === '');
  if (strange.length + missing.length > 0)
    throw new Refused('invalid_arguments', [
      ...strange.map((a) => `${a} is not known`),
      ...missing.map((a) => `${a} is missing`),
    ]);
  return method.run(call);
}

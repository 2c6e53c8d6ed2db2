/** What the stand-in for Slack holds: workspaces, their people, conversations, views. */
import { randomBytes } from 'node:crypto';

export type Json = Readonly<Record<string, unknown>>;

export interface User {
  readonly id: string;
  readonly team: string;
  readonly name: string;
  readonly email?: string;
  deleted?: boolean;
  /** Of another workspace, in no channel that the app sees. */
  readonly stranger?: boolean;
  /** Over Slack Connect: workspaces with which they share a channel. */
  readonly guestOf?: readonly string[];
  readonly unconfirmed?: boolean;
  /** As they want to be called, where that is not their full name. */
  readonly displayName?: string;
  readonly bot?: boolean;
}

export interface Message {
  readonly channel: string;
  readonly ts: string;
  /** Only this person sees it. */
  readonly only?: string;
  text: string;
  blocks: readonly Json[];
  metadata?: Json;
  readonly thread?: string;
  readonly broadcast?: boolean;
  edited?: boolean;
  /** A person wrote it. */
  readonly user?: string;
}

export interface View {
  readonly id: string;
  readonly user: string;
  readonly type: 'modal' | 'home';
  content: Json;
  hash: string;
  /** Which stack of modals it is in: the id of the first of them. */
  readonly root: string;
  /** What stands in its inputs since somebody typed: by the input's block, as its state. */
  typed: Readonly<Record<string, Json>>;
}

export interface Team {
  readonly id: string;
  readonly domain: string;
  readonly enterprise?: string;
  /** Installed in the whole organisation: one token for all of its workspaces. Its id is the organisation's. */
  readonly isOrg?: boolean;
  token: string;
  readonly bot: string;
  readonly botUser: string;
  scopes: readonly string[];
}

export interface Channel {
  readonly id: string;
  readonly name: string;
  /** Is the app in it? */
  hasApp: boolean;
  archived?: boolean;
  readonly isPrivate?: boolean;
}

export interface State {
  /** What this Slack refuses although its reference allows it: reports differ on tables, and on what an address is. */
  readonly refuses: { tables: boolean; links?: RegExp };
  readonly channels: Map<string, Channel>;
  readonly teams: Map<string, Team>;
  readonly users: Map<string, User>;
  /** One-to-one conversations, by the person. */
  readonly ims: Map<string, string>;
  readonly messages: Message[];
  readonly modals: Map<string, View[]>;
  readonly homes: Map<string, View>;
  /** Triggers, and until when they may be used. */
  readonly triggers: Map<string, { readonly user: string; readonly until: number }>;
  /** Response URLs, and what they answer to. */
  readonly responses: Map<
    string,
    { uses: number; readonly until: number; readonly user: string; readonly channel: string; readonly ts?: string }
  >;
  /** How often a response URL answers, and for how long. */
  readonly responseLimits: { uses: number; ms: number };
  /** Codes of an installation under way, and its team. */
  readonly codes: Map<string, string>;
  /** What people have uploaded, by its id. */
  readonly files: Map<string, SlackFile>;
  /** Where this Slack is. */
  origin: string;
}

export interface SlackFile {
  readonly id: string;
  readonly name: string;
  readonly content: Uint8Array;
  readonly user: string;
  readonly team: string;
  /** Where it says that it lies, when that is not here. */
  readonly elsewhere?: string;
  deleted?: boolean;
}

const GENERAL: Channel = { id: 'C0GENERAL', name: 'general', hasApp: true };

export const emptyState = (): State => ({
  refuses: { tables: false },
  channels: new Map([[GENERAL.id, { ...GENERAL }]]),
  teams: new Map(),
  users: new Map(),
  ims: new Map(),
  messages: [],
  modals: new Map(),
  homes: new Map(),
  triggers: new Map(),
  responses: new Map(),
  responseLimits: { uses: 5, ms: 30 * 60_000 },
  codes: new Map(),
  files: new Map(),
  origin: '',
});

export const TEAM: Team = {
  id: 'T0000SAMP',
  domain: 'sample',
  token: 'xoxb-sample-token',
  bot: 'B0000SAMP',
  botUser: 'U0000BOT0',
  scopes: [
    'app_mentions:read',
    'channels:read',
    'chat:write',
    'commands',
    'files:read',
    'im:history',
    'im:write',
    'users:read',
    'users:read.email',
  ],
};
/** Is the user known to whoever has this token? */
export const knows = (state: State, team: Team, user: User): boolean =>
  user.team === team.id ||
  user.stranger === true ||
  (user.guestOf ?? []).some((id) => id === team.id || isOf(state, id, team)) ||
  isOf(state, user.team, team);

const isOf = (state: State, id: string, team: Team): boolean =>
  team.enterprise !== undefined && state.teams.get(id)?.enterprise === team.enterprise;

export const SIGNING_SECRET = 'sample-signing-secret';
export const APP_TOKEN = 'xapp-1-A0000SAMP-sample';
export const APP_ID = 'A0000SAMP';

let seconds = 1_770_000_000;
/** Each later than the one before. */
export const nextTs = (): string => `${(seconds += 1)}.${String(seconds % 1_000_000).padStart(6, '0')}`;
export const newId = (kind: string): string => `${kind}${randomBytes(5).toString('hex').toUpperCase()}`;
export const newHash = (): string => `${nextTs()}.${randomBytes(3).toString('hex')}`;

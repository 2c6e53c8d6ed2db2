/** Translates Slack's payloads: who did what, on which of our cards, in which event. There are no rules here. */
import { createHash } from 'node:crypto';
import type { KnownBlock, ModalView, PlainTextElement } from '@slack/types';
import { FORM } from './card/form.ts';
import type { ViewValues } from './card/readForm.ts';
import type { MessageWithForwards } from './forwarded.ts';
import type { ButtonValue } from './parts.ts';
import type { Visitor } from './recognise.ts';
import type { Installed } from './workspaces.ts';

interface Team {
  readonly id: string;
  readonly enterprise_id?: string;
}
interface User {
  readonly id: string;
  readonly team_id?: string;
}

/** The properties of `block_actions` that are read. */
export interface ActionBody {
  readonly team?: Team | null;
  readonly enterprise?: { readonly id: string } | null;
  readonly user: User;
  readonly trigger_id?: string;
  readonly response_url?: string;
  readonly channel?: { readonly id: string; readonly name?: string };
  readonly container?: {
    readonly type?: string;
    readonly message_ts?: string;
    readonly channel_id?: string;
    readonly is_ephemeral?: boolean;
    readonly view_id?: string;
  };
  readonly message?: { readonly thread_ts?: string };
  readonly view?: PressedView;
}

/** The view with the pressed button, as Slack sends it. */
export interface PressedView {
  readonly id: string;
  readonly type: string;
  readonly hash?: string;
  readonly callback_id?: string;
  readonly private_metadata?: string;
  readonly title?: PlainTextElement;
  readonly submit?: PlainTextElement | null;
  readonly close?: PlainTextElement | null;
  readonly blocks?: readonly KnownBlock[];
}
export interface ActionPayload {
  readonly type: string;
  readonly action_id: string;
  readonly action_ts?: string;
  readonly value?: string;
  readonly selected_option?: { readonly value: string } | null;
  readonly url?: string;
}
export interface ViewBody {
  readonly team?: Team | null;
  readonly enterprise?: { readonly id: string } | null;
  readonly user: User;
  readonly view: {
    readonly id: string;
    readonly hash?: string;
    readonly private_metadata?: string;
    /** The workspace that has Concord, when it is not the submitter's (Slack Connect). */
    readonly app_installed_team_id?: string;
    readonly state: { readonly values: unknown };
  };
}
export interface CommandBody {
  readonly team_id: string;
  readonly enterprise_id?: string;
  readonly user_id: string;
  readonly channel_id?: string;
  readonly channel_name?: string;
  readonly text?: string;
  readonly trigger_id: string;
  readonly response_url: string;
}

/** The workspace in which it happened. A visitor over Slack Connect has another one. */
export const whereOf = ({ team, enterprise }: Pick<ActionBody, 'team' | 'enterprise'>) => ({
  team: team?.id,
  enterprise: enterprise?.id ?? team?.enterprise_id,
});

export const visitorOf = (body: Pick<ActionBody, 'team' | 'enterprise' | 'user'>): Visitor => {
  const { team: via, enterprise } = whereOf(body);
  const { id: user, team_id: own } = body.user;
  return { team: own ?? via ?? enterprise ?? '', user, enterprise, via };
};

export const submitterOf = (body: ViewBody): Visitor => {
  const visitor = visitorOf(body);
  return { ...visitor, via: body.view.app_installed_team_id ?? visitor.via };
};

export const commanderOf = ({ team_id: team, enterprise_id: enterprise, user_id: user }: CommandBody): Visitor => ({
  team,
  user,
  enterprise: enterprise || undefined,
  via: team,
});

/** The properties of an event's envelope that are read. */
export interface EventEnvelope {
  readonly event_id: string;
  readonly team_id?: string | null;
  readonly enterprise_id?: string | null;
  readonly context_team_id?: string | null;
  readonly context_enterprise_id?: string | null;
  readonly authorizations?: readonly {
    readonly team_id?: string | null;
    readonly enterprise_id?: string | null;
    readonly is_enterprise_install?: boolean;
  }[];
}

/** The installation for which an event is sent. Over Slack Connect it may have happened elsewhere. */
export function installedAt(envelope: EventEnvelope): Installed {
  const [to] = envelope.authorizations ?? [];
  const { context_team_id: contextTeam, context_enterprise_id: contextEnterprise } = envelope;
  return {
    team: to?.team_id ?? contextTeam ?? envelope.team_id ?? undefined,
    enterprise: to?.enterprise_id ?? contextEnterprise ?? envelope.enterprise_id ?? undefined,
    isOrg: to?.is_enterprise_install,
  };
}

/** The properties of a file that are read. `size` in bytes. */
export interface SlackFile {
  readonly id?: string;
  readonly title?: string;
  readonly name?: string;
  readonly permalink?: string;
  readonly size?: number;
}

/** The properties of a message event that are read. */
export interface SlackMessage {
  readonly type: string;
  readonly subtype?: string;
  readonly bot_id?: string;
  readonly user?: string;
  readonly user_team?: string;
  readonly team?: string;
  readonly text?: string;
  readonly channel: string;
  readonly channel_type?: string;
  readonly ts: string;
  readonly thread_ts?: string;
  readonly files?: readonly SlackFile[];
  readonly attachments?: MessageWithForwards['attachments'];
}

/** The names and addresses of files, which are the words of a message that has files and no text. */
export const filesOf = ({ files = [] }: Pick<SlackMessage, 'files'>): string =>
  files
    .map(({ title, name, permalink }) => [title || name, permalink && `(${permalink})`].filter(Boolean).join(' '))
    .join('\n')
    .trim();

/** Subtypes that are ordinary words: a reply that is also shown in the channel, and words with a file. */
const SPOKEN = new Set([undefined, 'thread_broadcast', 'file_share']);
/** Did a person just say it? Edits, deletions and messages of bots are events of the same type. */
export const isSpoken = ({ subtype, bot_id: bot, user }: SlackMessage): boolean =>
  SPOKEN.has(subtype) && bot === undefined && user !== undefined;

export function speakerOf({ user, user_team: userTeam, team }: SlackMessage, envelope: EventEnvelope): Visitor {
  const at = installedAt(envelope);
  return {
    team: userTeam ?? team ?? envelope.team_id ?? at.team ?? '',
    user: user ?? '',
    enterprise: at.enterprise,
    via: at.team,
  };
}

/** A channel or group chat that can become a network's room; undefined for a chat with one person. */
export interface SlackChannel {
  readonly id: string;
  readonly name?: string;
}
/** Slack's generic names of conversations, which name nothing. */
const NAMELESS = /^(privategroup|directmessage|mpdm-.*)$/;
export const channelOf = (id: string | undefined, name = ''): SlackChannel | undefined =>
  id === undefined || id.startsWith('D')
    ? undefined
    : { id, ...(name !== '' && !NAMELESS.test(name) && { name: `#${name}` }) };

/**
 * The meaning of a pressed button; undefined for a plain link, which needs no answer, and for buttons that are not
 * Concord's.
 */
export function referenceOf({ value, selected_option: option, url }: ActionPayload): ButtonValue | undefined {
  const text = option?.value ?? value;
  return url === undefined && text !== undefined ? readReference(text) : undefined;
}

const isText = (value: unknown): boolean => value === undefined || typeof value === 'string';
const areTexts = (value: unknown): boolean =>
  value === undefined || (typeof value === 'object' && value !== null && Object.values(value).every(isText));

/** Is it a reference from one of our buttons? */
function isReference(read: Readonly<Record<string, unknown>>): boolean {
  const { p: press, ...rest } = read;
  if (!areTexts(rest) || press === undefined) return areTexts(rest);
  if (typeof press !== 'object' || press === null) return false;
  const { inputs, ...of } = press as Readonly<Record<string, unknown>>;
  return areTexts(of) && areTexts(inputs) && of['type'] === 'press' && of['verb'] !== undefined;
}

export function readReference(text: string): ButtonValue | undefined {
  try {
    const read: unknown = JSON.parse(text);
    const isOurs = typeof read === 'object' && read !== null && isReference(read as Readonly<Record<string, unknown>>);
    return isOurs ? read : undefined;
  } catch {
    return undefined;
  }
}

/** The id of a press. It is the same each time Slack sends the press. */
export const actionEvent = ({ action_ts: at, action_id: id }: ActionPayload, body: ActionBody): string =>
  `action/${at ?? body.trigger_id ?? ''}/${id}`;

/** The open form as a view that can be sent again; undefined for an answer. */
export function openFormOf(view: PressedView | undefined): ModalView | undefined {
  if (view?.type !== 'modal' || view.callback_id !== FORM || !view.title) return undefined;
  const { title, submit, close, private_metadata: metadata = '', blocks = [] } = view;
  return {
    type: 'modal',
    callback_id: FORM,
    title,
    ...(submit && { submit }),
    ...(close && { close }),
    private_metadata: metadata,
    blocks: [...blocks],
  };
}

/** The id of a submission. The same form sent again after a correction is another one. */
export const viewEvent = ({ view }: ViewBody): string => {
  const filled = createHash('sha256').update(JSON.stringify(view.state.values)).digest('base64url').slice(0, 22);
  return `view/${view.id}/${view.hash ?? ''}/${filled}`;
};

export const valuesOf = ({ view }: ViewBody): ViewValues => view.state.values as ViewValues;

/** The first input of a form. A sentence under it leaves the form filled in. */
export function firstInput({ view }: ViewBody): string | undefined {
  const { blocks } = view as { readonly blocks?: unknown };
  const all: readonly unknown[] = Array.isArray(blocks) ? blocks : [];
  for (const block of all) {
    const { type, block_id: id } = (block ?? {}) as { readonly type?: unknown; readonly block_id?: unknown };
    if (type === 'input' && typeof id === 'string') return id;
  }
  return undefined;
}

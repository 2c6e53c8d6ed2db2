/** Slack's payloads in our words. No rules here, only reshaping: who did what, on which of our cards, in which event. */
import { createHash } from 'node:crypto';
import type { ViewValues } from './card/form.ts';
import type { Reference } from './parts.ts';
import type { Visitor } from './people.ts';

interface Team {
  readonly id: string;
  readonly enterprise_id?: string;
}
interface User {
  readonly id: string;
  readonly team_id?: string;
}

/** The little of `block_actions` that is read. */
export interface ActionBody {
  readonly team?: Team | null;
  readonly enterprise?: { readonly id: string } | null;
  readonly user: User;
  readonly trigger_id?: string;
  readonly response_url?: string;
  readonly channel?: { readonly id: string };
  readonly container?: {
    readonly type?: string;
    readonly message_ts?: string;
    readonly channel_id?: string;
    readonly is_ephemeral?: boolean;
    readonly view_id?: string;
  };
  readonly message?: { readonly thread_ts?: string };
  readonly view?: { readonly id: string; readonly type: string; readonly hash?: string };
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
    readonly state: { readonly values: unknown };
  };
}
export interface CommandBody {
  readonly team_id: string;
  readonly enterprise_id?: string;
  readonly user_id: string;
  readonly text?: string;
  readonly trigger_id: string;
  readonly response_url: string;
}

export const visitorOf = ({ team, enterprise, user }: Pick<ActionBody, 'team' | 'enterprise' | 'user'>): Visitor => ({
  team: user.team_id ?? team?.id ?? enterprise?.id ?? '',
  user: user.id,
  enterprise: enterprise?.id ?? team?.enterprise_id,
});

/** The workspace in which it happened; a visitor over Slack Connect has another one. */
export const whereOf = ({ team, enterprise }: Pick<ActionBody, 'team' | 'enterprise'>) => ({
  team: team?.id,
  enterprise: enterprise?.id ?? team?.enterprise_id,
});

/** What was pressed; undefined for a plain link, which needs no answer, and for what is not ours. */
export function referenceOf({ value, selected_option: option, url }: ActionPayload): Reference | undefined {
  const text = option?.value ?? value;
  return url === undefined && text !== undefined ? readReference(text) : undefined;
}

export function readReference(text: string): Reference | undefined {
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === 'object' && read !== null ? read : undefined;
  } catch {
    return undefined;
  }
}

/** One press, however often Slack tells of it. */
export const actionEvent = ({ action_ts: at, action_id: id }: ActionPayload, body: ActionBody): string =>
  `action/${at ?? body.trigger_id ?? ''}/${id}`;

/** One submission: the same form sent again after a correction is another one. */
export const viewEvent = ({ view }: ViewBody): string => {
  const filled = createHash('sha256').update(JSON.stringify(view.state.values)).digest('base64url').slice(0, 22);
  return `view/${view.id}/${view.hash ?? ''}/${filled}`;
};

export const valuesOf = ({ view }: ViewBody): ViewValues => view.state.values as ViewValues;

/** Slack's own markup in what people typed, as the words that they saw. */
export const typedWords = (text: string): string =>
  text
    .replace(/<(?:https?:\/\/|mailto:|tel:)[^|>]*\|([^>]*)>/g, '$1')
    .replace(/<((?:https?:\/\/)[^>]*)>/g, '$1')
    .replace(/<mailto:([^>|]*)>/g, '$1')
    .replace(/<[@#!][^|>]*\|([^>]*)>/g, '$1')
    .replace(/<[@#!][^>]*>/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .trim();

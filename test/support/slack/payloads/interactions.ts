/**
 * What Slack sends when people press, submit and choose, with all that stands in it: shapes of Slack's reference
 * (docs.slack.dev/reference/interaction-payloads), checked against Bolt's types; people, words and tokens are invented.
 */
import type {
  BlockAction,
  ButtonAction,
  MessageShortcut,
  ViewClosedAction,
  ViewOutput,
  ViewSubmitAction,
} from '@slack/bolt';
import type { ViewStateValue } from '@slack/bolt';
import type { KnownBlock } from '@slack/types';
import { APP_ID } from '../state.ts';
import { common, TOKEN, type At } from './at.ts';

interface By {
  readonly at: At;
  readonly user: string;
  readonly trigger: string;
}
interface OnMessage extends By {
  readonly channel: string;
  readonly ts: string;
  readonly responseUrl: string;
}

const button = (value: string, ts = '1770000300.123456'): ButtonAction => ({
  action_id: 'press-1',
  block_id: 'Xk3Qd',
  text: { type: 'plain_text', text: 'Endorse', emoji: false },
  value,
  type: 'button',
  action_ts: ts,
});

const EMPTY = { values: {} };

/** docs.slack.dev/reference/interaction-payloads/block_actions-payload */
export const pressOnMessage = (by: OnMessage, value: string, ts?: string) =>
  ({
    type: 'block_actions',
    user: { id: by.user, username: 'sample.person', name: 'sample.person', team_id: by.at.team },
    ...common(by.at),
    container: { type: 'message', message_ts: by.ts, channel_id: by.channel, is_ephemeral: false },
    trigger_id: by.trigger,
    channel: { id: by.channel, name: 'directmessage' },
    message: {
      user: by.at.botUser,
      type: 'message',
      ts: by.ts,
      bot_id: by.at.bot,
      app_id: APP_ID,
      text: 'UNHCR is asked to endorse: Framework of Cooperation',
      team: by.at.team,
      blocks: [{ type: 'header', block_id: 'a1', text: { type: 'plain_text', text: 'Framework', emoji: false } }],
      metadata: { event_type: 'concord_message', event_payload: { id: 'una:m-1' } },
    },
    state: EMPTY,
    response_url: by.responseUrl,
    actions: [button(value, ts)],
  }) satisfies BlockAction<ButtonAction>;

const view = (at: At, of: Partial<ViewOutput> & { readonly type: string }): ViewOutput => ({
  id: 'V0SAMPLE01',
  team_id: at.team,
  app_id: APP_ID,
  app_installed_team_id: at.enterprise?.id ?? at.team,
  bot_id: at.bot,
  callback_id: 'form',
  private_metadata: '',
  title: { type: 'plain_text', text: 'Object', emoji: false },
  blocks: [],
  state: EMPTY,
  hash: '1770000200.aBcDeFgH',
  clear_on_close: false,
  notify_on_close: false,
  close: { type: 'plain_text', text: 'Cancel', emoji: false },
  submit: { type: 'plain_text', text: 'Send', emoji: false },
  previous_view_id: null,
  root_view_id: 'V0SAMPLE01',
  external_id: '',
  ...of,
});

/** The same on the Home tab: no channel, no message. Slack leaves the response URL out; Bolt's type has it. */
export function pressAtHome(by: By, value: string) {
  const { response_url: none, ...payload } = {
    type: 'block_actions',
    user: { id: by.user, username: 'sample.person', name: 'sample.person', team_id: by.at.team },
    ...common(by.at),
    container: { type: 'view', view_id: 'V0SAMPLE01' },
    trigger_id: by.trigger,
    view: view(by.at, {
      type: 'home',
      title: { type: 'plain_text', text: 'View Title', emoji: true },
      close: null,
      submit: null,
    }),
    response_url: '',
    actions: [button(value)],
  } satisfies BlockAction<ButtonAction>;
  return payload;
}

/** … and in a modal. */
export function pressInModal(by: By, value: string, open: { readonly id: string; readonly hash: string }) {
  const { response_url: none, ...payload } = {
    type: 'block_actions',
    user: { id: by.user, username: 'sample.person', name: 'sample.person', team_id: by.at.team },
    ...common(by.at),
    container: { type: 'view', view_id: open.id },
    trigger_id: by.trigger,
    view: view(by.at, { type: 'modal', ...open, callback_id: '', root_view_id: open.id }),
    response_url: '',
    // Each press has an instant of its own.
    actions: [button(value, '1770000310.654321')],
  } satisfies BlockAction<ButtonAction>;
  return payload;
}

export interface Submitted {
  readonly id: string;
  readonly hash: string;
  readonly metadata: string;
  readonly blocks: readonly KnownBlock[];
  readonly values: Readonly<Record<string, Record<string, ViewStateValue>>>;
}

/** docs.slack.dev/reference/interaction-payloads/view-interactions-payload */
export const submission = (by: By, { id, hash, metadata, blocks, values }: Submitted) =>
  ({
    type: 'view_submission',
    user: { id: by.user, name: 'sample.person', team_id: by.at.team },
    ...common(by.at),
    trigger_id: by.trigger,
    view: view(by.at, {
      type: 'modal',
      id,
      hash,
      root_view_id: id,
      private_metadata: metadata,
      blocks: [...blocks],
      state: { values: { ...values } },
    }),
    response_urls: [],
  }) satisfies ViewSubmitAction;

export const closed = (by: Omit<By, 'trigger'>) =>
  ({
    type: 'view_closed',
    user: { id: by.user, name: 'sample.person', team_id: by.at.team },
    ...common(by.at),
    view: view(by.at, { type: 'modal' }),
    is_cleared: false,
  }) satisfies ViewClosedAction;

/** docs.slack.dev/reference/interaction-payloads/shortcuts-interaction-payload */
export const messageShortcut = (by: By & { readonly responseUrl: string }, text: string) =>
  ({
    type: 'message_action',
    ...common(by.at),
    token: TOKEN,
    action_ts: '1770000100.000200',
    user: { id: by.user, username: 'sample.person', team_id: by.at.team, name: 'sample.person' },
    channel: { id: 'C0GENERAL', name: 'general' },
    callback_id: 'send_to_network',
    trigger_id: by.trigger,
    response_url: by.responseUrl,
    message_ts: '1770000099.000100',
    message: {
      client_msg_id: '0d6f4a8e-2f57-4d0c-9b0e-4b8f1f6a0001',
      type: 'message',
      text,
      user: 'U0SOMEBODY',
      ts: '1770000099.000100',
      team: by.at.team,
      blocks: [{ type: 'rich_text', block_id: 'q7', elements: [] }],
    },
  }) satisfies MessageShortcut;

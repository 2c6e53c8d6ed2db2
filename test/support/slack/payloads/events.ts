/**
 * What Slack tells of by itself, each in its envelope: shapes of Slack's reference (docs.slack.dev/reference/events), checked
 * against Bolt's types; people, words and tokens are invented.
 */
import type { EnvelopedEvent, KnownEventFromType, SlashCommand } from '@slack/bolt';
import { APP_ID } from '../state.ts';
import { TOKEN, type At } from './at.ts';

let events = 0;

function enveloped<Event extends { readonly type: string }>(at: At, event: Event) {
  return {
    token: TOKEN,
    team_id: at.team,
    ...(at.enterprise && { enterprise_id: at.enterprise.id }),
    context_team_id: at.team,
    ...(at.enterprise && { context_enterprise_id: at.enterprise.id }),
    api_app_id: APP_ID,
    event,
    type: 'event_callback',
    event_id: `Ev0SAMPLE${(events += 1)}`,
    event_time: 1_770_000_400,
    authorizations: [
      {
        enterprise_id: at.enterprise?.id ?? null,
        team_id: at.team,
        user_id: at.botUser,
        is_bot: true,
        is_enterprise_install: at.enterprise !== undefined,
      },
    ],
    is_ext_shared_channel: false,
    event_context: '4-eyJldCI6InNhbXBsZSJ9',
  } satisfies EnvelopedEvent<Event>;
}

export const homeOpened = (at: At, user: string, channel: string) =>
  enveloped(at, {
    type: 'app_home_opened',
    user,
    channel,
    tab: 'home',
    event_ts: '1770000400.000100',
  } satisfies KnownEventFromType<'app_home_opened'>);

export const messageIm = (at: At, user: string, channel: string, text: string) =>
  enveloped(at, {
    type: 'message',
    subtype: undefined,
    user,
    ts: '1770000401.000100',
    client_msg_id: '0d6f4a8e-2f57-4d0c-9b0e-4b8f1f6a0002',
    text,
    team: at.team,
    blocks: [
      {
        type: 'rich_text',
        block_id: 'r1',
        elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
      },
    ],
    channel,
    event_ts: '1770000401.000100',
    channel_type: 'im',
  } satisfies KnownEventFromType<'message'>);

/** The bot's own message, of which Slack tells the bot too. */
export const messageOfBot = (at: At, channel: string) =>
  enveloped(at, {
    type: 'message',
    subtype: undefined,
    user: at.botUser,
    ts: '1770000402.000100',
    bot_id: at.bot,
    text: 'help',
    team: at.team,
    channel,
    event_ts: '1770000402.000100',
    channel_type: 'im',
  } satisfies KnownEventFromType<'message'>);

export const mention = (at: At, user: string, text: string) =>
  enveloped(at, {
    type: 'app_mention',
    user,
    ts: '1770000403.000100',
    client_msg_id: '0d6f4a8e-2f57-4d0c-9b0e-4b8f1f6a0003',
    text: `<@${at.botUser}> ${text}`,
    team: at.team,
    blocks: [],
    channel: 'C0GENERAL',
    event_ts: '1770000403.000100',
  } satisfies KnownEventFromType<'app_mention'>);

type Member = KnownEventFromType<'user_change'>['user'];
const PICTURE = 'https://secure.gravatar.example/avatar/0.png';

export const member = (at: At, id: string, email: string, deleted = false): Member => ({
  id,
  team_id: at.team,
  name: 'sample.person',
  deleted,
  color: '9f69e7',
  real_name: 'Sample Person',
  tz: 'Europe/Zurich',
  tz_label: 'Central European Time',
  tz_offset: 3600,
  profile: {
    title: '',
    phone: '',
    skype: '',
    real_name: 'Sample Person',
    real_name_normalized: 'Sample Person',
    display_name: 'sample',
    display_name_normalized: 'sample',
    fields: null,
    status_text: '',
    status_text_canonical: '',
    status_emoji: '',
    status_emoji_display_info: [],
    status_expiration: 0,
    avatar_hash: 'g0000000000',
    email,
    first_name: 'Sample',
    last_name: 'Person',
    image_24: PICTURE,
    image_32: PICTURE,
    image_48: PICTURE,
    image_72: PICTURE,
    image_192: PICTURE,
    image_512: PICTURE,
    team: at.team,
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
  locale: 'en-US',
  who_can_share_contact_card: 'EVERYONE',
  ...(at.enterprise && {
    enterprise_user: {
      id,
      enterprise_id: at.enterprise.id,
      enterprise_name: at.enterprise.name,
      is_admin: false,
      is_owner: false,
      teams: [at.team],
    },
  }),
});

export const teamJoin = (at: At, user: Member) =>
  enveloped(at, {
    type: 'team_join',
    user,
    cache_ts: 1_770_000_404,
    event_ts: '1770000404.000100',
  } satisfies KnownEventFromType<'team_join'>);

export const userChange = (at: At, user: Member) =>
  enveloped(at, {
    type: 'user_change',
    user,
    cache_ts: 1_770_000_405,
    event_ts: '1770000405.000100',
  } satisfies KnownEventFromType<'user_change'>);

export const uninstalled = (at: At) =>
  enveloped(at, { type: 'app_uninstalled' } satisfies KnownEventFromType<'app_uninstalled'>);

export const tokensRevoked = (at: At, tokens: { oauth?: string[]; bot?: string[] }) =>
  enveloped(at, { type: 'tokens_revoked', tokens } satisfies KnownEventFromType<'tokens_revoked'>);

export const urlVerification = (challenge: string) => ({ token: TOKEN, challenge, type: 'url_verification' });

/** docs.slack.dev/interactivity/implementing-slash-commands; sent as a form. */
export const slashCommand = (
  at: At,
  of: { readonly user: string; readonly text: string; readonly trigger: string; readonly responseUrl: string },
) =>
  ({
    token: TOKEN,
    team_id: at.team,
    team_domain: at.domain,
    ...(at.enterprise && { enterprise_id: at.enterprise.id, enterprise_name: at.enterprise.name }),
    channel_id: 'C0GENERAL',
    channel_name: 'general',
    user_id: of.user,
    user_name: 'sample.person',
    command: '/concord',
    text: of.text,
    api_app_id: APP_ID,
    is_enterprise_install: String(at.enterprise !== undefined),
    response_url: of.responseUrl,
    trigger_id: of.trigger,
  }) satisfies SlashCommand;

/** Slack asks now and then whether the certificate is good. */
export const SSL_CHECK = { ssl_check: '1', token: TOKEN };

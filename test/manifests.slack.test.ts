/** The Slack app's manifest, held to every key, limit and required field of Slack's format, and to what Concord does. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { EVENTS_PATH, SCOPES } from '../src/platforms/slack/receivers.ts';
import { SEND_TO_NETWORK } from '../src/platforms/slack/shortcut.ts';
import { readYaml } from './support/slack/yaml.ts';

type Json = Readonly<Record<string, unknown>>;
type Check = (value: unknown, at: string) => string[];

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const manifest = readYaml(read('manifests/slack/manifest.yaml')) as unknown as Json;

const text =
  (max: number, min = 1, pattern = /^/): Check =>
  (value, at) =>
    typeof value === 'string' && value.length >= min && value.length <= max && pattern.test(value)
      ? []
      : [`${at} must be text of ${min} to ${max} characters like ${String(pattern)}`];
const flag: Check = (value, at) => (typeof value === 'boolean' ? [] : [`${at} must be true or false`]);
const oneOf =
  (...values: readonly unknown[]): Check =>
  (value, at) =>
    values.includes(value) ? [] : [`${at} is ${JSON.stringify(value)}`];
const list =
  (of: Check, max: number): Check =>
  (value, at) =>
    Array.isArray(value) && value.length > 0 && value.length <= max
      ? [
          ...value.flatMap((each, i) => of(each, `${at}[${i}]`)),
          ...(new Set(value.map((v) => JSON.stringify(v))).size === value.length ? [] : [`${at} has something twice`]),
        ]
      : [`${at} must have 1 to ${max} entries`];
/** `?` may be missing. Slack refuses keys that it does not know. */
const object =
  (shape: Readonly<Record<string, Check>>): Check =>
  (value, at) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`${at} must have keys`];
    const given = value as Json;
    const names = Object.keys(shape).map((name) => name.replace('?', ''));
    return [
      ...Object.keys(given).flatMap((key) => (names.includes(key) ? [] : [`${at}.${key} is not known`])),
      ...Object.entries(shape).flatMap(([name, check]) => {
        const key = name.replace('?', '');
        if (given[key] === undefined) return name.endsWith('?') ? [] : [`${at}.${key} is missing`];
        return check(given[key], `${at}.${key}`);
      }),
    ];
  };
const address = text(3000, 1, /^https:\/\//);

const MANIFEST = object({
  '_metadata?': object({ 'major_version?': oneOf(1, 2), 'minor_version?': oneOf(0, 1) }),
  display_information: object({
    name: text(35),
    'description?': text(140),
    'long_description?': text(4000, 175),
    'background_color?': text(7, 4, /^#([0-9a-f]{3}){1,2}$/i),
  }),
  'features?': object({
    'app_home?': object({
      'home_tab_enabled?': flag,
      'messages_tab_enabled?': flag,
      'messages_tab_read_only_enabled?': flag,
    }),
    'bot_user?': object({ display_name: text(80, 1, /^[\w .-]+$/), 'always_online?': flag }),
    'shortcuts?': list(
      object({
        name: text(24),
        type: oneOf('message', 'global'),
        callback_id: text(255),
        description: text(150),
      }),
      10,
    ),
    'slash_commands?': list(
      object({
        command: text(32, 2, /^\/[a-z0-9_-]+$/),
        'url?': address,
        description: text(2000),
        'usage_hint?': text(1000),
        'should_escape?': flag,
      }),
      50,
    ),
    'unfurl_domains?': list(text(255), 5),
  }),
  'oauth_config?': object({
    'redirect_urls?': list(address, 1000),
    'scopes?': object({ 'bot?': list(text(100, 1, /^[a-z_.]+(:[a-z_.]+)*$/), 255), 'user?': list(text(100), 255) }),
  }),
  'settings?': object({
    'event_subscriptions?': object({
      'request_url?': address,
      'bot_events?': list(text(100, 1, /^[a-z_.]+$/), 100),
      'user_events?': list(text(100), 100),
    }),
    'interactivity?': object({
      is_enabled: flag,
      'request_url?': address,
      'message_menu_options_url?': address,
    }),
    'allowed_ip_address_ranges?': list(text(50), 10),
    'org_deploy_enabled?': flag,
    'socket_mode_enabled?': flag,
    'token_rotation_enabled?': flag,
  }),
});

const at = (path: string): unknown =>
  path.split('.').reduce<unknown>((value, key) => (value as Json | undefined)?.[key], manifest);

describe('the Slack manifest', () => {
  it('is one that Slack takes', () => {
    expect(MANIFEST(manifest, 'manifest')).toEqual([]);
  });

  it.each([
    ['an unknown key', { ...manifest, extra: true }, 'extra is not known'],
    ['a long name', { ...manifest, display_information: { name: 'x'.repeat(36) } }, 'name must be text'],
    ['no name', { ...manifest, display_information: {} }, 'name is missing'],
    [
      'a short long description',
      { ...manifest, display_information: { name: 'x', long_description: 'short' } },
      'long_description must be text of 175',
    ],
  ])('would be found out with %s', (_what, wrong, fault) => {
    expect(MANIFEST(wrong, 'manifest').join('\n')).toContain(fault);
  });

  it('asks for the scopes that Concord uses, and no other', () => {
    expect(at('oauth_config.scopes.bot')).toEqual([...SCOPES].sort());
  });

  it('subscribes to the events that are listened to, and no other', () => {
    const source = read('src/platforms/slack/app.ts');
    const heard = [...source.matchAll(/app\.event\('([a-z_]+)'/g)].map(([, name]) => name);
    const subscribed = (at('settings.event_subscriptions.bot_events') as string[]).map((name) =>
      name.replace(/\.im$/, ''),
    );
    expect([...subscribed].sort()).toEqual([...heard].sort());
  });

  it('calls by the names and addresses under which Concord answers', () => {
    const [shortcut] = at('features.shortcuts') as Json[];
    const [command] = at('features.slash_commands') as Json[];
    expect(shortcut?.['callback_id']).toBe(SEND_TO_NETWORK);
    expect(command?.['command']).toBe('/concord');
    for (const url of [
      command?.['url'],
      at('settings.event_subscriptions.request_url'),
      at('settings.interactivity.request_url'),
    ])
      expect(new URL(String(url)).pathname).toBe(EVENTS_PATH);
    expect((at('oauth_config.redirect_urls') as string[]).map((url) => new URL(url).pathname)).toEqual([
      '/slack/oauth_redirect',
    ]);
  });

  it('lets people answer the bot, and opens its home tab', () => {
    expect(at('features.app_home')).toEqual({
      home_tab_enabled: true,
      messages_tab_enabled: true,
      messages_tab_read_only_enabled: false,
    });
  });

  it('stands alone in its folder', () => {
    expect(readdirSync(new URL('../manifests/slack', import.meta.url))).toEqual(['manifest.yaml']);
  });
});

/** The settings of Slack: one workspace by its bot token, or several by OAuth. */
import * as z from 'zod';
import { isLoopback } from '../../core/loopback.ts';
import type { Environment, SettingsReader } from '../descriptor.ts';
import type { SlackSettings } from './module.ts';

const list = (pattern: RegExp, error: string) =>
  z
    .string()
    .transform((text) => text.split(/[,;\s]+/).filter(Boolean))
    .refine((ids) => ids.length > 0 && ids.every((id) => pattern.test(id)), error);

const shape = {
  SLACK_BOT_TOKEN: z.string().startsWith('xoxb-', 'must be a bot token: it begins with xoxb-').optional(),
  SLACK_SIGNING_SECRET: z.string().optional(),
  SLACK_APP_TOKEN: z.string().startsWith('xapp-', 'must be an app token: it begins with xapp-').optional(),
  SLACK_CLIENT_ID: z.string().optional(),
  SLACK_CLIENT_SECRET: z.string().optional(),
  SLACK_TEAMS: list(/^[TE][A-Z0-9]{2,}$/, 'must be ids such as T0123ABCD, comma-separated').optional(),
  SLACK_API_URL: z
    .url({ protocol: /^https?$/, error: 'must be an address' })
    .refine((text) => text.startsWith('https:') || isLoopback(text), 'must be https, or on this machine')
    .optional(),
  CONCORD_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
};

type Given = { readonly [K in keyof typeof shape]?: z.output<(typeof shape)[K]> | undefined };

/** The settings; undefined when Slack is not set up. `faults` has reported what is missing. */
function read(given: Given & { readonly PUBLIC_URL?: string | undefined }): SlackSettings | undefined {
  const { SLACK_BOT_TOKEN: botToken, SLACK_CLIENT_ID: clientId, SLACK_SIGNING_SECRET: signingSecret } = given;
  if (botToken === undefined && clientId === undefined) return undefined;
  const { SLACK_CLIENT_SECRET: clientSecret = '', CONCORD_SECRET: secret = '', SLACK_TEAMS: teams = [] } = given;
  const { SLACK_APP_TOKEN: appToken, SLACK_API_URL: apiUrl, PUBLIC_URL: publicUrl = '' } = given;
  return {
    ...(botToken !== undefined && { botToken }),
    ...(signingSecret !== undefined && { signingSecret }),
    ...(appToken !== undefined && { appToken }),
    ...(apiUrl !== undefined && { apiUrl }),
    ...(clientId !== undefined && { oauth: { clientId, clientSecret, secret, publicUrl, teams } }),
  };
}

/** Is any setting of Slack given? */
const isAskedFor = (given: Environment): boolean => Object.keys(given).some((name) => name.startsWith('SLACK_'));

/** What is missing in the settings, and why it is needed: one line each. */
function faults(given: Environment): string[] {
  const has = (name: string): boolean => given[name] !== undefined;
  if (!isAskedFor(given)) return [];
  const needs = (name: string, why: string): string[] => (has(name) ? [] : [`${name} is missing: ${why}.`]);
  if (has('SLACK_CLIENT_ID') || has('SLACK_CLIENT_SECRET') || has('SLACK_TEAMS'))
    return [
      ...needs('SLACK_CLIENT_ID', 'several workspaces install Concord with it'),
      ...needs('SLACK_CLIENT_SECRET', 'Slack gives it with the client id'),
      ...needs('SLACK_SIGNING_SECRET', 'without it nobody can tell Slack’s requests from others'),
      ...needs('SLACK_TEAMS', 'only workspaces named there may install Concord'),
      ...needs('CONCORD_SECRET', 'tokens of installations are sealed with it'),
      ...needs('PUBLIC_URL', 'Slack sends people back to it after an installation'),
      ...(has('SLACK_BOT_TOKEN') ? ['SLACK_BOT_TOKEN and SLACK_CLIENT_ID exclude each other: give one of them.'] : []),
      ...(has('SLACK_APP_TOKEN') ? ['SLACK_APP_TOKEN: socket mode is for one workspace, by its bot token.'] : []),
    ];
  return [
    ...needs('SLACK_BOT_TOKEN', 'Concord cannot write to Slack without it (or SLACK_CLIENT_ID for several workspaces)'),
    ...(has('SLACK_SIGNING_SECRET') || has('SLACK_APP_TOKEN')
      ? []
      : [
          'SLACK_SIGNING_SECRET is missing: Slack’s requests are checked with it (or SLACK_APP_TOKEN for socket mode).',
        ]),
  ];
}

export const slackReader: SettingsReader<SlackSettings> = {
  names: {
    SLACK_BOT_TOKEN: 'Slack: bot token',
    SLACK_SIGNING_SECRET: 'Slack: signing secret',
    SLACK_APP_TOKEN: 'Slack: app token (socket mode)',
    SLACK_CLIENT_ID: 'Slack: client id, to be installed in several workspaces instead of by one bot token',
    SLACK_CLIENT_SECRET: 'Slack: client secret, with the client id',
    SLACK_TEAMS: 'Slack: ids of the workspaces (T…) and organisations (E…) that may install it, comma-separated',
    SLACK_API_URL: 'Slack: address of a test server',
    CONCORD_SECRET: 'at least 32 characters; seals what is kept of installations, and signs their links',
  },
  shape,
  isAskedFor,
  faults,
  read,
};

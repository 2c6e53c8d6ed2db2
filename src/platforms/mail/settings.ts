/** The settings of mail: the relay that takes mails, who writes them, and where answers go. */
import * as z from 'zod';
import { isLoopbackHost } from '../../core/loopback.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../core/spans.ts';
import type { Environment, SettingsReader } from '../descriptor.ts';
import type { Window } from '../platform.ts';
import { yesNoSetting } from '../yes.ts';
import { mailboxIn, type Mailbox } from './address.ts';
import { readDkimKey } from './dkimKey.ts';

/** How Concord signs in instead of by a password: to Microsoft 365 as an app, to Google as a service account. */
export type MailOAuth =
  | { readonly at: 'microsoft'; readonly tenant: string; readonly clientId: string; readonly clientSecret: string }
  /** `key`: the file with the service account's key. */
  | { readonly at: 'google'; readonly key: string };

export interface MailSettings {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte; otherwise by STARTTLS. */
  readonly secure: boolean;
  /** Nothing is sent without TLS. Only a relay on this machine may go without. */
  readonly requireTls: boolean;
  readonly user?: string;
  readonly password?: string;
  readonly oauth?: MailOAuth;
  readonly from: Mailbox;
  /** Where replies go when Concord reads no mailbox. */
  readonly replyTo?: string;
  /** The address of the mailbox that Concord reads, with its password: `imaps://user:password@host/INBOX`. */
  readonly imapUrl?: string;
  /** May `name+tag@` be used for reply and return addresses? */
  readonly tags: boolean;
  /** The relay's limits. */
  readonly rate: readonly Window[];
  /** `key`: the file with the private key. */
  readonly dkim?: { readonly selector: string; readonly key: string };
  readonly publicUrl: string;
  readonly secret: string;
}

const SPANS = { second: 1000, minute: MINUTE_MS, hour: HOUR_MS, day: DAY_MS } as const;
const RATE = /^([1-9]\d{0,6})\/(second|minute|hour|day)$/;

const isUrlOf = (text: string, ...protocols: readonly string[]): boolean =>
  URL.canParse(text) && protocols.includes(new URL(text).protocol) && new URL(text).hostname !== '';

const windowIn = (text: string): Window | undefined => {
  const [, messages, span] = RATE.exec(text) ?? [];
  return messages === undefined ? undefined : { messages: Number(messages), ms: SPANS[span as keyof typeof SPANS] };
};
const windowsIn = (text: string): readonly (Window | undefined)[] =>
  text
    .trim()
    .split(/[\s,;]+/)
    .map(windowIn);

const shape = {
  SMTP_URL: z
    .string()
    .refine(
      (text) => isUrlOf(text, 'smtp:', 'smtps:'),
      'must be an address such as smtps://user:password@smtp.example.org:465, or smtp://…:587',
    )
    .optional(),
  MAIL_FROM: z
    .string()
    .refine((text) => mailboxIn(text) !== undefined, 'must be a name and an address: UN Action <concord@example.org>')
    .optional(),
  MAIL_REPLY_TO: z
    .string()
    .refine((text) => mailboxIn(text) !== undefined, 'must be an e-mail address')
    .optional(),
  IMAP_URL: z
    .string()
    .refine(
      (text) => isUrlOf(text, 'imap:', 'imaps:'),
      'must be an address such as imaps://user:password@imap.example.org/INBOX',
    )
    .optional(),
  MAIL_OAUTH_TENANT: z.string().optional(),
  MAIL_OAUTH_CLIENT_ID: z.string().optional(),
  MAIL_OAUTH_CLIENT_SECRET: z.string().optional(),
  MAIL_OAUTH_KEY: z.string().optional(),
  MAIL_TAGS: yesNoSetting.optional(),
  MAIL_RATE: z
    .string()
    .refine((text) => !windowsIn(text).includes(undefined), 'must be limits such as 30/minute 10000/day')
    .optional(),
  MAIL_DKIM_SELECTOR: z
    .string()
    .regex(/^[a-z\d](?:[a-z\d._-]*[a-z\d])?$/i, 'must be the name before ._domainkey')
    .optional(),
  MAIL_DKIM_KEY: z.string().optional(),
  CONCORD_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
};

type Given = { readonly [K in keyof typeof shape]?: z.output<(typeof shape)[K]> | undefined };

/** The limits of a mailbox of Microsoft 365, which are the narrowest of the usual ones. */
const RATE_BY_DEFAULT = '30/minute 10000/day';

const isAskedFor = (given: Environment): boolean =>
  Object.keys(given).some((name) => name.startsWith('MAIL_') || name === 'SMTP_URL' || name === 'IMAP_URL');

/** What is missing in the settings or does not go together: one line each. */
function faults(given: Environment): string[] {
  const has = (name: string): boolean => given[name] !== undefined;
  if (!isAskedFor(given)) return [];
  const needs = (name: string, why: string): string[] => (has(name) ? [] : [`${name} is missing: ${why}.`]);
  return [
    ...needs('SMTP_URL', 'it is the relay that takes Concord’s mails'),
    ...needs('MAIL_FROM', 'mails need a sender'),
    ...needs('PUBLIC_URL', 'each mail has a link to a page there'),
    ...needs('CONCORD_SECRET', 'links, reply addresses and codes are made with it'),
    ...(has('IMAP_URL') || has('MAIL_REPLY_TO')
      ? []
      : ['MAIL_REPLY_TO is missing: replies go there (or IMAP_URL, when Concord reads the mailbox).']),
    ...(has('MAIL_DKIM_SELECTOR') === has('MAIL_DKIM_KEY')
      ? []
      : ['MAIL_DKIM_SELECTOR and MAIL_DKIM_KEY belong together.']),
    ...dkimFaults(given),
    ...oauthFaults(given),
    ...imapFaults(given),
  ];
}

/** A key that signs nothing would be noticed by the receivers alone. */
function dkimFaults({ MAIL_DKIM_KEY: file }: Environment): string[] {
  const key = file === undefined ? undefined : readDkimKey(file);
  return key && 'fault' in key ? [`MAIL_DKIM_KEY signs no mails: ${key.fault}.`] : [];
}

/** A mailbox opens to nobody without a password or a token. */
const imapFaults = (given: Environment): string[] =>
  !isUrlOf(given['IMAP_URL'] ?? '', 'imap:', 'imaps:') ||
  hasPassword(given['IMAP_URL']) ||
  Object.keys(given).some((name) => name.startsWith('MAIL_OAUTH_'))
    ? []
    : ['IMAP_URL has no password, and no MAIL_OAUTH_… is given.'];

const MICROSOFT = ['MAIL_OAUTH_TENANT', 'MAIL_OAUTH_CLIENT_ID', 'MAIL_OAUTH_CLIENT_SECRET'] as const;

function oauthFaults(given: Environment): string[] {
  const named = MICROSOFT.filter((name) => given[name] !== undefined);
  const hasKey = given['MAIL_OAUTH_KEY'] !== undefined;
  const missing = named.length === 0 ? [] : MICROSOFT.filter((name) => !named.includes(name));
  const withPassword = ['SMTP_URL', 'IMAP_URL'].filter((name) => hasPassword(given[name]));
  const isAsked = named.length > 0 || hasKey;
  return [
    ...missing.map((name) => `${name} is missing: Microsoft 365 gives tokens for all three MAIL_OAUTH_… together.`),
    ...(named.length > 0 && hasKey ? ['MAIL_OAUTH_KEY is for Google, the other MAIL_OAUTH_… for Microsoft 365.'] : []),
    ...(isAsked ? withPassword.map((name) => `${name} has a password, and MAIL_OAUTH_… is given: keep one.`) : []),
  ];
}

const hasPassword = (url: string | undefined): boolean =>
  url !== undefined && URL.canParse(url) && new URL(url).password !== '';

function oauthOf(given: Given): { readonly oauth?: MailOAuth } {
  const { MAIL_OAUTH_TENANT: tenant, MAIL_OAUTH_CLIENT_ID: clientId, MAIL_OAUTH_CLIENT_SECRET: clientSecret } = given;
  if (given.MAIL_OAUTH_KEY !== undefined) return { oauth: { at: 'google', key: given.MAIL_OAUTH_KEY } };
  if (tenant === undefined || clientId === undefined || clientSecret === undefined) return {};
  return { oauth: { at: 'microsoft', tenant, clientId, clientSecret } };
}

/** The settings; undefined when mail is not set up. `faults` has reported what is missing. */
function read(given: Given & { readonly PUBLIC_URL?: string | undefined }): MailSettings | undefined {
  const { SMTP_URL: url, PUBLIC_URL: publicUrl = '', CONCORD_SECRET: secret = '' } = given;
  const from = mailboxIn(given.MAIL_FROM ?? '');
  if (url === undefined || !from) return undefined;
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === 'smtps:';
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  const { MAIL_DKIM_SELECTOR: selector, MAIL_DKIM_KEY: key, IMAP_URL: imapUrl } = given;
  const replyTo = mailboxIn(given.MAIL_REPLY_TO ?? '')?.address;
  return {
    ...{ host, port: Number(port) || (secure ? 465 : 587), secure, requireTls: !secure && !isLoopbackHost(host) },
    ...(username && { user: decodeURIComponent(username) }),
    ...(password && { password: decodeURIComponent(password) }),
    ...oauthOf(given),
    from,
    ...(replyTo !== undefined && { replyTo }),
    ...(imapUrl !== undefined && { imapUrl }),
    tags: given.MAIL_TAGS ?? false,
    rate: windowsIn(given.MAIL_RATE ?? RATE_BY_DEFAULT).flatMap((window) => window ?? []),
    ...(selector !== undefined && key !== undefined && { dkim: { selector, key } }),
    ...{ publicUrl, secret },
  };
}

export const mailReader: SettingsReader<MailSettings> = {
  names: {
    SMTP_URL:
      'Mail: the relay, smtps://user:password@host:465 or smtp://…:587 (STARTTLS is required, except to this machine)',
    MAIL_FROM: 'Mail: sender, for example UN Action <concord@example.org>; SPF or DKIM must cover its domain',
    MAIL_REPLY_TO: 'Mail: where replies go when Concord reads no mailbox (the Secretariat’s own)',
    IMAP_URL: 'Mail: the mailbox that Concord reads for replies and bounces, imaps://user:password@host/INBOX',
    MAIL_OAUTH_TENANT: 'Mail by Microsoft 365 without a password: tenant id, for SMTP and IMAP',
    MAIL_OAUTH_CLIENT_ID: 'Mail by Microsoft 365: client id of the app',
    MAIL_OAUTH_CLIENT_SECRET: 'Mail by Microsoft 365: client secret of the app',
    MAIL_OAUTH_KEY: 'Mail by Google without a password: file with the key of the service account',
    MAIL_TAGS: 'Mail: yes when name+tag@ may be used for reply and return addresses (no)',
    MAIL_RATE: 'Mail: limits of the relay (30/minute 10000/day)',
    MAIL_DKIM_SELECTOR: 'Mail: DKIM selector, only when the relay does not sign',
    MAIL_DKIM_KEY: 'Mail: file with the private key for DKIM, with the selector',
    CONCORD_SECRET: 'at least 32 characters; seals what is kept of installations, and signs their links',
  },
  shape,
  isAskedFor,
  faults,
  read,
};

/** What `concord init` asks, part by part. */
import { randomBytes } from 'node:crypto';
import type { SendingPlatform } from '../../core/ids.ts';
import { networkIn } from '../../runtime/config.ts';
import type { Settings } from './envFile.ts';

export interface Question {
  /** The setting that the answer becomes. */
  readonly name: string;
  readonly ask: string;
  /** Not shown as it is typed, nor when it is asked for again. */
  readonly secret?: boolean;
  /** Nothing need be answered. */
  readonly optional?: (given: Settings) => boolean;
  /** Taken when nothing is answered and nothing was set before. */
  readonly fallback?: () => string;
  /** What a right answer was taken for, where its writer may have meant something else. */
  readonly taken?: (given: Settings) => string;
  /** Is it asked, after what was answered before it? */
  readonly when?: (given: Settings) => boolean;
}

/** A part of the settings. Its answers are checked together before the next part. */
export interface Part {
  readonly title: string;
  /** Shown before the part's questions. */
  readonly about?: string;
  readonly questions: readonly Question[];
  /** What is connected to afterwards. */
  readonly tries?: 'platform' | 'store' | 'address';
}

const isManaged = (given: Settings): boolean => /msi$/i.test(given['MICROSOFT_APP_TYPE'] ?? '');
const isMulti = (given: Settings): boolean => /^multi/i.test(given['MICROSOFT_APP_TYPE'] ?? '');
const viaOauth = (given: Settings): boolean => Boolean(given['SLACK_CLIENT_ID']);
const viaMicrosoft = (given: Settings): boolean => Boolean(given['MAIL_OAUTH_TENANT']);
const viaSocket = (given: Settings): boolean => Boolean(given['SLACK_APP_TOKEN']);
const always = (): boolean => true;

export const NETWORK: Part = {
  title: 'The network',
  questions: [
    {
      name: 'CONCORD_NETWORK',
      ask: 'Its id and name, for example una: UN Action',
      // A name alone is taken too: "UN Action" makes a network "Action" with the id "un".
      taken: (given) => {
        const network = networkIn(given['CONCORD_NETWORK'] ?? '');
        return network ? `Its id is ${network.id}, its name ${network.name}.` : '';
      },
    },
    {
      name: 'CONCORD_TIME_ZONE',
      ask: 'Its time zone: dates, working days and closing times are those of this zone',
      fallback: () => 'America/New_York',
    },
    { name: 'CONCORD_SECRETARIAT', ask: 'E-mail addresses of the Secretariat, comma-separated' },
  ],
};

/** Asked for when a platform is wanted. Slack's Socket Mode alone needs no way in. */
export const ADDRESS: Part = {
  title: 'The address',
  about: 'People and platforms reach this server there, usually through a proxy that holds the certificate.',
  tries: 'address',
  questions: [{ name: 'PUBLIC_URL', ask: 'https address', optional: viaSocket }],
};

export interface PlatformPart extends Part {
  readonly platform: SendingPlatform;
  /** Its app is made from a manifest of ours, which is written before the questions. */
  readonly manifestFirst?: true;
}

/** In the order in which they are asked for. */
export const PLATFORM_PARTS: readonly PlatformPart[] = [
  {
    title: 'Microsoft Teams',
    about: 'You need the registration of an Azure Bot: docs/admin/teams.md says how it is made.',
    platform: 'teams',
    tries: 'platform',
    questions: [
      { name: 'MICROSOFT_APP_ID', ask: 'Application (client) id' },
      {
        name: 'MICROSOFT_APP_TYPE',
        ask: 'Type: SingleTenant, UserAssignedMSI or MultiTenant',
        fallback: () => 'SingleTenant',
      },
      { name: 'MICROSOFT_APP_TENANT_ID', ask: 'Id of the tenant in which it is registered', when: (g) => !isMulti(g) },
      { name: 'MICROSOFT_APP_PASSWORD', ask: 'Client secret', secret: true, when: (g) => !isManaged(g) },
      {
        name: 'MICROSOFT_ALLOWED_TENANTS',
        ask: 'Ids of the tenants whose people may use it, comma-separated',
        optional: always,
      },
    ],
  },
  {
    title: 'Slack',
    about: 'You need a Slack app: docs/admin/slack.md says how it is made from the manifest.',
    platform: 'slack',
    manifestFirst: true,
    tries: 'platform',
    questions: [
      { name: 'SLACK_CLIENT_ID', ask: 'Client id, if several workspaces are to install it', optional: always },
      { name: 'SLACK_CLIENT_SECRET', ask: 'Client secret', secret: true, when: viaOauth },
      { name: 'SLACK_TEAMS', ask: 'Ids of the workspaces that may install it, comma-separated', when: viaOauth },
      { name: 'SLACK_BOT_TOKEN', ask: 'Bot token (xoxb-…)', secret: true, when: (g) => !viaOauth(g) },
      {
        name: 'SLACK_APP_TOKEN',
        ask: 'App token (xapp-…), only for Socket Mode without a public address',
        secret: true,
        optional: always,
        when: (g) => !viaOauth(g),
      },
      { name: 'SLACK_SIGNING_SECRET', ask: 'Signing secret', secret: true, when: (g) => !viaSocket(g) },
    ],
  },
  {
    title: 'E-mail',
    about:
      'The last way to a person who is on no other platform: docs/admin/mail.md says what your domain needs for it.',
    platform: 'mail',
    tries: 'platform',
    questions: [
      { name: 'SMTP_URL', ask: 'The relay: smtps://user:password@host:465, or smtp://…:587', secret: true },
      { name: 'MAIL_FROM', ask: 'The sender, for example UN Action <concord@example.org>' },
      { name: 'MAIL_OAUTH_TENANT', ask: 'Id of the tenant, when Microsoft 365 gives tokens', optional: always },
      { name: 'MAIL_OAUTH_CLIENT_ID', ask: 'Client id of that app', when: viaMicrosoft },
      { name: 'MAIL_OAUTH_CLIENT_SECRET', ask: 'Client secret of that app', secret: true, when: viaMicrosoft },
      {
        name: 'MAIL_OAUTH_KEY',
        ask: 'File with the key of the service account, when Google gives tokens',
        optional: always,
        when: (given) => !viaMicrosoft(given),
      },
      { name: 'IMAP_URL', ask: 'The mailbox that Concord reads: imaps://…/INBOX', secret: true, optional: always },
      { name: 'MAIL_REPLY_TO', ask: 'Where replies go instead', when: (given) => !given['IMAP_URL'] },
      {
        name: 'MAIL_TAGS',
        ask: 'May answers and bounces come to name+tag@ of the sender (yes or no)? docs/admin/mail.md says how to try it',
        fallback: () => 'no',
      },
      { name: 'MAIL_DKIM_SELECTOR', ask: 'DKIM selector, only when the relay does not sign', optional: always },
      {
        name: 'MAIL_DKIM_KEY',
        ask: 'File with the private key for DKIM (Ed25519, or RSA of 2048 bits)',
        when: (given) => Boolean(given['MAIL_DKIM_SELECTOR']),
      },
      { name: 'MAIL_RATE', ask: 'Limits of the relay', fallback: () => '30/minute 10000/day' },
    ],
  },
];

export const STORE: Part = {
  title: 'The store',
  tries: 'store',
  questions: [
    { name: 'MONGODB_URI', ask: 'Address of MongoDB; nothing for the embedded store', secret: true, optional: always },
    {
      name: 'CONCORD_DATA',
      ask: 'Folder of the embedded store',
      fallback: () => './data',
      when: (given) => !given['MONGODB_URI'],
    },
  ],
};

/** What nobody needs to think of: made once, and kept when `init` is run again. */
export const madeSettings = (given: Settings): Settings =>
  given['CONCORD_SECRET'] ? {} : { CONCORD_SECRET: randomBytes(32).toString('base64url') };

/** All settings of a platform in the parts: they are taken out when it is not wanted. */
export const settingsOf = (part: Part): readonly string[] => part.questions.map(({ name }) => name);

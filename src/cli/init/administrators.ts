/** The page that `concord init` writes for those who administer Teams, Slack and the server. It holds no secret. */
import { withoutEnd } from '../../core/ends.ts';
import type { Check } from '../../platforms/descriptor.ts';
import { networkIn } from '../../runtime/config.ts';
import { apiOf, CLIENTS, SCOPE } from '../../platforms/teams/tab/clients.ts';
import type { Settings } from './envFile.ts';

export interface Written {
  readonly teamsPackage?: string | undefined;
  readonly slackManifest?: string | undefined;
}

/** @param wrong what was found to be wrong and was left so */
export function administratorsPage(given: Settings, written: Written, wrong: readonly Check[]): string {
  const sections = [
    server(given),
    given['MICROSOFT_APP_ID'] ? teams(given, written) : undefined,
    given['SLACK_BOT_TOKEN'] || given['SLACK_CLIENT_ID'] ? slack(given, written) : undefined,
    given['SMTP_URL'] ? mail(given) : undefined,
    wrong.length > 0 ? ['## Still wrong', ...wrong.map(({ what, words }) => `- ${what}: ${words}`)] : undefined,
    ['## In the end', '`concord doctor` looks at all of this again and says what is still wrong, and what to do.'],
  ];
  const network = given['CONCORD_NETWORK'] ?? '';
  const title = `# What is still to be done for Concord: ${networkIn(network)?.name ?? network}`;
  return `${[title, ...sections.flatMap((lines) => (lines ? [lines.join('\n')] : []))].join('\n\n')}\n`;
}

const base = (given: Settings): string => withoutEnd(given['PUBLIC_URL'] ?? '', /\//);
const list = (text = ''): string =>
  text
    .split(/[,;\s]+/)
    .filter(Boolean)
    .map((each) => `\`${each}\``)
    .join(', ');

function server(given: Settings): string[] {
  const store = given['MONGODB_URI']
    ? 'Concord keeps its data in MongoDB: its user needs to read and write one database, with majority writes on a replica set.'
    : `Concord keeps its data in \`${given['CONCORD_DATA'] ?? './data'}\`: put it on a disk of this machine and back it up with \`concord backup\`.`;
  const url = base(given);
  const proxy = url
    ? [
        `- The proxy leads every path of ${url} to port ${given['PORT'] ?? '3978'} of this machine, takes bodies of 3 MB, and waits at least 16 seconds for an answer.`,
        '- Keep paths under `/files/`, `/calendar/`, `/page/` and `/m/` out of its log: their addresses are secrets.',
      ]
    : [];
  return [
    '## Whoever runs the server',
    '',
    '- `.env` holds secrets: it is for the owner of the process alone.',
    `- ${store}`,
    ...proxy,
    '- Start with `concord start`, under a supervisor that starts it again. `/healthz` says that it runs, `/readyz` that it can work.',
  ];
}

function teams(given: Settings, { teamsPackage }: Written): string[] {
  const tenants = given['MICROSOFT_ALLOWED_TENANTS'] || given['MICROSOFT_APP_TENANT_ID'];
  return [
    '## The administrator of Microsoft Teams',
    '',
    `1. In the Azure portal, the bot with the id \`${given['MICROSOFT_APP_ID'] ?? ''}\`: the messaging endpoint is \`${base(given)}/api/messages\`, and the channel Microsoft Teams is on.`,
    teamsPackage === undefined
      ? '2. The app package is not made yet: see “Still wrong” below, and run `concord init` again.'
      : `2. In the Teams admin centre, **Manage apps**, **Upload new app**: \`${teamsPackage}\`.`,
    '3. Under **Setup policies**, install the app for the focal points and the Secretariat, so that Concord can write to them first.',
    ...(teamsPackage === undefined ? [] : tab(given)),
    `${teamsPackage === undefined ? '4' : '5'}. It serves people of these tenants: ${list(tenants)}. In each of the others its own administrator does steps 2 and 3.`,
  ];
}

/** What opens one's own page inside Teams without a code. */
function tab(given: Settings): string[] {
  const api = apiOf(new URL(base(given)).host, (given['MICROSOFT_APP_ID'] ?? '').toLowerCase());
  return [
    '4. For the tab **Home**: in Entra, **App registrations**, the bot’s registration, **Expose an API**. Until that is done the tab shows the way to a browser.',
    `   - **Application ID URI**: \`${api}\``,
    `   - **Add a scope**: \`${SCOPE}\`, for administrators and users.`,
    '   - **Authorized client applications**, each with that scope:',
    ...CLIENTS.map(([name, id]) => `     - \`${id}\` (${name})`),
    '   - **API permissions**: `openid` and `profile` of Microsoft Graph, and **Grant admin consent**. The administrators of other tenants agree with the address that docs/admin/teams.md names.',
  ];
}

function slack(given: Settings, { slackManifest }: Written): string[] {
  const file = slackManifest ?? 'manifests/slack/manifest.yaml';
  const several = Boolean(given['SLACK_CLIENT_ID']);
  return [
    '## The administrator of Slack',
    '',
    `1. On https://api.slack.com/apps, **Create New App**, **From a manifest**: \`${file}\`. For an app that is there: **App Manifest**, put it in the place of what is there, and install the app again.`,
    several
      ? `2. The administrators of ${list(given['SLACK_TEAMS'])} each open ${base(given)}/slack/install and allow it.`
      : '2. **Install App**, **Install to Workspace**, and allow it.',
    ...(given['SLACK_APP_TOKEN']
      ? ['3. **Socket Mode** is on. Nothing needs to reach this server from outside.']
      : [`3. Under **Event Subscriptions**, ${base(given)}/slack/events is shown as verified once Concord runs.`]),
    '4. For the network’s channel: invite Concord into it and write `@Concord room here`.',
  ];
}

function mail(given: Settings): string[] {
  const domain = /@([^>\s]+)/.exec(given['MAIL_FROM'] ?? '')?.[1] ?? '';
  return [
    '## The administrator of e-mail',
    '',
    `1. In the DNS of ${domain}: SPF or DKIM for the relay that sends as ${given['MAIL_FROM'] ?? ''}, and a DMARC record that it agrees with.`,
    `2. In each entity: allow that sender, and exempt ${base(given)}/m/ from programs that open or press what is in a link.`,
    given['IMAP_URL']
      ? '3. The mailbox of the sender is Concord’s alone: it reads and files what comes there.'
      : `3. Replies go to ${given['MAIL_REPLY_TO'] ?? ''}: somebody reads them. They are no positions.`,
  ];
}

/** Bolt: signed requests or a socket in, acknowledgements out. What was meant is worked out in `acts.ts`. */
import {
  App,
  ExpressReceiver,
  LogLevel,
  SocketModeReceiver,
  type Authorize,
  type Logger,
  type Receiver,
} from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { Router } from 'express';
import { commanded, heard, pressed, submitted, type Ack, type Acting } from './acts.ts';
import type { Events } from './events.ts';
import type { ActionBody, ActionPayload } from './inbound.ts';
import type { Installs } from './oauth.ts';
import type { SlackUser, Visitor } from './people.ts';
import { refuseReplays } from './replay.ts';
import { SEND_TO_NETWORK, shortcut } from './shortcut.ts';
import { clientOptions, type Api, type Where, type Workspaces } from './workspaces.ts';

export interface SlackHttp {
  readonly signingSecret: string;
  readonly oauth?: {
    readonly clientId: string;
    readonly clientSecret: string;
    readonly stateSecret: string;
    readonly publicUrl: string;
    readonly installs: Installs;
  };
}
export type Entrance = SlackHttp | { readonly appToken: string };

export interface SlackApp {
  readonly app: App;
  readonly router?: Router;
}

/** What Concord may do in a workspace; `manifests/slack/manifest.yaml` asks for the same. */
export const SCOPES = [
  'app_mentions:read',
  'chat:write',
  'commands',
  'im:history',
  'im:write',
  'users:read',
  'users:read.email',
] as const;

export const EVENTS_PATH = '/slack/events';

interface Deps {
  readonly acting: Acting;
  readonly events: Events;
  readonly workspaces: Workspaces;
  readonly api: Api;
  readonly entrance: Entrance;
}

export function makeApp(deps: Deps): SlackApp {
  const { workspaces, api, entrance } = deps;
  const { receiver, router } = receiverFor(entrance, api);
  const app = new App({
    receiver,
    logger: api.logger,
    logLevel: LogLevel.WARN,
    clientOptions: clientOptions(api),
    convoStore: false,
    // With OAuth, Bolt asks the installation store by itself.
    ...('oauth' in entrance ? {} : { authorize: authorizeBy(workspaces) }),
  });
  app.error(async (error) => deps.acting.fault('Slack: an event was not handled', error));
  interactions(app, deps);
  chats(app, deps);
  changes(app, deps);
  return { app, ...(router && { router }) };
}

/** The token for whoever writes, and the bot's own ids, so that it does not answer itself. */
function authorizeBy(workspaces: Workspaces): Authorize<boolean> {
  return async ({ teamId, enterpriseId }) => {
    const workspace = await workspaces.of({ team: teamId, enterprise: enterpriseId });
    if (!workspace) throw new Error('Concord is not installed in this workspace');
    const { token, bot, botUser, team, enterprise } = workspace;
    return {
      botToken: token,
      teamId: team,
      ...(bot !== undefined && { botId: bot }),
      ...(botUser !== undefined && { botUserId: botUser }),
      ...(enterprise !== undefined && { enterpriseId: enterprise }),
    };
  };
}

function receiverFor(entrance: Entrance, api: Api): { receiver: Receiver; router?: Router } {
  const logger: Logger = api.logger;
  const installer = { clientOptions: clientOptions(api) };
  if ('appToken' in entrance)
    return {
      receiver: new SocketModeReceiver({ appToken: entrance.appToken, logger, installerOptions: installer }),
    };
  const { signingSecret, oauth } = entrance;
  const guarded = Router();
  guarded.post(EVENTS_PATH, refuseReplays());
  const receiver = new ExpressReceiver({
    signingSecret,
    router: guarded,
    endpoints: EVENTS_PATH,
    logger,
    ...(oauth && {
      clientId: oauth.clientId,
      clientSecret: oauth.clientSecret,
      stateSecret: oauth.stateSecret,
      scopes: [...SCOPES],
      installationStore: oauth.installs.store,
      redirectUri: `${oauth.publicUrl.replace(/\/$/, '')}/slack/oauth_redirect`,
      installerOptions: {
        ...installer,
        redirectUriPath: '/slack/oauth_redirect',
        installPath: '/slack/install',
        directInstall: true,
      },
    }),
  });
  return { receiver, router: guarded };
}

const ackOf = (ack: unknown): Ack => ack as Ack;

/** Every press, form and command of ours; what nobody else takes is acknowledged too, or Slack warns the person. */
function interactions(app: App, { acting }: Deps): void {
  app.action(/.*/, async ({ body, payload, client, ack }) =>
    pressed(acting, {
      body: body as unknown as ActionBody,
      payload: payload as unknown as ActionPayload,
      client,
      ack: ackOf(ack),
    }),
  );
  app.view(/.*/, async ({ body, client, ack }) => submitted(acting, { body: body, client, ack: ackOf(ack) }));
  app.command(/.*/, async ({ body, client, ack }) => commanded(acting, { body: body, client, ack: ackOf(ack) }));
  app.shortcut(SEND_TO_NETWORK, async ({ body, client, ack }) =>
    shortcut(acting, { body: body, client, ack: ackOf(ack) }),
  );
}

/** The little of an event's envelope that is read. */
interface Envelope {
  readonly event_id: string;
  readonly team_id?: string;
  readonly enterprise_id?: string;
}
interface Words {
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
}

const whereOf = ({ team_id: team, enterprise_id: enterprise }: Envelope): Where => ({ team, enterprise });
const speaker = (event: Words, body: Envelope): Visitor => ({
  team: event.user_team ?? event.team ?? body.team_id ?? '',
  user: event.user ?? '',
  enterprise: body.enterprise_id,
});

function chats(app: App, { acting, events }: Deps): void {
  const hear = async (event: Words, body: Envelope, client: WebClient, open: boolean): Promise<void> => {
    if (event.subtype !== undefined || event.bot_id !== undefined || event.user === undefined) return;
    if (!(await events.first(body.event_id))) return;
    const chat = { channel: event.channel, thread: event.thread_ts, open };
    await heard(acting, { client, visitor: speaker(event, body), chat }, event.text ?? '', `event/${body.event_id}`);
  };
  app.event('message', async ({ event, body, client }) => {
    const words = event as unknown as Words;
    if (words.channel_type === 'im') await hear(words, body, client, true);
  });
  app.event('app_mention', ({ event, body, client }) =>
    hear(event as unknown as Words, body as unknown as Envelope, client, false),
  );
}

function changes(app: App, { acting, workspaces }: Deps): void {
  app.event('app_home_opened', async ({ event, body }) => {
    const opened = event as unknown as Words & { tab?: string };
    if (opened.tab === 'home') await acting.home.opened(speaker(opened, body));
  });
  const user = (event: unknown, body: unknown): Promise<void> =>
    acting.people.changed((event as { user: SlackUser }).user, whereOf(body as Envelope));
  app.event('team_join', ({ event, body }) => user(event, body));
  app.event('user_change', ({ event, body }) => user(event, body));
  app.event('app_uninstalled', ({ body }) => workspaces.gone(whereOf(body as unknown as Envelope)));
  app.event('tokens_revoked', async ({ event, body }) => {
    if ((event.tokens.bot ?? []).length > 0) await workspaces.gone(whereOf(body));
  });
}

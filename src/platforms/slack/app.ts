/**
 * Sets up Bolt, which receives signed requests or a socket and sends acknowledgements. The handlers are in the other files.
 */
import { App, LogLevel, type Authorize } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Ack, SlackDeps } from './actors.ts';
import { pressed } from './presses.ts';
import { commanded, heard } from './typed.ts';
import type { Events } from './events.ts';
import { wordsIn } from './forwarded.ts';
import {
  filesOf,
  installedAt,
  isSpoken,
  speakerOf,
  type ActionBody,
  type ActionPayload,
  type EventEnvelope,
  type SlackMessage,
} from './inbound.ts';
import { takeIn } from './intake.ts';
import type { Received } from './receivers.ts';
import type { RunningEvents } from './running.ts';
import { SEND_TO_NETWORK, shortcut } from './shortcut.ts';
import { submitted } from './submit.ts';
import type { UnservedWorkspaces } from './unserved.ts';
import type { SlackUser } from './users.ts';
import { clientOptions, type SlackApi, type Workspaces } from './workspaces.ts';

interface Deps {
  readonly acting: SlackDeps;
  readonly events: Events;
  readonly workspaces: Workspaces;
  readonly api: SlackApi;
  readonly received: Received;
  /** With OAuth, Bolt asks the installation store by itself. */
  readonly isInstalled: boolean;
  readonly running: RunningEvents;
  readonly unserved: UnservedWorkspaces;
  readonly warn: (what: string) => void;
  /** From then on events from a socket are left to another process, or to Slack's next try. */
  readonly isStopping: () => boolean;
}

export function createApp(deps: Deps): App {
  const { workspaces, api, received, isInstalled } = deps;
  const app = new App({
    receiver: received.receiver,
    logger: api.logger,
    logLevel: LogLevel.WARN,
    clientOptions: clientOptions(api),
    convoStore: false,
    ...(isInstalled ? {} : { authorize: authorizeBy(workspaces) }),
  });
  app.error(async (error) => {
    deps.acting.fault('Slack: an event was not handled', error);
    throw error;
  });
  const { running, unserved, warn } = deps;
  takeIn(app, { running, unserved, warn, isLeft: () => received.router === undefined && deps.isStopping() });
  interactions(app, deps);
  chats(app, deps);
  changes(app, deps);
  return app;
}

/** Gives Bolt the token for the workspace, and the bot's own ids, so that the bot does not answer itself. */
function authorizeBy(workspaces: Workspaces): Authorize<boolean> {
  return async ({ teamId, enterpriseId }) => {
    const workspace = await workspaces.of({ team: teamId, enterprise: enterpriseId });
    if (!workspace) throw new Error('Concord is not installed in this workspace');
    const { token, bot, botUser, team, enterprise, isOrg } = workspace;
    return {
      botToken: token,
      // An organisation's token is for all its workspaces, so the workspace is named.
      ...(isOrg !== true && { teamId: team }),
      ...(bot !== undefined && { botId: bot }),
      ...(botUser !== undefined && { botUserId: botUser }),
      ...(enterprise !== undefined && { enterpriseId: enterprise }),
    };
  };
}

const ackOf = (ack: unknown): Ack => ack as Ack;

/**
 * Handles every press, form and command of Concord. Anything else is acknowledged too, because Slack would warn the person
 * otherwise.
 */
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
  app.view({ callback_id: /.*/, type: 'view_closed' }, async ({ ack }) => ack());
  app.command(/.*/, async ({ body, client, ack }) => commanded(acting, { body: body, client, ack: ackOf(ack) }));
  app.shortcut(SEND_TO_NETWORK, async ({ body, client, ack }) =>
    shortcut(acting, { body: body, client, ack: ackOf(ack) }),
  );
}

function chats(app: App, { acting, events }: Deps): void {
  const hear = async (event: SlackMessage, body: EventEnvelope, client: WebClient, open: boolean): Promise<void> => {
    if (!isSpoken(event) || !(await events.first(body.event_id))) return;
    const chat = { channel: event.channel, thread: event.thread_ts, open };
    const spot = { client, visitor: speakerOf(event, body), chat };
    const words = { typed: event.text?.trim() ? event.text : wordsIn(event), files: filesOf(event), sent: event.files };
    await heard(acting, spot, words, `event/${body.event_id}`);
  };
  app.event('message', async ({ event, body, client }) => {
    const words = event as unknown as SlackMessage;
    if (words.channel_type === 'im') await hear(words, body, client, true);
  });
  app.event('app_mention', ({ event, body, client }) =>
    hear(event as unknown as SlackMessage, body as unknown as EventEnvelope, client, false),
  );
}

function changes(app: App, { acting, workspaces }: Deps): void {
  const at = (body: unknown) => installedAt(body as EventEnvelope);
  app.event('app_home_opened', async ({ event, body }) => {
    const opened = event as unknown as SlackMessage & { tab?: string };
    if (opened.tab === 'home') await acting.home.opened(speakerOf(opened, body));
  });
  const user = (event: unknown, body: unknown): Promise<void> =>
    acting.people.changed((event as { user: SlackUser }).user, at(body));
  app.event('team_join', ({ event, body }) => user(event, body));
  app.event('user_change', ({ event, body }) => user(event, body));
  app.event('app_uninstalled', ({ body }) => workspaces.gone(at(body)));
  app.event('tokens_revoked', async ({ event, body }) => {
    if ((event.tokens.bot ?? []).length > 0) await workspaces.gone(at(body));
  });
}

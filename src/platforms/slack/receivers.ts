/** Receives Slack's events: as signed HTTP requests, or through a socket that Concord opens. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { ExpressReceiver, SocketModeReceiver, type CodedError, type Receiver } from '@slack/bolt';
import { Router } from 'express';
import type { DirectHandler } from '../module.ts';
import { notInstalled } from './notInstalled.ts';
import type { Installs } from './oauth.ts';
import { IgnoredPayload, UnknownPayload } from './payload.ts';
import { refuseReplays } from './replay.ts';
import { clientOptions, type SlackApi } from './workspaces.ts';

export interface SlackHttp {
  readonly signingSecret: string;
  readonly oauth?: OAuth;
}
interface OAuth {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly stateSecret: string;
  readonly publicUrl: string;
  readonly installs: Installs;
}
export interface SlackSocket {
  readonly appToken: string;
}
export type Entrance = SlackHttp | SlackSocket;

export type Received =
  | { readonly receiver: Receiver; readonly router: Router; readonly direct: DirectHandler }
  | { readonly receiver: SocketModeReceiver; readonly router?: never; readonly direct?: never };

/** Concord's scopes in a workspace; `manifests/slack/manifest.yaml` has the same. */
export const SCOPES = [
  'app_mentions:read',
  'channels:read',
  'chat:write',
  'commands',
  'files:read',
  'im:history',
  'im:write',
  'users:read',
  'users:read.email',
] as const;

export const EVENTS_PATH = '/slack/events';
const INSTALL_PATH = '/slack/install';
const REDIRECT_PATH = '/slack/oauth_redirect';

/** @param before handles signed requests before Bolt sees them */
export const receiverFor = (entrance: Entrance, api: SlackApi, before: (secret: string) => DirectHandler): Received =>
  'appToken' in entrance ? bySocket(entrance, api) : byRequests(entrance, api, before);

const bySocket = ({ appToken }: SlackSocket, api: SlackApi): Received => ({
  receiver: new SocketModeReceiver({
    appToken,
    logger: api.logger,
    // `socket.ts` reconnects.
    autoReconnectEnabled: false,
    processEventErrorHandler: async ({ error, event }) => {
      if (!(error instanceof UnknownPayload || error instanceof IgnoredPayload)) return false;
      api.logger.warn(`${error.message}: ${String((event.body as { type?: unknown } | undefined)?.type)}`);
      // Without an acknowledgement Slack would send it again.
      return true;
    },
    installerOptions: { clientOptions: clientOptions(api) },
  }),
});

function byRequests(
  { signingSecret, oauth }: SlackHttp,
  api: SlackApi,
  before: (secret: string) => DirectHandler,
): Received {
  const router = Router();
  const direct = once(refuseReplays(), before(signingSecret));
  router.post(EVENTS_PATH, (req, res, next) => void direct(req, res, next).catch(next));
  const receiver = new ExpressReceiver({
    signingSecret,
    router,
    endpoints: EVENTS_PATH,
    logger: api.logger,
    processEventErrorHandler: async ({ error, response }) => {
      if (response.headersSent) return true;
      const [status, what] = answerTo(error);
      response.writeHead(status, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify({ error: what }));
      return true;
    },
    ...(oauth && installable(oauth, api)),
  });
  return { receiver, router, direct };
}

/** Each request once: one that was looked at before the routes comes through them as well, unless it was answered. */
function once(refuse: ReturnType<typeof refuseReplays>, take: DirectHandler): DirectHandler {
  const seen = new WeakSet<IncomingMessage>();
  return async (req, res, next) => {
    if (seen.has(req)) return next();
    seen.add(req);
    if (!refuse(req, res)) await take(req, res, next);
  };
}

/** Faults that are answered at once. Waiting for an acknowledgement would delay a 404 by three seconds. */
const answerTo = (error: Error): readonly [status: number, what: string] =>
  error instanceof UnknownPayload
    ? [400, 'This is nothing that Slack sends.']
    : error instanceof IgnoredPayload
      ? [404, 'Nothing here takes this.']
      : [500, 'Something went wrong here.'];

const addressOf = (publicUrl: string, path: string): string => `${publicUrl.replace(/\/$/, '')}${path}`;

const installable = ({ clientId, clientSecret, stateSecret, publicUrl, installs }: OAuth, api: SlackApi) => ({
  clientId,
  clientSecret,
  stateSecret,
  scopes: [...SCOPES],
  installationStore: installs.store,
  redirectUri: addressOf(publicUrl, REDIRECT_PATH),
  installerOptions: {
    clientOptions: clientOptions(api),
    redirectUriPath: REDIRECT_PATH,
    installPath: INSTALL_PATH,
    directInstall: true,
    callbackOptions: {
      failure: (error: CodedError, _options: unknown, _req: unknown, res: ServerResponse) => {
        const words = notInstalled(error, res, addressOf(publicUrl, INSTALL_PATH));
        api.logger.warn(`somebody could not install Concord: ${words}`);
      },
    },
  },
});

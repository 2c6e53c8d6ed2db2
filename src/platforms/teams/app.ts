/** `POST /api/messages`, the address that Teams calls. Callers other than Teams, and other tenants, are refused. */
import { randomUUID } from 'node:crypto';
import express, { Router, type ErrorRequestHandler, type Request, type Response } from 'express';
import { isLoopback } from '../../core/loopback.ts';
import { readActivity, tenantsOf, type Activity } from './activity.ts';
import { within } from '../../core/timeout.ts';
import type { SendReply } from './replies.ts';
import { CannotVerify, Unauthorized } from './sdk/authentication.ts';
import type { Sdk } from './sdk/sdk.ts';
import { isServed, type TeamsSettings } from './settings.ts';
import type { InvokeResponse, ErrorLog, Turn } from './turn.ts';

export const ENDPOINT = '/api/messages';
/** The largest body. Teams limits a message to 100 KB; inputs of forms are added to that. */
const MAX_BODY = '512kb';
/** Longer than the time limit for reading members, so that its fault is answered first. */
const ACK_AFTER_MS = 4_000;

export interface AppDeps {
  readonly sdk: Sdk;
  readonly settings: TeamsSettings;
  readonly log: ErrorLog;
  readonly reply: SendReply;
  readonly answer: (turn: Turn) => Promise<InvokeResponse | void>;
}

export function teamsRouter(deps: AppDeps): Router {
  const router = Router();
  router.post(ENDPOINT, express.json({ limit: MAX_BODY }), (req, res, next) => {
    receive(deps, req, res).catch(next);
  });
  router.all(ENDPOINT, (_req, res) => {
    res.setHeader('Allow', 'POST');
    fail(res, 405, 'Only POST can be used here.');
  });
  router.use(ENDPOINT, errors(deps.log));
  return router;
}

async function receive(deps: AppDeps, req: Request, res: Response): Promise<void> {
  const activity = readActivity(req.body);
  if (!activity) return fail(res, 400, 'This is not an activity.');
  if (!(await admit(deps, activity, req.headers.authorization ?? '', res))) return;
  const work = deps.answer({ activity, reply: (out) => deps.reply(activity, out) });
  const invoked = await (activity.type === 'invoke' ? work : soon(deps, work));
  if (!invoked) return void res.status(200).end();
  const { status, body, json = body === undefined ? undefined : Buffer.from(JSON.stringify(body)) } = invoked;
  if (!json) return void res.status(status).end();
  // `res.json` would also hash the answer for caches, which must not keep it.
  res.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': json.length });
  res.end(json);
}

/**
 * Waits for an invoke, which needs an answer. For other activities Teams takes a slow bot for dead, so they are handled
 * after the response.
 */
async function soon({ log }: AppDeps, work: Promise<InvokeResponse | void>): Promise<void> {
  const done = await within(
    work.then(() => true),
    ACK_AFTER_MS,
  );
  if (done) return;
  work.catch((err: unknown) => log.error({ err }, 'an activity of Teams that took long could not be answered'));
}

/** @returns false when the request was refused and answered */
async function admit(deps: AppDeps, activity: Activity, header: string, res: Response): Promise<boolean> {
  const { sdk, settings, log } = deps;
  const refused = (status: number, error: string): false => {
    fail(res, status, error);
    return false;
  };
  // Other channels of the SDK have other rules for tokens. Concord does not use them.
  if (activity.channelId !== 'msteams') return refused(401, 'Only Microsoft Teams is answered here.');
  if (!settings.localDevelopment && !/^Bearer \S+\.\S+\.\S+$/.test(header)) return refused(401, 'A token is missing.');
  try {
    await sdk.authenticate(activity, header);
    // Callers without a signature must not make the bot call other machines.
    if (settings.localDevelopment && !isLoopback(activity.serviceUrl ?? ''))
      return refused(403, 'In local development only this machine is answered.');
    if (!isOfOurs(activity, settings)) return refused(403, 'People of this tenant are not served here.');
    return true;
  } catch (fault) {
    if (fault instanceof Unauthorized) return refused(401, 'The token is not valid here.');
    if (!(fault instanceof CannotVerify)) throw fault;
    log.error({ err: fault }, 'the keys of Microsoft could not be fetched: nobody can be let in');
    return refused(503, 'The token cannot be checked now.');
  }
}

/** Is every tenant in the activity served, and is there one? The writer's own tenant is checked in `who.ts`. */
function isOfOurs(activity: Activity, settings: TeamsSettings): boolean {
  const named = tenantsOf(activity);
  if (settings.localDevelopment) return true;
  return named.length > 0 && named.every((tenant) => isServed(tenant, settings));
}

const fail = (res: Response, status: number, error: string): void => void res.status(status).json({ error });

/**
 * Answers faults. A malformed request gets a short answer; a fault of this program gets a reference, under which it is in
 * the log.
 */
function errors(log: ErrorLog): ErrorRequestHandler {
  return (fault: unknown, _req, res, next) => {
    if (res.headersSent) return next(fault);
    const { status } = (fault ?? {}) as { readonly status?: unknown };
    if (typeof status === 'number' && status >= 400 && status < 500)
      return fail(res, status, status === 413 ? 'The body is too large.' : 'The body cannot be read.');
    const reference = randomUUID();
    log.error({ err: fault, reference }, 'a request from Teams failed');
    fail(res, 500, `Something went wrong here. Reference: ${reference}`);
  };
}

/** `POST /api/messages`, the address that Teams calls. Callers other than Teams, and other tenants, are refused. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import express, { Router, type ErrorRequestHandler } from 'express';
import { isLoopback } from '../../core/loopback.ts';
import { readActivity, tenantsOf, type Activity } from './activity.ts';
import { within } from '../../core/timeout.ts';
import type { DirectHandler } from '../module.ts';
import { bytesOf } from '../requestBody.ts';
import type { SendReply } from './replies.ts';
import { CannotVerify, Unauthorized } from './sdk/authentication.ts';
import type { Sdk } from './sdk/sdk.ts';
import { isServed, type TeamsSettings } from './settings.ts';
import type { InvokeResponse, ErrorLog, Turn } from './turn.ts';

export const ENDPOINT = '/api/messages';
/** The largest body. Teams limits a message to 100 KB; inputs of forms are added to that. */
const MAX_BODY = 512 * 1024;
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
    receive(deps, req, req.body, res).catch(next);
  });
  router.all(ENDPOINT, (_req, res) => {
    res.setHeader('Allow', 'POST');
    fail(res, 405, 'Only POST can be used here.');
  });
  router.use(ENDPOINT, errors(deps.log));
  return router;
}

/**
 * The same for an activity as Teams sends it, without Express: JSON of a stated length. Anything else is left to the routes,
 * before its body is read.
 */
export const teamsRequests =
  (deps: AppDeps): DirectHandler =>
  async (req, res, next) => {
    if (!isShortJson(req)) return next();
    const bytes = await bytesOf(req, MAX_BODY);
    if (!bytes) return void res.destroy();
    try {
      const body = objectIn(bytes);
      if (body === undefined) return fail(res, 400, UNREADABLE);
      await receive(deps, req, body, res);
    } catch (fault) {
      if (res.headersSent) throw fault;
      failed(deps.log, fault, res);
    }
  };

const JSON_TYPE = /^application\/json(?:; ?charset=utf-8)?$/i;

function isShortJson({ headers }: IncomingMessage): boolean {
  const length = Number(headers['content-length']);
  return (
    JSON_TYPE.test(headers['content-type'] ?? '') &&
    headers['content-encoding'] === undefined &&
    length > 0 &&
    length <= MAX_BODY
  );
}

/** What the JSON says; undefined where it is none. The routes' own parser takes no other values than these either. */
function objectIn(bytes: Buffer): object | undefined {
  try {
    const value = JSON.parse(bytes.toString().replace(BYTE_ORDER_MARK, '')) as unknown;
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
const BYTE_ORDER_MARK = /^\ufeff/;

async function receive(deps: AppDeps, { headers }: IncomingMessage, body: unknown, res: ServerResponse): Promise<void> {
  const activity = readActivity(body);
  if (!activity) return fail(res, 400, 'This is not an activity.');
  if (!(await admit(deps, activity, headers.authorization ?? '', res))) return;
  const work = deps.answer({ activity, reply: (out) => deps.reply(activity, out) });
  const invoked = await (activity.type === 'invoke' ? work : soon(deps, work));
  if (!invoked) return void res.writeHead(200).end();
  const { status, body: said, json = said === undefined ? undefined : Buffer.from(JSON.stringify(said)) } = invoked;
  if (!json) return void res.writeHead(status).end();
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
async function admit(deps: AppDeps, activity: Activity, header: string, res: ServerResponse): Promise<boolean> {
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

function fail(res: ServerResponse, status: number, error: string): void {
  const body = Buffer.from(JSON.stringify({ error }));
  res.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': body.length }).end(body);
}

const UNREADABLE = 'The body cannot be read.';

/**
 * Answers faults. A malformed request gets a short answer; a fault of this program gets a reference, under which it is in
 * the log.
 */
function errors(log: ErrorLog): ErrorRequestHandler {
  return (fault: unknown, _req, res, next) => {
    if (res.headersSent) return next(fault);
    const { status } = (fault ?? {}) as { readonly status?: unknown };
    if (typeof status === 'number' && status >= 400 && status < 500)
      return fail(res, status, status === 413 ? 'The body is too large.' : UNREADABLE);
    failed(log, fault, res);
  };
}

function failed(log: ErrorLog, fault: unknown, res: ServerResponse): void {
  const reference = randomUUID();
  log.error({ err: fault, reference }, 'a request from Teams failed');
  fail(res, 500, `Something went wrong here. Reference: ${reference}`);
}

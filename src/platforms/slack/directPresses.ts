/**
 * Handles the most frequent request without Bolt: a press on a message, sent as a signed request. It is handled here when
 * its signature, its age and its payload are certainly valid. Everything else goes to Bolt with its body unchanged, and is
 * checked, refused and answered there. For each press Bolt looks up the installation, makes a client and a dozen functions,
 * and runs its chain of listeners, which takes longer than deciding and drawing.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { MINUTE_MS } from '../../core/spans.ts';
import { bytesOf } from '../requestBody.ts';
import type { DirectHandler } from '../module.ts';
import { visitorOf, type ActionBody, type ActionPayload } from './inbound.ts';
import { kindOf } from './payload.ts';
import { payloadText } from './payloadBytes.ts';
import type { pressed } from './presses.ts';
import type { RunningEvents } from './running.ts';
import type { UnservedWorkspaces } from './unserved.ts';
import { throughOf } from './users.ts';
import type { Workspace, Workspaces } from './workspaces.ts';

interface Deps {
  readonly press: (on: Parameters<typeof pressed>[1]) => Promise<void>;
  readonly workspaces: Pick<Workspaces, 'of'>;
  readonly fault: (what: string, fault: unknown) => void;
  readonly running: RunningEvents;
  readonly unserved: UnservedWorkspaces;
  readonly signingSecret: string;
}

/** A press on a message. */
interface Pressed {
  readonly body: ActionBody;
  readonly payload: ActionPayload;
}

const FORM = 'application/x-www-form-urlencoded';
/** The longest body, in bytes. A press carries the pressed message. Longer ones go to Bolt, which has its own limit. */
const MAX_BYTES = 256 * 1024;
const WINDOW_MS = 5 * MINUTE_MS;
/** Slack waits this long for an answer. */
const ANSWERED_WITHIN_MS = 3_001;

export function directPresses(deps: Deps): DirectHandler {
  return async (req, res, next) => {
    if (!isShortForm(req)) return next();
    const bytes = await bytesOf(req, MAX_BYTES);
    if (!bytes) return void res.writeHead(400).end();
    // The body can only be read from the connection once, so Bolt reads it from here.
    Object.assign(req, { rawBody: bytes });
    const found = isSigned(deps.signingSecret, req, bytes) ? pressIn(bytes) : undefined;
    const workspace = found && (await workspaceOf(deps, found));
    if (!found || !workspace) return next();
    await deps.running.during(() => take(deps, found, workspace, res));
  };
}

function isShortForm({ headers }: IncomingMessage): boolean {
  const length = Number(headers['content-length']);
  return headers['content-type'] === FORM && headers['content-encoding'] === undefined && length <= MAX_BYTES;
}

/** Is the request signed by Slack's scheme `v0`? A recorded request that is sent again is refused earlier (`replay.ts`). */
function isSigned(secret: string, { headers }: IncomingMessage, body: Buffer): boolean {
  const { 'x-slack-signature': signature, 'x-slack-request-timestamp': sentAt } = headers;
  if (typeof signature !== 'string' || typeof sentAt !== 'string' || !/^\d{1,12}$/.test(sentAt)) return false;
  if (Math.abs(Date.now() - Number(sentAt) * 1000) > WINDOW_MS) return false;
  const digest = createHmac('sha256', secret).update(`v0:${sentAt}:`).update(body).digest('hex');
  const [given, expected] = [Buffer.from(signature), Buffer.from(`v0=${digest}`)];
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** The press in a body; undefined for anything but one press on a message. */
function pressIn(bytes: Buffer): Pressed | undefined {
  const body = payloadOf(bytes);
  if (kindOf(body) !== 'action') return undefined;
  const { type, actions, container, view } = body as ActionBody & { type: unknown; actions: ActionPayload[] };
  const [payload] = actions;
  const isOnMessage = type === 'block_actions' && container?.type === 'message' && view === undefined;
  return isOnMessage && typeof payload?.action_id === 'string' ? { body: body as ActionBody, payload } : undefined;
}

function payloadOf(form: Buffer): unknown {
  const text = payloadText(form);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * The workspace; undefined where Bolt has to decide: nothing is installed, Slack cannot be asked, or the token is a whole
 * organisation's and each call must name the workspace.
 */
async function workspaceOf({ workspaces }: Deps, { body }: Pressed): Promise<Workspace | undefined> {
  const found = await workspaces.of(throughOf(visitorOf(body))).catch(() => undefined);
  return found?.isOrg === true ? undefined : found;
}

/**
 * Answers as `intake.ts` and Bolt do. A fault before the acknowledgement is reported to Slack, which sends the press again.
 */
async function take(
  { press, unserved, fault }: Deps,
  found: Pressed,
  { client }: Workspace,
  res: ServerResponse,
): Promise<void> {
  const answer = (status: number, error?: string): void => {
    clearTimeout(late);
    if (res.headersSent) return;
    if (error === undefined) return void res.writeHead(status).end();
    res.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify({ error }));
  };
  const late = setTimeout(() => answer(404), ANSWERED_WITHIN_MS);
  const ack = async (): Promise<void> => answer(200);
  try {
    if (await unserved.told('action', found.body, ack)) return;
    await press({ ...found, client, ack });
  } catch (error) {
    fault('Slack: an event was not handled', error);
    answer(500, 'Something went wrong here.');
  } finally {
    clearTimeout(late);
  }
}

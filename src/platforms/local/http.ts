import { randomUUID } from 'node:crypto';
import express, {
  type ErrorRequestHandler,
  type Request,
  type RequestHandler,
  type Response,
  type Router,
} from 'express';
import * as z from 'zod';
import { personId, type PersonId } from '../../core/ids.ts';
import { isChatsAway } from './sqlite.ts';

/** The part of a logger that is used here. */
export interface ErrorLog {
  error(details: object, message: string): void;
}

/** Answers with JSON. Cheaper than `res.json`, which also hashes every answer for caches, and these may not keep it. */
export const sendJson = (res: Response, body: unknown, status = 200): void =>
  sendText(res, JSON.stringify(body), status);

/** Answers with a JSON text. Bytes are sent as they are; a long text would be measured first and then encoded in parts. */
export function sendText(res: Response, json: string | Buffer, status = 200): void {
  const bytes = typeof json === 'string' ? Buffer.from(json) : json;
  res.statusCode = status;
  res.setHeader('Content-Type', 'application/json; charset=utf-8');
  res.setHeader('Content-Length', bytes.length);
  res.end(bytes);
}

/** Answers with a short error. */
export const fail = (res: Response, status: number, error: string): void => sendJson(res, { error }, status);

const CODES: Readonly<Record<number, string>> = { 404: 'notFound', 413: 'tooMuch' };
/** Refuses what was sent in the form in which the core refuses an act: whoever sends acts reads one form. */
export const refuse = (res: Response, status: number, message: string, more: { readonly fields?: object } = {}): void =>
  sendJson(res, { ok: false, code: CODES[status] ?? 'invalid', message, ...more, error: message }, status);

type Methods = Partial<Record<'get' | 'put' | 'post', readonly RequestHandler[]>>;

/** Adds a path with its methods. A request with another method is answered with the list of methods. */
export function route(router: Router, path: string, methods: Methods): void {
  for (const [method, handlers] of Object.entries(methods)) router[method as keyof Methods](path, ...handlers);
  const allowed = Object.keys(methods).flatMap((method) =>
    method === 'get' ? ['GET', 'HEAD'] : [method.toUpperCase()],
  );
  router.all(path, (_req, res) => {
    res.setHeader('Allow', allowed.join(', '));
    fail(res, 405, `Only ${allowed.join(', ')} can be used here.`);
  });
}

const needJson: RequestHandler = (req, res, next) => {
  if (req.body === undefined) return refuse(res, 415, 'Send a JSON body, with Content-Type: application/json.');
  next();
};

/** In MB. The largest inputs are files in base64, whose own limits the core says: it must see somewhat larger ones. */
const MAX_BODY = 4;
/** Reads a JSON body. */
export const jsonBody: readonly RequestHandler[] = [express.json({ limit: `${MAX_BODY}mb` }), needJson];

/** The body in this form; undefined when it has another form and the request has been answered. */
export function readBody<T>(form: z.ZodType<T>, req: Request, res: Response): T | undefined {
  const read = form.safeParse(req.body);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const said = issue ? plainly(issue) : 'The body has the wrong form.';
  const where = issue?.path.join('.') ?? '';
  if (where === '') refuse(res, 400, said);
  else refuse(res, 400, `"${where}": ${said}`, { fields: { [where]: said } });
  return undefined;
}

const WANTED: Readonly<Record<string, string>> = {
  string: 'Give a text.',
  boolean: 'Give true or false.',
  int: 'Give a whole number.',
  number: 'Give a number.',
  record: 'Give an object.',
  object: 'Give an object.',
};
/** What is wrong, and what to send instead, not in the words of the library that looked. */
function plainly(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return WANTED[issue.expected] ?? 'This has the wrong form.';
  if (issue.code === 'too_big') return `At most ${issue.maximum}, please.`;
  if (issue.code === 'too_small')
    return issue.origin === 'string' ? 'Give a text.' : `At least ${issue.minimum}, please.`;
  return issue.message;
}

/** A text that may be missing, null or empty, which all mean that it was not given. */
export const optionalText = (max: number) =>
  z
    .string()
    .max(max)
    .nullish()
    .transform((text) => text || undefined);

/** The person in the path, whose chat it is. */
export const personIn = (req: Request): PersonId => personId(String(req.params['id']));

/** The value of a query parameter; undefined when it is missing, empty or given twice. */
export function queryText(req: Request, name: string): string | undefined {
  const value = req.query[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

const BODY_FAULTS: Readonly<Record<string, string>> = {
  'entity.parse.failed': 'The body is not a JSON object.',
  'entity.too.large': `The body is larger than ${MAX_BODY} MB. A file in it may have 2 MB: in a template, make the pictures smaller (“Compress Pictures”), or leave some out.`,
  'charset.unsupported': 'Send the body in UTF-8.',
  'encoding.unsupported': 'This content encoding is not understood.',
};

/**
 * The answer when the chats cannot be written. Handlers write to them before anything else is done, or do not let the
 * answer depend on it, so nothing has been changed.
 */
const CHATS_AWAY =
  'The chats of this console (chats.db) cannot be read or written now, so nothing was done. /readyz says why.';

/** Turns faults into short answers. A fault of this program gets a reference, under which the log has the details. */
export function errors(log: ErrorLog): ErrorRequestHandler {
  return (fault: unknown, req, res, next) => {
    if (res.headersSent) return next(fault);
    const { status, type } = (fault ?? {}) as { status?: unknown; type?: unknown };
    if (typeof status === 'number' && status >= 400 && status < 500) {
      const ofBody = BODY_FAULTS[String(type)];
      if (ofBody !== undefined) return refuse(res, status, ofBody);
      const unread = 'The request cannot be read.';
      // A body that cannot be unpacked, or that ends too soon.
      return req.method === 'POST' || req.method === 'PUT' ? refuse(res, status, unread) : fail(res, status, unread);
    }
    const isAway = isChatsAway(fault);
    const reference = randomUUID();
    log.error({ err: fault, reference, method: req.method, path: req.path }, 'a request to the local platform failed');
    if (isAway) return fail(res, 503, CHATS_AWAY);
    fail(res, 500, `Something went wrong here. Reference: ${reference}`);
  };
}

import type { Request, RequestHandler } from 'express';
import { fail } from './http.ts';

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * Admits only browsers and programs on this machine, because the console has no password. It refuses pages of other sites,
 * and host names that were pointed at this address (DNS rebinding).
 */
export const guard: RequestHandler = (req, res, next) => {
  res.setHeader('Content-Security-Policy', POLICY);
  res.setHeader('X-Content-Type-Options', 'nosniff');
  res.setHeader('Referrer-Policy', 'no-referrer');
  const { host = '', origin } = req.headers;
  if (!isOwnHost(host, req.socket.localPort)) return fail(res, 403, 'This address is not the local console.');
  if (origin !== undefined && origin.toLowerCase() !== `http://${host.toLowerCase()}`) {
    return fail(res, 403, 'Another site may not use the local console.');
  }
  if (isForeign(req)) return fail(res, 403, 'Another site may not use the local console.');
  next();
};

function isOwnHost(host: string, port: number | undefined): boolean {
  const [, name, given = '80'] = /^(127\.0\.0\.1|localhost|\[::1\])(?::(\d+))?$/i.exec(host) ?? [];
  return name !== undefined && given === String(port);
}

/**
 * Does the request come from another site? A link from there to the page does no harm: the page only shows itself, and
 * cannot be framed.
 */
function isForeign({ headers, method, path }: Request): boolean {
  const from = headers['sec-fetch-site'];
  if (from === undefined || from === 'same-origin' || from === 'none') return false;
  const follows = headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';
  return !(follows && method === 'GET' && path === '/');
}

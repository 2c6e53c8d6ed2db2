/**
 * Protects pages against forged forms: response headers, a token for the browser, and a check of where a form comes from.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Request, Response } from 'express';
import { POLICY } from './document.ts';

/**
 * The headers of a page. `same-origin` keeps its address, which is a secret, from other sites. With `no-referrer` browsers
 * would send `Origin: null` with the page's own forms.
 */
const HEADERS: Readonly<Record<string, string>> = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': POLICY,
  'Referrer-Policy': 'same-origin',
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'X-Robots-Tag': 'noindex, nofollow, noarchive',
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
};
export function send(res: Response, status: number, html: string): void {
  for (const [name, said] of Object.entries(HEADERS)) res.setHeader(name, said);
  res.statusCode = status;
  res.end(html);
}

/** Is the page served by https? */
const isSecure = (base: string): boolean => base.startsWith('https:');
/**
 * The name of the cookie. `__Host-` means that no other host of the domain can set it. It needs https, which is only
 * missing on this machine alone.
 */
const cookieName = (base: string): string => (isSecure(base) ? '__Host-concord-page' : 'concord-page');
const WORD = /^[\w-]{22}$/;

export function browserOf(req: Request, base: string): string | undefined {
  const pairs = (req.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='));
  const [, word] = pairs.find(([name]) => name === cookieName(base)) ?? [];
  return word !== undefined && WORD.test(word) ? word : undefined;
}

/**
 * The browser's random word, by which it is recognised for an hour. A browser without one gets one. The word gives no
 * access; the signed link does.
 */
export function greet(req: Request, res: Response, base: string): string {
  const known = browserOf(req, base);
  if (known !== undefined) return known;
  const word = randomBytes(16).toString('base64url');
  // `Lax`: the browser sends the cookie with a link from a chat, but not with a form of another site.
  const kept = `${cookieName(base)}=${word}; Path=/; Max-Age=3600; HttpOnly; SameSite=Lax`;
  res.setHeader('Set-Cookie', isSecure(base) ? `${kept}; Secure` : kept);
  return word;
}

export const hashOf = (word: string): string => createHash('sha256').update(word).digest('base64url');

export const isSame = (given: string, expected: string): boolean => {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
};

/** Was the form sent by one of our own pages? Every current browser tells so in one of two headers. */
export function isFromOurPage({ headers }: Request, base: string): boolean {
  const { origin } = headers;
  if (origin !== undefined) return origin === new URL(base).origin;
  return headers['sec-fetch-site'] === 'same-origin';
}

const MINUTE_MS = 60_000;
/** Limits requests by key. @returns whether this one is within the limit for a minute; counted in this process alone */
export function createPace(most: number, now: () => number): (key: string) => boolean {
  let since = now();
  let counts = new Map<string, number>();
  return (key) => {
    if (now() - since >= MINUTE_MS) {
      since = now();
      counts = new Map();
    }
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count <= most;
  };
}

/** What stands between a page and whoever sends something from it: headers, the browser's own token, where it comes from. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Request, Response } from 'express';
import { POLICY } from './document.ts';

/**
 * `same-origin`, not `no-referrer`: with that, browsers send `Origin: null` with the page's own forms. The address of a page
 * is a secret, and goes nowhere else.
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

/** A browser, by a random word that it keeps for an hour. The word opens nothing: the signed link does. */
const isSecure = (base: string): boolean => base.startsWith('https:');
/** `__Host-`: no other host of the domain can set it. Without https, which is on this machine alone, it is not to be had. */
const cookieName = (base: string): string => (isSecure(base) ? '__Host-concord-page' : 'concord-page');
const WORD = /^[\w-]{22}$/;

export function browserOf(req: Request, base: string): string | undefined {
  const pairs = (req.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='));
  const [, word] = pairs.find(([name]) => name === cookieName(base)) ?? [];
  return word !== undefined && WORD.test(word) ? word : undefined;
}

/** The browser's word; one that has none gets one. */
export function greet(req: Request, res: Response, base: string): string {
  const known = browserOf(req, base);
  if (known !== undefined) return known;
  const word = randomBytes(16).toString('base64url');
  // Lax: a link in a chat comes from elsewhere and still finds it; a form of another site does not.
  const kept = `${cookieName(base)}=${word}; Path=/; Max-Age=3600; HttpOnly; SameSite=Lax`;
  res.setHeader('Set-Cookie', isSecure(base) ? `${kept}; Secure` : kept);
  return word;
}

export const hashOf = (word: string): string => createHash('sha256').update(word).digest('base64url');

export const isSame = (given: string, expected: string): boolean => {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
};

/** Does it come from one of our own pages? Every browser in use says so in one of two ways. */
export function isFromOurPage({ headers }: Request, base: string): boolean {
  const { origin } = headers;
  if (origin !== undefined) return origin === new URL(base).origin;
  return headers['sec-fetch-site'] === 'same-origin';
}

const MINUTE_MS = 60_000;
/** @returns whether this is within so many a minute; counted in this process alone */
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

/**
 * Protects pages against forged forms: response headers, a token for the browser, and a check of where a form comes from.
 */
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../core/spans.ts';
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
 * The name of a cookie. `__Host-` means that no other host of the domain can set it. It needs https, which is only missing
 * on this machine alone.
 */
const cookieName = (name: string, base: string): string => (isSecure(base) ? `__Host-${name}` : name);
const WORD = /^[\w-]{22}$/;

/** The random word of a cookie that we have set. */
export function wordIn(req: Request, name: string, base: string): string | undefined {
  const pairs = (req.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='));
  const [, word] = pairs.find(([found]) => found === cookieName(name, base)) ?? [];
  return word !== undefined && WORD.test(word) ? word : undefined;
}

interface Kept {
  readonly base: string;
  readonly seconds: number;
  /** `Lax`: sent with a link from a chat or mail, but not with a form of another site. `Strict`: only from our own pages. */
  readonly site: 'Lax' | 'Strict';
}
export function keepWord(res: Response, name: string, word: string, { base, seconds, site }: Kept): void {
  const kept = `${cookieName(name, base)}=${word}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=${site}`;
  res.append('Set-Cookie', isSecure(base) ? `${kept}; Secure` : kept);
}

const BROWSER = 'concord-page';
export const browserOf = (req: Request, base: string): string | undefined => wordIn(req, BROWSER, base);
const HOUR_S = HOUR_MS / SECOND_MS;
/**
 * The browser's random word, by which it is recognised. A browser without one gets one. The word gives no access; the
 * signed link, a code or a pass does.
 */
export function greet(req: Request, res: Response, base: string, seconds = HOUR_S): string {
  const known = browserOf(req, base);
  if (known !== undefined) return known;
  const word = randomBytes(16).toString('base64url');
  keepWord(res, BROWSER, word, { base, seconds, site: 'Lax' });
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

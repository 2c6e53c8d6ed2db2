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
  'Referrer-Policy': 'same-origin',
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'X-Robots-Tag': 'noindex, nofollow, noarchive',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
};
/** No page of any other server may show one of ours. */
const UNFRAMED: Readonly<Record<string, string>> = { 'Content-Security-Policy': POLICY, 'X-Frame-Options': 'DENY' };

/** @param frame the headers that say who may show the page in a frame, and what the page may load: by default nobody, nothing */
export function send(res: Response, status: number, html: string, frame = UNFRAMED): void {
  for (const [name, said] of Object.entries({ ...HEADERS, ...frame })) res.setHeader(name, said);
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
  readonly site: Site;
}
/**
 * `Lax`: sent with a link from a chat or mail, but not with a form of another site. `Strict`: only from our own pages. `None`:
 * in a frame too, and only there: browsers keep a partitioned cookie apart for each site that has the frame.
 */
export type Site = 'Lax' | 'Strict' | 'None';
export function keepWord(res: Response, name: string, word: string, { base, seconds, site }: Kept): void {
  const kept = `${cookieName(name, base)}=${word}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=${site}`;
  const secured = isSecure(base) ? `${kept}; Secure` : kept;
  res.append('Set-Cookie', site === 'None' ? `${secured}; Partitioned` : secured);
}

export interface Cookie {
  readonly name: string;
  readonly site: Site;
}
export const BROWSER: Cookie = { name: 'concord-page', site: 'Lax' };
export const browserOf = (req: Request, base: string, { name } = BROWSER): string | undefined =>
  wordIn(req, name, base);
const HOUR_S = HOUR_MS / SECOND_MS;
/**
 * The browser's random word, by which it is recognised. A browser without one gets one. The word gives no access; the
 * signed link, a code or a pass does.
 */
export function greet(req: Request, res: Response, base: string, seconds = HOUR_S, cookie = BROWSER): string {
  const known = browserOf(req, base, cookie);
  if (known !== undefined) return known;
  const word = randomBytes(16).toString('base64url');
  keepWord(res, cookie.name, word, { base, seconds, site: cookie.site });
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

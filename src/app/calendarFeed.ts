/**
 * The route from which calendar programs read a person's meetings. The address contains a secret, which the person can
 * replace.
 */
import { HOUR_MS, SECOND_MS } from '../core/spans.ts';
import { createHash } from 'node:crypto';
import { Router, type Response } from 'express';
import { ics, ICS } from '../features/meetings/cards/ics.ts';
import type { Instant } from '../core/ids.ts';
import { isRevoked } from '../core/people.ts';
import { readFrom } from '../kit/read.ts';
import type { Store } from '../store/store.ts';
import { feedOf } from '../features/meetings/calendarFeed.ts';
import { loadNetwork } from './registry.ts';
import { FEED } from './links.ts';
import { speakerFor, speakerOf } from '../i18n/speakers.ts';
import { eventOf, meetingsFor } from '../features/meetings/queries/calendarEvents.ts';

export interface CalendarDeps {
  readonly store: Store;
  readonly now: () => Instant;
  readonly fault: (what: string, fault: unknown) => void;
}

/** `GET /calendar/:token/calendar.ics` */
export function calendarRoutes({ store, now, fault }: CalendarDeps): Router {
  const routes = Router();
  routes.get(`/calendar/:token/${FEED}`, async (req, res) => {
    try {
      const text = await calendarOf(store, req.params.token, now());
      if (text === undefined) return inWords(res, 404, speakerOf(req)('file.noCalendar'));
      give(res, text, req.headers['if-none-match']);
    } catch (error) {
      fault('a calendar could not be made', error);
      // Calendar programs keep the last version. `Retry-After` matches the interval at which they ask anyway.
      res.setHeader('Retry-After', String(HOUR_MS / SECOND_MS));
      inWords(res, 503, speakerOf(req)('file.calendarNotNow'));
    }
  });
  return routes;
}

function inWords(res: Response, status: number, words: string): void {
  res.statusCode = status;
  res.setHeader('Content-Type', 'text/plain; charset=utf-8');
  res.setHeader('Cache-Control', 'no-store');
  safely(res).end(`${words}\n`);
}

/** Sends the calendar. Calendar programs ask about every hour; one that has the current version gets 304. */
function give(res: Response, text: string, known: string | undefined): void {
  const tag = `"${createHash('sha256').update(text).digest('base64url')}"`;
  res.statusCode = isKnown(known, tag) ? 304 : 200;
  res.setHeader('ETag', tag);
  res.setHeader('Cache-Control', 'private, no-cache');
  safely(res);
  if (res.statusCode === 304) return void res.end();
  res.setHeader('Content-Type', ICS);
  res.setHeader('Content-Disposition', `inline; filename="${FEED}"`);
  res.end(text);
}

/** Is this tag in `If-None-Match`, a list of tags? Proxies may have made them weak (`W/`). */
const isKnown = (asked: string | undefined, tag: string): boolean =>
  asked
    ?.split(',')
    .map((one) => one.trim().replace(/^W\//, ''))
    .some((one) => one === tag || one === '*') ?? false;

function safely(res: Response): Response {
  res.setHeader('X-Content-Type-Options', 'nosniff');
  res.setHeader('Referrer-Policy', 'no-referrer');
  return res;
}

/** The calendar for a token; undefined for an unknown or ended token, and for a person who is no longer on the roll. */
async function calendarOf(store: Store, token: string, at: Instant): Promise<string | undefined> {
  const owner = await feedOf((network) => readFrom(store, network), token);
  const network = owner && (await loadNetwork(store, owner.network));
  const person = owner && network?.roll.people[owner.person];
  if (!network || !person || isRevoked(owner, person)) return undefined;
  const found = await meetingsFor(readFrom(store, network.id), network, person, at);
  return ics(
    speakerFor(person, network.roll),
    found.map((m) => eventOf(m, network)),
    { method: 'PUBLISH', name: network.settings.name },
  );
}

/** The route under which calendar programs read a person's meetings. The address carries a secret that its owner can replace. */
import { Router } from 'express';
import { ics, ICS } from '../files/ics.ts';
import type { Instant } from '../core/ids.ts';
import type { Store } from '../store/store.ts';
import { eventOf, feedOf, meetingsFor } from '../usecases/calendarFeed.ts';
import { loadNetwork } from '../usecases/network.ts';
import { FEED } from './files.ts';
import { speakerFor } from './speakers.ts';

export interface CalendarDeps {
  readonly store: Store;
  readonly now: () => Instant;
  readonly fault: (what: string, fault: unknown) => void;
}

/** `GET /calendar/:token/calendar.ics` */
export function calendarRoutes({ store, now, fault }: CalendarDeps): Router {
  const routes = Router();
  routes.get(`/calendar/:token/${FEED}`, async (req, res) => {
    const answer = (status: number, type: string, words: string): void => {
      res.statusCode = status;
      res.setHeader('Content-Type', type);
      res.setHeader('X-Content-Type-Options', 'nosniff');
      res.setHeader('Cache-Control', 'no-store');
      res.setHeader('Referrer-Policy', 'no-referrer');
      res.end(words);
    };
    try {
      const text = await calendarOf(store, req.params.token, now());
      if (text === undefined)
        return answer(
          404,
          'text/plain; charset=utf-8',
          'There is no such calendar. Ask Concord for the address again.\n',
        );
      answer(200, ICS, text);
    } catch (error) {
      fault('a calendar could not be made', error);
      answer(503, 'text/plain; charset=utf-8', 'The calendar cannot be made now. Try again in a moment.\n');
    }
  });
  return routes;
}

/** Undefined for a token that opens none, and for somebody who is not on the roll any more. */
async function calendarOf(store: Store, token: string, at: Instant): Promise<string | undefined> {
  const owner = await feedOf(store.shelf, token);
  const network = owner && (await loadNetwork(store, owner.network));
  const person = owner && network?.roll.people[owner.person];
  if (!network || !person) return undefined;
  const found = await meetingsFor(store, network, person, at);
  return ics(
    speakerFor(person),
    found.map((m) => eventOf(m, network)),
    { method: 'PUBLISH', name: network.settings.name },
  );
}

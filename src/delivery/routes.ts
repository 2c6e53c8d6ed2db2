/** The ways to a person: their platforms, the preferred one first, without those that have said never to this message. */
import type { Delivery } from '../core/envelope.ts';
import type { Person } from '../core/people.ts';
import type { Failure, Platform } from '../platforms/platform.ts';
import type { Route } from './concurrency.ts';

export interface Routes {
  to(delivery: Delivery, person: Person, platforms: readonly Platform[]): Promise<Route[]>;
  /** This platform has said never to this message: from now on it goes by another one. */
  refused(delivery: Delivery, by: Route, failure: Failure): void;
  /** What the last platform said that refused, if one did. */
  refusal(delivery: Delivery): Refusal | undefined;
  forget(delivery: Delivery): void;
}

export interface Refusal {
  readonly platforms: ReadonlySet<string>;
  readonly last: { readonly way: Route; readonly failure: Failure };
}

/** What is forgotten is only asked again of the platform that refused. */
const MAX_REMEMBERED = 10_000;

export function createRoutes(): Routes {
  const refusals = new Map<string, Refusal>();
  return {
    async to(delivery, person, platforms) {
      const places = await Promise.all(platforms.map((platform) => platform.place(person)));
      const refused = refusals.get(delivery.id)?.platforms;
      return platforms.flatMap((platform, i) =>
        places[i] && !refused?.has(platform.name) ? [{ platform, place: places[i] }] : [],
      );
    },
    refused({ id }, way, failure) {
      const platforms = new Set(refusals.get(id)?.platforms).add(way.platform.name);
      refusals.set(id, { platforms, last: { way, failure } });
      const [oldest] = refusals.keys();
      if (refusals.size > MAX_REMEMBERED && oldest !== undefined) refusals.delete(oldest);
    },
    refusal: ({ id }) => refusals.get(id),
    forget: ({ id }) => void refusals.delete(id),
  };
}

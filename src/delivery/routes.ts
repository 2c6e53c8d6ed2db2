/** The routes to a person: their platforms, the preferred one first, without those that have refused this message for good. */
import { createBoundedCache } from '../core/boundedCache.ts';
import type { Delivery } from '../core/envelope.ts';
import type { Person } from '../core/people.ts';
import type { Failure, Platform } from '../platforms/platform.ts';
import type { Route } from './concurrency.ts';

export interface Routes {
  to(delivery: Delivery, person: Person, platforms: readonly Platform[]): Promise<Route[]>;
  /** The platform has refused this message for good, so the message is not tried there again. */
  refused(delivery: Delivery, by: Route, failure: Failure): void;
  /** The last refusal of this message, if there was one. */
  refusal(delivery: Delivery): Refusal | undefined;
  forget(delivery: Delivery): void;
}

export interface Refusal {
  readonly platforms: ReadonlySet<string>;
  readonly last: { readonly route: Route; readonly failure: Failure };
}

/** The number of messages whose refusals are remembered. A forgotten refusal costs one more try on that platform. */
const MAX_REMEMBERED = 10_000;

/** A mail that came back is sent by the person's other ways, and not by mail again before it is queued anew. */
const hasComeBack = ({ proofWords }: Delivery, { isLast }: Platform): boolean =>
  isLast === true && proofWords !== undefined;

export function createRoutes(): Routes {
  const refusals = createBoundedCache<string, Refusal>(MAX_REMEMBERED);
  return {
    async to(delivery, person, platforms) {
      const places = await Promise.all(platforms.map((platform) => platform.place(person)));
      const refused = refusals.get(delivery.id)?.platforms;
      return platforms.flatMap((platform, i) =>
        places[i] && !refused?.has(platform.name) && !hasComeBack(delivery, platform)
          ? [{ platform, place: places[i] }]
          : [],
      );
    },
    refused({ id }, route, failure) {
      const platforms = new Set(refusals.get(id)?.platforms).add(route.platform.name);
      refusals.set(id, { platforms, last: { route, failure } });
    },
    refusal: ({ id }) => refusals.get(id),
    forget: ({ id }) => refusals.delete(id),
  };
}

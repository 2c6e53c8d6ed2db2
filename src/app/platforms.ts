/** Which platforms there are, by the settings. One that is not set up is not even loaded: a local start stays fast. */
import type { Config } from '../config.ts';
import type { Instant } from '../core/ids.ts';
import type { Log } from '../log.ts';
import type { ClockDoor, Door } from '../platforms/door.ts';
import { openLocal } from '../platforms/local/module.ts';
import type { PlatformModule, Served } from '../platforms/module.ts';

interface Around {
  readonly now: () => Instant;
  readonly log: Log;
  /** The store holds a sample network. */
  readonly sample: boolean;
}

/** In the order in which a person's addresses are tried. */
export async function openPlatforms(config: Config, around: Around): Promise<readonly PlatformModule[]> {
  return config.local ? [openLocal({ folder: config.data, ...around })] : [];
}

/** Everything that the platforms serve, as one. */
export async function serveAll(
  modules: readonly PlatformModule[],
  door: Door,
  clock: ClockDoor,
): Promise<Required<Served>> {
  const served: Served[] = [];
  for (const module of modules) served.push(await module.serve(door, clock));
  return {
    routers: served.flatMap(({ routers }) => routers),
    async ready() {
      for (const one of served) await one.ready?.();
    },
    hush: () => served.forEach((one) => one.hush()),
    close: () => served.forEach((one) => one.close()),
  };
}

import type { Instant } from '../../core/ids.ts';
import type { PlatformModule } from '../module.ts';
import { localApp } from './app.ts';
import { openChats } from './chats.ts';
import type { ErrorLog } from './http.ts';
import { localPlatform } from './outbound.ts';

/** @param sample the network and its people are invented, and the console says so */
export function openLocal(options: {
  readonly folder: string;
  readonly now: () => Instant;
  readonly log: ErrorLog;
  readonly sample: boolean;
}): PlatformModule {
  const chats = openChats(options);
  return {
    platform: localPlatform({ chats }),
    async serve(door, clock) {
      const { router, close } = localApp({ ...options, door, clock, chats });
      return { routers: [router], ready: () => chats.ready(), stopAccepting: close, close: () => chats.close() };
    },
  };
}

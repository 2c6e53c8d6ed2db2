/** A platform as `app/openPlatforms.ts` opens it: what it sends with, and what it serves once there is a door to knock at. */
import type { Router } from 'express';
import type { ClockDoor, Door } from './door.ts';
import type { Platform } from './platform.ts';

export interface PlatformModule {
  readonly platform: Platform;
  /** Begins to take what comes in. */
  serve(door: Door, clock: ClockDoor): Promise<Served>;
}

export interface Served {
  /** Mounted in this order before anything reads a body. */
  readonly routers: readonly Router[];
  /** Throws, with words for the answer, when nothing of the platform can work now. What a part lacks is a trouble. */
  ready?(): Promise<void>;
  /** Takes nothing new: called before the server closes. */
  stopAccepting(): void;
  /** Resolves when what was taken is done: called when the server has closed, before the core stops. */
  drain?(): Promise<void>;
  /** Called when everything has been sent. */
  close(): void;
}

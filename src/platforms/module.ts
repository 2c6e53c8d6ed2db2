/** A platform as the program starts it: what it sends with, and its routes. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Router } from 'express';
import type { Instant } from '../core/ids.ts';
import type { ClockDoor, Door } from './door.ts';
import type { AsMailed } from './mail/asMailed.ts';
import type { SendCode, SendLink } from './mail/codes.ts';
import type { TabAccounts } from './page/tab/accounts.ts';
import type { Platform } from './platform.ts';

export interface PlatformModule {
  readonly platform: Platform;
  /** Sends codes and new links by mail, where the platform is mail. */
  readonly sendCode?: SendCode;
  readonly sendLink?: SendLink;
  /** What a mail said of a card, where the platform is mail. */
  readonly asMailed?: AsMailed;
  /** Removes what is not needed any more by this time. Called about once an hour of the clock. */
  forget?(now: Instant): Promise<void>;
  /** Tells whose account has a tab of the platform open, where it has tabs. */
  readonly tab?: TabAccounts;
  /** Begins to accept requests. */
  serve(door: Door, clock: ClockDoor): Promise<RunningPlatform>;
}

/** Takes a request, or leaves it to `next`: with its body unread, or read into `rawBody`. */
export type DirectHandler = (req: IncomingMessage, res: ServerResponse, next: () => void) => Promise<void>;

export interface RunningPlatform {
  /** The routes in this order, before anything reads a body. */
  readonly routers: readonly Router[];
  /**
   * Handlers of the most frequent POST requests by their exact path, before the routes: Express takes as long for a request
   * as deciding it.
   */
  readonly direct?: Readonly<Record<string, DirectHandler>>;
  /**
   * @throws Error with a message for `/readyz` when nothing of the platform works; a part that does not work is a trouble
   */
  ready?(): Promise<void>;
  /** Accepts nothing new. Called before the server closes. */
  stopAccepting(): void;
  /** Resolves when accepted work is done. Called after the server has closed and before the core stops. */
  drain?(): Promise<void>;
  /** Called when everything has been sent. */
  close(): void;
}

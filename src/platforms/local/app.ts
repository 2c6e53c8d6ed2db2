/** The local platform: one network in a browser and under an HTTP interface, without any account. */
import { Router, type RequestHandler } from 'express';
import type { ClockDoor, Door } from '../door.ts';
import { apiRoutes } from './api.ts';
import type { Chats } from './chats.ts';
import { eventStreams } from './events.ts';
import { guard } from './guard.ts';
import { errors, fail, jsonBody, type ErrorLog } from './http.ts';
import { consoleFolder, pageRoutes } from './page.ts';
import { act } from './press.ts';

export interface LocalApp {
  /** Handles `/`, `/console` and `/local`, and passes on everything else. */
  readonly router: Router;
  /** Ends the event streams, so that the server can close. */
  readonly close: () => void;
}

export interface LocalOptions {
  readonly door: Door;
  readonly clock: ClockDoor;
  readonly chats: Chats;
  readonly log: ErrorLog;
  /** The network and its people are invented, and the console says so. */
  readonly sample: boolean;
  /** The folder of the built console, when it is not in the usual place. */
  readonly assets?: string;
}

/** Makes the local platform's routes. Only browsers and programs on this machine may use them. */
export function localApp({ door, clock, chats, log, sample, assets }: LocalOptions): LocalApp {
  const streams = eventStreams({ chats });
  const ours = Router();
  ours.use(guard, notKept);
  ours.use('/local', apiRoutes({ door, clock, chats, log, sample, streams }));
  pageRoutes(ours, consoleFolder(assets));
  ours.use((_req, res) => fail(res, 404, 'There is nothing at this address.'));
  ours.use(errors(log));

  const router = Router();
  // Presses are the most frequent requests, so their route comes first.
  router.post('/local/people/:id/act', guard, notKept, ...jsonBody, act({ door, chats, log }), errors(log));
  router.use((req, res, next) => {
    if (/^\/($|local(\/|$)|console(\/|$))/.test(req.path)) ours(req, res, next);
    else next();
  });
  return { router, close: () => streams.close() };
}

const notKept: RequestHandler = (_req, res, next) => {
  res.setHeader('Cache-Control', 'no-store');
  next();
};

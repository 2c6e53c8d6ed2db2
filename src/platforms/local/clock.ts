import type { RequestHandler, Response } from 'express';
import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { instant, type Instant } from '../../core/ids.ts';
import type { ClockDoor } from '../door.ts';
import { fail, readBody, sendJson } from './http.ts';

const time = z.string().max(60);
const ClockBody = z
  .object({ now: time.optional(), advance: time.optional(), jump: time.optional() })
  .refine((body) => Object.values(body).filter((value) => value !== undefined).length === 1, {
    error: 'Give exactly one of "now", "advance" and "jump".',
  });

/** `GET /local/clock` */
export const showClock =
  (clock: ClockDoor): RequestHandler =>
  (_req, res) =>
    sendJson(res, { now: clock.now(), manual: clock.manual });

/** `POST /local/clock` */
export const moveClock =
  (clock: ClockDoor): RequestHandler =>
  async (req, res) => {
    if (!clock.manual)
      return fail(res, 409, 'The clock is the system clock. Start with CONCORD_CLOCK=manual to move it.');
    const body = readBody(ClockBody, req, res);
    if (!body) return;
    const to = wanted(body, clock.now());
    if (!to)
      return fail(
        res,
        400,
        'That is not a time. Use an instant such as 2026-12-03T22:00:00Z, or a duration such as P1D.',
      );
    if (body.jump === undefined && to < clock.now())
      return fail(res, 400, 'Time only passes forward. Use "jump" to set the clock.');
    await move(clock, body.jump !== undefined, to, res);
  };

async function move(clock: ClockDoor, jump: boolean, to: Instant, res: Response): Promise<void> {
  try {
    sendJson(res, await (jump ? clock.jump(to) : clock.passTo(to)));
  } catch (fault) {
    if (!(fault instanceof RangeError)) throw fault;
    fail(res, 400, fault.message);
  }
}

function wanted(body: z.infer<typeof ClockBody>, now: Instant): Instant | undefined {
  const at = body.now ?? body.jump;
  try {
    const then = at === undefined ? later(now, body.advance ?? '') : Temporal.Instant.from(at);
    return then.epochMilliseconds >= 0 && then.epochMilliseconds < YEAR_10000
      ? instant(then.epochMilliseconds)
      : undefined;
  } catch (fault) {
    if (fault instanceof RangeError) return undefined;
    throw fault;
  }
}

/** Later years have longer texts, and comparing texts would no longer compare times. */
const YEAR_10000 = Date.parse('9999-12-31T23:59:59.999Z') + 1;

/** Days have 24 hours here; months and years are the calendar's, in UTC. */
const later = (now: Instant, duration: string): Temporal.Instant =>
  Temporal.Instant.from(now).toZonedDateTimeISO('UTC').add(Temporal.Duration.from(duration)).toInstant();

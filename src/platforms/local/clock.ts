import type { RequestHandler, Response } from 'express';
import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { instant, type Instant } from '../../core/ids.ts';
import { ClockHalted, type ClockDoor, type ClockProgress } from '../door.ts';
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

/**
 * `POST /local/clock`. Moves run one after the other, each from the time at which the one before has left the clock: twenty
 * requests for a day each give twenty days.
 */
export function moveClock(clock: ClockDoor): RequestHandler {
  let before: Promise<void> = Promise.resolve();
  return async (req, res) => {
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
    // The answer begins before the move has its turn, because a proxy gives up on an answer without data.
    const answer = req.accepts(['json', NDJSON]) === NDJSON ? streamed(res, () => clock.now()) : atOnce(res);
    const move = before.then(async () => {
      // A caller that has disconnected before its turn does not want the move any more.
      if (!res.destroyed) await moveInTurn(clock, body, to, { res, answer });
    });
    before = move.catch(() => undefined);
    await move.finally(() => answer.stopTelling());
  };
}

type Body = z.infer<typeof ClockBody>;

interface Asker {
  readonly res: Response;
  readonly answer: Answer;
}

async function moveInTurn(clock: ClockDoor, body: Body, asked: Instant, { res, answer }: Asker): Promise<void> {
  const to = body.advance === undefined ? asked : wanted(body, clock.now());
  try {
    if (!to) return answer.fail(400, 'That is later than any time there is.');
    // Meanwhile another request has moved the clock past this time.
    if (body.jump === undefined && to < clock.now()) return answer.done({ now: clock.now(), ran: 0, delivered: 0 });
    const told = (soFar: ClockProgress): void => answer.told(soFar);
    // The move ends when its caller disconnects. Otherwise a move of thousands of years by mistake would block all others.
    const gone = (): boolean => res.destroyed;
    answer.done(await (body.jump === undefined ? clock.advanceTo(to, told, gone) : clock.jump(to, told)));
  } catch (fault) {
    if (fault instanceof ClockHalted) return answer.fail(503, fault.message, fault.passed);
    if (!(fault instanceof RangeError)) throw fault;
    answer.fail(400, fault.message);
  }
}

const NDJSON = 'application/x-ndjson';
/** How often data is sent, in milliseconds: proxies and programs give up on an answer without any. */
const PROGRESS_INTERVAL_MS = 1_000;

interface Answer {
  told(soFar: ClockProgress): void;
  done(passed: ClockProgress): void;
  fail(status: number, error: string, passed?: ClockProgress): void;
  /** Stops the progress lines. Called at the end, with or without success. */
  stopTelling(): void;
}

const atOnce = (res: Response): Answer => ({
  told: () => undefined,
  done: (passed) => sendJson(res, passed),
  fail: (status, error, passed) => sendJson(res, { error, ...passed }, status),
  stopTelling: () => undefined,
});

/**
 * Sends a line of JSON for every instant at which something was done, and at least one each second. The last line is the
 * answer.
 */
function streamed(res: Response, now: () => Instant): Answer {
  res.writeHead(200, { 'Content-Type': `${NDJSON}; charset=utf-8`, 'X-Accel-Buffering': 'no' });
  res.flushHeaders();
  let last: ClockProgress | undefined;
  let written: ClockProgress['now'] | undefined;
  const write = (line: object): void => void res.write(`${JSON.stringify(line)}\n`);
  const end = (line: object): void => void res.end(`${JSON.stringify(line)}\n`);
  const again = setInterval(() => write(last ?? { now: now(), ran: 0, delivered: 0 }), PROGRESS_INTERVAL_MS);
  return {
    told(soFar) {
      last = soFar;
      if (soFar.now === written) return;
      written = soFar.now;
      write(soFar);
    },
    done: (passed) => end(passed),
    fail: (_status, error, passed) => end({ error, ...passed }),
    stopTelling: () => clearInterval(again),
  };
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

/** The first instant that is refused. Later years have longer texts, so that comparing texts would not compare times. */
const YEAR_10000 = Date.parse('9999-12-31T23:59:59.999Z') + 1;

/** Adds a duration in UTC. A day has 24 hours here; months and years follow the calendar. */
const later = (now: Instant, duration: string): Temporal.Instant =>
  Temporal.Instant.from(now).toZonedDateTimeISO('UTC').add(Temporal.Duration.from(duration)).toInstant();

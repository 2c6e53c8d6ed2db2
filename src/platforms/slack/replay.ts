/**
 * The same signed request twice is one that somebody kept: Slack signs each delivery anew, its own repeats included. Bolt
 * checks the signature and refuses what is older than five minutes; this refuses the rest. What slips through to another
 * process meets the event ids, which give the first answer again and change nothing.
 */
import { MINUTE_MS } from '../../core/spans.ts';
import type { RequestHandler } from 'express';

const WINDOW_MS = 5 * MINUTE_MS;
const MAX_REMEMBERED = 50_000;

export function refuseReplays(now: () => number = Date.now): RequestHandler {
  /** Signatures, and until when they would pass. */
  const seen = new Map<string, number>();
  const forget = (at: number): void => {
    for (const [signature, until] of seen) {
      if (until > at && seen.size <= MAX_REMEMBERED) break;
      seen.delete(signature);
    }
  };
  return (req, res, next) => {
    const signature = req.get('x-slack-signature');
    const sentAt = Number(req.get('x-slack-request-timestamp')) * 1000;
    // Without a signature Bolt refuses it.
    if (signature === undefined || Number.isNaN(sentAt)) return next();
    const at = now();
    forget(at);
    // From the future it would stay good for longer than it is remembered.
    if (seen.has(signature) || sentAt > at + WINDOW_MS) return void res.status(401).end();
    seen.set(signature, at + 2 * WINDOW_MS);
    // What was refused, failed or was never answered was not accepted. Slack brings it again, in the same second with the
    // same signature; and a signature that was refused was not Slack's.
    res.once('close', () => {
      if (!res.writableFinished || res.statusCode >= 400) seen.delete(signature);
    });
    next();
  };
}

/**
 * Refuses a signed request that arrives a second time: somebody has recorded it, because Slack signs each delivery anew,
 * even its own repeats. Bolt checks the signature and refuses requests older than five minutes; this covers those minutes.
 * A repeat that reaches another process has a known event id, so it gets the first answer and changes nothing.
 */
import { MINUTE_MS } from '../../core/spans.ts';
import type { IncomingMessage, ServerResponse } from 'node:http';

const WINDOW_MS = 5 * MINUTE_MS;
const MAX_REMEMBERED = 50_000;

/** @returns a function that answers a request which came before, or is from the future, and says whether it did */
export function refuseReplays(now: () => number = Date.now): (req: IncomingMessage, res: ServerResponse) => boolean {
  /** The signatures of accepted requests, with the time until which each would be valid. */
  const seen = new Map<string, number>();
  const forget = (at: number): void => {
    for (const [signature, until] of seen) {
      if (until > at && seen.size <= MAX_REMEMBERED) break;
      seen.delete(signature);
    }
  };
  return ({ headers }, res) => {
    const signature = headers['x-slack-signature'];
    const sentAt = Number(headers['x-slack-request-timestamp']) * 1000;
    // Bolt refuses a request without a signature.
    if (typeof signature !== 'string' || Number.isNaN(sentAt)) return false;
    const at = now();
    forget(at);
    // A request from the future would be valid for longer than its signature is remembered.
    if (seen.has(signature) || sentAt > at + WINDOW_MS) {
      res.writeHead(401).end();
      return true;
    }
    seen.set(signature, at + 2 * WINDOW_MS);
    // A request that was refused or failed, or got no answer, was not accepted, so its signature is forgotten: Slack may
    // send it again in the same second with the same signature, and a refused signature was not Slack's.
    res.once('close', () => {
      if (!res.writableFinished || res.statusCode >= 400) seen.delete(signature);
    });
    return false;
  };
}

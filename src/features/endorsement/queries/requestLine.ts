/** One line for a request in a list. */
import type { Reader } from '../../../core/people.ts';
import type { Instant } from '../../../core/ids.ts';
import type { RequestLine } from '../cards/view.ts';
import { unreached, waitsFor } from '../rules/stands.ts';
import { inTime, type Endorsement } from '../rules/state.ts';

const missing = (e: Endorsement): Pick<RequestLine, 'unreached'> => {
  const n = unreached(e).length;
  return n > 0 ? { unreached: n } : {};
};

/**
 * Makes the line. It has no title for a strictly confidential request, and for an observer none for any restricted one.
 * @param mine may this reader open the request?
 */
export const requestLine = (e: Endorsement, reader: Reader, now: Instant, mine: boolean): RequestLine => ({
  ref: e.target,
  ...(mine && e.classification !== 'strictlyConfidential'
    ? { title: e.title, veiled: false }
    : { title: e.target, veiled: true }),
  ...(!mine && { closed: true }),
  state: e.state,
  closesAt: e.closesAt,
  waitsForReader: waitsFor(e, reader.entity, now),
  awaitingSecretariat: e.awaitingSecretariat,
  ...(reader.manages && e.state === 'open' && inTime(e, now) && missing(e)),
});

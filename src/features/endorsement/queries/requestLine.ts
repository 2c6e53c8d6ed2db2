/** A request as a line of a list. */
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
 * One line of a list. It shows no title of what is strictly confidential, and to an observer none of what is restricted.
 * @param mine may this reader see the request itself?
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

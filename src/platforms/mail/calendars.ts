/**
 * What each mailbox has of a meeting in its calendar. A calendar program passes over what has a lower count of changes than
 * it has seen (SEQUENCE; RFC 5546, 2.1.4), also after a cancellation, and it knows no people, only its mailbox. So the count is
 * kept for the mailbox: whoever leaves the roll and comes back is another person in the same one.
 */
import { createHmac } from 'node:crypto';
import { after, type Instant, type NetworkId, type Ref } from '../../core/ids.ts';
import type { Invitation } from '../../core/invitation.ts';
import type { KeyValueStore } from '../../core/keyValueStore.ts';
import { addressKey } from '../../core/seen.ts';
import { forgetOver, INVITED_MS } from './kept.ts';

export interface Calendars {
  /**
   * By how much this mail's count is higher than the meeting's own. Undefined: it would take out what no mail has brought, so
   * it brings no calendar.
   */
  aheadFor(mail: CalendarMail): Promise<number | undefined>;
  /** Called when the relay has the mail, or may have it. */
  keep(mail: CalendarMail, ahead: number): Promise<void>;
  /** By how much the count that this mailbox answers to is higher than the meeting's own. */
  aheadIn(box: MeetingIn): Promise<number>;
  /** Removes what was kept of meetings that are long over. */
  forget(now: Instant): Promise<void>;
}

export interface MeetingIn {
  readonly network: NetworkId;
  readonly meeting: Ref;
  readonly address: string;
}

export interface CalendarMail extends MeetingIn, Pick<Invitation, 'method' | 'sequence'> {
  readonly delivery: string;
  /** When the message was made. */
  readonly made: Instant;
  /** The addresses that the person had before: often they go on as names of the same mailbox. */
  readonly formerly?: readonly string[];
}

interface Kept extends Pick<Invitation, 'method' | 'sequence'> {
  readonly ahead: number;
  /** The mail that brought it: a further try of it says the same. */
  readonly delivery: string;
  readonly until: Instant;
}

const SPACE = 'mail.calendars';

/** @param secret of this installation: addresses are kept as hashes */
export function createCalendars({
  secret,
  keyValues,
}: {
  readonly secret: string;
  readonly keyValues: KeyValueStore;
}): Calendars {
  const keyOf = ({ network, meeting, address }: MeetingIn): string =>
    createHmac('sha256', secret)
      .update(`calendar ${JSON.stringify([network, meeting, addressKey(address)])}`)
      .digest('hex');
  async function keptIn(box: MeetingIn): Promise<Kept | undefined> {
    const value = await keyValues.get(SPACE, keyOf(box));
    return value === undefined ? undefined : (JSON.parse(value) as Kept);
  }
  return {
    async aheadFor(mail) {
      const ahead = aheadAfter(await keptIn(mail), mail);
      if (mail.method === 'CANCEL' || ahead === undefined) return ahead;
      const others = (mail.formerly ?? []).filter((address) => addressKey(address) !== addressKey(mail.address));
      const before = await Promise.all(others.map((address) => keptIn({ ...mail, address })));
      return Math.max(ahead, ...before.map((kept) => (kept ? aheadOfCancelled(kept, mail) : 0)));
    },
    async keep(mail, ahead) {
      const { method, sequence, delivery, made } = mail;
      const before = await keptIn(mail);
      // Two mails may go at once.
      if (before && before.sequence + before.ahead > sequence + ahead) return;
      const kept: Kept = { method, sequence, ahead, delivery, until: after(made, INVITED_MS) };
      await keyValues.put(SPACE, keyOf(mail), JSON.stringify(kept));
    },
    aheadIn: async (box) => (await keptIn(box))?.ahead ?? 0,
    forget: (now) => forgetOver(keyValues, SPACE, now),
  };
}

function aheadAfter(kept: Kept | undefined, { method, sequence, delivery }: CalendarMail): number | undefined {
  if (!kept) return method === 'CANCEL' ? undefined : 0;
  const isSame = kept.method === method;
  if (isSame && method === 'CANCEL' && kept.delivery !== delivery) return undefined;
  // What takes it out, and what brings it back, must be newer than what was there.
  const least = kept.sequence + kept.ahead + (isSame ? 0 : 1);
  return Math.max(kept.ahead, least - sequence);
}

/**
 * What it has to be ahead to count higher than the cancellation at a former address, which may have gone or still be on its
 * way. In one mailbox of both addresses the meeting would go otherwise.
 */
function aheadOfCancelled(kept: Kept, mail: CalendarMail): number {
  const gone =
    kept.method === 'CANCEL'
      ? kept.ahead + kept.sequence - mail.sequence
      : aheadAfter(kept, { ...mail, method: 'CANCEL' });
  return (gone ?? 0) + 1;
}

/** Mail as the dispatcher sees it. A mail is never edited: what changes is shown by the page to which its link leads. */
import { createBoundedCache } from '../../core/boundedCache.ts';
import type { Instant } from '../../core/ids.ts';
import type { Person } from '../../core/people.ts';
import { MINUTE_MS } from '../../core/spans.ts';
import type { Troubles } from '../../core/troubles.ts';
import { createOutage } from '../outage.ts';
import { neverSent, type Message, type Place, type Platform, type RateLimit, type Sent } from '../platform.ts';
import { isSendable } from './address.ts';
import type { CalendarMail, Calendars } from './calendars.ts';
import type { MailedCards } from './asMailed.ts';
import { composeMail, shownBy, type BroughtCalendar, type MailParts, type Sender } from './compose.ts';
import { faultIn, OURS_REST_MS, RATE_REST_MS, verdictOn, type Verdict } from './failures.ts';
import { linesOf } from './inbox/ourLines.ts';
import type { LinkFor } from './links.ts';
import type { ReturnedAddresses } from './returned.ts';
import { NOT_STORED, type SentToday } from './sentToday.ts';
import { ofMail } from './mailReasons.ts';
import type { MailSettings } from './settings.ts';
import type { Tags } from './tags.ts';
import type { ThreadMail, Threads } from './threads.ts';
import type { MailTransport } from './transport.ts';
import type { MailWords } from './words.ts';

export interface OutboundDeps {
  readonly settings: Pick<MailSettings, 'host' | 'rate'>;
  readonly sender: Sender;
  readonly transport: MailTransport;
  readonly tags: Tags;
  readonly mailed: Pick<MailedCards, 'keep'>;
  readonly calendars: Calendars;
  readonly threads: Threads;
  readonly returned: ReturnedAddresses;
  readonly sentToday: SentToday;
  readonly linkFor: LinkFor;
  readonly words: MailWords;
  readonly troubles: Troubles;
  readonly now: () => Instant;
}

const MAX_REST_MS = 30 * MINUTE_MS;
/**
 * After this number of lost answers the mail is tried every half hour only, because a mailbox that does not recognise repeats
 * shows each of them.
 */
const LOST_TRIES = 3;
const LOST_WAIT_MS = 30 * MINUTE_MS;
const MAX_REMEMBERED = 10_000;
/** Where the relay says of so many addresses in a row that it does not relay to them, it relays to nobody. */
const NOBODY = 3;
/** The longest words of a refusal that are kept. */
const MAX_WORDS = 500;

export function mailPlatform(deps: OutboundDeps): Platform {
  const { settings, transport, tags, calendars, threads } = deps;
  const relay = `mail/${settings.host}`;
  const access: RateLimit = { key: `${relay}/access`, windows: [], access: true };
  const lost = createBoundedCache<string, number>(MAX_REMEMBERED);
  let slowedMs = 0;
  const notRelayed = new Set<string>();
  const outage = createOutage({
    ...{ about: `${relay}/away`, name: `Mail: the relay ${settings.host}` },
    ...{ troubles: deps.troubles, now: deps.now },
  });

  /** The verdict with the waits that depend on what came before. */
  function failed(verdict: Verdict, { id, address }: { readonly id: string; readonly address: string }): Sent {
    const { failure, isRate, isLost, isOfOne, trouble } = verdict;
    if (trouble !== undefined) deps.troubles.begin(relay, trouble);
    else deps.troubles.end(relay);
    if (isLost) outage.away();
    else outage.there();
    if (isOfOne && notRelayed.add(address).size < NOBODY)
      return { ok: false, failure: { kind: 'later', reason: 'unavailable', waitMs: OURS_REST_MS } };
    if (failure.kind === 'never') return neverSent(ofMail(failure.reason));
    if (isRate) {
      slowedMs = Math.min(slowedMs === 0 ? RATE_REST_MS : slowedMs * 2, MAX_REST_MS);
      return { ok: false, failure: { ...failure, retryAfterMs: slowedMs, limit: relay } };
    }
    if (!isLost) return { ok: false, failure };
    const times = (lost.get(id) ?? 0) + 1;
    lost.set(id, times);
    return { ok: false, failure: { ...failure, ...(times >= LOST_TRIES && { waitMs: LOST_WAIT_MS }) } };
  }

  /** What the mail brings to the calendar of this mailbox. */
  async function calendarFor(
    to: Person,
    { id: delivery, network, about: meeting, since: made, invitation }: Message,
  ): Promise<{ readonly calendar: BroughtCalendar; readonly keep: () => Promise<void> } | undefined> {
    if (!invitation || meeting === undefined) return undefined;
    const { method, sequence } = invitation;
    const { formerEmails: formerly = [] } = to;
    const mail: CalendarMail = { network, meeting, address: to.email, method, sequence, delivery, made, formerly };
    const invited = { network, person: to.id, meeting };
    const ahead = (await calendars.aheadFor(mail)) ?? ((await tags.invitedBefore(invited)) ? 1 : undefined);
    if (ahead === undefined) return undefined;
    const tag = await tags.invite(invited, made);
    return { calendar: { tag, sequence: sequence + ahead }, keep: () => calendars.keep(mail, ahead) };
  }

  async function send(to: Person, message: Message): Promise<Sent> {
    const { id, network, about } = message;
    if (!isSendable(to.email)) return neverSent('noAddress');
    if (await deps.returned.has(to.email)) return neverSent('mailsCameBack');
    const asked = { network, person: to, delivery: id, made: message.since };
    const link = message.isFarewell
      ? undefined
      : await deps.linkFor({ ...asked, ...(about !== undefined && { item: about }) });
    const brought = await calendarFor(to, message);
    const thread: ThreadMail | undefined = about && {
      network,
      about,
      address: to.email,
      delivery: id,
      made: message.since,
    };
    const hasBegun = thread !== undefined && (await threads.hasBegun(thread));
    const keep = async (): Promise<void> => {
      if (thread && !hasBegun) await threads.keep(thread);
      await brought?.keep();
    };
    const parts: MailParts = {
      ...{ message, to, link, hasBegun, calendar: brought?.calendar },
      ...{ sender: deps.sender, tag: tags.tagOf(id), words: deps.words },
    };
    const mail = composeMail(parts);
    const lines = linesOf(mail);
    await tags.keep(id, to.email, deps.now(), lines);
    const takeBack =
      link !== undefined &&
      (await deps.mailed.keep({ delivery: id, network, made: message.since }, shownBy(parts, lines)));
    try {
      const words = await transport.send(mail);
      slowedMs = 0;
      notRelayed.clear();
      lost.delete(id);
      deps.troubles.end(relay);
      outage.there();
      await keep().catch(NOT_STORED);
      await deps.sentToday.onSent('queued').catch(NOT_STORED);
      return { ok: true, messageId: String(mail.messageId), proof: 'handed', words, address: to.email };
    } catch (error) {
      const verdict = verdictOn(error);
      // Only where its answer was lost may the mail have come.
      if (verdict.isLost && !verdict.isUnmade) await keep().catch(NOT_STORED);
      else if (takeBack) await takeBack().catch(NOT_STORED);
      if (verdict.failure.kind === 'never' && verdict.failure.reason === 'notFound')
        await deps.returned.add(to.email, deps.now(), faultIn(error).words.slice(0, MAX_WORDS));
      return failed(verdict, { id, address: to.email });
    }
  }

  return {
    name: 'mail',
    isLast: true,
    patience: { forMs: 24 * 60 * MINUTE_MS, maxWaitMs: 30 * MINUTE_MS },
    async place({ email }): Promise<Place | undefined> {
      if (!isSendable(email)) return undefined;
      // Tried all the same, so that the reason is told. The relay is not asked.
      if (await deps.returned.has(email)) return { limits: [] };
      return { limits: [access, { key: relay, windows: await deps.sentToday.left(settings.rate) }] };
    },
    send,
    lookAgain: () =>
      outage.look(() =>
        transport.verify().then(
          () => true,
          (fault: unknown) => !verdictOn(fault).isLost,
        ),
      ),
    update: async () => neverSent('notFound'),
  };
}

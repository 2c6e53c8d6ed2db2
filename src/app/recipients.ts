/** Finds out how and when a delivery can be sent: to a person by their platforms, or to a room by its only platform. */
import { sameAddress } from '../core/addresses.ts';
import { quietUntil } from '../calendar/calendar.ts';
import type { DispatcherDeps } from '../delivery/dispatcher.ts';
import type { CardName } from '../core/contract.ts';
import { formerReader } from '../core/people.ts';
import { onlyOnDuty } from '../delivery/onDuty.ts';
import type { Platform } from '../platforms/platform.ts';
import type { Store } from '../store/store.ts';
import type { MailNewsDeps } from './mailNews.ts';
import type { QuietMessages } from './quietMessages.ts';
import { loadNetwork } from './registry.ts';
import { addresseeOf, platformsOf } from './rooms.ts';

/**
 * The one message to people who have left the roll, and to a mailbox that is no longer its person's: it takes a meeting out of
 * a calendar into which a mail has put it.
 */
const TAKES_OUT: CardName = 'meetingUninvited';

export const createRecipients = (
  store: Store,
  platforms: readonly Platform[],
  isAwake: QuietMessages['isAwake'],
): Pick<DispatcherDeps, 'quietUntil' | 'route'> & Pick<MailNewsDeps, 'waysTo'> => {
  // May be slightly out of date. A message says which version it shows, and is edited when there is a newer one.
  const cached = store.cached ?? store;
  const route: DispatcherDeps['route'] = async ({ network, to, card, data }) => {
    const found = await loadNetwork(cached, network);
    const addressee = found && addresseeOf(found, to);
    const mailbox = data['mailbox'];
    if (found && card === TAKES_OUT && (!addressee || typeof mailbox === 'string')) {
      const person = addressee?.person ?? formerReader(found.roll, to);
      const email = typeof mailbox === 'string' ? mailbox : person?.email;
      if (!person || email === undefined) return undefined;
      // It is theirs again.
      if (addressee && sameAddress(email, person.email)) return undefined;
      const mail = platforms.filter(({ isLast }) => isLast);
      return { person: { ...person, email }, platforms: onlyOnDuty(mail, store, network) };
    }
    if (!addressee) return undefined;
    const { person, room } = addressee;
    return { person, platforms: onlyOnDuty(platformsOf(platforms, room), store, network) };
  };
  return {
    route,
    async waysTo(delivery) {
      const routed = await route(delivery);
      if (!routed) return undefined;
      const others = routed.platforms.filter(({ isLast }) => !isLast);
      const places = await Promise.all(others.map((platform) => platform.place(routed.person)));
      return { email: routed.person.email, hasOther: places.some((place) => place !== undefined) };
    },
    async quietUntil(delivery, to, at) {
      if (isAwake(to.id, at)) return null;
      const found = await loadNetwork(cached, delivery.network);
      // Quiet hours apply to direct messages, not to rooms.
      return found?.roll.people[to.id] ? quietUntil(at, to.zone, found.settings.quiet) : null;
    },
  };
};

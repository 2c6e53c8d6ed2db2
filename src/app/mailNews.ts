/** What becomes known of mails after they were sent: proofs, and mails that came back. */
import { sameAddress } from '../core/addresses.ts';
import type { Delivery, Proof } from '../core/envelope.ts';
import type { Instant } from '../core/ids.ts';
import type { AfterDelivery } from '../kit/feature.ts';
import type { Door } from '../platforms/door.ts';
import { personAt } from './knownPeople.ts';
import { ofMail } from '../platforms/mail/mailReasons.ts';
import { createReturnedAddresses } from '../platforms/mail/returned.ts';
import type { Settlement, Store } from '../store/store.ts';

export interface MailNewsDeps {
  readonly store: Store;
  readonly now: () => Instant;
  readonly afterDelivery: AfterDelivery;
  /** The person's address, and whether they can be written to otherwise than by mail. */
  readonly waysTo: (delivery: Delivery) => Promise<Ways | undefined>;
  readonly wake: () => void;
}

export interface Ways {
  readonly email: string;
  readonly hasOther: boolean;
}

/** The longest words of a relay or a report that are kept. */
const MAX_WORDS = 500;

/** `2026-11-30T14:00:00` */
const SECONDS = 19;

const wordsOf = (words: string | undefined) => (words === undefined ? {} : { words: words.slice(0, MAX_WORDS) });

/** What is known of the mail before it is known to have come back. */
const knownOf = ({ at, provedAt, address }: Delivery, proof: Proof) => ({
  ...{ handedAt: at, proof },
  ...(provedAt !== undefined && { provedAt }),
  ...(address !== undefined && { address }),
});

export function createMailNews(deps: MailNewsDeps): Pick<Door, 'mailTo' | 'proved' | 'returned'> {
  const { store, now } = deps;
  const addresses = createReturnedAddresses(store.keyValues);
  async function write(delivery: Delivery, news: Settlement): Promise<void> {
    const task = deps.afterDelivery(delivery, news);
    await store.settle([news], task ? [task] : []);
    deps.wake();
  }

  /**
   * Whoever opens or answers one mail about an item has it before them as it is now: what the last mail of each kind says.
   * So a reminder that was answered reaches as the request does, also when the request's own mail is reported later.
   */
  async function seenWith(delivery: Delivery): Promise<readonly Delivery[]> {
    const { network, about, to } = delivery;
    const last = new Map<string, Delivery>();
    if (about !== undefined)
      for (const one of await store.deliveries(network, { about }))
        if (one.to === to && one.platform === 'mail') last.set(one.card, one);
    return [...new Map([delivery, ...last.values()].map((one) => [one.id, one])).values()];
  }

  return {
    async mailTo({ network, about, address, date }) {
      const reader = await personAt(store.cached ?? store, network, address);
      if (!reader) return undefined;
      const theirs = (await store.deliveries(network, { about }))
        .filter(({ to, platform, proof }) => to === reader.person.id && platform === 'mail' && proof !== undefined)
        .sort((a, b) => (a.at < b.at ? -1 : 1));
      const dated = date && theirs.findLast(({ createdAt }) => createdAt.slice(0, SECONDS) === date.slice(0, SECONDS));
      return (dated ?? theirs.at(-1))?.id;
    },
    async proved(id, proof, words) {
      const delivery = await store.delivery(id);
      if (!delivery) return;
      const known = { at: now(), type: 'proved', proof, ...wordsOf(words) } as const;
      for (const one of proof === 'seen' ? await seenWith(delivery) : [delivery])
        if (one.state === 'sent' && one.proof !== undefined) await write(one, { ...known, id: one.id });
    },
    async returned(id, { reason, words, address }) {
      const delivery = await store.delivery(id);
      if (delivery?.state !== 'sent' || delivery.proof === undefined || delivery.proof === 'seen') return;
      const back = {
        id,
        at: now(),
        type: 'returned',
        reason: ofMail(reason),
        words: words.slice(0, MAX_WORDS),
        mail: knownOf(delivery, delivery.proof),
      } as const;
      const ways = await deps.waysTo(delivery);
      // There is no such mailbox: nothing more is sent there.
      const isTheirs = ways !== undefined && (address === undefined || sameAddress(address, ways.email));
      if (isTheirs && reason === 'notFound') await addresses.add(ways.email, back.at, back.words);
      await write(delivery, { ...back, ...(ways?.hasOther && { again: true }) });
    },
  };
}

/**
 * Words of which it is not known what they answer: without tagged addresses, a mail whose program leaves out `References`. They
 * are placed nowhere, because a subject can be typed by anybody. But what may be about a restricted document stands in no chat
 * (domain.md 9).
 */
import type { Delivery } from '../core/envelope.ts';
import { isRef, type NetworkId, type PersonId, type Ref } from '../core/ids.ts';
import { LANGUAGES } from '../core/people.ts';
import type { HeardMail } from '../platforms/door.ts';
import type { Store } from '../store/store.ts';
import { mailWords } from './platforms.ts';

/** `Re:`, `AW:`, `RE :`, `Antw:`, `回复：` */
const ANSWER = /^\s*\p{L}{1,6}(?:\[\d{1,3}\])?\s?[:：]/u;
const NAMED = /(?<![\p{L}\p{N}-])[A-Z]-[1-9]\d{0,8}(?![\p{L}\p{N}])/giu;
/** More are not looked up. */
const MAX_NAMED = 10;
/** The latest messages of the network, among which those of the writer are looked for. */
const LATEST = 500;

interface Unplaced {
  readonly network: NetworkId;
  readonly mail: Pick<HeardMail, 'subject' | 'text' | 'root'>;
  /** Who has the address. */
  readonly writer?: PersonId | undefined;
}

/** @param isRestricted is what this message was about restricted, as its reader sees it? */
export function createUnplacedWords(
  store: Pick<Store, 'deliveries'>,
  isRestricted: (delivery: Delivery) => Promise<boolean>,
): (words: Unplaced) => Promise<boolean> {
  async function any(deliveries: readonly Delivery[]): Promise<boolean> {
    for (const delivery of deliveries) if (await isRestricted(delivery)) return true;
    return false;
  }

  return async ({ network, mail, writer }) => {
    const { subject, text, root } = mail;
    // The subject of what is restricted and has no reference.
    if (LANGUAGES.some((one) => subject.includes(mailWords.subject(one)))) return true;
    for (const about of namedIn([root?.about ?? '', subject, text].join('\n'))) {
      const all = await store.deliveries(network, { about });
      const last = all.findLast(({ platform }) => platform === 'mail') ?? all.at(-1);
      if (last && (await isRestricted(last))) return true;
    }
    if (writer === undefined || !ANSWER.test(subject)) return false;
    const latest = await store.deliveries(network, { limit: LATEST });
    const theirs = latest.filter(({ to, platform }) => to === writer && platform === 'mail');
    return any([...new Map(theirs.map((one) => [one.about, one])).values()]);
  };
}

const namedIn = (text: string): readonly Ref[] =>
  [...new Set([...text.matchAll(NAMED)].map(([one]) => one.toUpperCase()))].filter(isRef).slice(0, MAX_NAMED);

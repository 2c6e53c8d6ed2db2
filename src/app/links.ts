/**
 * Links to downloads. A link is signed with a secret of this installation, names its reader and the file, and expires.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { CardData } from '../core/answer.ts';
import { instant, millis, type Instant, type NetworkId, type PersonId, type Ref } from '../core/ids.ts';
import type { KeyValueStore } from '../core/keyValueStore.ts';
import { own } from '../core/own.ts';
import { DAY_MS } from '../core/spans.ts';
import type { Link } from '../kit/cards.ts';
import { REGISTRY } from './registry.ts';

/** Days from the end of the day, so that a card that is drawn again on the same day has the same links. */
const KEPT_DAYS = 14;
export const FEED = 'calendar.ics';

/** What a link contains. */
export interface Ticket {
  readonly network: NetworkId;
  readonly person: PersonId;
  readonly file: string;
  readonly about?: Ref;
  readonly data?: CardData;
  /** When the link was made, for files that may be restricted. */
  readonly madeAt?: Instant;
  readonly until: Instant;
}

export interface Links {
  /** Links for one reader, as of `now`. */
  linksFor(network: NetworkId, person: PersonId, now: Instant): Promise<Link>;
  /** Loads the signing secret, so that the first card need not wait for it. */
  prepare(): Promise<void>;
  /** The content of a link; undefined when the signature is not ours. */
  read(token: string, now: Instant): Promise<Ticket | 'expired' | undefined>;
}

/** @param base the address under which people reach this server, without a final slash */
export function createLinks({
  keyValues,
  base,
}: {
  readonly keyValues: KeyValueStore;
  readonly base: () => string;
}): Links {
  let known: Promise<Buffer> | undefined;
  const secret = (): Promise<Buffer> => (known ??= loadSecret(keyValues).catch(forget));
  const forget = (fault: unknown): never => {
    known = undefined;
    throw fault;
  };
  return {
    async linksFor(network, person, now) {
      const key = await secret();
      return (file, about, data) => {
        // A calendar program uses its address for years: it has its reader's own secret and does not expire.
        if (file === FEED) return `${base()}/calendar/${String(data?.['token'])}/${FEED}`;
        const until = instant((Math.floor(millis(now) / DAY_MS) + 1 + KEPT_DAYS) * DAY_MS);
        const ticket: Ticket = {
          network,
          person,
          file,
          ...(about && { about }),
          ...(data && { data }),
          ...(own(REGISTRY.files, file)?.label && { madeAt: now }),
          until,
        };
        const body = Buffer.from(JSON.stringify(ticket)).toString('base64url');
        return `${base()}/files/${body}.${sign(key, body)}/${encodeURIComponent(file)}`;
      };
    },
    async prepare() {
      await secret();
    },
    async read(token, now) {
      const [body = '', signature = ''] = token.split('.');
      const expected = Buffer.from(sign(await secret(), body));
      const given = Buffer.from(signature);
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
      const ticket = JSON.parse(Buffer.from(body, 'base64url').toString()) as Ticket;
      return now > ticket.until ? 'expired' : ticket;
    },
  };
}

const sign = (key: Buffer, body: string): string => createHmac('sha256', key).update(body).digest('base64url');

/** Made once for each store: all its processes sign with the same secret. */
const loadSecret = async (keyValues: KeyValueStore): Promise<Buffer> =>
  Buffer.from(await keyValues.putNew('secrets', 'links', randomBytes(32).toString('base64')), 'base64');

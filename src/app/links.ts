/** Links to downloads. A link names its reader and the file, expires, and is signed with a secret of this installation. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { CardData } from '../core/answer.ts';
import { after, instant, millis, type Instant, type NetworkId, type PersonId, type Ref } from '../core/ids.ts';
import type { KeyValueStore } from '../core/keyValueStore.ts';
import { own } from '../core/own.ts';
import { DAY_MS, HOUR_MS } from '../core/spans.ts';
import { revocationsOf, type Person } from '../core/people.ts';
import { OWN_PAGE, type Link } from '../kit/cards.ts';
import { isSigned, readLink, untilOf, wasSigned, writeLink, type OwnLink } from '../platforms/page/keys.ts';
import { REGISTRY } from './registry.ts';

/**
 * The life of a link, in days. It is counted from the end of the day, so that a card that is drawn again on the same day
 * has the same links.
 */
const KEPT_DAYS = 14;
export const FEED = 'calendar.ics';
const TEMPLATE_PAGE = 'template.upload';
/** The signed pages, by the name that cards use for the link. A link to a page lives one hour. */
export const PAGES: ReadonlySet<string> = new Set(['roll.upload', TEMPLATE_PAGE]);

/** What a link contains. */
export interface LinkContent {
  readonly network: NetworkId;
  readonly person: PersonId;
  /** The reader's count of revocations when the link was made; absent: none. */
  readonly revocations?: number;
  readonly file: string;
  readonly about?: Ref;
  readonly data?: CardData;
  /** When the link was made, for files that may be restricted. */
  readonly madeAt?: Instant;
  readonly until: Instant;
}

/** The content of a link to a page. */
export interface PageTicket {
  readonly network: NetworkId;
  readonly person: PersonId;
  /** As in `LinkContent`. */
  readonly revocations?: number;
  readonly page: string;
  /** The document for which a template is handed in. */
  readonly document?: string;
  /** The link's own id. The first browser that sends a form of the page claims the link. */
  readonly id: string;
  readonly until: Instant;
}

/** @property made when the message was made: all its tries have the same link */
export interface OwnLinkFor extends Omit<OwnLink, 'person' | 'until'> {
  readonly person: Person;
  readonly made: Instant;
}

export interface Links {
  /** Links for one reader, as of `now`. */
  linksFor(network: NetworkId, person: Person, now: Instant): Promise<Link>;
  /** The link to one's own page: to the whole of it, or in a mail to what the mail is about. */
  linkFor(to: OwnLinkFor): Promise<string>;
  /** The link of a token; undefined when it is not ours, or was made for another address or before a revocation. */
  readOwn(token: string, person: (id: string) => Promise<Person | undefined>): Promise<OwnLink | undefined>;
  /** The same, also for one made before a revocation: it says to whom a void link was given, and opens nothing. */
  readFormer(token: string, person: (id: string) => Promise<Person | undefined>): Promise<OwnLink | undefined>;
  /** Loads the signing secret, so that the first card need not wait for it. */
  prepare(): Promise<void>;
  /** The content of a link; undefined when its signature is not ours. */
  read(token: string, now: Instant): Promise<LinkContent | 'expired' | undefined>;
  /** The same for a link to a page. */
  readPage(token: string, now: Instant): Promise<PageTicket | 'expired' | undefined>;
  /** A code that only this installation can make from this text. */
  seal(words: string): Promise<string>;
}

interface LinksDeps {
  readonly keyValues: KeyValueStore;
  /** The address under which people reach this server, without a final slash. */
  readonly base: () => string;
  /** Do people's browsers reach that address? Without PUBLIC_URL only where all people are on this machine. */
  readonly isReached?: boolean;
}

export function createLinks({ keyValues, base, isReached = true }: LinksDeps): Links {
  let known: Promise<Buffer> | undefined;
  const secret = (): Promise<Buffer> => (known ??= loadSecret(keyValues).catch(forget));
  const forget = (fault: unknown): never => {
    known = undefined;
    throw fault;
  };
  const ownUrl = (key: Buffer, { person, made, ...link }: OwnLinkFor): string =>
    `${base()}/m/${writeLink(key, { ...link, person: person.id, until: untilOf(made) }, person)}`;
  return {
    linkFor: async (to) => ownUrl(await secret(), to),
    async readOwn(token, find) {
      const link = readLink(token);
      const person = link && (await find(link.person));
      return person && isSigned(await secret(), token, person) ? link : undefined;
    },
    async readFormer(token, find) {
      const link = readLink(token);
      const person = link && (await find(link.person));
      return person && wasSigned(await secret(), token, person) ? link : undefined;
    },
    async linksFor(network, reader, now) {
      const key = await secret();
      const of = { network, person: reader.id, ...revocationsOf(reader) };
      return (file, about, data) => {
        if (file === OWN_PAGE) return isReached ? ownUrl(key, { person: reader, made: now }) : '';
        // A page's link lives one hour. A calendar's address is used for years, so it contains its reader's own secret and
        // does not expire.
        if (PAGES.has(file)) {
          const until = after(now, HOUR_MS);
          const document = typeof data?.['document'] === 'string' ? { document: data['document'] } : {};
          const id = randomBytes(12).toString('base64url');
          const ticket: PageTicket = { ...of, page: file, ...document, id, until };
          return `${base()}/page/${signed(key, PAGE, ticket)}`;
        }
        if (file === FEED) return `${base()}/calendar/${String(data?.['token'])}/${FEED}`;
        const until = instant((Math.floor(millis(now) / DAY_MS) + 1 + KEPT_DAYS) * DAY_MS);
        const ticket: LinkContent = {
          ...of,
          file,
          ...(about && { about }),
          ...(data && { data }),
          ...(own(REGISTRY.files, file)?.label && { madeAt: now }),
          until,
        };
        return `${base()}/files/${signed(key, '', ticket)}/${encodeURIComponent(file)}`;
      };
    },
    async prepare() {
      await secret();
    },
    read: async (token, now) => readSigned(await secret(), '', token, now) as LinkContent | 'expired' | undefined,
    readPage: async (token, now) => readSigned(await secret(), PAGE, token, now) as PageTicket | 'expired' | undefined,
    seal: async (words) => sign(await secret(), `seal ${words}`),
  };
}

/** Part of the signed text, so that a link to a file never passes as a link to a page. */
const PAGE = 'page ';
function signed(key: Buffer, kind: string, ticket: object): string {
  const body = Buffer.from(JSON.stringify(ticket)).toString('base64url');
  return `${body}.${sign(key, kind + body)}`;
}
function readSigned(key: Buffer, kind: string, token: string, now: Instant): object | 'expired' | undefined {
  const [body = '', signature = ''] = token.split('.');
  if (!isSame(signature, sign(key, kind + body))) return undefined;
  const ticket = JSON.parse(Buffer.from(body, 'base64url').toString()) as { readonly until: Instant };
  return now > ticket.until ? 'expired' : ticket;
}
function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

const sign = (key: Buffer, body: string): string => createHmac('sha256', key).update(body).digest('base64url');

/** Loads the secret, which is made once for each store: all processes on it sign with the same one. */
const loadSecret = async (keyValues: KeyValueStore): Promise<Buffer> =>
  Buffer.from(await keyValues.putNew('secrets', 'links', randomBytes(32).toString('base64')), 'base64');

/**
 * Links to downloads, and the route that answers them. A link is signed with a secret of this installation, names its
 * reader and what is in the file, and expires. It is a key for whoever holds it, as a card in a chat is; who may have the
 * file is asked again of the stored roll when it is opened.
 */
import { createHmac, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { DAY_MS, HOUR_MS } from '../core/spans.ts';
import { Router, type Request, type Response } from 'express';
import type { CardData } from '../core/answer.ts';
import {
  after,
  instant,
  millis,
  type EventId,
  type Instant,
  type NetworkId,
  type PersonId,
  type Ref,
} from '../core/ids.ts';
import { own } from '../core/own.ts';
import type { KeyValueStore } from '../core/keyValueStore.ts';
import type { Link } from '../kit/cards.ts';
import { phrase } from '../i18n/phrase.ts';
import type { JournalEntry, Store } from '../store/store.ts';
import type { Speaker } from '../i18n/speaker.ts';
import { loadNetwork, REGISTRY, viewFor } from './registry.ts';
import { speakerFor } from '../i18n/speakers.ts';
import { LANGUAGES, readerOf } from '../core/people.ts';

/** Counted from the end of the day, so that a card drawn again on that day has the same links. */
const KEPT_DAYS = 14;
/** A link to what is restricted, counted from when it was made. */
const RESTRICTED_MS = HOUR_MS;
export const FEED = 'calendar.ics';

/** Whose link, to what. */
interface Ticket {
  readonly network: NetworkId;
  readonly person: PersonId;
  readonly file: string;
  readonly about?: Ref;
  readonly data?: CardData;
  /** When the link was made. Given for files that may hold what is restricted. */
  readonly madeAt?: Instant;
  readonly until: Instant;
}

export interface Links {
  /** Links for one reader, as of `now`. */
  linksFor(network: NetworkId, person: PersonId, now: Instant): Promise<Link>;
  /** Has at hand what they are signed with: the first card of a process is not held up by asking for it. */
  prepare(): Promise<void>;
  /** What a link stands for; `expired`, or undefined when we did not make it. */
  read(token: string, now: Instant): Promise<Ticket | 'expired' | undefined>;
}

/** @param base the address under which people reach this server, without a final slash */
export function createLinks({ shelf, base }: { readonly shelf: KeyValueStore; readonly base: () => string }): Links {
  let known: Promise<Buffer> | undefined;
  const secret = (): Promise<Buffer> => (known ??= askSecret(shelf).catch(forget));
  const forget = (fault: unknown): never => {
    known = undefined;
    throw fault;
  };
  return {
    async linksFor(network, person, now) {
      const key = await secret();
      return (file, about, data) => {
        // A calendar program comes back to its address for years: it carries a secret of its reader's own, and no date.
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

/** Made once for each store: other processes on it sign with the same. */
const askSecret = async (shelf: KeyValueStore): Promise<Buffer> =>
  Buffer.from(await shelf.putNew('secrets', 'links', randomBytes(32).toString('base64')), 'base64');

/** Speaks as the browser or calendar program asks, where it is not known who is there. */
export function asking(req: Request): Speaker {
  const language = req.acceptsLanguages(...LANGUAGES);
  return speakerFor({ language: LANGUAGES.find((one) => one === language) ?? 'en', zone: 'UTC' });
}

export interface FilesDeps {
  readonly store: Store;
  readonly links: Links;
  readonly now: () => Instant;
  readonly fault: (what: string, fault: unknown) => void;
}

/** `GET /files/:token/:name` */
export function fileRoutes({ store, links, now, fault }: FilesDeps): Router {
  const routes = Router();
  routes.get('/files/:token/:name', async (req, res) => {
    try {
      const ticket = await links.read(req.params.token, now());
      if (ticket === undefined) return no(res, 404, asking(req)('file.none'));
      if (ticket === 'expired') return no(res, 410, asking(req)('file.expired'));
      await give({ store, at: now(), asking: asking(req) }, ticket, res);
    } catch (error) {
      fault('a file could not be made', error);
      no(res, 503, asking(req)('file.notNow'));
    }
  });
  return routes;
}

interface Giving {
  readonly store: Store;
  readonly at: Instant;
  /** In the language of the browser. */
  readonly asking: Speaker;
}

async function give({ store, at, asking: to }: Giving, { network, person: id, ...ticket }: Ticket, res: Response) {
  const person = (await loadNetwork(store, network))?.roll.people[id];
  const maker = own(REGISTRY.files, ticket.file);
  const reader = person && readerOf(person);
  const say = person ? speakerFor(person) : to;
  if (!person || !reader || !maker?.may(reader)) return no(res, 403, say('file.notYours'));
  const { about, data = {} } = ticket;
  const asked = { view: maker.view, network, ...(about && { about }), data, reader, now: at, unveiled: true };
  const seen = await viewFor(store, asked);
  if (!seen) return no(res, 404, say('file.gone'));
  const label = maker.label?.(seen.view) ?? 'unclassified';
  // What has become restricted since is not for an older link; nor for one of a version that did not say when it was made.
  if (label !== 'unclassified' && !(ticket.madeAt && at <= after(ticket.madeAt, RESTRICTED_MS)))
    return no(res, 410, say('file.expired'));
  const content = await maker.make({ say, reader, view: seen.view, data });
  if (label === 'strictlyConfidential') await noted(store, { network, person: id, file: ticket.file, at });
  res.statusCode = 200;
  res.setHeader('Content-Type', maker.type);
  res.setHeader('Content-Disposition', `attachment; filename="${ticket.file}"`);
  safely(res).end(typeof content === 'string' ? content : Buffer.from(content));
}

/** Each opening is in the audit trail before anything goes out. @throws Error when it could not be written */
async function noted(
  store: Store,
  { network, person, file, at }: Pick<Ticket, 'network' | 'person' | 'file'> & { readonly at: Instant },
): Promise<void> {
  const opened: JournalEntry = {
    network,
    eventId: `file/${randomUUID()}` as EventId,
    at,
    actor: person,
    verb: 'file.open',
    target: file as Ref,
    platform: 'concord',
    outcome: 'accepted',
    answer: { ok: true, say: phrase('concord.done') },
  };
  const { type } = await store.commit({ journal: [opened], envelopes: [], tasks: [] });
  if (type !== 'saved') throw new Error(`the opening of a file could not be noted: ${type}`);
}

/** What is in a file never runs in a browser, and stays in no cache. */
function safely(res: Response): Response {
  res.setHeader('X-Content-Type-Options', 'nosniff');
  res.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
  res.setHeader('Cache-Control', 'no-store');
  res.setHeader('Referrer-Policy', 'no-referrer');
  return res;
}

function no(res: Response, status: number, words: string): void {
  res.statusCode = status;
  res.setHeader('Content-Type', 'text/plain; charset=utf-8');
  safely(res).end(`${words}\n`);
}

/**
 * The route of downloads. Anybody who has a link can open it, but each time the stored roll decides whether the link's
 * reader may have the file.
 */
import { randomUUID } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { Router, type Response } from 'express';
import { dateAt } from '../calendar/calendar.ts';
import { after, type CalendarDate, type EventId, type Instant, type Ref } from '../core/ids.ts';
import { own } from '../core/own.ts';
import { isRevoked, readerOf } from '../core/people.ts';
import { HOUR_MS } from '../core/spans.ts';
import { phrase } from '../i18n/phrase.ts';
import type { Speaker } from '../i18n/speaker.ts';
import { speakerFor, speakerOf } from '../i18n/speakers.ts';
import type { JournalEntry, Store } from '../store/store.ts';
import type { Links, LinkContent } from './links.ts';
import { mayBe, ownTemplate } from '../kit/documents/template/own.ts';
import type { FileContent } from '../kit/file.ts';
import { readFrom } from '../kit/read.ts';
import { savedName } from '../kit/savedName.ts';
import { loadNetwork, REGISTRY, viewFor } from './registry.ts';

/** Life of a link to a restricted file. */
const RESTRICTED_MS = HOUR_MS;

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
      if (ticket === undefined) return no(res, 404, speakerOf(req)('file.none'));
      if (ticket === 'expired') return no(res, 410, speakerOf(req)('file.expired'));
      await sendFile({ store, at: now(), fallback: speakerOf(req) }, ticket, res);
    } catch (error) {
      fault('a file could not be made', error);
      no(res, 503, speakerOf(req)('file.notNow'));
    }
  });
  return routes;
}

interface Opening {
  readonly store: Store;
  readonly at: Instant;
  /** Speaks to a person who is not known. */
  readonly fallback: Speaker;
}

async function sendFile(
  { store, at, fallback }: Opening,
  { network, person: id, ...ticket }: LinkContent,
  res: Response,
) {
  const known = await loadNetwork(store, network);
  const person = known?.roll.people[id];
  const definition = own(REGISTRY.files, ticket.file);
  const reader = person && readerOf(person);
  const say = person ? speakerFor(person) : fallback;
  if (!person || !reader || !definition?.may(reader)) return no(res, 403, say('file.notYours'));
  if (isRevoked(ticket, person)) return no(res, 410, say('file.expired'));
  const { about, data = {} } = ticket;
  const asked = { view: definition.view, network, ...(about && { about }), data, reader, now: at, unveiled: true };
  const seen = await viewFor(store, asked, ticket.file.endsWith('.json'));
  if (!seen) return no(res, 404, say('file.gone'));
  const label = definition.label?.(seen.view) ?? 'unclassified';
  // A file that has become restricted is refused to older links, and to links that do not say when they were made.
  if (label !== 'unclassified' && !(ticket.madeAt && at <= after(ticket.madeAt, RESTRICTED_MS)))
    return no(res, 410, say('file.expired'));
  const said = speakerFor(person, seen.roll, seen.over);
  const theirs = definition.template && (await ownTemplate(readFrom(store, network), definition.template));
  const template = theirs && (await mayBe(theirs, label)) ? theirs : undefined;
  const content = await definition.make({
    ...{ say: said, reader, view: seen.view, data },
    network: known.settings.name,
    ...(template && { template }),
  });
  if (label === 'strictlyConfidential') await recordOpening(store, at, { ...ticket, network, person: id });
  res.statusCode = 200;
  const day = (at: Instant): CalendarDate => dateAt(at, known.settings.timeZone);
  const called = definition.called?.({ say: said, view: seen.view, data, day });
  // Sets a type as well, by the ending.
  res.attachment(called === undefined ? ticket.file : savedName(called, ticket.file));
  res.setHeader('Content-Type', definition.type);
  await sendContent(safely(res), content);
}

type Content = Awaited<FileContent>;

/** A long file is sent as it is made. Whoever goes away meanwhile ends it. */
async function sendContent(res: Response, content: Content): Promise<void> {
  if (typeof content === 'string') return void res.end(content);
  if (content instanceof Uint8Array) return void res.end(Buffer.from(content));
  await pipeline(content, res).catch((fault: unknown) => {
    if (!isGone(fault)) throw fault;
  });
}
const isGone = (fault: unknown): boolean =>
  fault instanceof Error && 'code' in fault && fault.code === 'ERR_STREAM_PREMATURE_CLOSE';

/** Records each opening in the audit trail before the file is sent. @throws Error when it cannot be recorded */
async function recordOpening(store: Store, at: Instant, ticket: Omit<LinkContent, 'until'>): Promise<void> {
  const { network, person, file, about, data } = ticket;
  // What was opened, so that all who opened a thing are found by it: a reference, a register number, or the name of a list.
  const target = about ?? (typeof data?.['number'] === 'string' ? data['number'] : file);
  const opened: JournalEntry = {
    network,
    eventId: `file/${randomUUID()}` as EventId,
    at,
    actor: person,
    verb: 'file.open',
    target: target as Ref,
    platform: 'concord',
    outcome: 'accepted',
    answer: { ok: true, say: phrase('concord.done') },
  };
  const { type } = await store.commit({ journal: [opened], envelopes: [], tasks: [] });
  if (type !== 'saved') throw new Error(`the opening of a file could not be noted: ${type}`);
}

/** Sets headers so that the file never runs in a browser and is not cached. */
function safely(res: Response): Response {
  res.setHeader('X-Content-Type-Options', 'nosniff');
  res.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
  res.setHeader('Cache-Control', 'no-store');
  res.setHeader('Referrer-Policy', 'no-referrer');
  return res;
}

function no(res: Response, status: number, words: string): void {
  // A file that broke off cannot be told any more: its connection is closed, so nobody takes it for whole.
  if (res.headersSent || res.destroyed) return void res.destroy();
  res.statusCode = status;
  res.setHeader('Content-Type', 'text/plain; charset=utf-8');
  safely(res).end(`${words}\n`);
}

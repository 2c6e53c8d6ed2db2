/** Acts that only read. The answer names a card, which is drawn from the stored state when it is shown. */
import type { Act } from '../../../core/act.ts';
import type { Answer, CardRef } from '../../../core/answer.ts';
import type { Ref, Instant } from '../../../core/ids.ts';
import { readerOf, type Person, type Reader } from '../../../core/people.ts';
import { phrase } from '../../../i18n/phrase.ts';
import type { Network } from '../../../core/network.ts';
import type { ReadStore } from '../../../kit/read.ts';
import { DOCUMENT_FORMATS } from '../../../kit/documents/formats.ts';
import { discretionOf } from '../../../core/classification.ts';
import { isCarried, runs } from '../rules/state.ts';
import { maySee, requestView } from './views.ts';
import { requestLine } from './requestLine.ts';
import { waitsFor } from '../rules/stands.ts';
import type { ViewRequest, ViewResult } from '../../../kit/views.ts';
import type { RequestLine, RequestView } from '../cards/view.ts';
import { maybeChoice, maybeNumber, maybeWords, type Inputs } from '../../../core/inputs.ts';

const MAX_PAGES = 10_000;
export const STATES = [
  'open',
  'endorsed',
  'referred',
  'withdrawn',
  'superseded',
  'decided',
  'notDecided',
  'all',
] as const;

export const composeInputs = { follows: maybeWords(20) };
/** `words`: what somebody has written about the request. They are filled into the card's forms. */
export const showInputs = { page: maybeNumber(1, MAX_PAGES), words: maybeWords() };
export const exportInputs = { format: maybeChoice(DOCUMENT_FORMATS) };
export const listInputs = { state: maybeChoice(STATES), page: maybeNumber(1, MAX_PAGES) };

const notFound = (ref: string): Answer => ({ ok: false, code: 'notFound', say: phrase('refused.notFound', { ref }) });

/** `endorsement.show`: the request's card with all details. Observers do not see restricted requests. */
export async function show(read: ReadStore, act: Act<Inputs<typeof showInputs>, Person>): Promise<Answer> {
  if (!act.target) return { ok: false, code: 'invalid', say: phrase('refused.noTarget') };
  const found = await read.load('endorsements', act.target);
  if (!found) return notFound(act.target);
  if (!maySee(found, act.actor)) return { ok: false, code: 'notAllowed', say: phrase('refused.restricted') };
  return {
    ok: true,
    say: phrase('endorsement.here', { ref: act.target }),
    card: cardOf(act.target, act.inputs),
    target: act.target,
  };
}

/** `endorsement.export` (Secretariat): links to the record of the request, as a document. */
export async function exportRecord(
  read: ReadStore,
  { target, inputs: { format } }: Act<Inputs<typeof exportInputs>, Person>,
): Promise<Answer> {
  if (!target) return { ok: false, code: 'invalid', say: phrase('refused.noTarget') };
  const found = await read.load('endorsements', target);
  if (!found) return notFound(target);
  const restricted = found.classification === 'unclassified' ? {} : ({ restricted: true } as const);
  const data = { of: target, ...(format && { format }), ...restricted };
  return { ok: true, say: phrase('record.here'), card: { name: 'requestFiles', data }, target };
}

/** The request's card, or a page of everything that was said about it. */
const cardOf = (about: Ref, { page, words }: Inputs<typeof showInputs>): CardRef => {
  if (page !== undefined) return { name: 'stands', about, data: { page } };
  return { name: 'request', about, ...(words !== undefined && { data: { typed: words } }) };
};

/** `endorsement.compose`: the form, filled in from an earlier request when the new one follows it. */
export async function compose(read: ReadStore, { inputs }: Act<Inputs<typeof composeInputs>, Person>): Promise<Answer> {
  const old = await read.load('endorsements', inputs.follows?.toUpperCase());
  // The form may stay in a chat, so it must not contain a restricted title.
  const title = old && discretionOf(old.classification) !== 'reference' ? { title: old.title } : {};
  const values = old && { follows: old.target, ...title, classification: old.classification };
  return {
    ok: true,
    say: phrase('endorsement.compose'),
    card: { name: 'compose', ...(values && { data: { values } }) },
  };
}

/** `endorsement.list`: all requests with the running ones first, or those in one state. */
export async function list(
  read: ReadStore,
  act: Act<Inputs<typeof listInputs>, Person>,
  network: Network,
): Promise<Answer> {
  const { state = 'all', page } = act.inputs;
  const lines = await requestsFor(read, readerOf(act.actor), network, act.receivedAt, state);
  const which = state === 'all' ? ({ all: true } as const) : { state };
  const data = { ...which, ...(page !== undefined && { page }) };
  return { ok: true, say: phrase('endorsement.listed', { n: lines.length }), card: { name: 'requests', data } };
}

const RUNNING = ['open', 'referred'] as const;

export async function seeRequest(
  read: ReadStore,
  asked: ViewRequest,
  network: Network,
): Promise<ViewResult<RequestView> | undefined> {
  const found = await read.find('endorsements', asked.about);
  if (!found) return undefined;
  const e = found.state;
  const person = network.roll.people[asked.reader.person];
  if (!person || !maySee(e, person)) return undefined;
  const view = requestView(e, asked.reader, network, asked.now, asked.unveiled);
  const isRestricted = e.classification !== 'unclassified';
  const over = e.outcome && !runs(e) && !isCarried(e) ? { over: e.outcome.at } : {};
  return { view, version: found.version, text: view.cardVersion, isRestricted, ...over };
}

/**
 * Requests as lines: first those that wait for the reader, then other running ones, each by their closing instant; then ended
 * ones, the latest first.
 */
export async function requestsFor(
  read: ReadStore,
  reader: Reader,
  network: Network,
  now: Instant,
  state?: string,
): Promise<RequestLine[]> {
  const stages = state === 'all' ? undefined : [state ?? RUNNING].flat();
  const found = await read.list('endorsements', { ...(stages && { stages }) });
  const person = network.roll.people[reader.person];
  return found
    .map((e) => requestLine(e, reader, now, person !== undefined && maySee(e, person)))
    .sort((a, b) => placeOf(a) - placeOf(b) || (a.closesAt < b.closesAt ? -1 : 1) * (isRunning(a) ? 1 : -1));
}

const isRunning = ({ state }: RequestLine): boolean => state === 'open' || state === 'referred';
const placeOf = (line: RequestLine): number => (line.waitsForReader ? 0 : isRunning(line) ? 1 : 2);

/** The requests that wait for this reader's entity. */
export async function waitingFor(read: ReadStore, reader: Reader, now: Instant): Promise<Ref[]> {
  const found = await read.list('endorsements', { stages: ['open'] });
  return found.filter((e) => waitsFor(e, reader.entity, now)).map((e) => e.target);
}

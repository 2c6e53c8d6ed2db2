/** Acts that only read. The answer names a card, which is drawn from the stored state when it is shown. */
import type { Act } from '../../../core/act.ts';
import { MAILBOX_SPACE, READ_TO_END } from '../../../core/mailbox.ts';
import type { Answer, CardRef } from '../../../core/answer.ts';
import type { Ref, Instant } from '../../../core/ids.ts';
import type { Person, Reader } from '../../../core/people.ts';
import { phrase } from '../../../i18n/phrase.ts';
import type { Network } from '../../../core/network.ts';
import { askedDocument } from '../../../kit/documents/askedDocument.ts';
import type { ReadStore } from '../../../kit/read.ts';
import { discretionOf } from '../../../core/classification.ts';
import { FORMATS, overAt, type Endorsement } from '../rules/state.ts';
import { followsNone } from '../rules/open.ts';
import { maySee, requestView, withoutMailbox } from './views.ts';
import { requestLine } from './requestLine.ts';
import { waitsFor } from '../rules/stands.ts';
import type { ViewRequest, ViewResult } from '../../../kit/views.ts';
import { MAX_LIST_ITEMS } from '../../../kit/blocks/blocks.ts';
import type { RequestLine, RequestsPage, RequestView } from '../cards/view.ts';
import { maybeChoice, maybeNumber, maybeWords, type Inputs } from '../../../core/inputs.ts';
import { asReference } from '../../../core/seen.ts';

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
export const exportInputs = { format: maybeChoice(FORMATS) };
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
  const asked = { of: target, format, label: found.classification };
  const { say, data } = await askedDocument(read, 'endorsement', asked);
  return { ok: true, say, card: { name: 'requestFiles', data }, target };
}

/** The request's card, or a page of everything that was said about it. */
const cardOf = (about: Ref, { page, words }: Inputs<typeof showInputs>): CardRef => {
  if (page !== undefined) return { name: 'stands', about, data: { page } };
  return { name: 'request', about, ...(words !== undefined && { data: { typed: words } }) };
};

/** `endorsement.compose`: the form, filled in from an earlier request when the new one follows it. */
export async function compose(read: ReadStore, { inputs }: Act<Inputs<typeof composeInputs>, Person>): Promise<Answer> {
  const old = await read.load('endorsements', inputs.follows && asReference(inputs.follows));
  if (inputs.follows !== undefined && !old) return { ok: false, ...followsNone(asReference(inputs.follows) as Ref) };
  const values = old && { follows: old.target, classification: old.classification, ...keptOf(old) };
  return {
    ok: true,
    say: phrase('endorsement.compose'),
    card: { name: 'compose', ...(values && { data: { values } }) },
  };
}

/** The form may stay in a chat, so of a restricted request it has only what may be kept (domain.md 9). */
function keptOf({
  title,
  documentUrl,
  documentVersion,
  classification,
}: Endorsement): Readonly<Record<string, string>> {
  const discretion = discretionOf(classification);
  if (discretion === 'reference') return {};
  return discretion === 'all' ? { title, documentUrl, documentVersion } : { title };
}

/** `endorsement.list`: all requests with the running ones first, or those in one state. */
export async function list(read: ReadStore, act: Act<Inputs<typeof listInputs>, Person>): Promise<Answer> {
  const { state = 'all', page } = act.inputs;
  const which = state === 'all' ? ({ all: true } as const) : { state };
  const data = { ...which, ...(page !== undefined && { page }) };
  return {
    ok: true,
    say: phrase('endorsement.listed', { n: await read.count('endorsements', stagesOf(state)) }),
    card: { name: 'requests', data },
  };
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
  const item = e.outcome?.actions?.length ? await read.load('agenda', e.agendaItem) : undefined;
  const drawn = requestView(e, asked.reader, network, asked.now, { unveiled: asked.unveiled, item });
  const view = (await dependsOnUnread(read, drawn)) ? withoutMailbox(drawn, e, asked.now) : drawn;
  const isRestricted = e.classification !== 'unclassified';
  const over = overAt(e);
  return { view, version: found.version, text: view.cardVersion, isRestricted, ...(over && { over }) };
}

/** Does the view say that what comes back is known, although no mailbox is read? Only such a view asks for it. */
const dependsOnUnread = async (read: ReadStore, { silence }: RequestView): Promise<boolean> =>
  silence !== undefined &&
  Object.values(silence).includes('unlessReturned') &&
  (await read.keyValue(MAILBOX_SPACE, READ_TO_END)) === undefined;

const ENDED = STATES.filter((state) => state !== 'all' && !RUNNING.some((one) => one === state));
const stagesOf = (state: string): readonly string[] => (state === 'all' ? [...RUNNING, ...ENDED] : [state]);

/** Running requests as lines: those that wait for the reader first, then the others, each by their closing instant. */
export async function requestsFor(
  read: ReadStore,
  reader: Reader,
  network: Network,
  now: Instant,
  state?: string,
): Promise<RequestLine[]> {
  const stages = RUNNING.filter((one) => state === undefined || state === 'all' || state === one);
  if (stages.length === 0) return [];
  return (await read.list('endorsements', { stages }))
    .map(lineFor(reader, network, now))
    .sort((a, b) => placeOf(a) - placeOf(b) || (a.closesAt < b.closesAt ? -1 : 1));
}

const lineFor = (reader: Reader, { roll }: Network, now: Instant): ((e: Endorsement) => RequestLine) => {
  const person = roll.people[reader.person];
  return (e) => requestLine(e, reader, now, person !== undefined && maySee(e, person));
};

/**
 * One page of them: the running ones, then the ended ones, the latest first. Ended ones of other pages are not read. Without
 * a state, all running ones.
 */
export async function requestsPage(
  read: ReadStore,
  { reader, now }: Pick<ViewRequest, 'reader' | 'now'>,
  network: Network,
  { state, page: asked }: { readonly state?: string | undefined; readonly page: number },
): Promise<RequestsPage> {
  const running = await requestsFor(read, reader, network, now, state);
  if (state === undefined) return { shown: running, page: 1, all: running.length };
  const stages = stagesOf(state).filter((one) => !RUNNING.some((other) => other === one));
  const all = running.length + (stages.length === 0 ? 0 : await read.count('endorsements', stages));
  const page = Math.min(asked, Math.max(1, Math.ceil(all / MAX_LIST_ITEMS)));
  const from = (page - 1) * MAX_LIST_ITEMS;
  const first = running.slice(from, from + MAX_LIST_ITEMS);
  const limit = MAX_LIST_ITEMS - first.length;
  const skip = Math.max(0, from - running.length);
  const ended = stages.length === 0 || limit === 0 ? [] : await read.latest('endorsements', { limit, skip, stages });
  return { shown: [...first, ...ended.map((one) => lineFor(reader, network, now)(one.state))], page, all };
}

const placeOf = (line: RequestLine): number => (line.waitsForReader ? 0 : 1);

/** The requests that wait for this reader's entity. */
export async function waitingFor(read: ReadStore, reader: Reader, now: Instant): Promise<Ref[]> {
  const found = await read.list('endorsements', { stages: ['open'] });
  return found.filter((e) => waitsFor(e, reader.entity, now)).map((e) => e.target);
}

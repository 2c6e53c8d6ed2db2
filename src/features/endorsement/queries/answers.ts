/** Acts that only look: the answer names a card, which is drawn from what is stored when it is shown. */
import type { Act } from '../../../core/act.ts';
import type { Answer, CardRef } from '../../../core/answer.ts';
import type { Ref, Instant } from '../../../core/ids.ts';
import { type Person, readerOf, type Reader } from '../../../core/people.ts';
import { phrase } from '../../../i18n/phrase.ts';
import type { Network } from '../../../core/network.ts';
import { readFrom } from '../../../kit/read.ts';
import type { Store } from '../../../store/store.ts';
import { kindOf } from '../../../engine/registry.ts';
import { keptOf } from './kept.ts';
import { maySee, requestLine, requestView, waitsFor } from './views.ts';
import { MAX_LISTED, type ViewRequest, type ViewResult } from '../../../kit/views.ts';
import type { RequestLine } from '../cards/view.ts';
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
export const showInputs = { page: maybeNumber(1, MAX_PAGES) };
export const listInputs = { state: maybeChoice(STATES) };

const notFound = (ref: string): Answer => ({ ok: false, code: 'notFound', say: phrase('refused.notFound', { ref }) });

/** `endorsement.show`: the request's card, its details unveiled. Restricted ones are not for observers. */
export async function show(
  store: Store,
  act: Act<Inputs<typeof showInputs>, Person>,
  network: Network,
): Promise<Answer> {
  if (!act.target) return { ok: false, code: 'invalid', say: phrase('refused.noTarget') };
  const found =
    kindOf(act.target) === 'endorsements'
      ? await readFrom(store, network.id).load('endorsements', act.target)
      : undefined;
  if (!found) return notFound(act.target);
  if (!maySee(found, act.actor)) return { ok: false, code: 'notAllowed', say: phrase('refused.restricted') };
  return {
    ok: true,
    say: phrase('endorsement.here', { ref: act.target }),
    card: cardOf(act.target, act.inputs.page),
    target: act.target,
  };
}

/** The request itself, or a page of everything that was said on it. */
const cardOf = (about: Ref, page: number | undefined): CardRef =>
  page === undefined ? { name: 'request', about } : { name: 'stands', about, data: { page } };

/** `endorsement.compose`: the form, with what is known already when the new request follows an old one. */
export async function compose(
  store: Store,
  { inputs }: Act<Inputs<typeof composeInputs>, Person>,
  network: Network,
): Promise<Answer> {
  const follows = inputs.follows?.toUpperCase();
  const old =
    follows && kindOf(follows) === 'endorsements'
      ? await readFrom(store, network.id).load('endorsements', follows)
      : undefined;
  // The form may be left standing in a chat.
  const title = old && keptOf(old.classification) !== 'reference' ? { title: old.title } : {};
  const values = old && { follows: old.target, ...title, classification: old.classification };
  return {
    ok: true,
    say: phrase('endorsement.compose'),
    card: { name: 'compose', ...(values && { data: { values } }) },
  };
}

/** `endorsement.list`: running requests, or those of one state. */
export async function list(
  store: Store,
  act: Act<Inputs<typeof listInputs>, Person>,
  network: Network,
): Promise<Answer> {
  const { state } = act.inputs;
  const lines = await requestsFor(store, readerOf(act.actor), network, act.receivedAt, state);
  const which = state === 'all' ? { all: true } : state ? { state } : {};
  const data = { ...which, cut: lines.length >= MAX_LISTED };
  return { ok: true, say: phrase('endorsement.listed', { n: lines.length }), card: { name: 'requests', data } };
}

const RUNNING = ['open', 'referred'] as const;

export async function seeRequest(store: Store, asked: ViewRequest, network: Network): Promise<ViewResult | undefined> {
  const found = await readFrom(store, asked.network).find('endorsements', asked.about);
  if (!found) return undefined;
  const e = found.state;
  const person = network.roll.people[asked.reader.person];
  if (!person || !maySee(e, person)) return undefined;
  return { view: requestView(e, asked.reader, network, asked.now, asked.unveiled), version: found.version };
}

/** Requests as lines, those that close first at the top; ended ones by the latest first. */
export async function requestsFor(
  store: Store,
  reader: Reader,
  network: Network,
  now: Instant,
  state?: string,
): Promise<RequestLine[]> {
  const stages = state === 'all' ? undefined : [state ?? RUNNING].flat();
  const found = await readFrom(store, network.id).list('endorsements', { ...(stages && { stages }) });
  const person = network.roll.people[reader.person];
  return found
    .map((e) => requestLine(e, reader, now, person !== undefined && maySee(e, person)))
    .sort((a, b) => Number(b.waitsForReader) - Number(a.waitsForReader) || (a.closesAt < b.closesAt ? -1 : 1))
    .slice(0, MAX_LISTED);
}

/** Requests that wait for this reader's entity. */
export async function waitingFor(store: Store, reader: Reader, network: Network, now: Instant): Promise<Ref[]> {
  const found = await readFrom(store, network.id).list('endorsements', { stages: ['open'] });
  return found.filter((e) => waitsFor(e, reader, now)).map((e) => e.target);
}

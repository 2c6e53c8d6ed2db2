/** Acts that only look: the answer names a card, which is drawn from what is stored when it is shown. */
import type { Act } from '../../../core/act.ts';
import type { Answer, CardRef } from '../../../core/answer.ts';
import type { Ref } from '../../../core/ids.ts';
import type { Person } from '../../../core/people.ts';
import type { Phrase } from '../../../core/phrase.ts';
import { phrase } from '../../../i18n/phrase.ts';
import type { Endorsement } from '../rules/state.ts';
import type { Net } from '../../../core/net.ts';
import { documentId, type Store } from '../../../store/store.ts';
import { kindOf } from '../../../engine/registry.ts';
import { MOST_LISTED, requestsFor } from '../../../engine/queries.ts';
import { maySee, readerOf } from './views.ts';

/** A card that needs no more than its name. */
export const plainCard =
  (name: string, say: Phrase) =>
  async (_store: Store, _act: Act, _network: Net): Promise<Answer> => ({ ok: true, say, card: { name } });

export const home = plainCard('home', phrase('home.here'));

const notFound = (ref: string): Answer => ({ ok: false, code: 'notFound', say: phrase('refused.notFound', { ref }) });

/** `endorsement.show`: the request's card, its details unveiled. Restricted ones are not for observers. */
export async function show(
  store: Store,
  act: Act<{ page?: number | undefined }, Person>,
  network: Net,
): Promise<Answer> {
  if (!act.target) return { ok: false, code: 'invalid', say: phrase('refused.noTarget') };
  const found =
    kindOf(act.target) === 'endorsements' ? await store.load(documentId(network.id, act.target)) : undefined;
  if (!found) return notFound(act.target);
  if (!maySee(found.state as Endorsement, act.actor))
    return { ok: false, code: 'notAllowed', say: phrase('refused.restricted') };
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
  { inputs }: Act<{ follows?: string | undefined }, Person>,
  network: Net,
): Promise<Answer> {
  const follows = inputs.follows?.toUpperCase();
  const found =
    follows && kindOf(follows) === 'endorsements' ? await store.load(documentId(network.id, follows)) : undefined;
  const old = found?.state as Endorsement | undefined;
  const values = old && { follows: old.target, title: old.title, classification: old.classification };
  return {
    ok: true,
    say: phrase('endorsement.compose'),
    card: { name: 'compose', ...(values && { data: { values } }) },
  };
}

/** `endorsement.list`: running requests, or those of one state. */
export async function list(
  store: Store,
  act: Act<{ state?: string | undefined }, Person>,
  network: Net,
): Promise<Answer> {
  const { state } = act.inputs;
  const lines = await requestsFor(store, readerOf(act.actor), network, act.receivedAt, state);
  const which = state === 'all' ? { all: true } : state ? { state } : {};
  const data = { ...which, cut: lines.length >= MOST_LISTED };
  return { ok: true, say: phrase('endorsement.listed', { n: lines.length }), card: { name: 'requests', data } };
}

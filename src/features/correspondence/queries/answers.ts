/** Acts of correspondence and news that only look. */
import type { Act } from '../../../core/act.ts';
import type { Answer, CardRef } from '../../../core/answer.ts';
import { maybeChoice, maybeNumber, maybeWords, type Inputs } from '../../../core/inputs.ts';
import { manages, represents, type Person, readerOf } from '../../../core/people.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { readSending, type sendInputs } from '../rules/circulate.ts';
import type { Network } from '../../../core/network.ts';
import { readFrom } from '../../../kit/read.ts';
import type { Store } from '../../../store/store.ts';
import { kindOf } from '../../../engine/registry.ts';
import { listCorrespondence, newsFor, type ListAsked } from './subjects.ts';
import { maySeeCorrespondence, maySeeNews } from './views.ts';

const noTarget: Answer = { ok: false, code: 'invalid', say: phrase('refused.noTarget') };
const notFound = (ref: string): Answer => ({ ok: false, code: 'notFound', say: phrase('refused.notFound', { ref }) });

const COMPOSED = ['circular', 'urgent', 'proposals'] as const;
export const composeInputs = { kind: maybeChoice(COMPOSED) };
export const showInputs = { as: maybeChoice(['message']) };
export const listInputs = { words: maybeWords(200), before: maybeNumber(1, 999_999_999) };
export const newsListInputs = { state: maybeChoice(['queued', 'all']) };

/** `correspondence.compose`: the form for what this person may send. */
export async function compose(
  _store: Store,
  { actor, inputs }: Act<Inputs<typeof composeInputs>, Person>,
): Promise<Answer> {
  const kind = inputs.kind ?? 'circular';
  if (kind === 'proposals' && !manages(actor))
    return { ok: false, code: 'notAllowed', say: phrase('refused.secretariatOnly') };
  if (kind === 'urgent' && !represents(actor))
    return { ok: false, code: 'notAllowed', say: phrase('refused.representativesOnly') };
  const form = kind === 'circular' && !manages(actor) ? 'submission' : kind;
  return { ok: true, say: phrase('correspondence.compose'), card: { name: 'sendForm', data: { kind: form } } };
}

/** `correspondence.preview`: read as it would be sent; shown as recipients would see it. Nothing is stored. */
export async function preview(
  _store: Store,
  act: Act<Inputs<typeof sendInputs>, Person>,
  network: Network,
): Promise<Answer> {
  const read = readSending(act, network);
  if ('fields' in read) return { ok: false, code: 'invalid', say: phrase('refused.invalid'), fields: read.fields };
  const { subject, text, links, classification = 'unclassified', sendAt, acknowledge } = act.inputs;
  const data = {
    subject,
    text,
    audience: read.audience.join(','),
    links: links.join(' '),
    classification,
    ...(sendAt !== undefined && { sendAt, at: read.sendAt }),
    acknowledge: acknowledge ? 'yes' : 'no',
  };
  return { ok: true, say: phrase('correspondence.preview'), card: { name: 'preview', data } };
}

/** `correspondence.show`: the file for the Secretariat and the sender, the message for those who got it. */
export async function show(
  store: Store,
  act: Act<Inputs<typeof showInputs>, Person>,
  network: Network,
): Promise<Answer> {
  const { target, actor } = act;
  if (!target) return noTarget;
  const c =
    kindOf(target) === 'correspondence' ? await readFrom(store, network.id).load('correspondence', target) : undefined;
  if (!c) return notFound(target);
  if (!maySeeCorrespondence(c, actor, manages(actor)))
    return { ok: false, code: 'notAllowed', say: phrase('refused.restricted') };
  const isFile = (manages(actor) || c.by === actor.id) && (act.inputs.as !== 'message' || c.state !== 'sent');
  const name = isFile ? 'correspondence' : 'circular';
  return { ok: true, say: phrase('correspondence.here', { ref: target }), card: { name, about: target }, target };
}

/** `correspondence.list`: the register of what went out, as far as this person may see it. */
export async function list(store: Store, { actor, inputs }: Act<ListAsked, Person>, network: Network): Promise<Answer> {
  const { lines } = await listCorrespondence(store, readerOf(actor), network, inputs);
  const { words, before } = inputs;
  const data = { ...(words !== undefined && { words }), ...(before !== undefined && { before }) };
  return {
    ok: true,
    say: phrase('correspondence.listed', { n: lines.length }),
    card: { name: 'correspondences', data },
  };
}

/** `news.compose`: the form; for the Secretariat the queue. */
export const composeNews = async (_store: Store, { actor }: Act<unknown, Person>): Promise<Answer> =>
  manages(actor)
    ? { ok: true, say: phrase('news.here'), card: { name: 'newsQueue' } }
    : { ok: true, say: phrase('news.compose'), card: { name: 'newsForm' } };

/** `news.list` (Secretariat): the queue, or everything. */
export async function listNews(
  store: Store,
  { actor, inputs }: Act<Inputs<typeof newsListInputs>, Person>,
  network: Network,
): Promise<Answer> {
  const all = inputs.state === 'all';
  const found = await newsFor(store, readerOf(actor), network, { all });
  const card: CardRef = { name: 'newsQueue', data: all ? { all } : {} };
  return { ok: true, say: phrase('news.listed', { n: found.length }), card };
}

export async function showNews(
  store: Store,
  { target, actor }: Act<unknown, Person>,
  network: Network,
): Promise<Answer> {
  if (!target) return noTarget;
  const item = kindOf(target) === 'news' ? await readFrom(store, network.id).load('news', target) : undefined;
  if (!item) return notFound(target);
  if (!maySeeNews(item, actor, manages(actor)))
    return { ok: false, code: 'notAllowed', say: phrase('refused.restricted') };
  return {
    ok: true,
    say: phrase('correspondence.here', { ref: target }),
    card: { name: 'newsItem', about: target },
    target,
  };
}

/** Acts that only read: forms, previews, lists of correspondence and news. */
import type { Act } from '../../../core/act.ts';
import type { Answer, CardRef } from '../../../core/answer.ts';
import { maybeChoice, maybeNumber, type Inputs, maybeLine } from '../../../core/inputs.ts';
import { manages, represents, type Person, readerOf } from '../../../core/people.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { closingOf } from '../../../calendar/calendar.ts';
import { ref } from '../../../core/ids.ts';
import { localOf } from '../rules/replan.ts';
import { readSending, sendFromCall, type sendInputs } from '../rules/circulate.ts';
import { passOn, proposals, type passOnInputs, type proposalsInputs } from '../rules/passOn.ts';
import { urgent, type urgentInputs } from '../rules/urgent.ts';
import { CORRESPONDENCE_STATES, isPassedOn, PASSED_ON } from '../rules/state.ts';
import { urgentFacts } from './facts.ts';
import type { Network } from '../../../core/network.ts';
import { DOCUMENT_FORMATS } from '../../../kit/documents/formats.ts';
import { closedTo } from '../../../kit/closed.ts';
import { askedDocument } from '../../../kit/documents/askedDocument.ts';
import type { ReadStore } from '../../../kit/read.ts';
import { listCorrespondence, newsFor, type ListAsked } from './readers.ts';
import { maySeeCorrespondence, maySeeNews } from './views.ts';

const noTarget: Answer = { ok: false, code: 'invalid', say: phrase('refused.noTarget') };
const notFound = (ref: string): Answer => ({ ok: false, code: 'notFound', say: phrase('refused.notFound', { ref }) });

const COMPOSED = ['circular', 'urgent', ...PASSED_ON] as const;
export const composeInputs = { kind: maybeChoice(COMPOSED) };
export const showInputs = { as: maybeChoice(['message']) };
export const listInputs = {
  words: maybeLine(200),
  before: maybeNumber(1, 999_999_999),
  state: maybeChoice(CORRESPONDENCE_STATES),
};
export const exportInputs = { format: maybeChoice(DOCUMENT_FORMATS) };
export const newsListInputs = { state: maybeChoice(['queued', 'all']) };

/** `correspondence.compose`: the form for the kinds of message that this person may send. */
export async function compose(
  _read: ReadStore,
  { actor, inputs }: Act<Inputs<typeof composeInputs>, Person>,
): Promise<Answer> {
  const kind = inputs.kind ?? 'circular';
  if (isPassedOn(kind) && !manages(actor))
    return { ok: false, code: 'notAllowed', say: phrase('refused.secretariatOnly') };
  if (kind === 'urgent' && !represents(actor))
    return { ok: false, code: 'notAllowed', say: phrase('refused.representativesOnly') };
  const form = kind === 'circular' && !manages(actor) ? 'submission' : kind;
  return { ok: true, say: phrase('correspondence.compose'), card: { name: 'sendForm', data: { kind: form } } };
}

/** `correspondence.export`: links to the message as a document, for whoever may read it. */
export async function exportMessage(
  read: ReadStore,
  { actor, target, inputs: { format } }: Act<Inputs<typeof exportInputs>, Person>,
): Promise<Answer> {
  if (!target) return noTarget;
  const found = await read.load('correspondence', target);
  if (!found) return notFound(target);
  if (!maySeeCorrespondence(found, actor, manages(actor)))
    return { ok: false, code: 'notAllowed', say: closedTo(actor) };
  const asked = { of: target, format, label: found.classification };
  const { say, data } = await askedDocument(read, 'circular', asked);
  return { ok: true, say, card: { name: 'circularFiles', data }, target };
}

/** `correspondence.preview`: shows the message as recipients would see it. Nothing is stored. */
export async function preview(
  _read: ReadStore,
  act: Act<Inputs<typeof sendInputs>, Person>,
  network: Network,
): Promise<Answer> {
  const sending = readSending(act, network);
  if ('fields' in sending)
    return { ok: false, code: 'invalid', say: phrase('refused.invalid'), fields: sending.fields };
  return {
    ok: true,
    say: phrase('correspondence.preview'),
    card: { name: 'preview', data: shown(act, sending, network) },
  };
}

type Sending = Exclude<ReturnType<typeof readSending>, { readonly fields: unknown }>;
function shown(
  { inputs }: Act<Inputs<typeof sendInputs>, Person>,
  { audience, sendAt: at, isLocal }: Sending,
  network: Network,
) {
  const { subject, text, links, classification = 'unclassified', acknowledge } = inputs;
  // What was typed may mean another time when the preview is sent: “tomorrow at 9”.
  const sendAt = at !== undefined && isLocal ? localOf(at, network) : inputs.sendAt;
  return {
    subject,
    text,
    audience: audience.join(','),
    links: links.join(' '),
    classification,
    ...(sendAt !== undefined && { sendAt, ...(at !== undefined && { at }) }),
    acknowledge: acknowledge ? 'yes' : 'no',
  };
}

/** `input.circulate.preview`: shows the message with the answers as recipients would see it. */
export async function previewFromCall(
  read: ReadStore,
  act: Act<Inputs<typeof sendInputs>, Person>,
  network: Network,
): Promise<Answer> {
  if (!act.target) return noTarget;
  const call = await read.load('inputs', act.target);
  if (!call) return notFound(act.target);
  const classification = act.inputs.classification ?? call.classification;
  const labelled = { ...act, inputs: { ...act.inputs, classification, call } };
  const refused = asRefused(sendFromCall(NOT_YET, labelled, network));
  const sending = readSending(labelled, network);
  if (refused || 'fields' in sending) return refused ?? notFound(call.target);
  const data = { ...shown(labelled, sending, network), call: call.target };
  return { ok: true, say: phrase('correspondence.preview'), card: { name: 'preview', data }, target: call.target };
}

/** Refuses in the preview what the act itself would refuse. */
const asRefused = ({ answer }: { readonly answer: Answer }): Answer | undefined => (answer.ok ? undefined : answer);
const NOT_YET = ref('C-0');

/**
 * `correspondence.urgent.preview`: the message and its recipients. Nothing is sent, and the preview does not count for the
 * daily limit.
 */
export async function previewUrgent(
  read: ReadStore,
  act: Act<Inputs<typeof urgentInputs>, Person>,
  network: Network,
): Promise<Answer> {
  const facts = await urgentFacts(read, act, network);
  const refused = asRefused(urgent(NOT_YET, { ...act, inputs: { ...act.inputs, ...facts } }, network));
  const { subject, text, classification = 'unclassified' } = act.inputs;
  const said = { subject, text, links: '', classification };
  const data = { kind: 'urgent', ...said, audience: 'focalPoints', acknowledge: 'yes' } as const;
  return refused ?? { ok: true, say: phrase('correspondence.preview'), card: { name: 'preview', data } };
}

/** `correspondence.proposals.preview`: the call as recipients would see it, with its last day. */
export async function previewProposals(
  _read: ReadStore,
  act: Act<Inputs<typeof proposalsInputs>, Person>,
  network: Network,
): Promise<Answer> {
  const refused = asRefused(proposals(NOT_YET, act, network));
  const { subject, text, links, dueOn, classification = 'unclassified' } = act.inputs;
  const dueAt = closingOf(dueOn, network.settings);
  const said = { subject, text, links: links.join(' '), classification, dueOn, dueAt };
  const data = { kind: 'proposals', audience: 'all', acknowledge: 'no', ...said } as const;
  return refused ?? { ok: true, say: phrase('correspondence.preview'), card: { name: 'preview', data } };
}

/** `correspondence.passOn.preview`: guidance or a campaign as recipients would see it. */
export async function previewPassOn(
  _read: ReadStore,
  act: Act<Inputs<typeof passOnInputs>, Person>,
  network: Network,
): Promise<Answer> {
  const refused = asRefused(passOn(NOT_YET, act, network));
  const { subject, text, links, dueOn, kind = 'guidance', classification = 'unclassified' } = act.inputs;
  const last = dueOn !== undefined && { dueOn, dueAt: closingOf(dueOn, network.settings) };
  const said = { subject, text, links: links.join(' '), classification, ...last };
  const data = { kind, audience: 'all', acknowledge: 'no', ...said } as const;
  return refused ?? { ok: true, say: phrase('correspondence.preview'), card: { name: 'preview', data } };
}

/** `correspondence.show`: for the Secretariat and the sender the file, for recipients the message. */
export async function show(read: ReadStore, act: Act<Inputs<typeof showInputs>, Person>): Promise<Answer> {
  const { target, actor } = act;
  if (!target) return noTarget;
  const c = await read.load('correspondence', target);
  if (!c) return notFound(target);
  if (!maySeeCorrespondence(c, actor, manages(actor))) return { ok: false, code: 'notAllowed', say: closedTo(actor) };
  const isFile = (manages(actor) || c.by === actor.id) && (act.inputs.as !== 'message' || c.state !== 'sent');
  const name = isFile ? 'correspondence' : 'circular';
  return { ok: true, say: phrase('correspondence.here', { ref: target }), card: { name, about: target }, target };
}

/** `correspondence.list`: the messages that this person may see, as a list. */
export async function list(
  read: ReadStore,
  { actor, inputs }: Act<ListAsked, Person>,
  network: Network,
): Promise<Answer> {
  const { lines } = await listCorrespondence(read, readerOf(actor), network, inputs);
  const { words, before, state } = inputs;
  const data = {
    ...(words !== undefined && { words }),
    ...(before !== undefined && { before }),
    ...(state !== undefined && { state }),
  };
  return {
    ok: true,
    say: phrase('correspondence.listed', { n: lines.length }),
    card: { name: 'correspondences', data },
  };
}

/** `news.compose`: the form, for the Secretariat the queue. */
export const composeNews = async (_read: ReadStore, { actor }: Act<unknown, Person>): Promise<Answer> =>
  manages(actor)
    ? { ok: true, say: phrase('news.here'), card: { name: 'newsQueue' } }
    : { ok: true, say: phrase('news.compose'), card: { name: 'newsForm' } };

/** `news.list` (Secretariat): the queue, or all news. */
export async function listNews(
  read: ReadStore,
  { actor, inputs }: Act<Inputs<typeof newsListInputs>, Person>,
  network: Network,
): Promise<Answer> {
  const all = inputs.state === 'all';
  const found = await newsFor(read, readerOf(actor), network, { all });
  const card: CardRef = { name: 'newsQueue', data: all ? { all } : {} };
  return { ok: true, say: phrase('news.listed', { n: found.length }), card };
}

export async function showNews(read: ReadStore, { target, actor }: Act<unknown, Person>): Promise<Answer> {
  if (!target) return noTarget;
  const item = await read.load('news', target);
  if (!item) return notFound(target);
  if (!maySeeNews(item, actor, manages(actor))) return { ok: false, code: 'notAllowed', say: closedTo(actor) };
  return {
    ok: true,
    say: phrase('correspondence.here', { ref: target }),
    card: { name: 'newsItem', about: target },
    target,
  };
}

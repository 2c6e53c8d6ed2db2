/** Acts of calls for input that only read. */
import type { Act } from '../../../core/act.ts';
import type { Answer } from '../../../core/answer.ts';
import { CLASSIFICATIONS } from '../../../core/classification.ts';
import { ref } from '../../../core/ids.ts';
import { maybeChoice, maybeLine, maybeNumber, type Inputs } from '../../../core/inputs.ts';
import type { Network } from '../../../core/network.ts';
import { manages, readerOf, represents, representativesOf, type Person } from '../../../core/people.ts';
import { asReference } from '../../../core/seen.ts';
import { closedTo } from '../../../kit/closed.ts';
import type { ReadStore } from '../../../kit/read.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { consolidated } from '../rules/consolidate.ts';
import { fresh, readCall, type Opening } from '../rules/open.ts';
import { asTyped } from '../rules/questions.ts';
import { whyNot } from '../rules/running.ts';
import { FORMATS, MAX_QUESTIONS, TEMPLATES } from '../rules/state.ts';
import { answersOf, openFacts } from './facts.ts';
import { listCalls } from './readers.ts';
import { maySee } from './views.ts';

const noTarget: Answer = { ok: false, code: 'invalid', say: phrase('refused.noTarget') };
const notFound = (target: string): Answer => ({
  ok: false,
  code: 'notFound',
  say: phrase('refused.notFound', { ref: target }),
});

export const composeInputs = { template: maybeChoice(TEMPLATES), from: maybeLine(20) };
export const showInputs = { as: maybeChoice(['call', 'board']) };
export const listInputs = { words: maybeLine(200) };
export const exportInputs = { format: maybeChoice(FORMATS), upTo: maybeChoice(CLASSIFICATIONS) };
export const fillInputs = { question: maybeNumber(1, MAX_QUESTIONS) };

const NOT_YET = ref('I-0');

/** `input.compose`: the form, empty or filled in from a past call. */
export async function compose(
  read: ReadStore,
  { actor, inputs }: Act<Inputs<typeof composeInputs>, Person>,
): Promise<Answer> {
  if (!manages(actor) && !represents(actor))
    return { ok: false, code: 'notAllowed', say: phrase('refused.notAllowed') };
  const say = phrase('inputs.compose');
  const { template } = inputs;
  if (inputs.from === undefined)
    return { ok: true, say, card: { name: 'inputForm', data: template === undefined ? {} : { template } } };
  const target = asReference(inputs.from);
  const past = await read.load('inputs', target);
  if (!past || !maySee(past, actor, manages(actor))) return notFound(target.slice(0, 20));
  const values = {
    title: past.title,
    questions: past.questions.map(asTyped).join('\n'),
    audience: past.audience.join(','),
    classification: past.classification,
    from: target,
    ...(past.template !== undefined && { template: past.template }),
    ...(past.documentUrl !== undefined && { documentUrl: past.documentUrl }),
  };
  return { ok: true, say, card: { name: 'inputForm', data: { values } } };
}

/** `input.open.preview`: shows the call as it would be opened or submitted. Nothing is stored, and nobody is told. */
export async function preview(store: ReadStore, act: Act<Opening, Person>, network: Network): Promise<Answer> {
  const facts = await openFacts(store, act);
  const read = readCall({ ...act, inputs: { ...act.inputs, ...facts } }, network);
  if ('fields' in read) return { ok: false, code: 'invalid', say: phrase('refused.invalid'), ...read };
  const c = fresh(NOT_YET, act, read);
  const of = c.entities.map((entity) => representativesOf(network.roll, entity).length);
  const data = {
    values: asGiven(act.inputs),
    questions: c.questions,
    dueAt: c.dueAt,
    ...(read.movedFrom !== undefined && { movedFrom: read.movedFrom }),
    entities: c.entities,
    people: of.reduce((sum, n) => sum + n, 0),
    without: c.entities.filter((_, i) => of[i] === 0),
    submits: !manages(act.actor),
  };
  return { ok: true, say: phrase('inputs.preview'), card: { name: 'inputPreview', data } };
}

const asGiven = (inputs: Opening): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(inputs).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );

/**
 * `input.show`: the board for the people who run the call, the call for others. An officer whose entity is asked can choose.
 */
export async function show(
  read: ReadStore,
  { target, actor, inputs }: Act<Inputs<typeof showInputs>, Person>,
): Promise<Answer> {
  if (!target) return noTarget;
  const c = await read.load('inputs', target);
  if (!c) return notFound(target);
  if (!maySee(c, actor, manages(actor))) return { ok: false, code: 'notAllowed', say: closedTo(actor) };
  const runs = (manages(actor) || c.by === actor.id) && inputs.as !== 'call';
  const name = runs ? 'inputBoard' : 'inputCall';
  return { ok: true, say: phrase('inputs.here', { ref: target }), card: { name, about: target }, target };
}

/** `input.list`: the calls that this person may see, the latest first. */
export async function list(
  read: ReadStore,
  { actor, inputs }: Act<Inputs<typeof listInputs>, Person>,
  network: Network,
): Promise<Answer> {
  const asked = inputs.words === undefined ? {} : { words: inputs.words };
  const { lines } = await listCalls(read, readerOf(actor), network, asked);
  return { ok: true, say: phrase('inputs.listed', { n: lines.length }), card: { name: 'inputCalls', data: asked } };
}

/** `input.export` (Secretariat): links to the consolidated answers, in all formats or in the one asked for. */
export async function exportCall(
  read: ReadStore,
  { target, inputs }: Act<Inputs<typeof exportInputs>, Person>,
): Promise<Answer> {
  if (!target) return noTarget;
  const c = await read.load('inputs', target);
  if (!c) return notFound(target);
  const { format, upTo } = inputs;
  const { questions, former } = consolidated(c, await answersOf(read, c));
  const labelled = [...questions, ...former].some(({ entries }) =>
    entries.some(({ classification }) => classification !== c.classification),
  );
  const data = { ...(format && { format }), ...(upTo && { upTo }), ...(labelled && { labelled }) };
  return { ok: true, say: phrase('inputs.files'), card: { name: 'inputFiles', about: target, data }, target };
}

/** `input.fill` (representative): the form for the whole answer, or for one question. */
export async function fill(
  read: ReadStore,
  { target, actor, inputs }: Act<Inputs<typeof fillInputs>, Person>,
): Promise<Answer> {
  if (!target) return noTarget;
  const c = await read.load('inputs', target);
  if (!c || !maySee(c, actor, manages(actor))) return notFound(target);
  if (actor.entity === undefined || !c.entities.includes(actor.entity))
    return { ok: false, code: 'notAllowed', say: phrase('inputs.notAsked', { ref: target }) };
  const card = { name: 'inputCall', about: target } as const;
  const why = whyNot(c);
  if (why) return { ok: false, ...why, card: c.state === 'closed' ? card : { name: 'inputBoard', about: target } };
  const { question } = inputs;
  if (question !== undefined && question > c.questions.length)
    return {
      ok: false,
      code: 'invalid',
      say: phrase('refused.invalid'),
      fields: { question: phrase('inputs.noQuestion', { n: question, last: c.questions.length }) },
    };
  const data = question === undefined ? {} : { questions: [question] };
  return { ok: true, say: phrase('inputs.fill'), card: { name: 'inputAnswer', about: target, data }, target };
}

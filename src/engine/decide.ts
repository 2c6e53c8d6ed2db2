/** Decides one act: identity, permission, inputs, rule, effects. Nothing is written. */
import { COMMAND_LINE, SYSTEM, systemAct, type Act, type Actor, type Pressed } from '../core/act.ts';
import type { Answer } from '../core/answer.ts';
import type { Decision } from '../core/decision.ts';
import type { Delivery } from '../core/envelope.ts';
import { personId, ref, type Ref } from '../core/ids.ts';
import { bounded, type AsDate } from '../core/inputs.ts';
import { own } from '../core/own.ts';
import type { Network } from '../core/network.ts';
import { entityFor, type Person } from '../core/people.ts';
import type { Phrase } from '../core/phrase.ts';
import { roomsOf } from '../core/settings.ts';
import { phrase } from '../i18n/phrase.ts';
import type { ActDefinition, Change, Create } from '../kit/acts.ts';
import { dateReader } from '../kit/dates.ts';
import { task } from '../kit/followUp.ts';
import { isState, readFrom } from '../kit/read.ts';
import { isAccepted } from '../store/repeats.ts';
import { documentId, type ReachProof, type Store } from '../store/store.ts';
import type { Draft } from './draft.ts';
import { fanOut } from './fanOut.ts';
import { inputFault } from './inputFault.ts';
import { enteredFor, journalEntry, type AnsweredAct } from './journalEntry.ts';
import { locate, nextRef, type Located } from './locate.ts';
import { loadNetwork } from './network.ts';
import { isPermitted, WHO_MAY } from './permission.ts';
import { refusal } from './refusal.ts';
import { endedActsOf, fingerprint, firstAnswer, endOfOfficersActs } from './sameAct.ts';

/** No reference is longer. */
const MAX_TARGET = 100;

/** Adds the act's changes and effects to the draft. */
export async function decideOne(store: Store, came: Pressed, draft: Draft): Promise<Answer> {
  // Answers name what was asked for, and are kept.
  const pressed = came.target === undefined ? came : { ...came, target: bounded(came.target, MAX_TARGET) };
  const network = await loadNetwork(store, draft.registry, pressed.network);
  if (!network) throw new Error(`no network ${pressed.network}`);
  const definition = own(draft.registry.acts, pressed.verb);
  const actor = actorOf(pressed, network);
  const refused =
    (actor === undefined ? stranger(pressed, network, draft) : undefined) ??
    (!definition || (definition.who === 'concord' && actor !== SYSTEM)
      ? refusal('notFound', phrase('refused.unknownVerb'))
      : undefined) ??
    (definition && actor !== undefined && !isPermitted(actor, definition.who)
      ? refusal('notAllowed', phrase(WHO_MAY[definition.who]))
      : undefined);
  const earlier = draft.rules.length;
  let taken: AnsweredAct = refused
    ? { answer: refused }
    : await take(store, definition as ActDefinition, actor as Actor, pressed, network, draft);
  if (definition && !refused && mayBeOtherKind(taken.answer, definition, pressed, draft))
    taken = await withOtherKind(store, taken, pressed);
  const rule = draft.rules[earlier];
  const entry = {
    ...journalEntry(pressed, taken, definition, actor, network.roll),
    ...(rule !== undefined && { removal: { rule } }),
    ...(draft.proves && { proves: draft.proves }),
  };
  draft.proves = undefined;
  draft.journal.push(entry);
  if (isAccepted(entry)) draft.repeats.note(entry);
  return taken.answer;
}

/** Was it refused because its target is not there, while that is the reference of something else? */
function mayBeOtherKind(
  answer: Answer,
  definition: ActDefinition,
  { target, verb }: Pressed,
  { registry }: Draft,
): boolean {
  if (answer.ok || answer.code !== 'notFound' || target === undefined) return false;
  if (answer.say.key !== 'refused.notFound' || answer.say.with['ref'] !== target) return false;
  return registry.shownBy(target) !== undefined && isOtherKind(registry, definition, verb, target);
}

/** “There is no M-1” would be wrong of a meeting with which something was tried that is done with requests. */
async function withOtherKind(
  store: Store,
  taken: AnsweredAct,
  { network, target = '' }: Pressed,
): Promise<AnsweredAct> {
  if (!(await store.load(documentId(network, target)))) return taken;
  return { ...taken, answer: { ...taken.answer, say: phrase('refused.otherKind', { ref: ref(target) }) } };
}

/** Is the target of a kind for which this act is not? Of queries this is known of those that show one thing. */
function isOtherKind(registry: Draft['registry'], definition: ActDefinition, verb: string, target: string): boolean {
  const kind = registry.kindOf(target);
  if (kind === undefined || definition.type === 'each') return false;
  if (definition.type === 'query')
    return registry.shownBy(target) !== verb && Object.values(registry.kinds).some(({ shownBy }) => shownBy === verb);
  const of =
    definition.type === 'change' && typeof definition.where === 'object' ? definition.where.ofTarget : undefined;
  return kind !== (of ?? (definition.type === 'create' ? definition.ofTarget : undefined) ?? definition.kind);
}

function actorOf(pressed: Pressed, network: Network): Actor | undefined {
  if (pressed.from === SYSTEM && pressed.platform === 'concord') return SYSTEM;
  return pressed.platform === COMMAND_LINE ? atCommandLine(pressed, network) : own(network.roll.people, pressed.from);
}

/**
 * The person for acts from the command line. Whoever runs the server can change the whole store anyway, so they may do
 * there what the Secretariat may. The journal names the command line.
 */
const atCommandLine = ({ from }: Pressed, { settings }: Network): Person => ({
  id: personId(from),
  name: from,
  email: '',
  roles: ['secretariat'],
  language: 'en',
  zone: settings.timeZone,
});

/** Answers a person who is not on the roll: they are told whom to ask, and the Secretariat is told once. */
function stranger(pressed: Pressed, { roll, id }: Network, draft: Draft): Answer {
  const contacts = Object.values(roll.people)
    .filter((p) => p.roles.includes('secretariat'))
    .map((p) => p.name);
  const identity = bounded(`${pressed.platform}:${pressed.from}`, 200);
  const key = `stranger/${identity}`;
  const inputs = { identity, platform: pressed.platform };
  draft.tasks.push(task(systemAct({ verb: 'roll.stranger', network: id, inputs }, pressed.receivedAt, key), key));
  return refusal(
    'notOnRoll',
    contacts.length > 0
      ? phrase('refused.notOnRoll', { contacts: contacts.join(', ') })
      : phrase('refused.notOnRollNobody'),
  );
}

async function take(
  store: Store,
  definition: ActDefinition,
  actor: Actor,
  pressed: Pressed,
  network: Network,
  draft: Draft,
): Promise<AnsweredAct> {
  const found = definition.type === 'change' ? await locate(store, definition, pressed, network, draft) : undefined;
  if (found && 'ok' in found) return { answer: found };
  if (isForAnother(definition, actor, pressed))
    return { answer: await asItIsNow(store, actor as Person, pressed, network, draft) };
  const read = definition.inputs(pressed.inputs, datesOf(pressed, actor, network));
  const unknown = unknownInputs(definition, pressed);
  if (!read.ok || Object.keys(unknown).length > 0) {
    const about = found && subjectOf(definition as Change, found, pressed, draft);
    const more = { fields: { ...unknown, ...(read.ok ? {} : faults(read.faults)) }, ...(about && { target: about }) };
    return { answer: refusal('invalid', phrase('refused.invalid'), more) };
  }
  const act: Act = {
    verb: pressed.verb,
    network: pressed.network,
    ...(pressed.target !== undefined && { target: ref(pressed.target) }),
    inputs: { ...read.inputs },
    ...(pressed.seen !== undefined && { seen: pressed.seen }),
    actor,
    platform: pressed.platform,
    ...(pressed.room && { room: pressed.room }),
    receivedAt: pressed.receivedAt,
    eventId: pressed.eventId,
  };
  if (definition.type === 'query')
    return { answer: await definition.answer(readFrom(store, act.network), act, network) };
  if (definition.type === 'each')
    return { answer: await eachOf(store, definition.kind, definition.stages, definition.verb, act, draft) };
  const facts = await informed(store, definition, act, found?.state, network);
  const print =
    actor === SYSTEM ? undefined : fingerprint(draft.registry, definition, pressed, act, found?.state, facts);
  const first = print === undefined ? undefined : await firstAnswer(store, pressed, print, draft);
  if (first) return { answer: first, isRepeat: true };
  const decided =
    definition.type === 'create'
      ? await made(store, definition, facts, network, draft)
      : changed(definition, facts, network, found as Located, draft);
  follow(decided, act, network, draft);
  if (definition.type === 'change' && definition.absent) draft.absent.push(...definition.absent(facts));
  if (actor === SYSTEM && definition.type === 'change' && definition.undoes)
    return { answer: decided.answer, same: endOfOfficersActs(pressed.eventId) };
  if (print === undefined || actor === SYSTEM) return { answer: decided.answer };
  const known =
    definition.type === 'change'
      ? fingerprint(draft.registry, definition, pressed, act, found?.state, facts, decided.state)
      : print;
  return {
    answer: decided.answer,
    same: { act: known, ends: ends(decided.answer, actor, definition, pressed, network, draft) },
  };
}

/** Was the form drawn while its presser spoke for another entity? What only shows something is not refused for that. */
const isForAnother = ({ type }: ActDefinition, actor: Actor, { drawnFor }: Pressed): boolean =>
  drawnFor !== undefined && actor !== SYSTEM && type !== 'query' && drawnFor !== entityFor(actor);

/** Refuses a form that was drawn for another entity, with its subject as the presser may see it now. */
async function asItIsNow(
  store: Store,
  actor: Person,
  pressed: Pressed,
  network: Network,
  { registry }: Draft,
): Promise<Answer> {
  const { network: id, platform, receivedAt, eventId } = pressed;
  const target = pressed.target === undefined ? undefined : ref(pressed.target);
  const verb = target && registry.shownBy(target);
  const shows = verb === undefined ? undefined : own(registry.acts, verb);
  const say = phrase('refused.otherEntity');
  if (!target || !verb || shows?.type !== 'query') return refusal('stale', say);
  const act: Act = { verb, network: id, target, inputs: {}, actor, platform, receivedAt, eventId };
  const now = await shows.answer(readFrom(store, id), act, network);
  // What the presser may not see any more is refused as it is when they ask for it.
  return now.ok ? refusal('stale', say, { target, ...(now.card && { card: now.card }) }) : now;
}

/**
 * What a refusal names as its subject, by the reference that people see: never a document that is not there yet, nor one that
 * they cannot open.
 */
function subjectOf(
  { where }: Change,
  { target, found }: Located,
  pressed: Pressed,
  { registry }: Draft,
): Ref | undefined {
  if (where === 'target' || where === 'any') return target;
  if (where !== 'one' && where.ofTarget && pressed.target) return ref(pressed.target);
  return found && registry.kind(found.kind).shownBy ? target : undefined;
}

/** The answer is kept as a receipt, so it names no more unknown inputs than somebody may have meant. */
const MAX_UNKNOWN = 20;
/** The inputs that a strict act does not know: a misspelt one would be lost without a word. */
const unknownInputs = ({ isStrict, fields }: ActDefinition, { inputs }: Pressed): Record<string, Phrase> =>
  Object.fromEntries(
    (isStrict ? Object.keys(inputs) : [])
      .filter((name) => !fields.includes(name))
      .slice(0, MAX_UNKNOWN)
      .map((name) => bounded(name, 60))
      .map((name) => [name, phrase('input.unknown', { name, names: fields })]),
  );

/** “Tomorrow” is that of whoever types it. */
function datesOf({ receivedAt }: Pressed, actor: Actor, { settings }: Network): AsDate {
  return dateReader(receivedAt, actor === SYSTEM ? settings.timeZone : actor.zone, settings);
}

/** The names of acts that this act ends (`endedActsOf` in `sameAct.ts`). */
function ends(
  answer: Answer,
  actor: Person,
  definition: ActDefinition,
  pressed: Pressed,
  { roll }: Network,
  { document }: Draft,
): readonly string[] {
  // An act on a network's only document of its kind has no target: all such acts are about one subject.
  const isOne = definition.type === 'change' && definition.where === 'one';
  const about = isOne ? '' : (document?.target ?? answer.target ?? pressed.target ?? '');
  return answer.ok ? endedActsOf(about, actor, definition.who, enteredFor(definition, pressed, roll)) : [];
}

const faults = (found: Readonly<Record<string, string | Phrase>>): Record<string, Phrase> =>
  Object.fromEntries(
    Object.entries(found).map(([field, fault]) => [field, typeof fault === 'string' ? inputFault(fault) : fault]),
  );

function changed(
  definition: Change,
  act: Act,
  network: Network,
  { target, found, state }: Located,
  draft: Draft,
): Decision<unknown> {
  const decided = definition.rule(state, act, network, target);
  const kind = definition.where === 'any' ? (found?.kind ?? definition.kind) : definition.kind;
  draft.document = { kind, target, ...(found && { found }), state: decided.state };
  return decided;
}

/** Reads the facts that the act's rule needs from the store, and joins them to its inputs. */
async function informed(
  store: Store,
  definition: Change | Create,
  act: Act,
  state: unknown,
  network: Network,
): Promise<Act> {
  if (!definition.facts) return act;
  const read = readFrom(store, act.network);
  const facts =
    definition.type === 'create' ? definition.facts(read, act, network) : definition.facts(read, act, state, network);
  return { ...act, inputs: { ...act.inputs, ...(await facts) } };
}

async function made(
  store: Store,
  definition: Create,
  act: Act,
  network: Network,
  draft: Draft,
): Promise<Decision<unknown>> {
  const target = await nextRef(store, definition.kind, act, draft);
  const decided = definition.rule(target, act, network);
  if (decided.state === undefined) return decided;
  draft.document = { kind: definition.kind, target, state: decided.state };
  return decided;
}

/** Adds the effects. Their recipients are the people who are on the roll after the act. */
function follow(decided: Decision<unknown>, act: Act, network: Network, draft: Draft): void {
  const { document } = draft;
  const about = document?.target;
  const roll = isState(document, 'roll') ? document.state : network.roll;
  const settings = isState(document, 'settings') ? document.state : network.settings;
  const isOwn = document?.kind === 'roll' || document?.kind === 'settings';
  const out = fanOut(decided.effects, act, isOwn ? undefined : about, { roll, rooms: roomsOf(settings) });
  draft.envelopes.push(...out.envelopes);
  draft.tasks.push(...out.tasks);
  if (out.again && about) draft.requeues.push({ network: act.network, about, at: act.receivedAt, cause: act.eventId });
  const proves = out.proofs.flatMap(proofOf);
  if (proves.length > 0) draft.proves = proves;
  if (out.refresh) draft.refreshAt ??= act.receivedAt;
  for (const { rule, of, rewrite } of out.removals) {
    draft.rules.push(rule);
    if (of) draft.removals.push({ ...of, network: act.network });
    if (rewrite) draft.rewrites = true;
  }
}

/** What the trail says of a delivery on which a decision relied. */
const proofOf = ({ id, at, platform, proof, provedAt }: Delivery): readonly ReachProof[] =>
  platform === undefined
    ? []
    : [{ delivery: id, at, platform, ...(proof && { proof }), ...(provedAt !== undefined && { provedAt }) }];

async function eachOf(
  store: Store,
  kind: string,
  stages: readonly string[],
  verb: string,
  act: Act,
  draft: Draft,
): Promise<Answer> {
  const running = await store.list(act.network, kind, { stages });
  for (const { target } of running) {
    const key = `${verb}/${target}/${act.eventId}`;
    const follow = systemAct({ verb, network: act.network, target, inputs: act.inputs }, act.receivedAt, key);
    draft.tasks.push(task(follow, key));
  }
  return { ok: true, say: phrase('concord.done') };
}

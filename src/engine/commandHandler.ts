/**
 * The one road to a change: load, decide, commit; again if someone was quicker.
 *
 * Acts on one document are decided one after the other. Those that arrive while a commit is under way wait and are then
 * decided together and committed once, so a crowd on one request costs few writes, and none of them ever loses a race
 * within this process. Other processes are held off by the document's version.
 */
import { SYSTEM, type Act, type Actor, type Pressed } from '../core/act.ts';
import type { Answer } from '../core/answer.ts';
import type { Decision } from '../core/decision.ts';
import type { Envelope } from '../core/envelope.ts';
import { ref, type EventId, type Ref } from '../core/ids.ts';
import { clean } from '../core/inputs.ts';
import { own } from '../core/own.ts';
import { manages, represents, type Person } from '../core/people.ts';
import type { Phrase } from '../core/phrase.ts';
import { phrase } from '../i18n/phrase.ts';
import type { Network } from '../core/network.ts';
import { createRepeats, isAccepted, type Same } from '../store/repeats.ts';
import {
  OutcomeUnknown,
  documentId,
  type JournalEntry,
  type Commit,
  type CommitResult,
  type Requeue,
  type Store,
  type Stored,
  type Task,
} from '../store/store.ts';
import { fanOut } from './fanOut.ts';
import type { Registry } from './registry.ts';
import { loadNetwork } from './network.ts';
import { endsOf, fingerprint, firstAnswer, undoing, type Round } from './sameAct.ts';
import { inputFault } from './inputFault.ts';
import type { Change, Create, ActDefinition, Permission } from '../kit/acts.ts';
import { roomsOf } from '../core/settings.ts';
import { readFrom } from '../kit/read.ts';
import { task } from '../kit/followUp.ts';

export interface CommandHandler {
  /**
   * Gives the answer once it is stored. Throws only when the store cannot be written: nothing has been changed then.
   * @throws OutcomeUnknown when it was told to write and has not said whether it did
   */
  handle(pressed: Pressed): Promise<Answer>;
  /** The same for what is done because it is due. @throws NotOnDuty when another process does that now */
  handleDue(pressed: Pressed): Promise<Answer>;
}

/** What is due in this network is another process's to do. */
export class NotOnDuty extends Error {
  override readonly name = 'NotOnDuty';
}

interface Waiting {
  readonly pressed: Pressed;
  readonly onDuty: boolean;
  /** In milliseconds of this process. */
  readonly since: number;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (fault: unknown) => void;
}

/**
 * A store that is away is waited for up to two seconds, and a platform waits three for the whole. Whoever has stood behind
 * such a wait for this long is told of it at once, not after a wait of their own.
 */
const PATIENCE_MS = 700;

const MAX_TOGETHER = 64;
const MAX_TRIES = 20;

/** What a commit leaves to be done: something to send or to do next, or only cards that are out of date. */
export type FollowUpWork = 'work' | 'staleCards';

/** @param changed called after each commit that changed something */
export function createCommandHandler({
  store,
  registry,
  changed,
}: {
  readonly store: Store;
  readonly registry: Registry;
  readonly changed: (left: FollowUpWork) => void;
}): CommandHandler {
  const lanes = new Map<string, Waiting[]>();

  async function drive(lane: string, waiting: Waiting[]): Promise<void> {
    while (waiting.length > 0) {
      const together = waiting.splice(0, lane.endsWith(ALONE) ? 1 : alike(waiting));
      try {
        const { ends, left } = await decideAndCommit(
          { store, registry },
          together.map((w) => w.pressed),
          together[0]?.onDuty === true,
        );
        together.forEach((w, i) => end(w, ends[i] as End));
        if (left) changed(left);
        const failed = ends.find((one) => 'fault' in one);
        if (failed) giveUp(waiting, failed.fault);
      } catch (fault) {
        together.forEach((w) => w.reject(fault));
        giveUp(waiting, fault);
      }
    }
    lanes.delete(lane);
  }

  const queue = (pressed: Pressed, onDuty: boolean): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const lane = laneOf(registry, pressed);
      const mine = { pressed, onDuty, since: performance.now(), resolve, reject };
      const waiting = lanes.get(lane);
      if (waiting) return void waiting.push(mine);
      const started = [mine];
      lanes.set(lane, started);
      void drive(lane, started);
    });

  return { handle: (pressed) => queue(pressed, false), handleDue: (pressed) => queue(pressed, true) };
}

/** Those who are late are the first: they stand in the order in which they came. Of theirs nothing has been written. */
function giveUp(waiting: Waiting[], fault: unknown): void {
  while (waiting[0] && isLate(waiting[0])) waiting.shift()?.reject(unwritten(fault));
}

const end = ({ resolve, reject }: Waiting, one: End): void =>
  'fault' in one ? reject(one.fault) : resolve(one.answer);

const isLate = ({ since }: Waiting): boolean => performance.now() - since > PATIENCE_MS;

/** How many of those that wait may be decided together: what is due may be refused where a press may not. */
function alike(waiting: readonly Waiting[]): number {
  const other = waiting.findIndex(({ onDuty }) => onDuty !== waiting[0]?.onDuty);
  return Math.min(other === -1 ? waiting.length : other, MAX_TOGETHER);
}

/** Lanes of acts that each write a document of their own end so. */
const ALONE = '/+';

/** Acts on the same document share a lane; looks and refusals share one by person. */
function laneOf({ acts }: Registry, pressed: Pressed): string {
  const verb = own(acts, pressed.verb);
  const by = `${pressed.network}/by/${pressed.from}${ALONE}`;
  if (!verb || verb.type === 'query' || verb.type === 'each') return by;
  if (verb.type === 'create') return `${pressed.network}/${verb.kind}${ALONE}`;
  if (verb.where === 'one') return documentId(pressed.network, verb.kind);
  if (verb.where === 'target') return documentId(pressed.network, pressed.target ?? '');
  return `${pressed.network}/${verb.kind}${ALONE}`;
}

/** What one round of a lane has come to. */
interface Draft extends Round {
  document?: { kind: string; target: Ref; found?: Stored; state: unknown };
  readonly journal: JournalEntry[];
  readonly envelopes: Envelope[];
  readonly tasks: Task[];
  readonly requeues: Requeue[];
  /** Events without which this was decided. */
  readonly absent: { readonly network: Pressed['network']; readonly event: EventId }[];
  readonly registry: Registry;
  refreshAt?: Pressed['receivedAt'];
}

/** How it ends for one who pressed. */
type End = { readonly answer: Answer } | { readonly fault: unknown };

interface Done {
  readonly ends: readonly End[];
  readonly left?: FollowUpWork | undefined;
}

interface Around {
  readonly store: Store;
  readonly registry: Registry;
}

async function decideAndCommit(around: Around, together: readonly Pressed[], onDuty: boolean): Promise<Done> {
  const { store } = around;
  // The first try may read what this process knows, at no cost: should that be old, the commit says so.
  const reading = store.cached ?? store;
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const draft = newDraft(around);
    const answers: Answer[] = [];
    const known = new Map<EventId, Answer>();
    for (const pressed of together) {
      // Few events are repeats, and of one that is the commit says so: receipts are asked for the second time round.
      const before =
        known.get(pressed.eventId) ??
        (tries === 0 ? undefined : await reading.receipt(pressed.network, pressed.eventId));
      const answer = before ?? (await decideOne(reading, pressed, draft));
      known.set(pressed.eventId, answer);
      answers.push(answer);
    }
    if (draft.journal.length === 0) return { ends: answers.map((answer) => ({ answer })) };
    const result = await committed(store, { ...written(draft), onDuty, fromCache: tries === 0 });
    if (result.type === 'unknown')
      return { ends: together.map((pressed) => ({ fault: unheard(pressed, draft, result.fault) })) };
    if (result.type === 'saved') return { ends: answers.map((answer) => ({ answer })), left: leftBy(draft) };
    if (result.type === 'taken') return refuseTaken(around, together, draft, result.by, onDuty);
    if (result.type === 'notOnDuty') throw new NotOnDuty('another process has taken over');
  }
  throw new Error('others were quicker, again and again');
}

const newDraft = ({ registry }: Around): Draft => ({
  registry,
  journal: [],
  envelopes: [],
  tasks: [],
  requeues: [],
  absent: [],
  repeats: createRepeats(),
  repeated: [],
});

type Committed = CommitResult | { readonly type: 'unknown'; readonly fault: OutcomeUnknown };

async function committed(store: Store, commit: Commit): Promise<Committed> {
  try {
    return await store.commit(commit);
  } catch (fault) {
    if (fault instanceof OutcomeUnknown) return { type: 'unknown', fault };
    throw fault;
  }
}

/** What was refused, or only looked at, has changed nothing, whatever became of its line in the journal. */
function unheard({ eventId, verb }: Pressed, draft: Draft, fault: OutcomeUnknown): unknown {
  const entry = draft.journal.find((one) => one.eventId === eventId);
  const changes = entry?.outcome === 'accepted' && own(draft.registry.acts, verb)?.type !== 'query';
  return changes ? fault : unwritten(fault);
}

/** The same trouble of the store, for somebody of whose act nothing was written. */
const unwritten = (fault: unknown): unknown =>
  fault instanceof OutcomeUnknown ? new Error('the store is away', { cause: fault }) : fault;

/** Another document holds the unique key: that act is refused, with a receipt like any other; the others go on. */
async function refuseTaken(
  around: Around,
  together: readonly Pressed[],
  draft: Draft,
  by: Ref,
  onDuty: boolean,
): Promise<Done> {
  const [first] = together;
  if (together.length > 1 || !first || !draft.document) {
    const ends: End[] = [];
    // One after the other, each with an end of its own: what the store says of one is not said of another.
    for (const pressed of together)
      ends.push(...(await decideAndCommit(around, [pressed], onDuty).catch((fault: unknown) => failing(fault))).ends);
    return { ends, left: 'work' };
  }
  const answer = draft.registry.kind(draft.document.kind).taken?.(by) ?? no('conflict', phrase('refused.tryAgain'));
  const entry = journalled(first, { answer });
  const result = await committed(around.store, { journal: [entry], envelopes: [], tasks: [] });
  // The same press has been answered meanwhile.
  if (result.type === 'conflict') return decideAndCommit(around, together, onDuty);
  return { ends: [result.type === 'unknown' ? { fault: unwritten(result.fault) } : { answer }] };
}

const failing = (fault: unknown): Done => ({ ends: [{ fault }] });

/** A refusal or a look leaves nothing. */
function leftBy({ document, envelopes, tasks, requeues, refreshAt }: Draft): FollowUpWork | undefined {
  if (envelopes.length + tasks.length + requeues.length > 0) return 'work';
  if (!document || document.state === document.found?.state) return undefined;
  return refreshAt ? 'staleCards' : 'work';
}

function written(draft: Draft) {
  const { document, journal, envelopes, tasks, requeues, absent, repeated: repeats } = draft;
  const besides = { journal, envelopes, tasks, requeues, absent, repeats };
  if (!document || document.state === document.found?.state) return besides;
  const kind = draft.registry.kind(document.kind);
  const state = document.state;
  const { network } = journal[0] as JournalEntry;
  return {
    document: {
      id: documentId(network, document.target),
      network,
      kind: document.kind,
      target: document.target,
      number: kind.letter ? Number(document.target.slice(kind.letter.length + 1)) : 0,
      ...(document.found && { from: document.found }),
      state,
      lists: kind.lists,
      stage: kind.stage(state),
      dueAt: kind.dueAt(state),
      uniqueKey: kind.uniqueKey(state),
      ...(draft.refreshAt && { refreshAt: draft.refreshAt }),
    },
    ...besides,
  };
}

const no = (code: Exclude<Answer, { ok: true }>['code'], say: Phrase, more: object = {}): Answer => ({
  ok: false,
  code,
  say,
  ...more,
});

/** One act: who is it, may they, are the inputs right, what does the rule say. Adds to the draft what follows. */
async function decideOne(store: Store, pressed: Pressed, draft: Draft): Promise<Answer> {
  const network = await loadNetwork(store, draft.registry, pressed.network);
  if (!network) throw new Error(`no network ${pressed.network}`);
  const verb = own(draft.registry.acts, pressed.verb);
  const actor = actorOf(pressed, network);
  const refused =
    (actor === undefined ? stranger(pressed, network, draft) : undefined) ??
    (!verb || (verb.who === 'concord' && actor !== SYSTEM)
      ? no('notFound', phrase('refused.unknownVerb'))
      : undefined) ??
    (verb && actor !== undefined && !isPermitted(actor, verb.who)
      ? no('notAllowed', phrase(WHY[verb.who]))
      : undefined);
  const taken = refused
    ? { answer: refused }
    : await take(store, verb as ActDefinition, actor as Actor, pressed, network, draft);
  const entry = journalled(pressed, taken, actor);
  draft.journal.push(entry);
  if (isAccepted(entry)) draft.repeats.note(entry);
  return taken.answer;
}

interface Taken {
  readonly answer: Answer;
  /** By which its repeat is known. */
  readonly same?: Same;
  /** It is one: the answer is that of the first. */
  readonly isRepeat?: true;
}

const WHY = {
  anyone: 'refused.notAllowed',
  concord: 'refused.notAllowed',
  representative: 'refused.representativesOnly',
  secretariat: 'refused.secretariatOnly',
  representativeOrSecretariat: 'refused.notAllowed',
  rmcChair: 'refused.rmcChairOnly',
} as const;

const actorOf = (pressed: Pressed, { roll }: Network): Actor | undefined =>
  pressed.from === SYSTEM && pressed.platform === 'concord' ? SYSTEM : own(roll.people, pressed.from);

/** From the stored roll, never from what a card or client says. */
export function isPermitted(actor: Actor, who: Permission): boolean {
  if (actor === SYSTEM) return who === 'concord';
  switch (who) {
    case 'anyone':
      return true;
    case 'representative':
      return represents(actor);
    case 'secretariat':
      return manages(actor);
    case 'representativeOrSecretariat':
      return represents(actor) || manages(actor);
    case 'rmcChair':
      return actor.roles.includes('rmcChair');
    case 'concord':
      return false;
  }
}

/** Someone not on the roll: told whom to ask, and the Secretariat is told once. */
function stranger(pressed: Pressed, { roll, id }: Network, draft: Draft): Answer {
  const contacts = Object.values(roll.people)
    .filter((p) => p.roles.includes('secretariat'))
    .map((p) => p.name);
  const identity = `${pressed.platform}:${pressed.from}`.slice(0, 200);
  draft.tasks.push(
    task(
      {
        verb: 'roll.stranger',
        network: id,
        inputs: { identity, platform: pressed.platform },
        from: SYSTEM,
        platform: 'concord',
        receivedAt: pressed.receivedAt,
        eventId: `stranger/${identity}` as EventId,
      },
      `stranger/${identity}`,
    ),
  );
  return no(
    'notOnRoll',
    contacts.length > 0
      ? phrase('refused.notOnRoll', { contacts: contacts.join(', ') })
      : phrase('refused.notOnRollNobody'),
  );
}

async function take(
  store: Store,
  verb: ActDefinition,
  actor: Actor,
  pressed: Pressed,
  network: Network,
  draft: Draft,
): Promise<Taken> {
  const found = verb.type === 'change' ? await locate(store, verb, pressed, draft) : undefined;
  if (found && 'ok' in found) return { answer: found };
  const read = verb.inputs(pressed.inputs);
  if (!read.ok) {
    const more = { fields: faults(read.faults), ...(found?.target && { target: found.target }) };
    return { answer: no('invalid', phrase('refused.invalid'), more) };
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
  if (verb.type === 'query') return { answer: await verb.answer(readFrom(store, act.network), act, network) };
  if (verb.type === 'each') return { answer: await eachOf(store, verb.kind, verb.stages, verb.verb, act, draft) };
  const facts = await informed(store, verb, act, found?.state, network);
  const print = actor === SYSTEM ? undefined : fingerprint(draft.registry, verb, pressed, act, found?.state, facts);
  const first = print === undefined ? undefined : await firstAnswer(store, pressed, print, draft);
  if (first) return { answer: first, isRepeat: true };
  const decided =
    verb.type === 'create'
      ? await made(store, verb, facts, network, draft)
      : changed(verb, facts, network, found as Located, draft);
  follow(decided, act, network, draft);
  if (verb.type === 'change' && verb.absent) draft.absent.push(...verb.absent(facts));
  if (actor === SYSTEM && verb.type === 'change' && verb.undoes)
    return { answer: decided.answer, same: undoing(pressed.eventId) };
  if (print === undefined || actor === SYSTEM) return { answer: decided.answer };
  const known =
    verb.type === 'change'
      ? fingerprint(draft.registry, verb, pressed, act, found?.state, facts, decided.state)
      : print;
  return { answer: decided.answer, same: { act: known, ends: ends(decided.answer, actor, verb, pressed, draft) } };
}

/** Who acts on what: what that ends, and what ends it. */
function ends(
  answer: Answer,
  actor: Person,
  verb: ActDefinition,
  pressed: Pressed,
  { document }: Draft,
): readonly string[] {
  // What a network has one of is changed without a target: all of it is one thing.
  const isOne = verb.type === 'change' && verb.where === 'one';
  const about = isOne ? '' : (document?.target ?? answer.target ?? pressed.target ?? '');
  return answer.ok ? endsOf(about, actor, verb.who, entered(pressed)) : [];
}

const faults = (found: Readonly<Record<string, string>>): Record<string, Phrase> =>
  Object.fromEntries(Object.entries(found).map(([field, fault]) => [field, inputFault(fault)]));

interface Located {
  readonly target: Ref;
  readonly found?: Stored;
  readonly state: unknown;
}

/** The document that the act is about, as it is after the acts of this round that came before. */
async function locate(store: Store, verb: Change, pressed: Pressed, draft: Draft): Promise<Located | Answer> {
  const target = await targetOf(store, verb, pressed, draft);
  if (target === undefined) return no('invalid', phrase('refused.noTarget'));
  if (draft.document?.target === target)
    return { target, ...(draft.document.found && { found: draft.document.found }), state: draft.document.state };
  const isRight = verb.where !== 'target' || draft.registry.kindOf(target) === verb.kind;
  const found = isRight ? await store.load(documentId(pressed.network, target)) : undefined;
  if (!found && (typeof verb.where === 'string' || !verb.where.orNew))
    return no('notFound', phrase('refused.notFound', { ref: target }));
  return { target, ...(found && { found }), state: found?.state };
}

async function targetOf(store: Store, verb: Change, pressed: Pressed, draft: Draft): Promise<Ref | undefined> {
  if (verb.where === 'one') return ref(verb.kind);
  if (verb.where === 'target') {
    return pressed.target ? ref(pressed.target) : undefined;
  }
  const key = verb.where.key(pressed);
  const known = await store.findByKey(pressed.network, verb.kind, key);
  return known ?? (verb.where.orNew ? nextRef(store, verb.kind, pressed, draft) : undefined);
}

const nextRef = async (
  store: Store,
  kind: string,
  { network }: Pick<Pressed, 'network'>,
  { registry }: Draft,
): Promise<Ref> => ref(`${registry.kind(kind).letter ?? ''}-${await store.nextNumber(network, kind)}`);

function changed(
  verb: Change,
  act: Act,
  network: Network,
  { target, found, state }: Located,
  draft: Draft,
): Decision<unknown> {
  const decided = verb.rule(state, act, network, target);
  draft.document = { kind: verb.kind, target, ...(found && { found }), state: decided.state };
  return decided;
}

/** The act with the facts that its rule needs from the store. */
async function informed(store: Store, verb: Change | Create, act: Act, state: unknown, network: Network): Promise<Act> {
  if (!verb.facts) return act;
  const read = readFrom(store, act.network);
  const facts = verb.type === 'create' ? verb.facts(read, act, network) : verb.facts(read, act, state, network);
  return { ...act, inputs: { ...act.inputs, ...(await facts) } };
}

async function made(store: Store, verb: Create, act: Act, network: Network, draft: Draft): Promise<Decision<unknown>> {
  const target = await nextRef(store, verb.kind, act, draft);
  const decided = verb.rule(target, act, network);
  if (decided.state === undefined) return decided;
  draft.document = { kind: verb.kind, target, state: decided.state };
  return decided;
}

/** The effects, to the people who are on the roll once the act has happened. */
function follow(decided: Decision<unknown>, act: Act, network: Network, draft: Draft): void {
  const about = draft.document?.target;
  const kind = draft.document?.kind;
  const { roll } = kind === 'roll' ? { roll: decided.state as Network['roll'] } : network;
  const rooms = roomsOf(kind === 'settings' ? (decided.state as Network['settings']) : network.settings);
  const isOwn = kind === 'roll' || kind === 'settings';
  const out = fanOut(decided.effects, act, isOwn ? undefined : about, { roll, rooms });
  draft.envelopes.push(...out.envelopes);
  draft.tasks.push(...out.tasks);
  if (out.again && about) draft.requeues.push({ network: act.network, about, at: act.receivedAt, cause: act.eventId });
  if (out.refresh) draft.refreshAt ??= act.receivedAt;
}

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
    draft.tasks.push(
      task(
        {
          verb,
          network: act.network,
          target,
          inputs: act.inputs,
          from: SYSTEM,
          platform: 'concord',
          receivedAt: act.receivedAt,
          eventId: key as EventId,
        },
        key,
      ),
    );
  }
  return { ok: true, say: phrase('concord.done') };
}

function journalled(pressed: Pressed, { answer, same, isRepeat }: Taken, actor?: Actor): JournalEntry {
  const onBehalfOf = typeof actor === 'object' && represents(actor) ? actor.entity : entered(pressed);
  const target = answer.target ?? pressed.target;
  return {
    network: pressed.network,
    eventId: pressed.eventId,
    at: pressed.receivedAt,
    actor: pressed.from.slice(0, 200),
    ...(onBehalfOf && { onBehalfOf }),
    verb: pressed.verb.slice(0, 100),
    ...(target && { target: ref(target.slice(0, 100)) }),
    platform: pressed.platform,
    outcome: isRepeat ? 'repeated' : answer.ok ? 'accepted' : answer.code,
    answer,
    ...(same && { same }),
  };
}

/** The entity for which the Secretariat acts. */
const entered = ({ verb, inputs }: Pressed): string | undefined =>
  SPEAKS_FOR.has(verb) && typeof inputs['entity'] === 'string' ? clean(inputs['entity']).slice(0, 100) : undefined;
const SPEAKS_FOR = new Set([
  'endorsement.enterFor',
  'decision.object',
  'decision.withdrawObjection',
  'decision.noObjection',
]);

/** One round: acts on one document are decided on what is stored, and committed together; again if someone was quicker. */
import type { Pressed } from '../core/act.ts';
import type { Answer } from '../core/answer.ts';
import type { EventId, Ref } from '../core/ids.ts';
import { own } from '../core/own.ts';
import { phrase } from '../i18n/phrase.ts';
import { OutcomeUnknown, type Commit, type CommitResult, type Store } from '../store/store.ts';
import { decideOne } from './decide.ts';
import { commitOf, newDraft, type Draft, type Engine } from './draft.ts';
import { journalEntry } from './journalEntry.ts';
import { no } from './refusal.ts';

const MAX_TRIES = 20;

/** What a commit leaves to be done: something to send or to do next, or only cards that are out of date. */
export type FollowUpWork = 'work' | 'staleCards';

/** Others were quicker, again and again. */
export class Outrun extends Error {
  override readonly name = 'Outrun';
}

/** What is due in this network is another process's to do. */
export class NotOnDuty extends Error {
  override readonly name = 'NotOnDuty';
}

/** How it ends for one who pressed. */
export type End = { readonly answer: Answer } | { readonly fault: unknown };

export interface Done {
  readonly ends: readonly End[];
  readonly left?: FollowUpWork | undefined;
}

/** @throws Outrun when others were quicker so many times */
export async function decideAndCommit(
  engine: Engine,
  together: readonly Pressed[],
  onDuty: boolean,
  most = MAX_TRIES,
): Promise<Done> {
  const { store } = engine;
  // The first try may read what this process knows, at no cost: should that be old, the commit says so.
  const reading = store.cached ?? store;
  for (let tries = 0; tries < most; tries += 1) {
    const draft = newDraft(engine);
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
    const result = await committed(store, { ...commitOf(draft), onDuty, fromCache: tries === 0 });
    if (result.type === 'unknown')
      return { ends: together.map((pressed) => ({ fault: unheard(pressed, draft, result.fault) })) };
    if (result.type === 'saved') return { ends: answers.map((answer) => ({ answer })), left: leftBy(draft) };
    if (result.type === 'taken') return refuseTaken(engine, together, draft, result.by, onDuty);
    if (result.type === 'notOnDuty') throw new NotOnDuty('another process has taken over');
  }
  throw new Outrun('others were quicker, again and again');
}

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
export const unwritten = (fault: unknown): unknown =>
  fault instanceof OutcomeUnknown ? new Error('the store is away', { cause: fault }) : fault;

/** Another document holds the unique key: that act is refused, with a receipt like any other; the others go on. */
async function refuseTaken(
  engine: Engine,
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
      ends.push(...(await decideAndCommit(engine, [pressed], onDuty).catch((fault: unknown) => failing(fault))).ends);
    return { ends, left: 'work' };
  }
  const answer = draft.registry.kind(draft.document.kind).taken?.(by) ?? no('conflict', phrase('refused.tryAgain'));
  const entry = journalEntry(first, { answer }, own(draft.registry.acts, first.verb));
  const result = await committed(engine.store, { journal: [entry], envelopes: [], tasks: [] });
  // The same press has been answered meanwhile.
  if (result.type === 'conflict') return decideAndCommit(engine, together, onDuty);
  return { ends: [result.type === 'unknown' ? { fault: unwritten(result.fault) } : { answer }] };
}

const failing = (fault: unknown): Done => ({ ends: [{ fault }] });

/** A refusal or a look leaves nothing. */
function leftBy({ document, envelopes, tasks, requeues, refreshAt }: Draft): FollowUpWork | undefined {
  if (envelopes.length + tasks.length + requeues.length > 0) return 'work';
  if (!document || document.state === document.found?.state) return undefined;
  return refreshAt ? 'staleCards' : 'work';
}

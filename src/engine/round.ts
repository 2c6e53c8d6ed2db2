/**
 * One round: decides a batch of acts on one document and commits them together. It is repeated when another process
 * committed first.
 */
import type { Pressed } from '../core/act.ts';
import type { Answer } from '../core/answer.ts';
import type { EventId, Ref } from '../core/ids.ts';
import { own } from '../core/own.ts';
import { phrase } from '../i18n/phrase.ts';
import { OutcomeUnknown, type Commit, type CommitResult, type Store } from '../store/store.ts';
import { decideOne } from './decide.ts';
import { commitOf, newDraft, type Draft, type Engine } from './draft.ts';
import { journalEntry } from './journalEntry.ts';
import { refusal } from './refusal.ts';

const MAX_TRIES = 20;

/** What a commit leaves to be done: messages and follow-ups, or only edits of cards. `sendAgain`: also what could not be sent before. */
export type FollowUpWork = 'work' | 'staleCards' | 'sendAgain';

/** Another process committed first in every try. */
export class TooManyConflicts extends Error {
  override readonly name = 'TooManyConflicts';
}

/** Another process has the lease for due work in this network. */
export class NotOnDuty extends Error {
  override readonly name = 'NotOnDuty';
}

/** The result of one act. */
export type ActResult = { readonly answer: Answer } | { readonly fault: unknown };

export interface BatchResult {
  readonly ends: readonly ActResult[];
  readonly left?: FollowUpWork | undefined;
}

/** @throws TooManyConflicts when other processes committed first in all `most` tries */
export async function decideAndCommit(
  engine: Engine,
  together: readonly Pressed[],
  onDuty: boolean,
  most = MAX_TRIES,
): Promise<BatchResult> {
  const { store } = engine;
  // The first try reads the cache. When the cache is out of date, the commit reports a conflict.
  const reading = store.cached ?? store;
  for (let tries = 0; tries < most; tries += 1) {
    const draft = newDraft(engine);
    const answers: Answer[] = [];
    const known = new Map<EventId, Answer>();
    for (const pressed of together) {
      // Repeated events are rare, and the commit reports them. So receipts are read only from the second try on.
      const before =
        known.get(pressed.eventId) ??
        (tries === 0 ? undefined : await reading.receipt(pressed.network, pressed.eventId));
      const answer = before ?? (await decideOne(reading, pressed, draft));
      known.set(pressed.eventId, answer);
      answers.push(answer);
    }
    if (draft.journal.length === 0) return { ends: answers.map((answer) => ({ answer })) };
    // Before the commit: if this process ends in between, the act is done again and finds nothing more to remove.
    for (const removal of draft.removals) await store.removeContent(removal);
    const result = await committed(store, { ...commitOf(draft), onDuty, fromCache: tries === 0 });
    if (result.type === 'unknown')
      return { ends: together.map((pressed) => ({ fault: outcomeFault(pressed, draft, result.fault) })) };
    if (result.type === 'saved') return { ends: answers.map((answer) => ({ answer })), left: leftBy(draft) };
    if (result.type === 'taken') return refuseTaken(engine, together, draft, result.by, onDuty);
    if (result.type === 'notOnDuty') throw new NotOnDuty('another process has taken over');
  }
  throw new TooManyConflicts('others were quicker, again and again');
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

/** The fault to report for one act when the commit has no answer. Refusals and queries certainly changed nothing. */
function outcomeFault({ eventId, verb }: Pressed, draft: Draft, fault: OutcomeUnknown): unknown {
  const entry = draft.journal.find((one) => one.eventId === eventId);
  const changes = entry?.outcome === 'accepted' && own(draft.registry.acts, verb)?.type !== 'query';
  return changes ? fault : unwritten(fault);
}

/** The fault to report for an act for which nothing was written. */
export const unwritten = (fault: unknown): unknown =>
  fault instanceof OutcomeUnknown ? new Error('the store is away', { cause: fault }) : fault;

/**
 * Refuses the act whose unique key another document has, with a receipt like any refusal. The other acts are decided again.
 */
async function refuseTaken(
  engine: Engine,
  together: readonly Pressed[],
  draft: Draft,
  by: Ref,
  onDuty: boolean,
): Promise<BatchResult> {
  const [first] = together;
  if (together.length > 1 || !first || !draft.document) {
    const ends: ActResult[] = [];
    // One at a time, because each can fail in its own way.
    for (const pressed of together)
      ends.push(...(await decideAndCommit(engine, [pressed], onDuty).catch((fault: unknown) => failing(fault))).ends);
    return { ends, left: 'work' };
  }
  const answer =
    draft.registry.kind(draft.document.kind).taken?.(by) ?? refusal('conflict', phrase('refused.tryAgain'));
  const entry = journalEntry(first, { answer }, own(draft.registry.acts, first.verb));
  const result = await committed(engine.store, { journal: [entry], envelopes: [], tasks: [] });
  // Meanwhile the same event was answered elsewhere.
  if (result.type === 'conflict') return decideAndCommit(engine, together, onDuty);
  return { ends: [result.type === 'unknown' ? { fault: unwritten(result.fault) } : { answer }] };
}

const failing = (fault: unknown): BatchResult => ({ ends: [{ fault }] });

/** What the commit leaves to be done: nothing for refusals and queries. */
function leftBy({ document, envelopes, tasks, requeues, refreshAt }: Draft): FollowUpWork | undefined {
  if (requeues.length > 0) return 'sendAgain';
  if (envelopes.length + tasks.length > 0) return 'work';
  if (!document || document.state === document.found?.state) return undefined;
  return refreshAt ? 'staleCards' : 'work';
}

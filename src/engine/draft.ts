/** The changes of one round before they are committed. */
import type { Pressed } from '../core/act.ts';
import type { Envelope } from '../core/envelope.ts';
import type { EventId, Ref } from '../core/ids.ts';
import { createRepeats } from '../store/repeats.ts';
import {
  documentId,
  type ContentRemoval,
  type JournalEntry,
  type ReachProof,
  type Requeue,
  type Store,
  type Stored,
  type Task,
} from '../store/store.ts';
import type { Registry } from './registry.ts';
import type { Batch } from './sameAct.ts';

export interface Engine {
  readonly store: Store;
  readonly registry: Registry;
}

/** Collects what is committed together. */
export interface Draft extends Batch {
  document?: { kind: string; target: Ref; found?: Stored; state: unknown };
  readonly journal: JournalEntry[];
  readonly envelopes: Envelope[];
  readonly tasks: Task[];
  readonly requeues: Requeue[];
  /** Events that must not be in the journal at the commit, because the decision relied on that. */
  readonly absent: { readonly network: Pressed['network']; readonly event: EventId }[];
  readonly registry: Registry;
  refreshAt?: Pressed['receivedAt'];
  /** What is taken out of deliveries and receipts, before the commit that says so. */
  readonly removals: ContentRemoval[];
  /** The rules by which acts take something out. */
  readonly rules: string[];
  /** Deliveries on which the last decided act relies. */
  proves: readonly ReachProof[] | undefined;
  /** The document is stored anew, and what it held before is removed. */
  rewrites?: true;
}

export const newDraft = ({ registry }: Engine): Draft => ({
  registry,
  journal: [],
  envelopes: [],
  tasks: [],
  requeues: [],
  absent: [],
  removals: [],
  rules: [],
  proves: undefined,
  repeats: createRepeats(),
  repeated: [],
});

/** The draft as a commit of the store. */
export function commitOf(draft: Draft) {
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
      ...(draft.rewrites && { rewrites: draft.rewrites }),
      stage: kind.stage(state),
      dueAt: kind.dueAt(state),
      uniqueKey: kind.uniqueKey(state),
      ...(draft.refreshAt && { refreshAt: draft.refreshAt }),
    },
    ...besides,
  };
}

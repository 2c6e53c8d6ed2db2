/** The kinds of documents: how their references look, what is append-only, when they want attention. */
import type { Answer } from '../core/answer.ts';
import type { Instant, Ref } from '../core/ids.ts';
import { phrase } from '../copy/phrase.ts';
import type { AgendaItem } from '../domain/meeting/agenda.ts';
import { itemKey } from '../domain/meeting/agenda.ts';
import { uniqueKey, type Endorsement } from '../domain/endorsement/endorsement.ts';
import { dueAt } from '../domain/endorsement/schedule.ts';

export interface Kind {
  /** `E` in `E-12`; absent for the documents that a network has one of. */
  readonly letter?: string;
  readonly lists: readonly string[];
  readonly stage: (state: never) => string;
  readonly dueAt: (state: never) => Instant | null;
  readonly uniqueKey: (state: never) => string | null;
  /** What to answer when another document holds the same unique key. */
  readonly taken: (by: Ref) => Answer;
  /** The act with which Concord does what is due. */
  readonly dueVerb?: string;
}

const takenBy = (by: Ref): Answer => ({
  ok: false,
  code: 'duplicate',
  say: phrase('endorsement.duplicate', { ref: by }),
  card: { name: 'request', about: by },
  target: by,
});

const one: Kind = { lists: [], stage: () => 'one', dueAt: () => null, uniqueKey: () => null, taken: takenBy };

export const KINDS: Readonly<Record<string, Kind>> = {
  endorsements: {
    letter: 'E',
    lists: ['positions', 'late'],
    stage: (e: Endorsement) => e.state,
    dueAt: (e: Endorsement) => dueAt(e),
    uniqueKey: (e: Endorsement) => uniqueKey(e),
    taken: takenBy,
    dueVerb: 'endorsement.due',
  },
  agenda: {
    letter: 'A',
    lists: ['trace'],
    stage: (item: AgendaItem) => item.state,
    dueAt: () => null,
    uniqueKey: (item: AgendaItem) => itemKey(item.source),
    taken: takenBy,
  },
  register: { ...one, lists: ['lines'] },
  roll: one,
  settings: one,
};

const LETTERS = new Map(
  Object.entries(KINDS).flatMap(([name, { letter }]) => (letter ? [[letter, name] as const] : [])),
);

/** The kind that a reference belongs to: `E-12` → `endorsements`. */
export const kindOf = (ref: string): string | undefined => {
  const [, letter] = /^([A-Z])-[1-9]\d{0,8}$/.exec(ref) ?? [];
  return letter && LETTERS.get(letter);
};

export const kindNamed = (name: string): Kind => {
  const kind = KINDS[name];
  if (!kind) throw new Error(`no kind ${name}`);
  return kind;
};

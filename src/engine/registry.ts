/** The kinds of documents. A feature adds its own here. */
import { uniqueKey, type Endorsement } from '../features/endorsement/rules/state.ts';
import { dueAt } from '../features/endorsement/rules/schedule.ts';
import { correspondenceKinds } from '../features/correspondence/kinds.ts';
import { outcomeKey, type RmcOutcome } from '../features/rmc/rules/outcome.ts';
import type { Rotation } from '../features/rmc/rules/state.ts';
import { one, takenBy, type Kind } from '../kit/kinds.ts';
import { meetingKinds } from '../features/meetings/kinds.ts';
import type { Documents, Kind as KindName } from '../core/contract.ts';

export type { Kind } from '../kit/kinds.ts';

const all = {
  endorsements: {
    letter: 'E',
    lists: ['positions', 'late'],
    stage: (e: Endorsement) => e.state,
    dueAt: (e: Endorsement) => dueAt(e),
    uniqueKey: (e: Endorsement) => uniqueKey(e),
    taken: takenBy,
    occasion: (e: Endorsement) => e.revision,
    dueVerb: 'endorsement.due',
  },
  ...correspondenceKinds,
  terms: { ...one, inner: 'T', dueAt: (rotation: Rotation) => rotation.dueAt, dueVerb: 'rmc.due' },
  outcomes: {
    letter: 'O',
    lists: [],
    stage: (outcome: RmcOutcome) => outcome.state,
    dueAt: (outcome: RmcOutcome) => outcome.dueAt,
    uniqueKey: (outcome: RmcOutcome) => outcomeKey(outcome.meeting),
    taken: takenBy,
    dueVerb: 'rmc.outcomeDue',
  },
  ...meetingKinds,
  register: { ...one, lists: ['lines'] },
  roll: one,
  settings: one,
} satisfies { readonly [Name in KindName]: Kind<Documents[Name]> };
export const KINDS: Readonly<Record<string, Kind>> = all;

const LETTERS = new Map(
  Object.entries(KINDS).flatMap(([name, { letter = '', inner = letter }]) => (inner ? [[inner, name] as const] : [])),
);

/** The kind that a reference belongs to: `E-12` → `endorsements`; a document that a network has one of is its own kind. */
export const kindOf = (ref: string): string | undefined => {
  const [, letter] = /^([A-Z])-[1-9]\d{0,8}$/.exec(ref) ?? [];
  if (letter) return LETTERS.get(letter);
  return Object.hasOwn(KINDS, ref) && !KINDS[ref]?.letter ? ref : undefined;
};

export const kindNamed = (name: string): Kind => {
  const kind = KINDS[name];
  if (!kind) throw new Error(`no kind ${name}`);
  return kind;
};

/** Takes a person out of the record, document by document, and then out of messages (domain.md 9). */
import { createHash } from 'node:crypto';
import type { Act, BySystem } from '../../../core/act.ts';
import type { Documents, Kind } from '../../../core/contract.ts';
import { accept, type Decision, type Effect } from '../../../core/decision.ts';
import type { Instant, PersonId, Ref } from '../../../core/ids.ts';
import type { Network } from '../../../core/network.ts';
import type { Replacement } from '../../../core/replace.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { WORDS } from '../../../i18n/typed.ts';
import { cleaned } from './words.ts';

const DONE = phrase('concord.done');
/** The rule as the audit trail names it. It names nobody. */
const RULE = 'person.erase';

/** Who is erased, as `person.erase` gives it. */
export interface EraseInputs {
  readonly person: PersonId;
  readonly manages: boolean;
  /** The officer. */
  readonly by: PersonId;
  /** Names, addresses and identities, each with what stands in its place. */
  readonly names: readonly Replacement[];
}

export interface ToClean {
  readonly target: Ref;
  readonly of: Kind;
}
/** The documents in which there is something of the person, and their words. */
export interface Traces {
  readonly documents: readonly ToClean[];
  readonly words: readonly Replacement[];
}
export type CleanInputs = Omit<EraseInputs, 'names'> & Traces;

/** The next document; after the last one, the messages. One after the other, so that no words are lost on the way. */
function next({ documents, ...rest }: CleanInputs): Effect {
  const [first] = documents;
  const key = `erase/${rest.person}`;
  return first
    ? { type: 'act', verb: 'person.remove', target: first.target, inputs: { ...rest, documents }, key }
    : { type: 'act', verb: 'person.forget', inputs: { person: rest.person, words: rest.words }, key };
}

/** `person.clean`: begins with the documents that were found. */
export const clean = <State>(
  state: State,
  { inputs: { person, manages, by, documents, words } }: BySystem<EraseInputs & Traces>,
): Decision<State> => accept(state, DONE, [next({ person, manages, by, documents, words })]);

/** `person.remove`: what the person said, and what they are called, goes from one document. */
export function removePerson(
  state: Documents[Kind],
  { inputs, receivedAt }: Pick<Act<CleanInputs>, 'inputs' | 'receivedAt'>,
  { settings }: Network,
): Decision<Documents[Kind]> {
  const [, ...documents] = inputs.documents;
  const after = next({ ...inputs, documents });
  const changed = cleaned(state, inputs, inputs.words);
  if (changed === state) return accept(state, DONE, [after]);
  const { erased } = WORDS[settings.languages[0] ?? 'en'];
  // Of the version that this one replaces, and not of the one that was found: another erasure may have come between.
  const hash = issuedHash(state);
  const entry = { at: receivedAt, by: inputs.by, text: erased.correction };
  const corrected = hash === undefined ? changed : withCorrection(changed, { ...entry, hash });
  return accept(corrected, DONE, [{ type: 'remove', rule: RULE, rewrite: true }, { type: 'refreshCards' }, after]);
}

/** The hash of issued minutes as they are. */
function issuedHash(state: Documents[Kind]): string | undefined {
  if (!('record' in state) || state.record.state !== 'issued') return undefined;
  return createHash('sha256').update(JSON.stringify(state.record)).digest('hex');
}

type Correction = Pick<EraseInputs, 'by'> & { readonly at: Instant; readonly text: string; readonly hash: string };
/** Issued minutes are frozen: that something went from them is entered as a correction. */
function withCorrection(state: Documents[Kind], entry: Correction): Documents[Kind] {
  if (!('record' in state)) return state;
  const { record } = state;
  return { ...state, record: { ...record, corrections: [...record.corrections, entry] } };
}

/** `person.forget`: the words go from messages, receipts and what platforms know of the person. */
export const forget = <State>(
  state: State,
  { inputs: { person, words } }: BySystem<Pick<CleanInputs, 'person' | 'words'>>,
): Decision<State> => accept(state, DONE, [{ type: 'remove', rule: RULE, of: { type: 'words', person, words } }]);

/** What becomes of the files in a message, by who sends them and by the words beside them. The same in every chat. */
import { manages, represents, type Language, type Person } from '../core/people.ts';
import type { Door, ShownAnswer } from './door.ts';
import { isSheet, MAX_SHEETS } from './sheets.ts';

export type FileSender = 'secretariat' | 'representative' | 'other';

/** @param known the sender in each network that knows them */
export function senderOf(known: readonly Pick<Person, 'entity' | 'roles'>[]): FileSender {
  if (known.some(manages)) return 'secretariat';
  return known.some(represents) ? 'representative' : 'other';
}

type Sent = { readonly name?: string | null | undefined };

/** The files of a message: those that are taken, and the names of the others. */
export interface Sorted<File extends Sent> {
  readonly taken: readonly File[];
  readonly tooMany: readonly string[];
  readonly otherKind: readonly string[];
}

/** Sorts the files of a message. A representative's may be an answer to a call for input, so they are of any kind. */
export function sortFiles<File extends Sent>(sender: FileSender, files: readonly File[]): Sorted<File> {
  const isRead = ({ name }: Sent): boolean => Boolean(name) && (sender === 'representative' || isSheet(name));
  const read = files.filter(isRead);
  return {
    taken: read.slice(0, MAX_SHEETS),
    tooMany: namesOf(read.slice(MAX_SHEETS)),
    otherKind: namesOf(files.filter((file) => !isRead(file))),
  };
}
const namesOf = (files: readonly Sent[]): string[] => files.flatMap(({ name }) => (name ? [name] : []));

/** The answers that name the files which were not taken, behind the answers to those that were. */
export const answersForOthers = (
  door: Pick<Door, 'notTaken'>,
  files: Pick<Sorted<Sent>, 'tooMany' | 'otherKind'>,
  language: Language,
): readonly ShownAnswer[] =>
  (['tooMany', 'otherKind'] as const)
    .filter((why) => files[why].length > 0)
    .map((why) => door.notTaken({ names: files[why], why, most: MAX_SHEETS }, language));

/**
 * `files` they are taken, and the words say no more than that · `both` they are taken, and the words are answered · `words` they
 * are the attachment of the words · `wordsFirst` they are taken when the words come to nothing.
 */
export type Meant = 'files' | 'both' | 'words' | 'wordsFirst';

/**
 * A table from the Secretariat is an import, with words or without. A table from anybody else is refused as an import when there
 * are no words. A file of a representative may be an answer to a call for input: without words, with its reference, or with
 * words that come to nothing.
 */
export function meantBy(sender: FileSender, said: string): Meant {
  if (said === '') return 'files';
  if (sender === 'secretariat') return asksToImport(said) ? 'files' : 'both';
  if (sender === 'other') return 'words';
  return namesCall(said) ? 'files' : 'wordsFirst';
}

const asksToImport = (said: string): boolean => /\b(import|importer)\b/i.test(said);
const namesCall = (said: string): boolean => /\bI[-‐-―]\d{1,9}\b/iu.test(said);

/** Cards with which nothing particular is answered: to words not understood, to thanks or “agreed”, and to a greeting. */
const NOTHING = new Set(['suggestions', 'offerButtons', 'home']);

/** “Please find our report attached” reads like the command for a report, of an entity that there is not. */
export const cameToNothing = ({ ok, cardName = '' }: ShownAnswer): boolean => !ok || NOTHING.has(cardName);

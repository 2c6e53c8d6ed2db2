/**
 * Takes an uploaded file: it is kept for the officer who uploaded it, and the answer is the preview of its import. The roll
 * is not changed.
 */
import type { Answer } from '../core/answer.ts';
import { manages } from '../core/people.ts';
import type { Phrase } from '../core/phrase.ts';
import { MAX_FILE_MB } from '../features/directory/rules/state.ts';
import { keepUpload } from '../features/directory/uploads.ts';
import { phrase } from '../i18n/phrase.ts';
import { MAX_BYTES, tableText } from '../kit/documents/spreadsheet.ts';
import type { Door, HandedIn, KnownPerson } from '../platforms/door.ts';
import { findPerson } from './knownPeople.ts';
import { showAnswer } from './presenter.ts';
import type { PressDeps } from './presses.ts';

const TOO_LARGE = phrase('sheet.tooLarge', { megabytes: MAX_FILE_MB });

export const createHandIn =
  (deps: Omit<PressDeps, 'nowReachable'>, press: Door['press']): Door['handIn'] =>
  async ({ content, size, ...handed }) => {
    const { store, now } = deps;
    const known = await findPerson(store, handed.from);
    // The press is refused by the core, which records the refusal.
    if (!known || !manages(known.person)) return press({ ...handed, verb: 'roll.import', inputs: {} });
    const text = await textOf({ content, size }).catch((fault: unknown) => {
      deps.fault('a file that was handed in could not be fetched', fault);
      return phrase('sheet.notNow');
    });
    if (typeof text !== 'string') return refused(deps, text, known, handed);
    const at = now();
    const upload = await keepUpload(store.keyValues, { network: known.network, by: known.person.id }, { at, text });
    return press({ ...handed, verb: 'roll.import', inputs: { upload } });
  };

/** The file's text, or the words for a file that cannot be read. */
async function textOf({ content, size }: Pick<HandedIn, 'content' | 'size'>): Promise<string | Phrase> {
  if (size !== undefined && size > MAX_BYTES) return TOO_LARGE;
  const bytes = await content();
  if (!bytes) return phrase('sheet.notNow');
  if (bytes.length > MAX_BYTES) return TOO_LARGE;
  return (await tableText(bytes)) ?? phrase('sheet.notFile');
}

const refused = (
  deps: Omit<PressDeps, 'nowReachable'>,
  say: Phrase,
  { person, network }: KnownPerson,
  { eventId }: Pick<HandedIn, 'eventId'>,
) => {
  const answer: Answer = { ok: false, code: 'invalid', say };
  return showAnswer(deps, answer, { network, person, now: deps.now(), event: eventId });
};

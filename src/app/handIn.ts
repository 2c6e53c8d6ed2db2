/** A file that somebody hands in: kept for its officer, and shown as the preview of an import. Nothing of the roll changes. */
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
    // The core refuses whoever may not, and notes it.
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

/** Or what to say instead. */
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

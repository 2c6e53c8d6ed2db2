/**
 * Takes an uploaded file: it is kept for the officer who uploaded it, and the answer is the preview of its import, or of a
 * template. Nothing else is changed.
 */
import type { Answer } from '../core/answer.ts';
import { manages, represents } from '../core/people.ts';
import type { Phrase } from '../core/phrase.ts';
import { MAX_FILE_MB } from '../features/directory/rules/state.ts';
import { isAskedNow, takenFrom } from '../features/inputs/queries/handed.ts';
import { readFrom } from '../kit/read.ts';
import { keepUpload } from '../kit/uploads.ts';
import { phrase } from '../i18n/phrase.ts';
import { speaker } from '../i18n/speaker.ts';
import { isBlank, isTable } from '../kit/documents/fileText.ts';
import { MAX_BYTES, tableText } from '../kit/documents/spreadsheet.ts';
import { isWordFile } from '../kit/documents/template/parts.ts';
import type { Door, HandedIn, KnownPerson, Press } from '../platforms/door.ts';
import { findPerson } from './knownPeople.ts';
import { showAnswer } from './presenter.ts';
import type { PressDeps } from './presses.ts';

/** A template is made smaller by its pictures, a table by its rows. */
const tooLarge = ({ name = '', document }: Pick<HandedIn, 'name' | 'document'>): Phrase =>
  document !== undefined || /\.do[ct][xm]?$/i.test(name)
    ? phrase('template.fault.tooLarge')
    : phrase('sheet.tooLarge', { megabytes: MAX_FILE_MB });

export const createHandIn =
  (deps: Omit<PressDeps, 'nowReachable'>, press: Door['press']): Door['handIn'] =>
  async ({ content, size, document, ...handed }) => {
    const { store, now } = deps;
    const known = await findPerson(store, handed.from);
    if (!known || !manages(known.person)) {
      const { name, link } = handed;
      const asked =
        known && name !== undefined ? await asAnswer(deps, known, { name, link, size, content }) : undefined;
      if (asked) return press({ ...handed, ...asked });
      // Without a call, a press is refused by the core, which records the refusal. A representative hears what is possible.
      const shown = await press({ ...handed, verb: 'roll.import', inputs: {} });
      if (!known || !represents(known.person) || shown.code !== 'notAllowed') return shown;
      return { ...shown, message: speaker(shown.language, 'UTC').phrase(phrase('inputs.handed.noCall')) };
    }
    const found = await fileIn({ ...handed, content, size, ...(document !== undefined && { document }) }).catch(
      (fault: unknown) => {
        deps.fault('a file that was handed in could not be fetched', fault);
        return phrase('sheet.notNow');
      },
    );
    if (!('text' in found)) return refused(deps, found, known, handed);
    const at = now();
    const owner = { network: known.network, by: known.person.id };
    const upload = await keepUpload(store.keyValues, owner, { at, text: found.text });
    if (!found.isTemplate) return press({ ...handed, verb: 'roll.import', inputs: { upload } });
    return document === undefined
      ? press({ ...handed, verb: 'template.handedIn', inputs: { upload } })
      : press({ ...handed, verb: 'template.set.preview', inputs: { document, upload } });
  };

/** See `Door.notTaken`. */
export const notTaken: Door['notTaken'] = ({ names, why, most }, language) => {
  const shown = names.slice(0, MAX_NAMED).map((name) => name.slice(0, MAX_NAME));
  const list = names.length > MAX_NAMED ? [...shown, '…'] : shown;
  const say =
    why === 'tooMany' ? phrase('sheet.tooMany', { names: list, most }) : phrase('sheet.otherKind', { names: list });
  return { ok: false, code: 'tooMuch', message: speaker(language, 'UTC').phrase(say), language };
};
const MAX_NAMED = 20;

/** Keeps what was taken out of the file, for the question which question it answers. Undefined: it can be no answer. */
async function asAnswer(
  { store, now, fault }: Omit<PressDeps, 'nowReachable'>,
  { person, network }: KnownPerson,
  { content, ...file }: Pick<HandedIn, 'link' | 'size' | 'content'> & { readonly name: string },
): Promise<Pick<Press, 'verb' | 'inputs'> | undefined> {
  if (!represents(person) || !(await isAskedNow(readFrom(store, network), person.entity)))
    // Only tables can be a roll. A Word file of somebody who keeps no templates is an answer that comes too late or too early.
    return isTable(file.name) ? undefined : { verb: 'input.handedIn', inputs: {} };
  const fetched = () =>
    content().catch((error: unknown) => {
      fault('a file that was handed in could not be fetched', error);
      return undefined;
    });
  const name = file.name.slice(0, MAX_NAME);
  const taken = await takenFrom({ ...file, name, content: fetched });
  const kept = { at: now(), text: JSON.stringify(taken) };
  const upload = await keepUpload(store.keyValues, { network, by: person.id }, kept);
  return { verb: 'input.handedIn', inputs: { upload } };
}
const MAX_NAME = 200;

/** A table as text or a template in base64; or the words for a file that cannot be read. */
type Found = { readonly text: string; readonly isTemplate: boolean } | Phrase;

/** @param document the document for which it is a template; a Word file without one is a template all the same */
async function fileIn(handed: Pick<HandedIn, 'content' | 'size' | 'name' | 'document'>): Promise<Found> {
  const { content, size, document } = handed;
  if (size !== undefined && size > MAX_BYTES) return tooLarge(handed);
  const bytes = await content();
  if (!bytes) return phrase('sheet.notNow');
  if (bytes.length > MAX_BYTES) return tooLarge(handed);
  if (isBlank(bytes)) return phrase('sheet.empty');
  if (document !== undefined || isWordFile(bytes))
    return { text: Buffer.from(bytes).toString('base64'), isTemplate: true };
  const text = await tableText(bytes);
  return text === undefined ? phrase('sheet.notFile') : { text, isTemplate: false };
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

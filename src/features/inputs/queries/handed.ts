/** Files that focal points send: what is taken out of them, and the calls for which they may be answers. */
import type { Act } from '../../../core/act.ts';
import type { Answer } from '../../../core/answer.ts';
import type { EntityId } from '../../../core/ids.ts';
import { clean, cleanRows, maybeLine, type Inputs } from '../../../core/inputs.ts';
import type { Person } from '../../../core/people.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { fileText, hasText, isBlank, mayHoldMacros } from '../../../kit/documents/fileText.ts';
import { MAX_BYTES } from '../../../kit/documents/spreadsheet.ts';
import type { ReadStore } from '../../../kit/read.ts';
import { uploaded } from '../../../kit/uploads.ts';
import { unversioned, type ViewRequest, type ViewResult } from '../../../kit/views.ts';
import type { OwedCall, OwedCalls } from '../cards/handedView.ts';
import { lacking, type FileFacts, type fileInputs, type HandedFile } from '../rules/file.ts';
import { itemsOf, textOf } from '../rules/said.ts';
import { MAX_ANSWER, type InputCall } from '../rules/state.ts';
import { answerOf, callFacts } from './facts.ts';

export const handedInputs = { upload: maybeLine(60) };

interface Sent {
  readonly name: string;
  readonly link?: string | undefined;
  readonly size?: number | undefined;
  readonly content: () => Promise<Uint8Array | undefined>;
}

/** Takes the text out of a file. One of which nothing could be read is not fetched. */
export async function takenFrom({ name: given, link, size, content }: Sent): Promise<HandedFile> {
  const name = clean(given).replace(/\s+/g, ' ');
  const of = { name, ...(link !== undefined && { link }) };
  if (mayHoldMacros(name)) return { ...of, why: 'macros' };
  if (!hasText(name)) return { ...of, why: 'noText' };
  if (size !== undefined && size > MAX_BYTES) return { ...of, why: 'tooLarge' };
  const bytes = await content();
  if (!bytes) return { ...of, why: 'notNow' };
  if (bytes.length > MAX_BYTES) return { ...of, why: 'tooLarge' };
  if (isBlank(bytes)) return { ...of, why: 'empty' };
  const found = await fileText(name, bytes);
  if (found === 'macros') return { ...of, why: 'macros' };
  if (found === undefined) return { ...of, why: 'noText' };
  const [text, rows] = [clean(found.text), cleanRows(found.rows)];
  return {
    ...of,
    ...(text.length <= MAX_ANSWER && { text }),
    ...(rows.length <= MAX_ANSWER && { rows }),
    ...(text.length > MAX_ANSWER && { why: 'tooLong' }),
  };
}

/** The calls that take an answer of this entity now, the ones due first before the others. */
async function owedBy(read: ReadStore, entity: EntityId | undefined): Promise<readonly InputCall[]> {
  if (entity === undefined) return [];
  const open = await read.list('inputs', { stages: ['open'] });
  return open.filter(({ entities }) => entities.includes(entity)).sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1));
}

export const isAskedNow = async (read: ReadStore, entity: EntityId | undefined): Promise<boolean> =>
  (await owedBy(read, entity)).length > 0;

/** The file in base64, or the one that this person has sent. */
export async function fileFacts(read: ReadStore, act: Act<Inputs<typeof fileInputs>, Person>): Promise<FileFacts> {
  const { file, name = '', upload } = act.inputs;
  const bytes = file === undefined ? undefined : Buffer.from(file, 'base64');
  const handed = bytes
    ? await takenFrom({ name, content: () => Promise.resolve(bytes) })
    : await handedBy(read, act, upload);
  return { ...(await callFacts(read, act)), handed };
}

async function handedBy(
  read: ReadStore,
  { network, actor, receivedAt }: Act<object, Person>,
  name: string | undefined,
): Promise<HandedFile | undefined> {
  if (name === undefined) return undefined;
  const { text } = await uploaded(read, { network, by: actor.id, name, at: receivedAt });
  return text === undefined ? undefined : (JSON.parse(text) as HandedFile);
}

/** `input.handedIn` (representative): asks which question the file answers. Nothing is stored. */
export async function handedIn(read: ReadStore, act: Act<Inputs<typeof handedInputs>, Person>): Promise<Answer> {
  const { upload } = act.inputs;
  if (!(await isAskedNow(read, act.actor.entity)))
    return { ok: false, code: 'conflict', say: phrase('inputs.handed.noCall') };
  const handed = await handedBy(read, act, upload);
  if (!handed || upload === undefined)
    return {
      ok: false,
      code: 'invalid',
      say: phrase('refused.invalid'),
      fields: { upload: phrase('sheet.uploadGone') },
    };
  const { name, text, rows, link, why } = handed;
  if (why === 'macros') return { ok: false, code: 'invalid', say: phrase('inputs.handed.macros', { name }) };
  if (text === undefined && rows === undefined && link === undefined)
    return { ok: false, code: 'invalid', say: lacking(name, why) };
  const data = {
    upload,
    name,
    ...(text !== undefined && { characters: text.length }),
    ...(why !== undefined && { why }),
  };
  return { ok: true, say: phrase('inputs.handed', { name }), card: { name: 'inputHanded', data } };
}

/** The most calls of which the questions are listed. */
const MAX_CALLS = 5;

export async function seeOwed(read: ReadStore, { reader }: ViewRequest): Promise<ViewResult<OwedCalls>> {
  const { entity } = reader;
  const calls = await owedBy(read, entity);
  const shown = calls.slice(0, MAX_CALLS).map(async (c): Promise<OwedCall> => {
    const answer = entity === undefined ? undefined : await answerOf(read, c.target, entity);
    const items = answer ? itemsOf(answer) : {};
    return {
      ref: c.target,
      classification: c.classification,
      dueAt: c.dueAt,
      ...(c.classification !== 'strictlyConfidential' && { title: c.title }),
      questions: c.questions.map(({ id, text, kind, optional }, i) => ({
        n: i + 1,
        kind,
        optional: optional === true,
        // A message that stays in a chat shows no words of a restricted call.
        ...(c.classification === 'unclassified' && { text }),
        has: textOf(items[id]) !== '',
      })),
    };
  });
  return unversioned({ calls: await Promise.all(shown), more: Math.max(0, calls.length - MAX_CALLS) });
}

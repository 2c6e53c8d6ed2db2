/** Acts that look at templates. */
import type { Act } from '../../../core/act.ts';
import type { Answer } from '../../../core/answer.ts';
import { choice, words, type Inputs } from '../../../core/inputs.ts';
import type { Person } from '../../../core/people.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { isMarked } from '../../../kit/documents/template/own.ts';
import type { ReadStore } from '../../../kit/read.ts';
import { DOCUMENTS } from '../rules/state.ts';
import type { setInputs } from '../rules/template.ts';
import { checkFacts } from './check.ts';

export const showInputs = { document: choice(DOCUMENTS) };

/** `template.show` (Secretariat): the template in use for a document, and what can be done about it. */
export const show = async (
  _read: ReadStore,
  { inputs: { document } }: Act<Inputs<typeof showInputs>, Person>,
): Promise<Answer> => ({ ok: true, say: phrase('templates.here'), card: { name: 'template', data: { document } } });

/** `template.handedIn` (Secretariat): asks for which document the uploaded Word file is meant. */
export const handedInInputs = { upload: words(60) };
export const handedIn = async (
  _read: ReadStore,
  { inputs: { upload } }: Act<Inputs<typeof handedInInputs>, Person>,
): Promise<Answer> => ({
  ok: true,
  say: phrase('templates.which'),
  card: { name: 'templateChoice', data: { upload } },
});

/** `template.set.preview` (Secretariat): what is wrong with a file, or what it makes of samples. Nothing is stored. */
export async function preview(read: ReadStore, act: Act<Inputs<typeof setInputs>, Person>): Promise<Answer> {
  const { fault, template } = await checkFacts(read, act);
  const { document, upload } = act.inputs;
  if (fault)
    return {
      ok: false,
      code: 'invalid',
      say: phrase('templates.faulty'),
      fields: { file: fault.say },
      ...(fault.card && { card: fault.card }),
    };
  const isUnmarked = template !== undefined && !(await isMarked(template));
  const data = { document, ...(upload !== undefined && { upload }), ...(isUnmarked && { isUnmarked }) };
  return { ok: true, say: phrase('templates.good'), card: { name: 'templatePreview', data } };
}

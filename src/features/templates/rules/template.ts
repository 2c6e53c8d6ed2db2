/** Puts a template in the place of a document's layout, and takes it back. */
import type { Act } from '../../../core/act.ts';
import type { CardRef } from '../../../core/answer.ts';
import { accept, refuse, type Decision } from '../../../core/decision.ts';
import type { Ref } from '../../../core/ids.ts';
import { choice, maybeFile, maybeWords, type Inputs } from '../../../core/inputs.ts';
import type { Network } from '../../../core/network.ts';
import type { Person } from '../../../core/people.ts';
import type { Phrase } from '../../../core/phrase.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { DOCUMENTS, type DocumentName, type Template } from './state.ts';

export const setInputs = {
  document: choice(DOCUMENTS),
  /** The Word file in base64. */
  file: maybeFile(),
  /** Or the name of a file that this officer has uploaded within the last hour. */
  upload: maybeWords(60),
};
export const resetInputs = { document: choice(DOCUMENTS) };

/** What was found in the file. */
export interface Checked {
  /** The template as it is kept. */
  readonly template?: string;
  /** The first fault in words, and the card with all of them. */
  readonly fault?: { readonly say: Phrase; readonly card?: CardRef };
}

const shown = (document: DocumentName): CardRef => ({ name: 'template', data: { document } });

/** `template.set` (Secretariat): the document is made from this file from now on. */
export function setTemplate(
  before: Template | undefined,
  { actor, receivedAt, inputs }: Act<Inputs<typeof setInputs> & Checked, Person>,
  _network: Network,
  target: Ref,
): Decision<Template | undefined> {
  const { document, template, fault } = inputs;
  if (template === undefined)
    return refuse(before, 'invalid', phrase('templates.faulty'), {
      fields: { file: fault?.say ?? phrase('templates.noFile') },
      ...(fault?.card && { card: fault.card }),
    });
  const next: Template = { target, document, file: { base64: template }, by: actor.id, at: receivedAt };
  return {
    ...accept(next, phrase('templates.set')),
    answer: { ok: true, say: phrase('templates.set'), card: shown(document), target },
  };
}

/** `template.reset` (Secretariat): back to the built-in layout. */
export function resetTemplate(
  before: Template | undefined,
  { actor, receivedAt, inputs: { document } }: Act<Inputs<typeof resetInputs>, Person>,
): Decision<Template | undefined> {
  if (before?.file === undefined)
    return refuse(before, 'conflict', phrase('templates.isBuiltIn'), { card: shown(document) });
  const { file: _file, ...rest } = before;
  const say = phrase('templates.resetDone');
  return {
    ...accept({ ...rest, by: actor.id, at: receivedAt }, say),
    answer: { ok: true, say, card: shown(document), target: before.target },
  };
}

/** Finds the templates that name somebody. A template is an officer's own file, so it is replaced by an officer alone. */
import type { ReadStore } from '../../read.ts';
import { TEMPLATE_NAMES, type TemplateName } from '../fields/index.ts';
import { ownTemplate } from './own.ts';

/** The texts of a template, in base64, that are touched. The code that reads Word files is loaded when one is read. */
export const touchedIn = async (template: string, touches: (text: string) => boolean): Promise<string[]> =>
  (await import('./texts.ts')).textsIn(template).filter(touches);

/** The documents whose own templates have a text that is touched. */
export async function templatesNaming(
  read: ReadStore,
  touches: (text: string) => boolean,
): Promise<readonly TemplateName[]> {
  const found: TemplateName[] = [];
  for (const name of TEMPLATE_NAMES) {
    const template = await ownTemplate(read, name);
    if (template !== undefined && (await touchedIn(template, touches)).length > 0) found.push(name);
  }
  return found;
}

/** The template that a network has put in the place of a document's layout. */
import type { Classification } from '../../../core/classification.ts';
import type { ReadStore } from '../../read.ts';
import type { TemplateName } from '../fields/index.ts';

/** @returns the file in base64; undefined while the built-in layout is in use */
export async function ownTemplate(read: ReadStore, name: TemplateName): Promise<string | undefined> {
  const ref = await read.findByKey('templates', name);
  return (await read.load('templates', ref))?.file?.base64;
}

/** What is restricted is marked on every page, so a template without the mark gives way to the built-in layout. */
export const mayBe = async (template: string, label: Classification): Promise<boolean> =>
  label === 'unclassified' || (await isMarked(template));

/** @param template in base64. The code that reads Word files is loaded when one is read. */
export const isMarked = async (template: string): Promise<boolean> =>
  (await import('./marks.ts')).marksEveryPage(template);

/** Is the network's own template passed over for a document with this label, in a format in which it would be used? */
export async function isPassedOver(
  read: ReadStore,
  name: TemplateName,
  { label, format = 'docx' }: { readonly label: Classification; readonly format?: string | undefined },
): Promise<boolean> {
  if (format !== 'docx' || label === 'unclassified') return false;
  const template = await ownTemplate(read, name);
  return template !== undefined && !(await isMarked(template));
}

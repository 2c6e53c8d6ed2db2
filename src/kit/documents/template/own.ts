/** The template that a network has put in the place of a document's layout. */
import type { ReadStore } from '../../read.ts';
import type { TemplateName } from '../fields/index.ts';

/** @returns the file in base64; undefined while the built-in layout is in use */
export async function ownTemplate(read: ReadStore, name: TemplateName): Promise<string | undefined> {
  const ref = await read.findByKey('templates', name);
  return (await read.load('templates', ref))?.file?.base64;
}

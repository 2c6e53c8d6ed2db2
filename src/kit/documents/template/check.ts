/** Reads a template and says what is wrong with it, before it takes the place of a document's layout. */
import { strFromU8 } from 'fflate';
import { sampleOf, type Data, type Spec } from '../fields/field.ts';
import { packed } from '../packed.ts';
import type { Fault, Place } from './fault.ts';
import { filledTemplate } from './fill.ts';
import { hiddenIn } from './hidden.ts';
import { paragraphsIn } from './paragraphs.ts';
import { detached, forbidden, partsOf, type Parts } from './parts.ts';
import { checkTags } from './tags.ts';
import { isWellFormed } from './wellFormed.ts';

/** @returns the template as it is kept, or its faults */
export function checkedTemplate(
  bytes: Uint8Array,
  spec: Spec,
): { readonly ok: true; readonly template: Uint8Array } | { readonly ok: false; readonly faults: readonly Fault[] } {
  const read = partsOf(bytes);
  if (isFault(read)) return { ok: false, faults: [read] };
  const parts = detached(read);
  const faults = [...forbidden(parts)];
  if (faults.length === 0) faults.push(...hiddenIn(parts), ...inText(parts, spec));
  const template = packed(parts);
  if (faults.length === 0 && !(isReadable(parts) && fills(template, spec))) faults.push({ what: 'unreadable' });
  return faults.length === 0 ? { ok: true, template } : { ok: false, faults: faults.slice(0, MAX_FAULTS) };
}
const MAX_FAULTS = 20;

const isFault = (read: Parts | Fault): read is Fault => typeof (read as { what?: unknown }).what === 'string';

const PARTS: readonly (readonly [RegExp, Place['part']])[] = [
  [/^word\/document\.xml$/, 'body'],
  [/^word\/header\d*\.xml$/, 'header'],
  [/^word\/footer\d*\.xml$/, 'footer'],
  [/^word\/(foot|end)notes\.xml$/, 'notes'],
];

function inText(parts: Parts, spec: Spec): Fault[] {
  const faults: Fault[] = [];
  let [fields, letters] = [0, 0];
  for (const [pattern, part] of PARTS)
    for (const name of Object.keys(parts)
      .filter((one) => pattern.test(one))
      .sort()) {
      const paragraphs = paragraphsIn(strFromU8(parts[name] ?? new Uint8Array()));
      const found = checkTags(part, paragraphs, spec);
      faults.push(...found.faults);
      fields += found.fields;
      if (part === 'body') letters += paragraphs.reduce((sum, { text }) => sum + text.trim().length, 0);
    }
  if (faults.length > 0) return faults;
  if (letters === 0) return [{ what: 'empty' }];
  return fields === 0 ? [{ what: 'noFields' }] : [];
}

// Custom data beside the text may have other encodings, and nobody sees it.
const IN_WORD = /^word\/.*\.(xml|rels)$/i;
const isReadable = (parts: Parts): boolean =>
  Object.entries(parts).every(([name, content]) => !IN_WORD.test(name) || isWellFormed(strFromU8(content)));

/** With everything that a document may have, and with nothing. */
function fills(template: Uint8Array, spec: Spec): boolean {
  const full: Data = sampleOf(spec);
  const bare: Data = Object.fromEntries(Object.entries(spec).map(([name, { of }]) => [name, of ? [] : '']));
  try {
    for (const data of [full, bare]) filledTemplate(template, data);
    return true;
  } catch {
    return false;
  }
}

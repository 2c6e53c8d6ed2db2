/** Unpacks the parts of a Word file within limits, and finds content that is not allowed in a template. */
import { strFromU8, strToU8, unzipSync } from 'fflate';
import type { Fault } from './fault.ts';

/** The largest template, in bytes. */
export const MAX_TEMPLATE_BYTES = 2_000_000;
/** The largest size to which a template may unpack, in bytes; that of its texts; and the most parts. */
const MAX_UNPACKED = 20_000_000;
const MAX_TEXTS = 5_000_000;
const MAX_PARTS = 500;

const IS_XML = /\.(xml|rels)$/i;

export type Parts = Readonly<Record<string, Uint8Array>>;

const begins = (bytes: Uint8Array, ...with_: readonly number[]): boolean => with_.every((one, i) => bytes[i] === one);

export function partsOf(bytes: Uint8Array): Parts | Fault {
  if (bytes.length > MAX_TEMPLATE_BYTES) return { what: 'tooLarge' };
  // The old format of Word. Files with a password have it too.
  if (begins(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return { what: 'oldFormat' };
  if (!begins(bytes, 0x50, 0x4b)) return { what: 'notZip' };
  try {
    let [unpacked, texts, parts] = [0, 0, 0];
    // Reads only the archive's directory. An entry is never unpacked beyond the size that it says.
    unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        unpacked += originalSize;
        if (IS_XML.test(name)) texts += originalSize;
        parts += 1;
        return false;
      },
    });
    if (unpacked > MAX_UNPACKED || texts > MAX_TEXTS || parts > MAX_PARTS) return { what: 'unpacksTooLarge' };
    return unzipSync(bytes);
  } catch {
    return { what: 'notZip' };
  }
}

const MACROS = /(^|\/)(vbaProject|vbaData)[^/]*$|macrosheets\//i;
/** Does an archive with parts of these names hold macros, whatever it says of itself? */
export const holdsMacros = (names: readonly string[]): boolean => names.some((name) => MACROS.test(name));
const EMBEDDED = /(^|\/)(activeX|embeddings|customUI|customXml\/.*\.bin)(\/|\d*\.)/i;
/** Changes that Word has recorded and nobody has accepted: words that come and go, and looks of before. */
const TRACKED = /<w:(?:ins|del|moveFrom|moveTo|cellIns|cellDel|cellMerge|numberingChange|\w+PrChange)\b/;
/** A name that leads out of the package: upwards, from the root, or in the manner of Windows. */
const LEAVES = /(?:^|\/)\.\.(?:\/|$)|^\/|\\|^[a-z]:/i;
/** Instructions of fields that fetch something or start a program. */
const FETCHES = /\b(DDE|DDEAUTO|INCLUDEPICTURE|INCLUDETEXT|IMPORT|LINK|RD|DATABASE|MACROBUTTON)\b/i;

/**
 * Content that is not allowed in a template, because it would run or load something on the computer of everybody who opens a
 * document, or show them what is no part of it.
 */
export function forbidden(parts: Parts): Fault[] {
  const names = Object.keys(parts);
  const types = parts['[Content_Types].xml'];
  if (!parts['word/document.xml'] || !types) return [{ what: 'notWord' }];
  const faults: Fault[] = [];
  if (holdsMacros(names) || /macroEnabled|vbaProject/i.test(strFromU8(types))) faults.push({ what: 'macro' });
  const embedded = names.find((name) => EMBEDDED.test(name));
  if (embedded !== undefined) faults.push({ what: 'embedded', name: embedded });
  const leaving = names.find((name) => LEAVES.test(name));
  if (leaving !== undefined) faults.push({ what: 'leaves', name: leaving.slice(0, 200) });
  let isTracked = false;
  for (const [name, content] of Object.entries(parts)) {
    if (!IS_XML.test(name)) continue;
    const xml = strFromU8(content);
    faults.push(...inXml(name, xml));
    // What was taken out would stay in every document, to be read by whoever opens it.
    isTracked ||= /^word\/.*\.xml$/i.test(name) && TRACKED.test(xml);
  }
  if (isTracked) faults.push({ what: 'tracked' });
  return faults;
}

function inXml(name: string, xml: string): Fault[] {
  if (/<!(DOCTYPE|ENTITY)/i.test(xml)) return [{ what: 'declares', name }];
  if (name.endsWith('.rels')) return relations(xml);
  if (/<w:altChunk\b|<w:object\b|<o:OLEObject\b/.test(xml)) return [{ what: 'embedded', name }];
  const instructions = [
    ...xml.matchAll(/<w:instrText[^>]*>([^<]*)<\/w:instrText>/g),
    ...xml.matchAll(/w:instr="([^"]*)"/g),
  ];
  const joined = instructions.map(([, words = '']) => words).join('');
  const fetches = FETCHES.exec(joined)?.[1];
  return fetches === undefined ? [] : [{ what: 'fetches', name: fetches }];
}

function relations(xml: string): Fault[] {
  const all = (xml.match(/<Relationship\b[^>]*>/g) ?? []).map((tag) => ({
    isExternal: /TargetMode\s*=\s*["']External["']/i.test(tag),
    type: /Type\s*=\s*["']([^"']*)["']/.exec(tag)?.[1] ?? '',
    target: /Target\s*=\s*["']([^"']*)["']/.exec(tag)?.[1] ?? '',
  }));
  const outside = all.find(({ isExternal, type, target }) => isExternal && !(isLink(type) && isWeb(target)));
  return outside ? [{ what: 'external', name: outside.target.slice(0, 200) }] : [];
}
const isLink = (type: string): boolean => type.endsWith('/hyperlink');
const isWeb = (target: string): boolean => /^(https?:|mailto:|#)/i.test(target);

/**
 * Without what Word keeps beside the text by itself, and nobody put there: the address of the template from which the file was
 * made, which Word would ask for whenever a document is opened; the tracking of changes, which would go on in every document;
 * the names of people who once commented.
 */
export function detached(parts: Parts): Parts {
  return Object.fromEntries(
    Object.entries(parts).map(([name, content]) => {
      const out = BESIDE[name];
      return [name, out ? strToU8(strFromU8(content).replace(out, '')) : content];
    }),
  );
}
const BESIDE: Readonly<Record<string, RegExp>> = {
  'word/_rels/settings.xml.rels': /<Relationship\b[^<>]*attachedTemplate[^<>]*\/>/g,
  'word/settings.xml': /<w:(?:attachedTemplate|trackRevisions)\b[^<>]*\/>/g,
  // Their identities stand between the tags.
  'word/people.xml': /<\/?w15:(?!people\b)[^<>]*>/g,
};

/** Is it a Word file of the present format? */
export function isWordFile(bytes: Uint8Array): boolean {
  if (!begins(bytes, 0x50, 0x4b)) return false;
  let found = false;
  try {
    unzipSync(bytes, { filter: ({ name }) => ((found ||= name.startsWith('word/')), false) });
  } catch {
    return false;
  }
  return found;
}

/**
 * Does a template show the classification on every page? What is restricted is marked there (domain.md 9), and a page has
 * nothing of its own but its header and footer.
 */
import { strFromU8, unzipSync } from 'fflate';
import { paragraphsIn } from './paragraphs.ts';

const FIELD = /\{\s*classification\s*\}/;
const REFERENCE = /<w:(header|footer)Reference\b[^>]*>/g;
const SECTION = /<w:sectPr\b.*?<\/w:sectPr>/gs;

const attribute = (tag: string, name: string): string => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '';

/** @param template a Word file that was checked, in base64 */
export function marksEveryPage(template: string): boolean {
  const parts = unzipSync(Buffer.from(template, 'base64'));
  const text = (name: string): string => strFromU8(parts[name] ?? new Uint8Array());
  const targets = new Map(
    [...text('word/_rels/document.xml.rels').matchAll(/<Relationship\b[^>]*>/g)].map(([tag]) => [
      attribute(tag, 'Id'),
      attribute(tag, 'Target').replace(/^\/?word\//, ''),
    ]),
  );
  const shows = (tag: string): boolean =>
    paragraphsIn(text(`word/${targets.get(attribute(tag, 'r:id')) ?? ''}`)).some((one) => FIELD.test(one.text));
  const hasEven = /<w:evenAndOddHeaders(?:\s*\/>| w:val="(?:1|true|on)")/.test(text('word/settings.xml'));
  const sections = [...text('word/document.xml').matchAll(SECTION)].map(([section]) => section);
  // A section without references has those of the one before it.
  const own = sections.filter((section) => section.search(/<w:(?:header|footer)Reference/) >= 0);
  return own.length > 0 && sections[0] === own[0] && own.every((section) => isMarked(section, hasEven, shows));
}

/** Is there a header or a footer with the field for each kind of page that the section has? */
function isMarked(section: string, hasEven: boolean, shows: (tag: string) => boolean): boolean {
  const tags = [...section.matchAll(REFERENCE)].map(([tag]) => tag);
  const kinds = ['default', ...(/<w:titlePg(?:\s*\/>|>)/.test(section) ? ['first'] : []), ...(hasEven ? ['even'] : [])];
  return kinds.every((kind) => tags.some((tag) => attribute(tag, 'w:type') === kind && shows(tag)));
}

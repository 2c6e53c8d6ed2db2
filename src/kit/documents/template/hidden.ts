/** Finds what a Word file holds and no page shows: comments, hidden text, hidden rows and hidden drawings. */
import { strFromU8 } from 'fflate';
import type { Fault, Place } from './fault.ts';
import { decoded, paragraphsIn } from './paragraphs.ts';
import type { Parts } from './parts.ts';
import { hiddenStyles, isOn, type Hides } from './hiddenStyles.ts';
import { attribute, tagsOf, type Tag } from './xmlTags.ts';

/** By their root, because a part may have any name. */
const ROOTS: Readonly<Record<string, Place['part']>> = {
  'w:document': 'body',
  'w:hdr': 'header',
  'w:ftr': 'footer',
  'w:footnotes': 'notes',
  'w:endnotes': 'notes',
  'w:comments': 'comments',
};
const IN_WORD = /^word\/.*\.xml$/i;

/** A document is handed in with all that its file holds, so nothing in a template may be there unseen. */
export function hiddenIn(parts: Parts): Fault[] {
  const hides = hiddenStyles(strFromU8(parts['word/styles.xml'] ?? new Uint8Array()));
  const faults: Fault[] = [];
  const anchors = new Map<string, Place>();
  const comments = new Map<string, Place>();
  for (const name of Object.keys(parts).sort()) {
    if (!IN_WORD.test(name)) continue;
    const xml = strFromU8(parts[name] ?? new Uint8Array());
    const part = ROOTS[/<(w:\w+)[\s>]/.exec(xml)?.[1] ?? ''];
    if (part === undefined) continue;
    const texts = new Map(paragraphsIn(xml).map(({ n, text }) => [n, text.trim().slice(0, WORDS)]));
    const place = (n: number): Place => ({ part, paragraph: n, words: texts.get(n) ?? '' });
    const found = walk(xml, hides);
    for (const [id, n] of found.comments) comments.set(id, place(n));
    for (const [id, n] of found.references) if (!anchors.has(id)) anchors.set(id, place(n));
    for (const [n, words] of found.hidden) faults.push({ what: 'hidden', at: place(n), name: words.slice(0, WORDS) });
  }
  // A comment is told where the text refers to it; otherwise at its own place.
  for (const [id, at] of new Map([...comments, ...anchors]))
    faults.push({ what: 'comment', at, name: comments.get(id)?.words || NO_WORDS });
  return faults;
}
const WORDS = 60;
/** What stands for a picture, or for a comment without words. */
const NO_WORDS = '…';

interface Found {
  /** The words that are hidden, by paragraph. */
  readonly hidden: ReadonlyMap<number, string>;
  /** The paragraph in which each comment is referred to, by its id; and that with which each begins. */
  readonly references: ReadonlyMap<string, number>;
  readonly comments: ReadonlyMap<string, number>;
}

/** A table, row, paragraph or run that is open; `says` is what it says of being hidden, undefined for nothing. */
interface Open {
  readonly name: string;
  readonly n: number;
  says?: boolean | undefined;
  /** What its style says. */
  styled?: boolean | undefined;
}
const LAYERS = new Set(['w:tbl', 'w:tr', 'w:p', 'w:r', 'm:r']);
const TEXTS = new Set(['w:t', 'm:t', 'w:instrText']);
const THINGS = new Set(['w:drawing', 'w:pict', 'w:object', 'w:sym', 'w:footnoteReference', 'w:endnoteReference']);

function walk(xml: string, hides: Hides): Found {
  const [hidden, references, comments] = [
    new Map<number, string>(),
    new Map<string, number>(),
    new Map<string, number>(),
  ];
  const [names, open]: [string[], Open[]] = [[], []];
  let count = 0;
  for (const tag of tagsOf(xml)) {
    const { name, ends, empty } = tag;
    const n = open.findLast((one) => one.name === 'w:p')?.n ?? count + 1;
    const hide = (words: string): unknown =>
      words.trim() !== '' && hidden.set(n, joined(hidden.get(n), decoded(words).trim()));
    if (ends) {
      if (TEXTS.has(name) && isHidden(open, hides)) hide(xml.slice(xml.lastIndexOf('>', tag.at) + 1, tag.at));
      names.pop();
      if (LAYERS.has(name)) open.pop();
      continue;
    }
    if (name === 'w:p') count += 1;
    if (name === 'w:comment') comments.set(attribute(tag.inner, 'w:id'), n);
    if (REFERS.test(name) && !references.has(attribute(tag.inner, 'w:id')))
      references.set(attribute(tag.inner, 'w:id'), n);
    if ((THINGS.has(name) && isHidden(open, hides)) || HIDES_ITSELF.test(tag.inner)) hide(NO_WORDS);
    says(tag, names, open, hides);
    if (empty) continue;
    names.push(name);
    if (LAYERS.has(name)) open.push({ name, n: name === 'w:p' ? count : n });
  }
  return { hidden, references, comments };
}
const joined = (before: string | undefined, words: string): string =>
  before === undefined ? words : before.endsWith(words) ? before : `${before} ${words}`;

const REFERS = /^w:comment(?:RangeStart|Reference)$/;
/** A drawing that is switched off in Word's list of objects, in its present form and in its old one. */
const HIDES_ITSELF = /\shidden="(?:1|true|on)"|visibility\s*:\s*hidden/i;

/** Takes in a property of what is open. The same names stand in other places, as for the mark of a paragraph, which has no words. */
function says(tag: Tag, names: readonly string[], open: Open[], hides: Hides): void {
  const last = open.at(-1);
  const [of, within] = [names.at(-2), names.at(-1)];
  if (!last || of !== last.name) return;
  if (within === 'w:rPr' && HIDES.has(tag.name)) last.says = last.says === true || isOn(tag);
  else if (within === 'w:trPr' && tag.name === 'w:hidden') last.says = isOn(tag);
  else if (STYLES.test(tag.name)) last.styled = hides.style(attribute(tag.inner, 'w:val'));
}
const HIDES = new Set(['w:vanish', 'w:specVanish']);
const STYLES = /^w:(?:r|p|tbl)Style$/;

/** The nearest that says something is right; a hidden row hides all that is in it. */
function isHidden(open: readonly Open[], hides: Hides): boolean {
  if (open.some(({ name, says }) => name === 'w:tr' && says)) return true;
  const [run, paragraph] = [open.findLast(isRun), open.findLast(({ name }) => name === 'w:p')];
  const table = open.findLast(({ name }) => name === 'w:tbl');
  const styled = paragraph && (paragraph.styled ?? hides.paragraph);
  return run?.says ?? run?.styled ?? styled ?? table?.styled ?? hides.all;
}
const isRun = ({ name }: Open): boolean => name === 'w:r' || name === 'm:r';

/** Marks the runs of a Word part that run from right to left, as for documents that are made in code. */
import { beginsRight, runsOf } from '../runs.ts';
import { decoded } from './paragraphs.ts';

const RTL = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const RUN =
  /<w:r(?:\s[^>]*)?>((?:<w:rPr>(?:(?!<\/w:rPr>)[\s\S])*<\/w:rPr>|<w:rPr\/>)?)((?:<w:t(?:\s[^>]*)?>[^<]*<\/w:t>|<w:t\/>|<w:br\/>|<w:tab\/>)*)<\/w:r>/g;
const PIECE = /<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>|<w:t\/>|<w:br\/>|<w:tab\/>/g;
const PARAGRAPH = /<w:p(?:\s[^>]*)?>(?:(?!<w:p[\s>])[\s\S])*?<\/w:p>/g;

export function turned(xml: string): string {
  if (!RTL.test(xml)) return xml;
  return xml.replace(PARAGRAPH, (paragraph) => {
    if (!RTL.test(paragraph)) return paragraph;
    const text = [...paragraph.matchAll(/<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>/g)]
      .map(([, words = '']) => decoded(words))
      .join('');
    const runs = paragraph.replace(RUN, (run, look: string, pieces: string) =>
      RTL.test(pieces) ? split(look, pieces) : run,
    );
    return beginsRight(text) ? fromTheRight(runs) : runs;
  });
}

function split(look: string, pieces: string): string {
  return [...pieces.matchAll(PIECE)]
    .flatMap(([piece, words]) => {
      if (words === undefined || !RTL.test(words)) return [`<w:r>${look}${piece}</w:r>`];
      return runsOf(decoded(words)).map(
        ({ text, rightToLeft }) =>
          `<w:r>${rightToLeft ? withRtl(look) : look}<w:t xml:space="preserve">${encoded(text)}</w:t></w:r>`,
      );
    })
    .join('');
}

/** In its place among the properties of a run. */
function withRtl(look: string): string {
  if (look === '' || look === '<w:rPr/>') return '<w:rPr><w:rtl/></w:rPr>';
  if (look.includes('<w:rtl')) return look;
  return look.replace(/(?=<w:(?:cs|em|lang|eastAsianLayout|specVanish|oMath)\b(?!\w))|(?=<\/w:rPr>)/, '<w:rtl/>');
}

function fromTheRight(paragraph: string): string {
  if (paragraph.includes('<w:bidi')) return paragraph;
  const [head = ''] = /^<w:p(?:\s[^>]*)?>/.exec(paragraph) ?? [];
  const rest = paragraph.slice(head.length);
  if (!rest.startsWith('<w:pPr>')) return `${head}<w:pPr><w:bidi/></w:pPr>${rest}`;
  return `${head}${rest.replace(
    /(?=<w:(?:adjustRightInd|snapToGrid|spacing|ind|contextualSpacing|mirrorIndents|suppressOverlap|jc|textDirection|textAlignment|textboxTightWrap|outlineLvl|divId|cnfStyle|rPr|sectPr|pPrChange)\b)|(?=<\/w:pPr>)/,
    '<w:bidi/>',
  )}`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const encoded = (text: string): string => text.replace(/[&<>]/g, (letter) => ENTITIES[letter] ?? letter);

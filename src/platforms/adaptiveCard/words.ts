/**
 * Writes people's words into an Adaptive Card so that they are shown unchanged. Facts from adaptivecards 3.0.6 and
 * Microsoft's documentation:
 * - The text of a TextBlock and of a Fact is markdown in Teams, and plain text in a client without a markdown processor,
 * such as our console. So no escaping is right in both. A TextRun (in a RichTextBlock) is never markdown.
 * - `{{DATE(…)}}` and `{{TIME(…)}}` are replaced in TextBlock and TextRun alike, in one text at a time.
 * - A string in `inlines` is a TextRun without properties, for the macros too.
 * So words are written into TextRuns, and a text with `{{` is split into two runs between the braces. Only a TextBlock can
 * be a heading for screen readers; it is used when the text has no meaning in markdown.
 */
import { isolate } from '../../core/card.ts';
import type { Tone } from '../../core/card.ts';

export type Json = Readonly<Record<string, unknown>> & { readonly type: string };

interface Style {
  readonly weight?: 'Bolder';
  readonly size?: 'Small' | 'Large';
  readonly isSubtle?: true;
  readonly color?: 'Accent';
}

/**
 * The style of words that can be pressed: the colour of a link, with a contrast of at least 5:1 in both themes of Teams. A
 * row of a list has no frame that would show it.
 */
export const PRESSABLE: Style = { color: 'Accent' };

/**
 * The weight of text with a tone. The colour stays, because in Teams' light theme green and yellow have a contrast of only
 * 2.1:1 and 1.5:1 on white, and in the dark theme red has 3.3:1. The words say what the tone means.
 */
export const toneWeight = (tone: Tone | undefined): Style =>
  tone === undefined || tone === 'neutral' ? {} : { weight: 'Bolder' };

/** Puts a coloured background behind the first statement of a card. The normal text colour is readable on it. */
export const onSurface = (tone: Tone | undefined, item: Json): Json =>
  tone === undefined || tone === 'neutral' ? item : { type: 'Container', style: tone, items: [item] };

/** Matches text without invisible or right-to-left characters, which most texts are, so that one test is enough. */
const PLAIN = /^[\t\n\x20-\x7e\xa0-\u058f\u1e00-\u1fff\u2010-\u2027\u3000-\u9fff]*$/;

const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ud800-\udfff]/u;

const EVERY_UNSEEN = /\r\n?|[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ud800-\udfff]/gu;

/**
 * Makes every character visible: control characters become their Unicode pictures, lone surrogates `�`; right-to-left text
 * is isolated.
 */
export function visible(text: string): string {
  if (PLAIN.test(text)) return text;
  return isolate(UNSEEN.test(text) ? text.replace(EVERY_UNSEEN, picture) : text);
}

function picture(mark: string): string {
  const code = mark.charCodeAt(0);
  if (code === 0x0d) return '\n';
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? '\u2421' : '\ufffd';
}

/** A TextRun, or its text alone when it has no style: for the schema they are the same, and a large card is a tenth smaller. */
export type Inline = Json | string;
const run = (text: string, style: Style): Inline => (isStyled(style) ? { type: 'TextRun', text, ...style } : text);

function isStyled(style: Style): boolean {
  for (const _name in style) return true;
  return false;
}

/**
 * The text runs that show this text unchanged.
 * @param before separates the text from the one before it in the paragraph
 */
export function runs(text: string, style: Style = {}, before = ''): Inline[] {
  const shown = before + visible(text);
  return shown.includes('{{') ? shown.split(/(?<=\{)(?=\{)/).map((part) => run(part, style)) : [run(shown, style)];
}

export type Spacing = 'None' | 'Small' | 'Medium' | 'Large';

/** A paragraph. An empty one is not drawn. */
export const paragraph = (inlines: readonly Inline[], spacing?: Spacing): Json => ({
  type: 'RichTextBlock',
  inlines,
  ...(spacing ? { spacing } : {}),
});

/**
 * Characters that CommonMark, or a client's version of it, could interpret. The pattern matches more than needed: a false
 * match only costs a heading.
 */
const MARKDOWN = /[*_~`[\]{}<>\\|\n\r\t^$]|&[#\w]|^\s*(?:[-+#=>]|\d+[.)])|^\s|:\/\/|www\.|@/i;
export const isPlain = (text: string): boolean => !MARKDOWN.test(text);

/** A heading, also for screen readers when the text allows it. */
export const heading = (text: string, size: 'Large' | 'Medium' | 'Small', style: Style = {}): Json =>
  isPlain(text)
    ? { type: 'TextBlock', text: visible(text), style: 'heading', weight: 'Bolder', size, wrap: true, ...style }
    : paragraph(runs(text, { weight: 'Bolder', ...(size === 'Medium' ? {} : { size }), ...style }));

/** Who said it, under the words of a person: a TextBlock, where it means nothing in markdown, takes a fifth less. */
export const attribution = (by: string): Json => {
  const style = { isSubtle: true, size: 'Small' } as const;
  return isPlain(by)
    ? { type: 'TextBlock', text: visible(by), ...style, wrap: true, spacing: 'Small' }
    : paragraph(runs(by, style), 'Small');
};

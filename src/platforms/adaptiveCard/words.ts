/**
 * Words in an Adaptive Card. Read in adaptivecards 3.0.6 and in Microsoft's documentation:
 * - The text of a TextBlock and of a Fact is markdown in Teams and raw in a client without a markdown processor, as our
 *   console is, so no way of escaping reads right in both. A TextRun (in a RichTextBlock) is never markdown in either.
 * - `{{DATE(…)}}` and `{{TIME(…)}}` are replaced in TextBlock and TextRun alike, one text at a time.
 * So words go into TextRuns, and a text that holds `{{` is dealt out over two runs between the braces. Only a heading
 * must be a TextBlock (nothing else is one for screen readers): it is, when its text means nothing in markdown.
 */
import { isolate } from '../../core/card.ts';
import type { Tone } from '../../core/card.ts';

export type Json = Readonly<Record<string, unknown>> & { readonly type: string };

interface Style {
  readonly weight?: 'Bolder';
  readonly size?: 'Small' | 'Large';
  readonly isSubtle?: true;
}

/**
 * Words with a tone have weight, never a colour: in the light theme of Teams the green and the yellow of the published host
 * configuration stand at 2.1:1 and 1.5:1 on white, and the dark theme's red at 3.3:1. What the tone means, the words say.
 */
export const toneWeight = (tone: Tone | undefined): Style =>
  tone === undefined || tone === 'neutral' ? {} : { weight: 'Bolder' };

/** Behind what a card has to say first: a surface, on which the ordinary colour of text is read as well as elsewhere. */
export const onSurface = (tone: Tone | undefined, item: Json): Json =>
  tone === undefined || tone === 'neutral' ? item : { type: 'Container', style: tone, items: [item] };

/** Nearly every text: nothing in it is unseen or turned around. One look at each letter, where the others take many. */
const PLAIN = /^[\t\n\x20-\x7e\xa0-\u058f\u1e00-\u1fff\u2010-\u2027\u3000-\u9fff]*$/;

const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ud800-\udfff]/u;

const EVERY_UNSEEN = /\r\n?|[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ud800-\udfff]/gu;

/** Control characters as the pictures that stand for them, broken surrogates as `�`; the rest unchanged, isolated. */
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

const run = (text: string, style: Style): Json => ({ type: 'TextRun', text, ...style });

/**
 * The runs that show this text as it is.
 * @param before sets it apart from what stands before it in the paragraph
 */
export function runs(text: string, style: Style = {}, before = ''): Json[] {
  const shown = before + visible(text);
  return shown.includes('{{') ? shown.split(/(?<=\{)(?=\{)/).map((part) => run(part, style)) : [run(shown, style)];
}

export type Spacing = 'None' | 'Small' | 'Medium' | 'Large';

/** A paragraph. An empty one is not drawn. */
export const paragraph = (inlines: readonly Json[], spacing?: Spacing): Json => ({
  type: 'RichTextBlock',
  inlines,
  ...(spacing ? { spacing } : {}),
});

/** What CommonMark, or a client's idea of it, could act upon. Wider than needed: a false alarm costs only a heading. */
const MARKDOWN = /[*_~`[\]{}<>\\|\n\r\t^$]|&[#\w]|^\s*(?:[-+#=>]|\d+[.)])|^\s|:\/\/|www\.|@/i;
export const isPlain = (text: string): boolean => !MARKDOWN.test(text);

/** A heading for eyes and, where its text allows, for screen readers. */
export const heading = (text: string, size: 'Large' | 'Medium' | 'Small', style: Style = {}): Json =>
  isPlain(text)
    ? { type: 'TextBlock', text: visible(text), style: 'heading', weight: 'Bolder', size, wrap: true, ...style }
    : paragraph(runs(text, { weight: 'Bolder', ...(size === 'Medium' ? {} : { size }), ...style }));

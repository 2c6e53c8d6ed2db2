/**
 * Writes people's words into Block Kit so that they are shown unchanged. Neither `plain_text` nor rich text is read as
 * mrkdwn, so a `<!channel>`, a forged link or backticks stay words, and nothing has to be escaped. Only the fallback `text`
 * is mrkdwn.
 */
import type { PlainTextElement, RichTextBlock, RichTextElement, RichTextSection } from '@slack/types';
import { shorten } from '../../adaptiveCard/cut.ts';
import { visible } from '../../adaptiveCard/words.ts';
import { LIMITS } from './limits.ts';

/** Separates a label from its value, and a text from its note. */
export const GAP = '\u2003';
/** Stands for an empty text, which Slack refuses. */
const BLANK = '\u00a0';

/**
 * A far longer text than is shown is first cut to this many times its shown length, because a list may have a hundred of
 * them.
 */
const MAX_TIMES_SHOWN = 8;
const start = (text: string, most: number): string =>
  text.length > most * MAX_TIMES_SHOWN ? text.slice(0, most * MAX_TIMES_SHOWN) : text;

/** The text unchanged, cut to the length that its place accepts. */
export const plain = (text: string, most: number): PlainTextElement => ({
  type: 'plain_text',
  text: shorten(visible(start(text, most)), most) || BLANK,
  emoji: false,
});

type Style = NonNullable<Extract<RichTextElement, { type: 'text' }>['style']>;

/**
 * A run of rich text; none for an empty text.
 * @param before text in front of it
 */
export const run = (text: string, style?: Style, before = ''): RichTextElement[] =>
  text === '' ? [] : [{ type: 'text', text: before + visible(text), ...(style && { style }) }];

export const section = (elements: RichTextElement[]): RichTextSection => ({ type: 'rich_text_section', elements });

export const rich = (...elements: RichTextBlock['elements']): RichTextBlock => ({ type: 'rich_text', elements });

/** Escapes the three characters that have a meaning in mrkdwn, for the fallback text. */
export const escaped = (text: string): string =>
  visible(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/**
 * The address in the form that Slack accepts, as browsers write it; undefined when it is not a web address or is too long.
 */
export function hrefOf(url: string): string | undefined {
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return undefined;
  const { href } = new URL(url);
  return href.length <= LIMITS.url ? href : undefined;
}

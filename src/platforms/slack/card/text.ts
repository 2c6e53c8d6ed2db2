/**
 * Words in Block Kit. Neither `plain_text` nor the text of a rich text is read as mrkdwn: a `<!channel>`, a forged link
 * or backticks in somebody's words stay words, and nothing has to be escaped. Only the fallback `text` is mrkdwn.
 */
import type { PlainTextElement, RichTextBlock, RichTextElement, RichTextSection } from '@slack/types';
import { shorten } from '../../adaptiveCard/cut.ts';
import { visible } from '../../adaptiveCard/words.ts';
import { LIMITS } from './limits.ts';

/** Between a label and its value, a text and its note. */
export const GAP = '\u2003';
/** Slack refuses an empty text. */
const BLANK = '\u00a0';

/** Of a text that is far too long, only so many times what is shown is looked at: a list may have a hundred of them. */
const MAX_TIMES_SHOWN = 8;
const start = (text: string, most: number): string =>
  text.length > most * MAX_TIMES_SHOWN ? text.slice(0, most * MAX_TIMES_SHOWN) : text;

/** Text as it is, cut to what its place takes. */
export const plain = (text: string, most: number): PlainTextElement => ({
  type: 'plain_text',
  text: shorten(visible(start(text, most)), most) || BLANK,
  emoji: false,
});

type Style = NonNullable<Extract<RichTextElement, { type: 'text' }>['style']>;

/**
 * A run of rich text; an empty one is left out.
 * @param before stands before it as it is
 */
export const run = (text: string, style?: Style, before = ''): RichTextElement[] =>
  text === '' ? [] : [{ type: 'text', text: before + visible(text), ...(style && { style }) }];

export const section = (elements: RichTextElement[]): RichTextSection => ({ type: 'rich_text_section', elements });

export const rich = (...elements: RichTextBlock['elements']): RichTextBlock => ({ type: 'rich_text', elements });

/** For the fallback text: the three characters that mrkdwn gives a meaning to. */
export const escaped = (text: string): string =>
  visible(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** The address as Slack takes it: written as browsers would; undefined for what is no address of the web, or too long a one. */
export function hrefOf(url: string): string | undefined {
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return undefined;
  const { href } = new URL(url);
  return href.length <= LIMITS.url ? href : undefined;
}

/**
 * Simplifies blocks until they contain nothing that Slack may refuse: a table becomes lines of text, a link becomes its
 * words and its address. No words are lost, and buttons still work.
 */
import type {
  ActionsBlock,
  ActionsBlockElement,
  KnownBlock,
  RichTextBlock,
  RichTextElement,
  TableBlock,
} from '@slack/types';
import { GAP, rich, run, section } from './text.ts';

type Parts = RichTextBlock['elements'];

export const plainer = (blocks: readonly KnownBlock[]): KnownBlock[] => blocks.flatMap(plainBlock);

function plainBlock(block: KnownBlock): KnownBlock[] {
  if (block.type === 'table') return linesOf(block);
  if (block.type === 'rich_text') return [{ ...block, elements: block.elements.map(plainPart) }];
  return block.type === 'actions' ? plainActions(block) : [block];
}

function linesOf({ rows }: TableBlock): KnownBlock[] {
  const words = rows.map((cells) => cells.map((cell) => ('text' in cell ? cell.text : '')).join(GAP));
  const said = words.filter((line) => line.trim() !== '');
  return said.length === 0
    ? []
    : [rich(...said.map((line, i) => section(run(line, i === 0 ? { bold: true } : undefined))))];
}

function plainPart(part: Parts[number]): Parts[number] {
  if (part.type === 'rich_text_list')
    return { ...part, elements: part.elements.map((item) => ({ ...item, elements: item.elements.map(plainElement) })) };
  return part.type === 'rich_text_preformatted' ? part : { ...part, elements: part.elements.map(plainElement) };
}

function plainElement(element: RichTextElement): RichTextElement {
  if (element.type !== 'link') return element;
  const { text = '', url, style } = element;
  return { type: 'text', text: wordsOf(text, url), ...(style && { style }) };
}

/** Replaces buttons that open an address by lines with the address; other buttons stay. */
function plainActions(block: ActionsBlock): KnownBlock[] {
  const opens = block.elements.flatMap((element) => openOf(element) ?? []);
  const elements = block.elements.filter((element) => openOf(element) === undefined);
  return [
    ...(opens.length > 0 ? [rich(...opens.map((words) => section(run(words))))] : []),
    ...(elements.length > 0 ? [{ ...block, elements }] : []),
  ];
}

const openOf = (element: ActionsBlockElement): string | undefined =>
  element.type === 'button' && element.url !== undefined ? wordsOf(element.text.text, element.url) : undefined;

const wordsOf = (text: string, url: string): string => (text === '' || text === url ? url : `${text}${GAP}${url}`);

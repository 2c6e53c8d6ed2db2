/** The same documents as plain text. */
import { speaker, type Speaker } from '../../i18n/speaker.ts';
import { never } from '../../core/ids.ts';
import { beforeLink, labelOf, type Paper, type Part } from './paper.ts';

export const PLAIN = 'text/plain; charset=utf-8';

export function plainText({ language, organisation, reference, parts, ...paper }: Paper): string {
  const say = speaker(language, 'UTC');
  const head = [
    ...(organisation === undefined ? [] : [organisation]),
    [reference, labelOf(say, paper)].filter(Boolean).join(' · '),
  ].filter((line) => line !== '');
  return `${[...head, ...(head.length > 0 ? [''] : []), ...parts.map((part) => asText(say, part))].join('\n')}\n`;
}

function asText(say: Speaker, part: Part): string {
  switch (part.type) {
    case 'title':
      return `${part.text}\n${'='.repeat(part.text.length)}\n`;
    case 'heading':
      return `\n${part.text}\n${'-'.repeat(part.text.length)}`;
    case 'bullet':
      return `- ${part.text}`;
    case 'quote':
      return `  ${say('input.quoted', { text: part.text.replaceAll('\n', '\n  ') })}\n  ${part.by}`;
    case 'facts':
      return part.facts.map(([label, value]) => `${label}\t${value}`).join('\n');
    case 'link':
      return `${beforeLink(say, part)}${part.url}`;
    case 'table':
      return [part.columns, ...part.rows].map((row) => row.map(oneLine).join('\t')).join('\n');
    case 'pageBreak':
      return '';
    case 'text':
    case 'strong':
    case 'subtle':
      return part.text;
    default:
      return never(part);
  }
}

const oneLine = (cell: string): string => cell.replaceAll('\n', ' / ');

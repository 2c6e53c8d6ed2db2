/** The same documents as plain text. */
import { speaker, type Speaker } from '../../i18n/speaker.ts';
import { never } from '../../core/ids.ts';
import { beforeLink, labelOf, type LongPaper, type Paper, type Part } from './paper.ts';

export const PLAIN = 'text/plain; charset=utf-8';

export const plainText = (paper: Paper): string => [...plainPieces(paper)].join('');

/** The same by pieces, for what may be long. */
export function* plainPieces({ language, organisation, reference, parts, ...paper }: LongPaper): Generator<string> {
  const say = speaker(language, 'UTC');
  const head = [
    ...(organisation === undefined ? [] : [organisation]),
    [reference, labelOf(say, paper)].filter(Boolean).join(' · '),
  ].filter((line) => line !== '');
  for (const line of head) yield `${line}\n`;
  if (head.length > 0) yield '\n';
  for (const part of parts) {
    if (part.type !== 'table') yield `${asText(say, part)}\n`;
    else {
      yield rowOf(part.columns);
      for (const row of part.rows) yield rowOf(row);
    }
  }
}

const rowOf = (row: readonly string[]): string => `${row.map(oneLine).join('\t')}\n`;

function asText(say: Speaker, part: Exclude<Part, { type: 'table' }>): string {
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

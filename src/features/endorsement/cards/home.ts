/** Requests on the home card and in lists, one line for each. */
import type { Block, ListItem } from '../../../core/card.ts';
import type { RequestLine } from './view.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { carrying } from './parts.ts';
import { heading, list, upTo } from '../../../kit/blocks/blocks.ts';

export const LIST = { verb: 'endorsement.list' } as const;

/** @param typed what the reader has just written, to be filled into the request's forms */
export const requestItem = (say: Speaker, line: RequestLine, typed?: string): ListItem => ({
  text: line.veiled
    ? say(line.closed ? 'card.line.closed' : 'card.line.veiled', { ref: line.ref })
    : say('card.line', { ref: line.ref, title: line.title }),
  note: lineNote(say, line),
  ...((line.waitsForReader || line.awaitingSecretariat || line.unreached !== undefined) && {
    tone: 'attention' as const,
  }),
  ...(!line.closed && { press: { verb: 'endorsement.show', target: line.ref, ...carrying(typed) } }),
});

function lineNote(say: Speaker, line: RequestLine): string {
  const { state, closesAt, waitsForReader, awaitingSecretariat, unreached } = line;
  if (awaitingSecretariat) return say('card.line.awaiting');
  if (unreached !== undefined) return say('card.line.unreached', { n: unreached, closesAt });
  if (state !== 'open') return say('card.line.ended', { state: say(`card.state.${state}`) });
  return waitsForReader ? say('card.line.answerBy', { closesAt }) : say('card.line.closes', { closesAt });
}

/** A heading with its list; nothing for an empty list. */
export const section = (say: Speaker, title: string, lines: readonly RequestLine[]): Block[] =>
  lines.length === 0 ? [] : [heading(title), list(upTo(say, lines, (line) => requestItem(say, line), LIST))];

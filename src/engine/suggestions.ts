/** Suggests the nearest commands when typed words are not a command. */
import { edits } from '../core/entities.ts';
import type { Parsed, Suggestion } from './parsed.ts';
import { stems } from './typedTokens.ts';
import type { Vocabulary, WordedCommand } from './vocabulary.ts';

/** The number of edits between two texts. Long texts are compared by their beginnings. */
export const distance = (a: string, b: string): number => edits(a.slice(0, 40), b.slice(0, 40));

/** A command that needs words after it, or opens a form, can only be typed: it is suggested as text, not as a button. */
function suggested({ usage, act: verb, inputs, takes, form }: WordedCommand): Suggestion[] {
  if (takes === 'away') return [{ usage, act: 'away.form' }];
  if (form !== undefined || takes === 'ref' || takes === 'language') return [];
  return [{ usage, act: verb, ...(inputs && { inputs }) }];
}

const MAX_NEAREST = 3;
export function unknown({ commands, fallback }: Vocabulary, typed: string, words: readonly string[]): Parsed {
  const text = words.join(' ');
  const near = commands.map((command) => ({
    command,
    far: Math.min(
      ...command.words.map((name) => distance(text, stems(name.split(' ')).join(' ')) / Math.max(name.length, 1)),
    ),
    shares: command.words.some((name) => stems(name.split(' ')).some((word) => words.includes(word))),
  }));
  const nearest = near
    .filter(({ far, shares }) => far <= 0.5 || shares)
    .sort((a, b) => a.far - b.far)
    .slice(0, MAX_NEAREST)
    .map(({ command }) => command);
  const offered = nearest.length > 0 ? nearest : fallback;
  return {
    type: 'unknown',
    typed: typed.slice(0, 100),
    nearest: offered.map(({ usage }) => usage),
    presses: offered.flatMap(suggested),
  };
}

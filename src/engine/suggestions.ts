/** Suggests the nearest commands when typed words are not a command. */
import { edits } from '../core/entities.ts';
import type { Parsed, Suggestion } from './parsed.ts';
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
/** A name counts as near when at most this part of its characters was typed otherwise. */
const NEAR = 0.5;
/** The part of a name's characters that were typed otherwise. Nothing is counted where the lengths alone are too far apart. */
function farness(text: string, name: string): number {
  const atLeast = Math.abs(Math.min(text.length, 40) - Math.min(name.length, 40)) / Math.max(name.length, 1);
  return atLeast > NEAR ? atLeast : distance(text, name) / Math.max(name.length, 1);
}

export function unknown({ commands, fallback }: Vocabulary, typed: string, words: readonly string[]): Parsed {
  const text = words.join(' ');
  const said = new Set(words);
  const near = commands.map((command) => ({
    command,
    far: Math.min(...command.spelled().map((name) => farness(text, name.join(' ')))),
    shares: command.spelled().some((name) => name.some((word) => said.has(word))),
  }));
  const nearest = near
    .filter(({ far, shares }) => far <= NEAR || shares)
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

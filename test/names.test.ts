/**
 * The names that are stored, sent or promised: kinds with their letters, acts with who may and their inputs, cards and
 * files with the view they are drawn from, typed words. Renaming one breaks a stored network, a sent card or a habit, so
 * the list is a file and every change of it is seen.
 */
import { expect, it } from 'vitest';
import { COMMANDS } from '../src/features/commands.ts';
import { CARDS } from '../src/features/cards.ts';
import { FILES } from '../src/features/files.ts';
import { KINDS } from '../src/engine/registry.ts';
import { VERBS } from '../src/features/acts.ts';

const sorted = (name: string, lines: readonly string[]): string => [`# ${name}`, ...[...lines].sort(), ''].join('\n');

it('keeps every name that is stored, sent or promised', async () => {
  const names = [
    sorted(
      'kinds',
      Object.entries(KINDS).map(
        ([name, kind]) =>
          `${name} ${kind.letter ?? '-'} ${kind.inner ?? '-'} [${kind.lists.join(' ')}] ${kind.dueVerb ?? '-'}`,
      ),
    ),
    sorted(
      'acts',
      Object.entries(VERBS).map(([name, act]) => `${name} ${act.type} ${act.who} (${act.fields.join(' ')})`),
    ),
    sorted(
      'cards',
      Object.entries(CARDS).map(([name, card]) => `${name} ${card.subject}`),
    ),
    sorted(
      'files',
      Object.entries(FILES).map(([name, file]) => `${name} ${file.subject} ${file.type}`),
    ),
    sorted(
      'typed words',
      COMMANDS.flatMap(({ usage, words, verb }) => words.map((word) => `${word} → ${verb} (${usage})`)),
    ),
  ].join('\n');
  await expect(names).toMatchFileSnapshot('fixtures/names.txt');
});

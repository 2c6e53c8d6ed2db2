/**
 * The names that are stored, sent or promised: kinds with their letters, acts with who may and their inputs, cards and
 * files with the view they are drawn from, typed words. Renaming one breaks a stored network, a sent card or a habit, so
 * the list is a file and every change of it is seen.
 */
import { expect, it } from 'vitest';
import { REGISTRY, VOCABULARIES, CARDS, ACT_DEFINITIONS } from './support/features.ts';

const sorted = (name: string, lines: readonly string[]): string => [`# ${name}`, ...[...lines].sort(), ''].join('\n');

it('keeps every name that is stored, sent or promised', async () => {
  const names = [
    sorted(
      'kinds',
      Object.entries(REGISTRY.kinds).map(
        ([name, kind]) =>
          `${name} ${kind.letter ?? '-'} ${kind.inner ?? '-'} [${kind.lists.join(' ')}] ${kind.dueAct ?? '-'}`,
      ),
    ),
    sorted(
      'acts',
      Object.entries(ACT_DEFINITIONS).map(
        ([name, act]) => `${name} ${act.type === 'query' ? 'look' : act.type} ${act.who} (${act.fields.join(' ')})`,
      ),
    ),
    sorted(
      'cards',
      Object.entries(CARDS).map(([name, card]) => `${name} ${card.view}`),
    ),
    sorted(
      'files',
      Object.entries(REGISTRY.files).map(([name, file]) => `${name} ${file.view} ${file.type}`),
    ),
    sorted(
      'typed words',
      VOCABULARIES.en.commands.flatMap(({ usage, words, act }) => words.map((word) => `${word} → ${act} (${usage})`)),
    ),
  ].join('\n');
  await expect(names).toMatchFileSnapshot('fixtures/names.txt');
});

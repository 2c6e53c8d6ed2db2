/** The changes of an import of the roll as lines of text, before or after it. The words are those of the card. */
import type { ImportView } from '../features/directory/rules/state.ts';
import { wasAndIs, whereFault } from '../features/directory/cards/importWords.ts';
import type { Speaker } from '../i18n/speaker.ts';

type Change = ImportView['changes'][number];

export function previewInWords(say: Speaker, view: ImportView): string[] {
  const { errors, unknown, newEntities, missing = [], leaving = [], unused = [], applied } = view;
  return [
    ...changesInWords(say, view),
    ...newEntities.map((name) => `+ entity ${name}`),
    ...section(
      unknown,
      say('card.import.unknown', { n: unknown.length }),
      ({ name, near }) =>
        `${name} (${near.length > 0 ? say('card.import.near', { near }) : say('card.import.nothingNear')})`,
    ),
    ...leaving.map(({ name, email }) => `- ${name} <${email}>`),
    ...(unused.length > 0 ? [say('card.import.unused', { heads: unused })] : []),
    ...(applied
      ? []
      : section(missing, say('card.import.missing', { n: missing.length }), ({ name, email }) => `${name} <${email}>`)),
    ...section(
      errors,
      say('card.import.faulty', { n: new Set(errors.map(({ line }) => line)).size }),
      (error) => `${whereFault(say, error)}: ${say.phrase(error.say)}`,
    ),
  ];
}

function section<T>(items: readonly T[], title: string, line: (item: T) => string): string[] {
  return items.length === 0 ? [] : [title, ...items.map((item) => `  ${line(item)}`)];
}

function changesInWords(say: Speaker, { changes, newEntities }: ImportView): string[] {
  const real = changes.filter(({ what }) => what !== 'unchanged');
  const same = changes.length - real.length;
  return [
    ...(real.length === 0
      ? [say('card.import.noChange')]
      : real.flatMap((change) => changeInWords(say, change, newEntities))),
    ...(same > 0 ? [say('card.import.unchanged', { n: same })] : []),
  ];
}

const changeInWords = (
  say: Speaker,
  { what, line, name, email, diffs = [] }: Change,
  newEntities: readonly string[],
): string[] => [
  `${what === 'added' ? '+' : '~'} ${say('card.import.line', { n: line })}: ${name} <${email}>`,
  ...diffs.map((diff) => `    ${wasAndIs(say, diff, newEntities)}`),
];

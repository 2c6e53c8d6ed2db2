/** Finds the command whose name was typed, and what was typed around the name. */
import { plain, REF, stems } from './typedTokens.ts';
import type { Name, Vocabulary, WordedCommand } from './vocabulary.ts';

/** Does the command take this reference? With `letters`, only references that begin with one of them; without, any. */
const takesLetter = ({ letters }: Pick<WordedCommand, 'letters'>, ref: string): boolean =>
  letters === undefined || letters.includes(ref.slice(0, 1).toUpperCase());

/** What takes a reference. */
const REFERRING: ReadonlySet<WordedCommand['takes']> = new Set(['ref', 'refAndWords', 'refAndNumber']);

interface Found {
  readonly command: WordedCommand;
  /** The command's name as it was typed. */
  readonly name: readonly string[];
  /** The typed words that are not part of the name. */
  readonly rest: readonly string[];
  /** Are the other words such as may follow this command? */
  readonly isWhole: boolean;
}

/**
 * The command with the longest name of those whose words were all typed. A command that needs a reference only counts when
 * there is one.
 */
export function bestCommand(
  { commands, filling }: Vocabulary,
  typed: readonly string[],
  ref: string | undefined,
): Found | undefined {
  const hasRef = ref !== undefined;
  const said = new Set(typed);
  const [first] = typed;
  const fits = commands
    .filter(
      ({ takes, ...command }) => !hasRef || takes === 'words' || (REFERRING.has(takes) && takesLetter(command, ref)),
    )
    .flatMap((command) =>
      namesIn(command, said)
        .filter((name) => first === undefined || name.includes(first))
        .map((name) => withRest(command, name, typed, filling)),
    );
  const [longest] = fits.sort(
    (a, b) =>
      b.name.length - a.name.length ||
      Number(b.command.takes === 'ref' && hasRef) - Number(a.command.takes === 'ref' && hasRef) ||
      Number(b.isWhole) - Number(a.isWhole),
  );
  return longest?.isWhole ? longest : undefined;
}

/** The command's names whose words were all typed. */
function namesIn({ phrases, pairs }: WordedCommand, said: ReadonlySet<string>): readonly Name[] {
  const isSaid = (name: Name): boolean => name.every((word) => said.has(word));
  const made = pairs.flatMap(({ things, deeds }) =>
    things.filter(isSaid).flatMap((thing) => deeds.filter(isSaid).map((deed) => [...new Set([...thing, ...deed])])),
  );
  return [...phrases.filter(isSaid), ...made];
}

function withRest(
  command: WordedCommand,
  name: readonly string[],
  typed: readonly string[],
  filling: readonly string[],
): Found {
  const takesAll = command.takes === 'words' || command.takes === 'away';
  const rest = typed.filter((word) => !name.includes(word) && (takesAll || !filling.includes(word)));
  const takesWords = command.takes !== undefined && command.takes !== 'ref';
  return { command, name, rest, isWhole: rest.length === 0 || takesWords };
}

export interface After {
  /** Everything that was typed, as it is. */
  readonly text: string;
  /** What was typed after the command's name. */
  readonly typed: readonly string[];
  /** What was typed after the name, without references. */
  readonly words: readonly string[];
  readonly refs: readonly string[];
  /** The normalised words that are not part of the name. */
  readonly rest: readonly string[];
}

/** What stands around the command's name: without its words, and without the small words that join it to what is sought. */
export function afterName(
  { joining }: Vocabulary,
  tokens: readonly string[],
  name: readonly string[],
): Pick<After, 'typed' | 'words'> {
  const left = [...name];
  const typed = tokens.filter((token) => {
    const at = REF.test(token) ? -1 : left.findIndex((word) => stems([token]).includes(word));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  const isShouted = tokens.every((token) => token === token.toUpperCase());
  // “Le Goff” is a name, “le plan” is not.
  const joins = (word: string): boolean => joining.includes(plain(word)) && (isShouted || word === word.toLowerCase());
  const first = typed.findIndex((token) => !joins(token));
  const sought = (first < 0 ? [] : typed.slice(first)).map((token, i) =>
    i === 0 ? withoutElision(token, first > 0) : token,
  );
  return { typed: sought, words: typed.filter((token) => !REF.test(token)) };
}

/** “d’ONU-Femmes” after the command, and “l’UNICEF” after “de”. */
const withoutElision = (token: string, isJoined: boolean): string =>
  token.replace(isJoined ? /^[ld]['’](?=\p{L})/u : /^d['’](?=\p{L})/u, '');

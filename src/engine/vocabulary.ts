/** The commands of all features, with the words for them in all languages. */
import { once } from '../core/once.ts';
import type { Language } from '../core/people.ts';
import type { Command, CommandName, CommandWords, StateName } from '../kit/commands.ts';
import type { Registry } from './registry.ts';
import { stems } from './typedTokens.ts';

/** Words that matter when typed text is read. All languages are joined, because people mix them. */
export interface TypedWords {
  readonly commands: Readonly<Record<CommandName, CommandWords>>;
  readonly states: Readonly<Record<StateName, readonly string[]>>;
  readonly languages: Readonly<Record<Language, readonly string[]>>;
  readonly years: readonly string[];
  /** Words around commands: “please”, “me”. */
  readonly filling: readonly string[];
  /** Words that ask to be shown something: “open”, “what is”. */
  readonly looking: readonly string[];
  /** Small words between a command and what is sought: “of”. */
  readonly joining: readonly string[];
  /** “Object”, “endorse”: a sentence that begins with such a word sounds like a position. */
  readonly stances: readonly string[];
  /** Words before the name of a substitute: “with”. */
  readonly with: readonly string[];
  /** Words such as “noted”, with which people may believe they have answered. Only the buttons record a position. */
  readonly notPositions: readonly string[];
}

/** The stems of a name, each once. */
export type Name = readonly string[];

export interface WordedCommand extends Command {
  readonly name: CommandName;
  /** How help shows it, in the reader's language. */
  readonly usage: string;
  /** Every way to type it, in each language. */
  readonly words: readonly string[];
  /** The stems of its names: of those that are listed, and of the things and deeds of the others. */
  readonly phrases: readonly Name[];
  readonly pairs: readonly { readonly things: readonly Name[]; readonly deeds: readonly Name[] }[];
  /** The stems of `words`, made when words were not understood for the first time. */
  readonly spelled: () => readonly Name[];
  /** Its act changes nothing. */
  readonly isLook: boolean;
}

export interface Vocabulary extends Pick<Registry, 'shownBy'>, Omit<TypedWords, 'commands' | 'looking'> {
  /** The stems of the words that ask to be shown something. */
  readonly looking: ReadonlySet<string>;
  readonly commands: readonly WordedCommand[];
  /** The stems of every listed name, with blanks between them. */
  readonly wholeNames: ReadonlySet<string>;
  /** Offered when no command is near to what was typed. */
  readonly fallback: readonly WordedCommand[];
}

const nameOf = (typed: string): Name => [...new Set(stems(typed.split(' ')))];

/** @param language the language in which commands are shown */
export function createVocabulary(
  { commands, acts, shownBy }: Pick<Registry, 'commands' | 'acts' | 'shownBy'>,
  words: TypedWords,
  fallback: readonly CommandName[],
  language: Language,
): Vocabulary {
  const usageOf = (name: CommandName): string => words.commands[name].usage[language];
  const worded = (Object.entries(commands) as [CommandName, Command][]).map(([name, command]) => ({
    ...command,
    name,
    usage: usageOf(name),
    words: words.commands[name].words,
    phrases: words.commands[name].phrases.map(nameOf),
    pairs: words.commands[name].pairs.map(({ things, deeds }) => ({
      things: things.map(nameOf),
      deeds: deeds?.map(nameOf) ?? [[]],
    })),
    spelled: once(() => words.commands[name].words.map((typed) => stems(typed.split(' ')))),
    isLook: acts[command.act]?.type === 'query',
  }));
  return {
    ...words,
    shownBy,
    looking: new Set(stems(words.looking)),
    commands: worded,
    wholeNames: new Set(worded.flatMap(({ phrases }) => phrases.map((name) => name.join(' ')))),
    fallback: fallback.flatMap((name) => worded.filter((command) => command.name === name)),
  };
}

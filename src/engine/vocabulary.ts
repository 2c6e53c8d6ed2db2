/** The commands of all features, with the words for them in all languages. */
import type { Language } from '../core/people.ts';
import type { Command, CommandName, CommandWords, StateName } from '../kit/commands.ts';
import type { Registry } from './registry.ts';

/** Words that matter when typed text is read. All languages are joined, because people mix them. */
export interface TypedWords {
  readonly commands: Readonly<Record<CommandName, CommandWords>>;
  readonly states: Readonly<Record<StateName, readonly string[]>>;
  readonly languages: Readonly<Record<Language, readonly string[]>>;
  readonly years: readonly string[];
  /** Words around commands: “please”, “me”. */
  readonly filling: readonly string[];
  /** “Object”, “endorse”: a sentence that begins with such a word sounds like a position. */
  readonly stances: readonly string[];
  /** Words before the name of a substitute: “with”. */
  readonly with: readonly string[];
  /** Words such as “noted”, with which people may believe they have answered. Only the buttons record a position. */
  readonly notPositions: readonly string[];
}

export interface WordedCommand extends Command {
  readonly name: CommandName;
  /** How help shows it, in the reader's language. */
  readonly usage: string;
  /** Every way to type it, in any language. */
  readonly words: readonly string[];
}

export interface Vocabulary extends Pick<Registry, 'shownBy'>, Omit<TypedWords, 'commands'> {
  readonly commands: readonly WordedCommand[];
  /** Offered when no command is near to what was typed. */
  readonly fallback: readonly WordedCommand[];
}

/** @param language the language in which commands are shown */
export function createVocabulary(
  { commands, shownBy }: Pick<Registry, 'commands' | 'shownBy'>,
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
  }));
  return {
    ...words,
    shownBy,
    commands: worded,
    fallback: fallback.flatMap((name) => worded.filter((command) => command.name === name)),
  };
}

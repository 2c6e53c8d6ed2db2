/** What can be understood: the commands of all features, with the words of all languages. */
import type { Language } from '../core/people.ts';
import type { Command, CommandName, CommandWords, StateName } from '../kit/commands.ts';
import type { Registry } from './registry.ts';

/** In the words of all languages: people mix them. */
export interface TypedWords {
  readonly commands: Readonly<Record<CommandName, CommandWords>>;
  readonly states: Readonly<Record<StateName, readonly string[]>>;
  readonly languages: Readonly<Record<Language, readonly string[]>>;
  readonly years: readonly string[];
  /** Around commands: “please”, “me”. */
  readonly filling: readonly string[];
  /** “Object”, “endorse”: a sentence that begins with one sounds like a position. */
  readonly stances: readonly string[];
  /** Before the name of whoever stands in. */
  readonly with: readonly string[];
  /** Words with which people believe they have answered. They are not positions: the buttons are. */
  readonly notPositions: readonly string[];
}

export interface WordedCommand extends Command {
  readonly name: CommandName;
  /** As the reader is shown it, in the words of their language. */
  readonly usage: string;
  /** Every way to say it, in any language. */
  readonly words: readonly string[];
}

export interface Vocabulary extends Pick<Registry, 'shownBy'>, Omit<TypedWords, 'commands'> {
  readonly commands: readonly WordedCommand[];
  /** What is offered when nothing is near to what was typed. */
  readonly fallback: readonly WordedCommand[];
}

/** @param language in which commands are shown */
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

import type { Language } from '../../core/people.ts';

/** Texts that the Teams platform needs beside the cards, in the reader's language. */
export interface TeamsWords {
  /** In a channel or group chat: the answer is for one person, and was sent to their own chat. */
  answeredPrivately(to: Language): string;
  /** The same, when that chat cannot be written to. */
  installFirst(to: Language): string;
  /** A fault of this program. */
  fault(to: Language): string;
  /** Teams could not be asked who writes: nothing has been done. */
  notNow(to: Language): string;
  /** Above the inputs of a form that is no longer offered. */
  typed(to: Language): string;
  /** Asks a person who is known in several networks which one they mean. */
  whichNetwork(to: Language): string;
  /** Explains the question. @param example words that name a network */
  whichNetworkWhy(to: Language, example: string): string;
  /** The button that shows details which must not stay in a chat. */
  show(to: Language): string;
}

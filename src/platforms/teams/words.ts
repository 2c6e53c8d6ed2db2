import type { Language } from '../../core/people.ts';

/** What the Teams platform says by itself, in the reader's language: the few things that no act answers. */
export interface TeamsWords {
  /** In a channel or group chat: the answer is for one person, and stands in their own chat. */
  answeredPrivately(to: Language): string;
  /** The same, when that chat cannot be written to. */
  installFirst(to: Language): string;
  /** Something broke here. */
  fault(to: Language): string;
  /** Teams could not be asked who writes: nothing has been done. */
  notNow(to: Language): string;
  /** Over what somebody typed into a form that is not offered any more. */
  typed(to: Language): string;
  /** Asks somebody whom several networks know which one they mean. */
  whichNetwork(to: Language): string;
  /** Why that is asked. @param example words that name one */
  whichNetworkWhy(to: Language, example: string): string;
  /** Opens details that are not left standing in a chat. */
  show(to: Language): string;
}

import type { Language } from '../../core/people.ts';

/** The few words that Slack needs beside the cards. `copy` has them; whoever opens the platform brings them. */
export type SlackWord =
  | 'loading'
  | 'close'
  | 'send'
  | 'yes'
  | 'no'
  | 'answer'
  | 'old'
  | 'again'
  | 'notNow'
  | 'notServed'
  | 'againShortcut'
  | 'tooDeep'
  | 'trying'
  | 'typed'
  | 'fault';
export type SlackWords = (language: Language, word: SlackWord) => string;

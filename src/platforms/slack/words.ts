import type { Language } from '../../core/people.ts';

/** Texts that the Slack platform needs beside the cards, in the reader's language. */
export type SlackWord =
  | 'loading'
  | 'close'
  | 'send'
  | 'yes'
  | 'no'
  | 'moreRoom'
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

import type { Language } from '../../core/people.ts';

/** Texts that pages need beside the cards, in the reader's language. */
export type PageWord =
  | 'title'
  | 'file'
  | 'fileHint'
  | 'send'
  | 'another'
  | 'whose'
  | 'none'
  | 'expired'
  | 'notYours'
  | 'elsewhere'
  | 'stale'
  | 'tooLarge'
  | 'noFile'
  | 'tooOften'
  | 'fault';
export type PageWords = (language: Language, word: PageWord, name?: string) => string;

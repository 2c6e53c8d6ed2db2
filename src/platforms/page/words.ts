import type { Language } from '../../core/people.ts';

/** The texts of pages that are not on a card, in the reader's language. */
export type PageWord =
  | 'title'
  | 'templateTitle'
  | 'templateHint'
  | 'templateSend'
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
  | 'templateTooLarge'
  | 'back'
  | 'noFile'
  | 'tooOften'
  | 'fault';
export type PageWords = (language: Language, word: PageWord, name?: string) => string;

import type { Language } from '../../../core/people.ts';

/** The texts around the cards of a person's own page, in the reader's language. */
export interface OwnTexts {
  (word: OwnWord): string;
  readonly language: Language;
  readonly whose: (name: string) => string;
  readonly signedIn: (name: string) => string;
  readonly doorTitle: (name: string) => string;
  readonly codeWhat: (what: string) => string;
  readonly codeMailed: (address: string) => string;
  readonly codeWrong: (left: number) => string;
  readonly othersTitle: (name: string) => string;
  readonly othersBody: (other: string) => string;
  readonly openAs: (name: string) => string;
  readonly iAm: (name: string) => string;
  readonly wrong: (label: string) => string;
  /** Of a form, and of a field of it: as it is refused everywhere. */
  readonly invalid: () => string;
  readonly required: () => string;
}

export type OwnWord =
  | 'title'
  | 'leave'
  | 'typed'
  | 'typedHint'
  | 'typedSend'
  | 'left'
  | 'doorBody'
  | 'open'
  | 'openWhat'
  | 'signIn'
  | 'address'
  | 'sendCode'
  | 'gone'
  | 'goneBody'
  | 'sendNew'
  | 'sentNew'
  | 'noAddress'
  | 'codeTitle'
  | 'codeInChat'
  | 'codePerhaps'
  | 'codeField'
  | 'codeSubmit'
  | 'codeAgain'
  | 'codeCounts'
  | 'codeShort'
  | 'codeSpent'
  | 'codeOver'
  | 'codeLate'
  | 'codeNew'
  | 'written'
  | 'writtenHint'
  | 'tooMuch'
  | 'notSent'
  | 'stale'
  | 'tooLarge'
  | 'notForm'
  | 'tooOften'
  | 'fault'
  | 'tabLeave'
  | 'tabLeft'
  | 'tabOpening'
  | 'tabAgain'
  | 'tabNoScript'
  | 'tabConsent'
  | 'tabConsentBody'
  | 'tabFailed'
  | 'tabFailedBody'
  | 'tabUnknown'
  | 'tabUnknownBody'
  | 'tabElsewhere'
  | 'tabElsewhereBody'
  | 'tabNoCookies'
  | 'tabNoCookiesBody'
  | 'tabLater'
  | 'tabLaterBody'
  | 'tabOther'
  | 'tabOtherBody'
  | 'tabInBrowser'
  | 'tabInBrowserHint';

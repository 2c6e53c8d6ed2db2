import type { Language } from '../../core/people.ts';

/** Texts of mails beside the cards, in the reader's language. */
export interface MailWords {
  /** Over what the reader can do: "You can answer:" */
  readonly youCan: (to: Language) => string;
  /** On the button, and before the link: "Open and answer" */
  readonly open: (to: Language) => string;
  /** The same for a card on which there is nothing to answer: "Open" */
  readonly look: (to: Language) => string;
  /** "Reply above this line" */
  readonly above: (to: Language) => string;
  /** "For Amina Diallo, WFP.", and what its reader can do. */
  readonly whose: (to: Language, who: { readonly name: string; readonly entity?: string }) => string;
  /** For whoever has left, or no longer has this mailbox: there is no page for them. */
  readonly whoseFormer: (to: Language, who: { readonly name: string }) => string;
  /** How to tell the Secretariat that it came to the wrong person. */
  readonly notYou: (to: Language) => string;
  /** The subject of what is about nothing in particular and restricted: "A message from Concord" */
  readonly subject: (to: Language) => string;
  /** The mail of `doctor mail`. */
  readonly trialSubject: (to: Language) => string;
  readonly trial: (to: Language) => string;
  /** The mail with a code: its subject, and its text line by line. */
  readonly codeSubject: (to: Language) => string;
  readonly code: (to: Language, of: { readonly name: string; readonly code: string; readonly what: string }) => string;
  /** The mail with a new link. */
  readonly linkSubject: (to: Language) => string;
  readonly link: (to: Language, of: { readonly name: string; readonly link: string }) => string;
}

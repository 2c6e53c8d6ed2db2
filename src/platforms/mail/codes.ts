/**
 * How a page sends the code that proves a mailbox, or a new link: at once, past quiet hours and outside the dispatcher. Both
 * count against the relay's limits.
 */
import type { Language } from '../../core/people.ts';
import type { Failure } from '../platform.ts';

/**
 * @property code six digits
 * @property what what the code will do, in the reader's language: "Endorse E-12 for WFP"
 */
export interface CodeMail {
  readonly to: { readonly name: string; readonly address: string };
  readonly language: Language;
  readonly code: string;
  readonly what: string;
}

/** A new link to one's own page, in place of one that is no longer good. */
export interface LinkMail extends Pick<CodeMail, 'to' | 'language'> {
  readonly link: string;
}
export type SendLink = (mail: LinkMail) => Promise<Failure | undefined>;

/** @returns undefined when the relay has taken the mail, otherwise why not. Never throws. */
export type SendCode = (mail: CodeMail) => Promise<Failure | undefined>;

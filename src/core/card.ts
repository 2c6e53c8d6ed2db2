import type { ActName, FieldName, InputName } from './contract.ts';
import type { Ref } from './ids.ts';

/**
 * A card as data: every feature declares its cards with this small vocabulary, and each platform has one renderer for it. All
 * text is plain text in the reader's language. Renderers must show people's words unchanged, whatever they contain.
 */
export interface Card {
  readonly title: string;
  /** A short line above the title: the reference, the kind of document, its state in a word. */
  readonly eyebrow?: string;
  readonly tone?: Tone;
  readonly body: readonly Block[];
  /** A form that is shown open on the card, below the body. */
  readonly form?: Form;
  readonly actions: readonly Action[];
  /** The label of the menu that holds the minor actions ("More…"). Without it they are ordinary buttons. */
  readonly more?: string;
  /** Shows everything. Offered when a platform had to shorten the card to its size limit. */
  readonly whole?: Press;
  /** What a press on this card sends besides the reader's inputs. It contains references only, no text. */
  readonly context?: { readonly target?: Ref; readonly version?: string };
  /** The name of this drawing of the card. Its forms send it along, so that forms of different drawings can be told apart. */
  readonly opened?: string;
  /** One or two sentences for notifications and for clients that cannot draw cards. */
  readonly summary: string;
  /** Shown to the presser only, and not kept in the chat: it has details of restricted items. */
  readonly transient?: boolean;
  /** The card omits what is only shown on request, so a client must not replace it with a newer one by itself. */
  readonly discreet?: boolean;
  /** The act with which this reader's client may ask for a newer card by itself. Absent: it may not. */
  readonly refreshVerb?: ActName;
}

export type Tone = 'neutral' | 'good' | 'attention' | 'warning';

export type Block =
  | {
      readonly type: 'text';
      readonly text: string;
      readonly weight?: 'strong' | 'subtle';
      readonly tone?: Tone;
    }
  | { readonly type: 'heading'; readonly text: string }
  | { readonly type: 'facts'; readonly facts: readonly (readonly [label: string, value: string])[] }
  /** A person's words, shown as a quotation with their author. */
  | { readonly type: 'quote'; readonly text: string; readonly by: string }
  | { readonly type: 'link'; readonly text: string; readonly url: string }
  /** Lines that begin with a state in words ("Objects", "Silent"). The maker of the card shortens long lists. */
  | { readonly type: 'list'; readonly items: readonly ListItem[] }
  /** A table of few columns with short texts. The first column names the row. */
  | { readonly type: 'table'; readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] }
  /** Details that are hidden until the reader opens them. */
  | { readonly type: 'fold'; readonly title: string; readonly body: readonly Block[] };

export interface ListItem {
  readonly text: string;
  readonly note?: string;
  readonly tone?: Tone;
  /** The act when the item is pressed. */
  readonly press?: {
    /** The button's words, on platforms that show one beside the item. Without them they are the target. */
    readonly title?: string;
    readonly verb: ActName;
    readonly target?: Ref;
    readonly inputs?: Given;
  };
}

/** Inputs by their names. `chosen`: which of their networks a person means; the platform that asks takes it out again. */
export type Given = { readonly [Name in InputName | 'chosen']?: string };

/** A button that does its act at once. */
export interface Press {
  readonly type: 'press';
  readonly title: string;
  readonly verb: ActName;
  readonly target?: Ref;
  readonly inputs?: Given;
  readonly look?: 'primary' | 'danger';
  readonly minor?: boolean;
}

export type Action =
  | Press
  /** A button that opens a form; `submit` is the act when the form is sent. */
  | {
      readonly type: 'form';
      readonly title: string;
      readonly form: Form;
      readonly look?: 'primary' | 'danger';
      readonly minor?: boolean;
    }
  | {
      readonly type: 'open';
      readonly title: string;
      readonly url: string;
      readonly minor?: boolean;
      /** The address is a download. It counts as one of the message's attachments. */
      readonly file?: boolean;
    };

export interface Form {
  readonly verb: ActName;
  readonly target?: Ref;
  /** Inputs that are sent unchanged with the form's fields. */
  readonly inputs?: Given;
  /** The form's title, when the title of its card does not fit. */
  readonly title?: string;
  /** What the reader has to know before filling in the form. */
  readonly note?: string;
  readonly fields: readonly Field[];
  readonly submit: string;
}

interface FieldBase {
  /** The name of the act's input. */
  readonly id: FieldName;
  readonly label: string;
  readonly required?: boolean;
  /** The client's message when a required field is empty. */
  readonly error?: string;
  readonly value?: string;
  readonly hint?: string;
}
export type Field =
  | (FieldBase & { readonly type: 'text'; readonly max: number; readonly lines?: 'one' | 'many' })
  | (FieldBase & { readonly type: 'date'; readonly min?: string })
  /** A time of day, `HH:mm`. */
  | (FieldBase & { readonly type: 'time' })
  | (FieldBase & { readonly type: 'number'; readonly min: number; readonly max: number })
  /** Sends `yes` or `no`. */
  | (FieldBase & { readonly type: 'toggle' })
  | (FieldBase & {
      readonly type: 'choice';
      /** Several options may be chosen; they are sent with commas between them. */
      readonly many?: boolean;
      readonly options: readonly { readonly value: string; readonly title: string }[];
    });

/** Right-to-left letters, and control characters that change the direction of text. */
const TURNS =
  /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc]|[\ud802\ud803\ud83a\ud83b]/;
const FSI = '\u2068';
const PDI = '\u2069';

/**
 * Encloses text that runs right to left, or has direction marks, in a Unicode isolate, so that it cannot change the order of
 * the words around it. Open marks are closed and stray closing marks are removed, line by line, because an isolate ends with
 * its line. Other text is returned unchanged.
 */
export const isolate = (text: string): string =>
  TURNS.test(text) ? text.split('\n').map(isolateLine).join('\n') : text;

function isolateLine(line: string): string {
  let open = 0;
  const kept = line.replace(/[\u2066-\u2069]/g, (mark) => {
    if (mark !== PDI) open += 1;
    else if (open === 0) return '';
    else open -= 1;
    return mark;
  });
  return line === '' ? line : `${FSI}${kept}${PDI.repeat(open + 1)}`;
}

import type { ActName } from './contract.ts';
import type { Ref } from './ids.ts';

/**
 * The small vocabulary in which every card is declared, once, as data. Each platform has one renderer for it. All text
 * is plain text in the reader's language: renderers must show a person's words as they are, whatever they contain.
 */
export interface Card {
  readonly title: string;
  /** A short line over the title: the reference, the kind of thing, its state in a word. */
  readonly eyebrow?: string;
  readonly tone?: Tone;
  readonly body: readonly Block[];
  /** A form that stands open on the card, under the body. */
  readonly form?: Form;
  readonly actions: readonly Action[];
  /** Names the place where the minor actions are folded away ("More…"). Without it they stand with the others. */
  readonly more?: string;
  /** Offered when a platform had to cut the card to its size: what was cut can be asked for with it. */
  readonly whole?: Press;
  /** What a press on this card carries back besides the reader's inputs. References only. */
  readonly context?: { readonly target?: Ref; readonly version?: string };
  /** Names this drawing of the card: what is sent in from its forms says that it was filled in on this one. */
  readonly opened?: string;
  /** One or two sentences for notifications and for clients that cannot draw cards. */
  readonly summary: string;
  /** Shown to the presser only and not kept (details of restricted items). */
  readonly transient?: boolean;
  /** It leaves out what comes on asking: a client does not ask for that by itself. */
  readonly discreet?: boolean;
  /** May this reader's client ask for a newer one by itself? The verb it asks with. */
  readonly refreshVerb?: ActName;
}

export type Tone = 'neutral' | 'good' | 'attention' | 'warning';

export type Block =
  | { readonly type: 'text'; readonly text: string; readonly weight?: 'strong' | 'subtle'; readonly tone?: Tone }
  | { readonly type: 'heading'; readonly text: string }
  | { readonly type: 'facts'; readonly facts: readonly (readonly [label: string, value: string])[] }
  /** A person's words, set apart, with who said them. */
  | { readonly type: 'quote'; readonly text: string; readonly by: string }
  | { readonly type: 'link'; readonly text: string; readonly url: string }
  /** Lines with a leading state in words ("Objects", "Silent"); long lists are cut by the maker of the card. */
  | { readonly type: 'list'; readonly items: readonly ListItem[] }
  /** Few columns of short words; the first column names the row. */
  | { readonly type: 'table'; readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] }
  /** Details that are folded until asked for. */
  | { readonly type: 'fold'; readonly title: string; readonly body: readonly Block[] };

export interface ListItem {
  readonly text: string;
  readonly note?: string;
  readonly tone?: Tone;
  /** Pressing the item opens this. */
  readonly press?: {
    readonly verb: ActName;
    readonly target?: Ref;
    readonly inputs?: Readonly<Record<string, string>>;
  };
}

/** Done by one press. */
export interface Press {
  readonly type: 'press';
  readonly title: string;
  readonly verb: ActName;
  readonly target?: Ref;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly look?: 'primary' | 'danger';
  readonly minor?: boolean;
}

export type Action =
  | Press
  /** Opens a form under the button; `submit` presses. */
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
      /** The address is that of a download: it counts among the message's attachments. */
      readonly file?: boolean;
    };

export interface Form {
  readonly verb: ActName;
  readonly target?: Ref;
  /** Sent along unchanged. */
  readonly inputs?: Readonly<Record<string, string>>;
  /** What the form is, where the title of the card that it stands on says something else. */
  readonly title?: string;
  /** What to know before filling it in. */
  readonly note?: string;
  readonly fields: readonly Field[];
  readonly submit: string;
}

interface FieldBase {
  /** The name of the act's input. */
  readonly id: string;
  readonly label: string;
  readonly required?: boolean;
  /** Said by the client when a required field is empty. */
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
      /** Several may be chosen; they are sent with commas between them. */
      readonly many?: boolean;
      readonly options: readonly { readonly value: string; readonly title: string }[];
    });

/** Letters that run right to left, and the marks that turn text around. */
const TURNS =
  /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc]|[\ud802\ud803\ud83a\ud83b]/;
const FSI = '\u2068';
const PDI = '\u2069';

/**
 * Text that runs right to left, or holds marks that do, in an isolate of its own, so that it cannot turn its neighbours
 * around. Marks that the text leaves open are closed and stray closing ones left out, line by line (an isolate ends with
 * its line). Other text comes back as it is.
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

/**
 * Downloads. A file is declared like a card: a view, and a function that makes the file for one reader in their language.
 * Cards link to it (`at.link('register.csv', about, data)`). The link is signed for that reader and expires
 * (`app/files.ts`); when it is opened, the stored roll decides whether the reader may have the file. The same content gives
 * the same bytes.
 */
import type { CardData } from '../core/answer.ts';
import type { ViewName, Views } from '../core/contract.ts';
import type { Speaker } from '../i18n/speaker.ts';
import type { Classification } from '../core/classification.ts';
import type { Reader } from '../core/people.ts';
import type { TemplateName } from './documents/fields/index.ts';
import type { CalendarDate, Instant } from '../core/ids.ts';

/** The data from which a file is made. */
export interface FileAt<View, Data = CardData> {
  readonly say: Speaker;
  readonly reader: Reader;
  readonly view: View;
  readonly data: Data;
  /** The name of the network. */
  readonly network?: string;
  /** The network's own template for it, in base64. */
  readonly template?: string;
}

/** What the name under which it is saved is made from. The same content gives the same name. */
export interface NamedAt<View, Data = CardData> extends Pick<FileAt<View, Data>, 'say' | 'view' | 'data'> {
  /** The day in the network's zone, so that a file has one name wherever its reader is. */
  readonly day: (at: Instant) => CalendarDate;
}

/** A long file comes by parts, which are sent as they are made. */
export type FileContent = string | Promise<string | Uint8Array> | AsyncIterable<Uint8Array>;

export interface FileDefinition {
  readonly view: ViewName;
  /** Its media type. */
  readonly type: string;
  /** May this reader have it? Checked each time the link is opened. */
  readonly may: (reader: Reader) => boolean;
  /** Makes the file from the view that `view` names. */
  make(at: FileAt<unknown, object>): FileContent;
  /** The highest classification of the content. A link to a restricted file lives one hour (domain.md 9). */
  label?(view: unknown): Classification;
  /**
   * The name under which it is saved, without its ending: reference, kind and date. A title never stands in it, because the
   * names of files are shown where their content is not. Without it, it is the name of the definition.
   */
  called?(at: NamedAt<unknown, object>): string;
  /** The template of the network's own that may take the place of its layout. */
  readonly template?: TemplateName;
}

/** As in `FileDefinition`. */
interface More<S extends ViewName, Data> {
  readonly label?: (view: Views[S]) => Classification;
  readonly called?: (at: NamedAt<Views[S], Data>) => string;
}

export const file = <S extends ViewName, Data = CardData>(
  view: S,
  type: string,
  may: (reader: Reader) => boolean,
  make: (at: FileAt<Views[S], Data>) => FileContent,
  { label, called }: More<S, Data> = {},
): FileDefinition => ({
  ...{ view, type, may, make: make as FileDefinition['make'] },
  ...(label && { label }),
  ...(called && { called: called as FileDefinition['called'] & object }),
});

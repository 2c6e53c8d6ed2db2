import type { NetworkId } from '../../core/ids.ts';
import type { AuditVerdict } from '../store.ts';
import {
  createContentSummer,
  inBatches,
  KINDS,
  sameContent,
  type ContentSums,
  type ContentKind,
  type ContentSum,
  type StoreContent,
} from './things.ts';

/**
 * Copies a whole store into another one, between any two drivers. The source is read and hashed first. The result is
 * written into the target as a mark, which keeps others from opening the target and counts each batch, so that an
 * interrupted copy can be continued. At the end the target is read back and must have the same hash, its audit trail is
 * checked, and the mark is removed.
 */

/** A store from which everything can be read. No other process should write to it meanwhile. */
export interface CopySource {
  /** The name as in `Store`. A target also recognises its source by it. */
  readonly name: string;
  read<K extends ContentKind>(kind: K): AsyncIterable<StoreContent[K]>;
  close(): Promise<void>;
}

/** A store that is empty, or the unfinished copy of a source. */
export interface CopyTarget extends CopySource {
  /** The content of the mark; undefined when there is no complete one. */
  begun(): Promise<BegunCopy | undefined>;
  /** Empties the target and sets the mark. */
  begin(from: string, content: ContentSums): Promise<void>;
  /** Writes items and counts them in the mark. Calling it again with the same items writes them only once. */
  put<K extends ContentKind>(kind: K, things: readonly StoreContent[K][], done: number): Promise<void>;
  audit(): Promise<readonly NetworkVerdict[]>;
  /** Removes the mark. */
  finish(): Promise<void>;
}

export interface BegunCopy {
  readonly content: ContentSums;
  readonly done: Readonly<Partial<Record<ContentKind, number>>>;
}

export interface NetworkVerdict {
  readonly network: NetworkId;
  readonly verdict: AuditVerdict;
}

/** Nothing was copied, for a reason that people can remove. */
export class CopyRefused extends Error {
  override readonly name = 'CopyRefused';
  constructor(
    readonly why: 'nothingThere' | 'sameStore' | 'notEmpty' | 'otherSource' | 'sourceInUse' | 'takenOver' | 'differs',
    message: string,
  ) {
    super(message);
  }
}

export interface CopyOptions {
  readonly atOnce?: number;
  /** Called with the progress. */
  readonly told?: (progress: CopyProgress) => void;
}

export type CopyProgress =
  | { readonly step: 'reading' | 'comparing' | 'auditing' }
  | { readonly step: 'begun'; readonly content: ContentSums; readonly goesOn: boolean }
  | { readonly step: 'copying'; readonly kind: ContentKind; readonly done: number; readonly of: number };

export interface CopyResult {
  readonly content: ContentSums;
  readonly verdicts: readonly NetworkVerdict[];
}

const BATCH_SIZE = 500;

/** @throws CopyRefused when the contents differ at the end; the next run then begins again */
export async function copyStore(
  source: CopySource,
  target: CopyTarget,
  { atOnce = BATCH_SIZE, told = () => undefined }: CopyOptions = {},
): Promise<CopyResult> {
  told({ step: 'reading' });
  const content = await contentOf(source);
  const begun = await target.begun();
  const goesOn = begun !== undefined && sameContent(begun.content, content);
  told({ step: 'begun', content, goesOn });
  if (!goesOn) await target.begin(source.name, content);

  for (const kind of KINDS)
    await carry(kind, goesOn ? (begun.done[kind] ?? 0) : 0, source, target, atOnce, (done) =>
      told({ step: 'copying', kind, done, of: content[kind].count }),
    );

  told({ step: 'comparing' });
  if (!sameContent(await contentOf(target), content)) {
    await target.begin(source.name, content);
    throw new CopyRefused(
      'differs',
      `${target.name} did not come out the same as ${source.name}, which something may have written to meanwhile. ` +
        'Stop everything that uses the two and run the same command again: it begins anew.',
    );
  }
  told({ step: 'auditing' });
  const verdicts = await target.audit();
  await target.finish();
  return { content, verdicts };
}

/** @param from the number of items that are in the target already */
async function carry(
  kind: ContentKind,
  from: number,
  source: CopySource,
  target: CopyTarget,
  atOnce: number,
  told: (done: number) => void,
): Promise<void> {
  let done = from;
  for await (const things of inBatches(after(from, source.read(kind)), atOnce)) {
    done += things.length;
    await target.put(kind, things, done);
    told(done);
  }
}

async function* after<Thing>(count: number, things: AsyncIterable<Thing>): AsyncGenerator<Thing> {
  let passed = 0;
  for await (const thing of things) if (passed++ >= count) yield thing;
}

/** Reads and hashes the whole content. */
export async function contentOf(source: CopySource): Promise<ContentSums> {
  const sums: Partial<Record<ContentKind, ContentSum>> = {};
  for (const kind of KINDS) {
    const all = createContentSummer();
    for await (const thing of source.read(kind)) all.add(thing);
    sums[kind] = all.sum();
  }
  return sums as ContentSums;
}

/** What is known about a target before it is changed. */
export interface FoundTarget {
  readonly name: string;
  readonly isEmpty: boolean;
  /** The source of an unfinished copy. */
  readonly copyOf?: string;
}

/** @throws CopyRefused when the two are one store */
export function mustDiffer(name: string, from: string): void {
  if (name === from) throw new CopyRefused('sameStore', `${name} cannot be copied onto itself.`);
}

/** @throws CopyRefused when a copy of the source cannot be made there */
export function checkTarget({ name, isEmpty, copyOf }: FoundTarget, from: string): void {
  mustDiffer(name, from);
  if (copyOf !== undefined && copyOf !== from)
    throw new CopyRefused(
      'otherSource',
      `${name} holds an unfinished copy of ${copyOf}. Finish that one, or name a place where nothing is.`,
    );
  if (copyOf === undefined && !isEmpty)
    throw new CopyRefused('notEmpty', `${name} is not empty. Nothing was changed. Name a place where nothing is.`);
}

export const nothingThere = (what: string): CopyRefused =>
  new CopyRefused('nothingThere', `There is no Concord ${what}. Nothing was changed.`);

import type { NetworkId } from '../../core/ids.ts';
import { lineHash, NOTHING } from '../chain.ts';
import type { AuditLine, AuditVerdict, DocumentId } from '../store.ts';
import type { Journal } from './journal.ts';

export type Fault = Extract<AuditVerdict, { ok: false }>;

/** What a line says about the document that it wrote. */
export type Witness = NonNullable<AuditLine['document']> & { readonly seq: number };

/** Goes along a network's chain and stops at the first line that does not fit. */
export interface Walk {
  /** Reads some lines. False when it is at the end for now, or has found a fault. */
  step(): boolean;
  fault(): Fault | undefined;
  /** Where it is. */
  end(): { readonly lines: number; readonly last: string };
  /** By document, the last line about it. */
  readonly witnesses: ReadonlyMap<DocumentId, Witness>;
}

const AT_ONCE = 500;

export function startWalk(network: NetworkId, journal: Journal): Walk {
  const witnesses = new Map<DocumentId, Witness>();
  let lines = 0;
  let last = NOTHING;
  let fault: Fault | undefined;
  const stop = (why: Fault['why'], seq: number, document?: DocumentId): Fault =>
    (fault = { ok: false, lines, seq, why, ...(document !== undefined && { document }) });

  function take({ hash, ...line }: AuditLine): void {
    const { seq, document } = line;
    if (seq !== lines + 1) return void stop('missing', lines + 1);
    if (lineHash(last, line) !== hash) return void stop('changed', seq);
    if (document && document.was !== (witnesses.get(document.id)?.hash ?? NOTHING))
      return void stop('documentChanged', seq, document.id);
    if (document) witnesses.set(document.id, { ...document, seq });
    [lines, last] = [seq, hash];
  }

  /** The store also keeps how many lines there are, so that lines cut off at the end are missed. */
  function compareEnds(): void {
    const kept = journal.end(network);
    if (lines < kept.lines) stop('missing', lines + 1);
    else if (lines > kept.lines) stop('changed', kept.lines + 1);
    else if (last !== kept.last) stop('changed', lines);
  }

  const whole = (): boolean => fault === undefined;

  function step(): boolean {
    if (!whole()) return false;
    const next = readable(journal, network, lines + 1);
    if (!next) stop('changed', lines + 1);
    for (const line of next ?? []) if (whole()) take(line);
    if (whole() && next?.length === 0) compareEnds();
    return whole() && next?.length !== 0;
  }

  return { step, fault: () => fault, end: () => ({ lines, last }), witnesses };
}

/** The next lines; one only, when there is one among them that cannot be read; none when that is the first. */
function readable(journal: Journal, network: NetworkId, from: number): AuditLine[] | undefined {
  for (const most of [AT_ONCE, 1])
    try {
      return journal.lines(network, from, most);
    } catch {
      continue;
    }
  return undefined;
}

import { lineHash, NO_HASH } from './chain.ts';
import { createDeliverySum, type DeliverySum } from './deliveryWitness.ts';
import { reliedIn, type Relied } from './reachProof.ts';
import type { AuditLine, AuditVerdict, DocumentId } from './store.ts';

export type ChainFault = Extract<AuditVerdict, { ok: false }>;

/** What the last line about a document says of it. There is one for each document of a network, so no more is kept. */
export type DocumentWitness = Pick<NonNullable<AuditLine['document']>, 'version' | 'hash'> & {
  readonly seq: number;
  /** Was the document compared with this line? */
  isCompared: boolean;
};

export interface ChainEnd {
  readonly lines: number;
  readonly last: string;
}

const BEGINNING: ChainEnd = { lines: 0, last: NO_HASH };

/** Checks a network's chain line by line, and keeps the first line that does not fit. */
export interface ChainCheck {
  take(line: AuditLine): void;
  /** Call it when the next line cannot be read. */
  unreadable(): void;
  /** Compares with the number of lines that the driver has recorded, so that lines cut off at the end are noticed. */
  compareEnd(kept: ChainEnd): void;
  /** Compares a document's version and hash with the last line about it. */
  compare(id: DocumentId, kept: { readonly version: number; readonly hash: string } | undefined): void;
  /** The chain's first fault. Without one, that of the first line whose document does not fit; it names all others. */
  fault(): ChainFault | undefined;
  /** True after a fault of the chain, when later lines are not checked. */
  broken(): boolean;
  end(): ChainEnd;
  /** The last line about each document. */
  readonly witnesses: ReadonlyMap<DocumentId, DocumentWitness>;
  /** The deliveries that the lines say were made. */
  readonly sent: DeliverySum;
  /** The deliveries on which lines say that their acts relied, since it was asked last. */
  takeRelied(): readonly Relied[];
}

/** @param start a line that is trusted, so only lines after it are checked */
export function checkChain(start: ChainEnd = BEGINNING): ChainCheck {
  const witnesses = new Map<DocumentId, DocumentWitness>();
  const sent = createDeliverySum();
  let relied: Relied[] = [];
  let { lines, last } = start;
  let fault: ChainFault | undefined;
  const unfit = new Map<DocumentId, ChainFault>();
  /**
   * The hash that a document must have had before its first checked line. Where the check begins at a later line, the
   * document may be older, so the hash in the line is believed.
   */
  const before = ({ was }: { readonly was: string }): string => (start.lines === 0 ? NO_HASH : was);
  const stop = (why: ChainFault['why'], seq: number, document?: DocumentId): void => {
    fault ??= { ok: false, lines, seq, why, ...(document !== undefined && { document }) };
  };

  return {
    take({ hash, ...line }) {
      const { seq, document } = line;
      if (fault) return;
      if (seq !== lines + 1) return stop('missing', lines + 1);
      if (lineHash(last, line) !== hash) return stop('changed', seq);
      if (document && document.was !== (witnesses.get(document.id)?.hash ?? before(document)))
        return stop('documentChanged', seq, document.id);
      if (document)
        witnesses.set(document.id, { version: document.version, hash: document.hash, seq, isCompared: false });
      if (line.sent) sent.addWitness(line.sent);
      if (line.proves) relied.push(...reliedIn(line));
      [lines, last] = [seq, hash];
    },
    unreadable: () => stop('changed', lines + 1),
    compareEnd(kept) {
      if (lines < kept.lines) stop('missing', lines + 1);
      else if (lines > kept.lines) stop('changed', kept.lines + 1);
      else if (last !== kept.last) stop('changed', lines);
    },
    compare(id, kept) {
      const witness = witnesses.get(id);
      if (witness) witness.isCompared = true;
      if (kept && kept.version === witness?.version && kept.hash === witness.hash) return;
      // A document of which no line tells, or a later version of it, was written by lines that are not there any more.
      const isLater = kept !== undefined && kept.version > (witness?.version ?? 0);
      const versions = isLater && { versions: { told: witness?.version ?? 0, stored: kept.version } };
      const seq = witness?.seq ?? 0;
      unfit.set(id, { ok: false, lines, seq, why: 'documentChanged', document: id, ...versions });
    },
    fault: () => fault ?? firstOf([...unfit.values()]),
    broken: () => fault !== undefined,
    end: () => ({ lines, last }),
    witnesses,
    sent,
    takeRelied() {
      const taken = relied;
      relied = [];
      return taken;
    },
  };
}

/** The fault of the first line, with all other documents that do not fit. Those of which no line tells come last. */
function firstOf(unfit: readonly ChainFault[]): ChainFault | undefined {
  const place = ({ seq }: ChainFault): number => (seq === 0 ? Infinity : seq);
  const [first, ...others] = [...unfit].sort((a, b) => (place(a) < place(b) ? -1 : Number(place(a) > place(b))));
  return first && { ...first, ...(others.length > 0 && { others: others.flatMap(({ document }) => document ?? []) }) };
}

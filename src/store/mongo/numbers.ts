import type { NetworkId } from '../../core/ids.ts';

/** The highest reference numbers of the kinds, as far as the journals have been read: whoever makes something needs the next. */
export interface Numbers {
  /** Undefined when it would have to be asked for. */
  highest(network: NetworkId, kind: string): number | undefined;
  /** Asks once; after that every document that is written here or read in the journal is counted. */
  ask(network: NetworkId, kind: string, read: () => Promise<number>): Promise<number>;
  note(of: Numbered): void;
  /** Something was written in this network of which only the database knows what. */
  forget(network: NetworkId): void;
}

interface Numbered {
  readonly network: NetworkId;
  readonly kind: string;
  readonly number: number;
}
interface Kinds {
  /** Also of kinds that nobody has asked for: one may be written while the database is asked. */
  readonly highest: Map<string, number>;
  readonly asked: Set<string>;
}

export function createNumbers(): Numbers {
  const networks = new Map<NetworkId, Kinds>();
  function of(network: NetworkId): Kinds {
    const known = networks.get(network) ?? { highest: new Map<string, number>(), asked: new Set<string>() };
    networks.set(network, known);
    return known;
  }
  function highest(network: NetworkId, kind: string): number | undefined {
    const known = of(network);
    return known.asked.has(kind) ? known.highest.get(kind) : undefined;
  }
  function note({ network, kind, number }: Numbered): void {
    const known = of(network).highest;
    known.set(kind, Math.max(known.get(kind) ?? 0, number));
  }
  return {
    highest,
    async ask(network, kind, read) {
      const told = highest(network, kind);
      if (told !== undefined) return told;
      const before = of(network);
      const found = await read();
      note({ network, kind, number: found });
      // What was forgotten meanwhile is asked for again by the next.
      before.asked.add(kind);
      return of(network).highest.get(kind) ?? found;
    },
    note,
    forget: (network) => void networks.delete(network),
  };
}

import type { NetworkId } from '../../core/ids.ts';

/** The highest reference number of each kind, as far as the journals have been read. */
export interface Numbers {
  /** Undefined when it has to be read first. */
  highest(network: NetworkId, kind: string): number | undefined;
  /** Reads the highest number once. From then on every document that is written here or read in the journal counts. */
  ask(network: NetworkId, kind: string, read: () => Promise<number>): Promise<number>;
  note(of: Numbered): void;
  /** Forgets a network, because something was written in it that is not in memory. */
  forget(network: NetworkId): void;
}

interface Numbered {
  readonly network: NetworkId;
  readonly kind: string;
  readonly number: number;
}
interface Kinds {
  /** Counts all kinds, because a document may be written while the database is being read. */
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
      // If the network was forgotten meanwhile, the next caller reads again.
      before.asked.add(kind);
      return of(network).highest.get(kind) ?? found;
    },
    note,
    forget: (network) => void networks.delete(network),
  };
}

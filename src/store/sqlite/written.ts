/** Remembers which documents were written last, so that whoever keeps something made from them makes only that anew. */
import type { NetworkId, Ref } from '../../core/ids.ts';
import type { Stored, Written } from '../store.ts';

export interface WrittenLog {
  note(written: Stored): void;
  since(network: NetworkId, kind: string, mark?: number): Written;
  /** Something that was noted is not so. */
  forget(): void;
}

/** Of each kind. */
const MAX_REMEMBERED = 2_000;

/** @property first the mark before the first target */
interface Remembered {
  first: number;
  targets: Ref[];
}

export function createWrittenLog(): WrittenLog {
  const kinds = new Map<string, Remembered>();
  function of(network: NetworkId, kind: string): Remembered {
    const name = `${network} ${kind}`;
    let known = kinds.get(name);
    if (!known) kinds.set(name, (known = { first: 0, targets: [] }));
    return known;
  }
  return {
    note({ network, kind, target }) {
      const remembered = of(network, kind);
      remembered.targets.push(target);
      if (remembered.targets.length <= MAX_REMEMBERED) return;
      remembered.first += remembered.targets.length - MAX_REMEMBERED / 2;
      remembered.targets = remembered.targets.slice(-MAX_REMEMBERED / 2);
    },
    since(network, kind, since) {
      const { first, targets } = of(network, kind);
      const mark = first + targets.length;
      return { mark, targets: since === undefined || since < first ? undefined : targets.slice(since - first) };
    },
    forget() {
      for (const remembered of kinds.values()) {
        remembered.first += remembered.targets.length + 1;
        remembered.targets = [];
      }
    },
  };
}

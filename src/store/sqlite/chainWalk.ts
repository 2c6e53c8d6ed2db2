import type { NetworkId } from '../../core/ids.ts';
import { checkChain } from '../chainCheck.ts';
import type { ChainCheck, ChainEnd } from '../chainCheck.ts';
import type { AuditLine } from '../store.ts';
import type { Journal } from './journal.ts';

/** Reads a network's chain, and stops at the first line that does not fit. */
export interface Walk extends ChainCheck {
  /** Reads a batch of lines. False at the current end, or after a fault. */
  step(): boolean;
}

const BATCH_SIZE = 500;

export function startWalk(network: NetworkId, journal: Journal, start?: ChainEnd): Walk {
  const check = checkChain(start);

  function step(): boolean {
    if (check.broken()) return false;
    const next = readable(journal, network, check.end().lines + 1);
    if (!next) check.unreadable();
    for (const line of next ?? []) check.take(line);
    if (next?.length === 0) check.compareEnd(journal.end(network));
    return !check.broken() && next?.length !== 0;
  }

  return { ...check, step };
}

/** The next lines of the chain. When one of them cannot be read, only the first; none when that is the unreadable one. */
function readable(journal: Journal, network: NetworkId, from: number): AuditLine[] | undefined {
  for (const most of [BATCH_SIZE, 1])
    try {
      return journal.lines(network, from, most);
    } catch {
      continue;
    }
  return undefined;
}

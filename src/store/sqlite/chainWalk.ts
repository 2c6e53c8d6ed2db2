import type { NetworkId } from '../../core/ids.ts';
import { checkChain } from '../chainCheck.ts';
import type { ChainCheck, ChainEnd } from '../chainCheck.ts';
import type { AuditLine } from '../store.ts';
import type { Journal } from './journal.ts';

/** Goes along a network's chain and stops at the first line that does not fit. */
export interface Walk extends ChainCheck {
  /** Reads some lines. False when it is at the end for now, or has found a fault. */
  step(): boolean;
}

const AT_ONCE = 500;

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

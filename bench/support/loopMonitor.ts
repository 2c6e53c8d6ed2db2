/** Watches how long the event loop was blocked, by what, and what was done in it: whoever begins something says its name. */
import { readFileSync } from 'node:fs';
import { PerformanceObserver } from 'node:perf_hooks';

export interface Blocked {
  readonly what: string;
  /** On the clock, and the processor time of all threads within it: time that other programs took is not ours. */
  readonly ms: number;
  readonly cpuMs: number;
  /** Of the thread that was blocked alone; the others collect garbage and make machine code beside it. */
  readonly mainMs: number;
  /** Within it, on the clock: pauses for the collector, those for all of the heap, and calls of SQLite. */
  readonly gcMs: number;
  readonly fullGcMs: number;
  readonly sqlMs: number;
}

export interface LoopMonitor {
  /** What follows until the next call belongs to this. */
  begin(what: string): void;
  /** The longest block of each name so far. */
  blocked(): Promise<readonly Blocked[]>;
  stop(): void;
}

interface Pause {
  readonly from: number;
  readonly ms: number;
  readonly isFull: boolean;
}
/** What Node.js says of a collection. */
interface Collected {
  readonly startTime: number;
  readonly duration: number;
  readonly detail?: { readonly kind?: number };
}
interface Stretch {
  readonly what: string;
  readonly from: number;
  readonly ms: number;
  readonly cpuMs: number;
  readonly mainMs: number;
  readonly sqlMs: number;
}

const HEARTBEAT_MS = 2;
/** `NODE_PERFORMANCE_GC_MAJOR` */
const FULL = 4;

/** The processor time of this thread in milliseconds; not to be had outside Linux. */
function ofThisThread(): number {
  try {
    return Number(readFileSync('/proc/thread-self/schedstat', 'latin1').split(' ', 1)[0]) / 1e6;
  } catch {
    return Number.NaN;
  }
}

/** @param inSql the milliseconds that calls of SQLite have taken until now */
export function createLoopMonitor(inSql: () => number = () => 0): LoopMonitor {
  const longest = new Map<string, Stretch>();
  const pauses: Pause[] = [];
  const collector = new PerformanceObserver((list) => {
    for (const { startTime, duration, detail } of list.getEntries() as unknown as readonly Collected[])
      pauses.push({ from: startTime, ms: duration, isFull: detail?.kind === FULL });
  });
  collector.observe({ entryTypes: ['gc'] });
  let current = 'start';
  let lookedAt = performance.now();
  let used = process.cpuUsage();
  let main = ofThisThread();
  let sql = inSql();
  const look = (): void => {
    const now = performance.now();
    const { user, system } = process.cpuUsage(used);
    const mainNow = ofThisThread();
    const sqlNow = inSql();
    const late = now - lookedAt - HEARTBEAT_MS;
    const cpuMs = Math.max(0, Math.min(late, (user + system) / 1_000));
    const before = longest.get(current);
    if (!before || cpuMs > before.cpuMs) {
      const mainMs = Math.min(Math.max(0, late), mainNow - main);
      longest.set(current, {
        what: current,
        from: lookedAt,
        ms: Math.max(0, late),
        cpuMs,
        mainMs,
        sqlMs: sqlNow - sql,
      });
    }
    lookedAt = performance.now();
    used = process.cpuUsage();
    main = ofThisThread();
    sql = inSql();
  };
  const timer = setInterval(look, HEARTBEAT_MS);

  function pausedIn({ from, ms }: Stretch, isFull?: true): number {
    const within = pauses.filter((one) => one.from >= from && one.from <= from + ms + HEARTBEAT_MS);
    return within.filter((one) => !isFull || one.isFull).reduce((sum, one) => sum + one.ms, 0);
  }

  return {
    begin(what) {
      look();
      current = what;
    },
    async blocked() {
      look();
      // What the collector did is told a turn later.
      await new Promise((resolve) => setTimeout(resolve, 10));
      return [...longest.values()]
        .map(({ from, ...one }) => {
          const stretch = { from, ...one };
          return { ...one, gcMs: pausedIn(stretch), fullGcMs: pausedIn(stretch, true) };
        })
        .sort((a, b) => b.cpuMs - a.cpuMs);
    },
    stop() {
      clearInterval(timer);
      collector.disconnect();
    },
  };
}

/** Watches how long the event loop was blocked, and by what: whoever begins something says its name. */
import { monitorEventLoopDelay } from 'node:perf_hooks';

export interface Blocked {
  readonly what: string;
  /** On the clock, and the processor time within it: time that other programs took is not ours. */
  readonly ms: number;
  readonly cpuMs: number;
}

export interface LoopMonitor {
  /** What follows until the next call belongs to this. */
  begin(what: string): void;
  /** The longest block of each name so far. */
  blocked(): readonly Blocked[];
  stop(): void;
}

const HEARTBEAT_MS = 2;

export function createLoopMonitor(): LoopMonitor {
  const longest = new Map<string, Blocked>();
  const delay = monitorEventLoopDelay({ resolution: HEARTBEAT_MS });
  delay.enable();
  let current = 'start';
  let lookedAt = performance.now();
  let used = process.cpuUsage();
  let cpuMs = 0;
  const look = (): void => {
    const { user, system } = process.cpuUsage(used);
    const late = performance.now() - lookedAt - HEARTBEAT_MS;
    cpuMs = Math.max(cpuMs, Math.min(late, (user + system) / 1_000));
    lookedAt = performance.now();
    used = process.cpuUsage();
  };
  const timer = setInterval(look, HEARTBEAT_MS);

  function close(): void {
    look();
    const ms = Math.max(0, delay.max / 1e6 - HEARTBEAT_MS);
    const before = longest.get(current);
    if (!before || cpuMs > before.cpuMs) longest.set(current, { what: current, ms, cpuMs: Math.max(0, cpuMs) });
    delay.reset();
    cpuMs = 0;
  }

  return {
    begin(what) {
      close();
      current = what;
    },
    blocked() {
      close();
      return [...longest.values()].sort((a, b) => b.cpuMs - a.cpuMs);
    },
    stop() {
      clearInterval(timer);
      delay.disable();
    },
  };
}

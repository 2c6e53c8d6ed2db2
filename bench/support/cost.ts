/** What a process has used so far: counts and processor time, which a busy machine changes far less than the time on the clock. */
import { readdirSync, readFileSync } from 'node:fs';

export interface Cost {
  /** Of all its threads, in milliseconds of a processor. */
  readonly cpuMs: number;
  /** Calls that wrote to a file or a connection. */
  readonly writes: number;
  readonly bytesWritten: number;
}

/** Linux tells it; undefined elsewhere. */
export function costOf(pid: number | undefined): Cost | undefined {
  try {
    const of = `/proc/${String(pid)}`;
    const threads = readdirSync(`${of}/task`).map((thread) => firstOf(`${of}/task/${thread}/schedstat`));
    const io = readFileSync(`${of}/io`, 'utf8');
    return {
      cpuMs: threads.reduce((sum, ns) => sum + ns, 0) / 1e6,
      writes: figure(io, 'syscw'),
      bytesWritten: figure(io, 'wchar'),
    };
  } catch {
    return undefined;
  }
}

/** The resident set of a process, in MB. NaN where the system does not tell it. */
export function residentMb(pid: number | undefined): number {
  const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1_024;
}

/** Nanoseconds on a processor. A thread that has ended meanwhile is not counted. */
function firstOf(file: string): number {
  try {
    return Number(readFileSync(file, 'utf8').split(' ')[0]);
  } catch {
    return 0;
  }
}

const figure = (text: string, name: string): number => Number(new RegExp(`^${name}: (\\d+)`, 'm').exec(text)?.[1]);

export const between = (from: Cost, to: Cost): Cost => ({
  cpuMs: to.cpuMs - from.cpuMs,
  writes: to.writes - from.writes,
  bytesWritten: to.bytesWritten - from.bytesWritten,
});

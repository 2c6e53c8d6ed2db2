import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { NetworkId } from '../../core/ids.ts';
import type { Duty } from '../store.ts';
import type { Models } from './models.ts';
import type { LeaseRow } from './rows.ts';
import { execWithin, isDuplicate, OPERATION_TIMEOUT_MS, timeLimit, within } from './operations.ts';
import type { Fences } from './settling.ts';

/**
 * Leases: one process at a time does a network's due work. The holder raises a number each second. A waiting process takes
 * over when it has not seen the number change for nine seconds on its own clock; a holder that could not raise it for six
 * seconds stops. So the clocks of two machines are never compared. Each take-over raises the `fence`, which is written into
 * the network's journal and deliveries, where late writes of a former holder are refused.
 */
export interface MongoDuty extends Duty {
  /** The networks on which this process is on duty; undefined for a tool that never asks for duty. */
  networks(): readonly NetworkId[] | undefined;
  fences(): Fences;
  readonly fence: (network: NetworkId) => number | undefined;
  /**
   * Wakes the processes that are on duty in those of these networks in which this one is not: it has noted down work for them
   * that no row of a journal shows. They hear it with their next heartbeat.
   */
  readonly ask: (networks: readonly NetworkId[] | 'all') => Promise<void>;
  /** Called when the journal shows that another process is on duty. */
  readonly lose: (network: NetworkId) => void;
}

export interface DutyDeps {
  readonly models: Models;
  readonly me: string;
  readonly networks: () => Promise<readonly NetworkId[]>;
  /** Called after a take-over: makes the fence known before any work is done under it. */
  readonly taken: (network: NetworkId, fence: number) => Promise<void>;
  readonly times?: Times;
}

export interface Times {
  readonly beatMs: number;
  readonly validMs: number;
  readonly takeOverMs: number;
}
const TIMES: Times = { beatMs: 1_000, validMs: 6_000, takeOverMs: 9_000 };

/** A unique name that also tells where the process runs. */
export const processName = (): string => `${hostname()}:${process.pid}:${randomUUID().slice(0, 8)}`;

interface Held {
  readonly fence: number;
  until: number;
  /** The lease's `asked` as it was last seen. */
  asked: number;
  /** It was told that the lease could not be renewed. */
  lapsed?: boolean;
}
interface Seen {
  readonly sign: string;
  readonly since: number;
}

export function createDuty({ models: { leases }, me, networks, taken, times = TIMES }: DutyDeps): MongoDuty {
  const held = new Map<NetworkId, Held>();
  const seen = new Map<string, Seen>();
  let wake: (() => void) | undefined;
  let told: Parameters<Duty['start']>[1];
  let timer: NodeJS.Timeout | undefined;
  let turn: Promise<void> = Promise.resolve();
  let stopped = false;

  const clock = (): number => performance.now();
  const valid = (network: NetworkId): Held | undefined => {
    const lease = held.get(network);
    return lease && lease.until > clock() ? lease : undefined;
  };

  async function beat(): Promise<void> {
    const sentAt = clock();
    const mine = { _id: { $in: [...held.keys()] }, holder: me };
    if (held.size > 0) await execWithin(leases.updateMany(mine, { $inc: { beat: 1 }, $set: { seenAt: new Date() } }));
    const all = await networks();
    const rows = new Map((await execWithin(leases.find().lean())).map((row) => [row._id, row]));
    for (const network of all) {
      const row = rows.get(network);
      const lease = held.get(network);
      if (lease && row?.holder === me && row.fence === lease.fence) {
        const lapsed = lease.until <= clock();
        lease.until = sentAt + times.validMs;
        if (lease.lapsed) told?.(network, 'taken');
        delete lease.lapsed;
        const { asked } = lease;
        lease.asked = row.asked ?? 0;
        // During the take-over nothing was reported as due, so the worker is woken.
        if (lapsed || lease.asked !== asked) wake?.();
      } else {
        lose(network);
        // If one network's journal cannot be read, this process still gets the duty of the others.
        if (!stopped && isFree(row)) await take(network, row).catch(() => undefined);
      }
    }
  }

  function lose(network: NetworkId): void {
    const lease = held.get(network);
    if (held.delete(network) && !lease?.lapsed) told?.(network, 'lost');
  }

  /** A lease that could not be renewed is over, whoever has it next. */
  function tellLapsed(): void {
    for (const [network, lease] of held)
      if (!lease.lapsed && lease.until <= clock()) {
        lease.lapsed = true;
        told?.(network, 'lost');
      }
  }

  /**
   * Was the lease given up, or has it been without a heartbeat for long enough? This process's own is free when it is not
   * held: its take-over failed half way, or the answer to it was lost.
   */
  function isFree(row: LeaseRow | undefined): boolean {
    if (!row || row.holder === null || row.holder === me) return true;
    const sign = `${row.fence}/${row.beat}`;
    const before = seen.get(row._id);
    if (before?.sign === sign) return clock() - before.since >= times.takeOverMs;
    seen.set(row._id, { sign, since: clock() });
    return false;
  }

  async function take(network: NetworkId, row: LeaseRow | undefined): Promise<void> {
    const sentAt = clock();
    const fence = (row?.fence ?? 0) + 1;
    const lease = { holder: me, host: hostname(), fence, seenAt: new Date() };
    if (!(await (row ? replace(row, lease) : insert(network, lease)))) return;
    await taken(network, fence);
    held.set(network, { fence, until: sentAt + times.validMs, asked: row?.asked ?? 0 });
    told?.(network, 'taken');
    wake?.();
  }

  async function replace(row: LeaseRow, lease: Partial<LeaseRow>): Promise<boolean> {
    const { _id, fence, beat: before } = row;
    const update = { $set: { ...lease, beat: before + 1 } };
    return (await execWithin(leases.updateOne({ _id, fence, beat: before }, update))).modifiedCount > 0;
  }

  async function insert(network: NetworkId, lease: Omit<LeaseRow, '_id' | 'beat'>): Promise<boolean> {
    try {
      await within(
        leases.insertMany([{ _id: network, beat: 1, ...lease }], { lean: true, ...timeLimit(OPERATION_TIMEOUT_MS) }),
      );
      return true;
    } catch (fault) {
      if (isDuplicate(fault)) return false;
      throw fault;
    }
  }

  async function raiseAsked(which: readonly NetworkId[] | 'all'): Promise<void> {
    const wanted = which === 'all' ? await networks() : [...new Set(which)];
    const others = wanted.filter((network) => !valid(network));
    if (others.length === 0) return;
    await execWithin(leases.updateMany({ _id: { $in: others }, holder: { $ne: me } }, { $inc: { asked: 1 } }));
  }

  function go(): void {
    if (stopped) return;
    turn = beat().catch(tellLapsed);
    void turn.then(() => {
      if (!stopped) timer = setTimeout(go, times.beatMs).unref();
    });
  }

  return {
    start(call, tell) {
      wake = call;
      told = tell;
      go();
    },
    has: (network) => wake === undefined || valid(network) !== undefined,
    networks: () => (wake === undefined ? undefined : [...held.keys()].filter((network) => valid(network))),
    fences: () =>
      wake === undefined
        ? undefined
        : new Map([...held].flatMap(([network, { fence }]) => (valid(network) ? [[network, fence] as const] : []))),
    fence: (network) => (wake === undefined ? Infinity : valid(network)?.fence),
    ages: () => new Map([...held].map(([network, { until }]) => [network, clock() - (until - times.validMs)])),
    lose,
    // What was noted down is there all the same: it is found within a minute.
    ask: (which) => (wake === undefined ? Promise.resolve() : raiseAsked(which).catch(() => undefined)),
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await turn;
      const mine = { _id: { $in: [...held.keys()] }, holder: me };
      if (held.size > 0) await execWithin(leases.updateMany(mine, { $set: { holder: null } })).catch(() => undefined);
      held.clear();
    },
  };
}

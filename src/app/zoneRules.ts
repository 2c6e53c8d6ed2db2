/**
 * At the start: the program may know other rules of time zones than those that meetings were planned by. Those that sit beside
 * their wall clock are put right, and their people are told. Nothing is written about the others.
 */
import { systemAct } from '../core/act.ts';
import type { Instant, NetworkId } from '../core/ids.ts';
import type { CommandHandler } from '../engine/commandHandler.ts';
import { NotOnDuty } from '../engine/round.ts';
import { onNewRules } from '../features/meetings/rules/shift.ts';
import { readFrom } from '../kit/read.ts';
import type { Store } from '../store/store.ts';

interface Deps {
  readonly store: Store;
  readonly now: () => Instant;
  readonly commandHandler: CommandHandler;
}

export async function followZoneRules({ store, now, commandHandler }: Deps): Promise<void> {
  for (const network of await store.networks()) {
    const at = now();
    for (const target of await beside(store, network, at)) {
      const act = systemAct({ verb: 'meeting.rezone', network, target }, at, `rezone/${target}/${at}`);
      try {
        await commandHandler.handleDue(act);
      } catch (error) {
        // Another process does the work.
        if (error instanceof NotOnDuty) return;
        throw error;
      }
    }
  }
}

async function beside(store: Store, network: NetworkId, now: Instant) {
  const read = readFrom(store, network);
  const [planned, series] = await Promise.all([read.list('meetings', { stages: ['planned'] }), read.list('series')]);
  const times = new Map(series.map(({ target, time }) => [target, time]));
  return planned
    .filter((m) => onNewRules(m, now, m.series && times.get(m.series.of)) !== undefined)
    .map(({ target }) => target);
}

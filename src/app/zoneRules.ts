/**
 * Runs at the start: this version of the program may have other rules of time zones than the one that planned the stored
 * due times. Those that no longer match their wall clock are corrected, and people are told. The others are not written.
 */
import { systemAct } from '../core/act.ts';
import type { Instant, NetworkId } from '../core/ids.ts';
import type { CommandHandler } from '../engine/commandHandler.ts';
import { NotOnDuty } from '../engine/round.ts';
import { isBeside } from '../features/correspondence/rules/replan.ts';
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
    for (const { verb, target } of await beside(store, network, at)) {
      const act = systemAct({ verb, network, target }, at, `rezone/${target}/${at}`);
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
  const [planned, series, waiting, settings] = await Promise.all([
    read.list('meetings', { stages: ['planned'] }),
    read.list('series'),
    read.list('correspondence', { stages: ['scheduled', 'running'] }),
    read.load('settings', 'settings'),
  ]);
  const times = new Map(series.map(({ target, time }) => [target, time]));
  const meetings = planned.filter((m) => onNewRules(m, now, m.series && times.get(m.series.of)) !== undefined);
  const messages = settings ? waiting.filter((c) => isBeside(c, now, { settings })) : [];
  return [
    ...meetings.map(({ target }) => ({ verb: 'meeting.rezone' as const, target })),
    ...messages.map(({ target }) => ({ verb: 'correspondence.replan' as const, target })),
  ];
}

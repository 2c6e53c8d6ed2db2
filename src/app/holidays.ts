/** Asks networks that an earlier version set up for the next year's holidays. Their settings have no due time for it. */
import { systemAct } from '../core/act.ts';
import { ref, type Instant } from '../core/ids.ts';
import type { CommandHandler } from '../engine/commandHandler.ts';
import { NotOnDuty } from '../engine/round.ts';
import { readFrom } from '../kit/read.ts';
import type { Store } from '../store/store.ts';

interface Deps {
  readonly store: Store;
  readonly commandHandler: CommandHandler;
  readonly now: () => Instant;
}

export async function beginHolidays({ store, commandHandler, now }: Deps): Promise<void> {
  for (const network of (await store.networks()).filter((id) => store.duty?.has(id) ?? true)) {
    const settings = await readFrom(store, network).load('settings', 'settings');
    if (!settings || settings.holidaysAskedIn !== undefined) continue;
    const at = now();
    try {
      await commandHandler.handleDue(
        systemAct({ verb: 'holidays.due', network, target: ref('settings') }, at, `holidays/${at}`),
      );
    } catch (error) {
      if (!(error instanceof NotOnDuty)) throw error;
    }
  }
}

/** What a person is owed of an act whose outcome was not known outlives the process in which they acted. On every store. */
import { afterEach, describe, expect, test } from 'vitest';
import { createOutcomes } from '../../src/app/outcomes.ts';
import type { Pressed } from '../../src/core/act.ts';
import { after, eventId, networkId } from '../../src/core/ids.ts';
import { createDueWork } from '../../src/engine/dueWork.ts';
import type { Store } from '../../src/store/store.ts';
import { NOW, roll, settings } from '../support/builders.ts';
import { createCommandHandler, foundNetwork, REGISTRY } from '../support/features.ts';

const UNA = networkId('una');
const OFFICER = 'una-1';
const WAIT_MS = 1_000;
const idle = (): void => undefined;
const PRESS: Pressed = {
  verb: 'correspondence.send',
  network: UNA,
  target: 'C-7',
  inputs: { subject: 'Field visits', text: 'Please read this.' },
  from: OFFICER,
  platform: 'local',
  receivedAt: NOW,
  eventId: eventId('press-1'),
};

export interface Outcome {
  readonly name: string;
  /** Opens the same store each time. */
  open(): Promise<Store>;
  drop(): Promise<void>;
}

export function outcomesContract({ name, open, drop }: Outcome): void {
  describe(`${name}: an act of which the store has not said whether it is stored`, () => {
    let opened: Store | undefined;
    afterEach(async () => {
      await opened?.close();
      opened = undefined;
      await drop();
    });
    async function founded(): Promise<Store> {
      opened = await open();
      await foundNetwork(opened, settings(), roll({ entities: ['UNHCR'] }), NOW);
      return opened;
    }
    /** The process ends, and another begins. */
    async function another(): Promise<Store> {
      await opened?.close();
      opened = await open();
      return opened;
    }
    const faults: unknown[] = [];
    const owed = (store: Pick<Store, 'settle'>) => {
      const fault = (_what: string, error: unknown) => void faults.push(error);
      return createOutcomes({ store, now: () => NOW, delayMs: WAIT_MS, wake: idle, fault });
    };
    /** What the person hears once it is due. */
    async function told(store: Store) {
      const commandHandler = createCommandHandler({ store, changed: idle });
      const due = createDueWork({
        store,
        registry: REGISTRY,
        commandHandler,
        fault: (_what, error) => expect.fail(String(error)),
      });
      expect(await due.doDue(NOW)).toBe(0);
      for (let done = 1; done > 0;) done = await due.doDue(after(NOW, WAIT_MS));
      const messages = await store.deliveries(UNA, {});
      return messages.filter(({ card }) => card === 'pressOutcome').map(({ to, data }) => ({ to, data }));
    }

    test('is told of by the next process, once', async () => {
      const outcomes = owed(await founded());
      outcomes.tellLater(PRESS);
      outcomes.tellLater(PRESS);
      await outcomes.stop();
      const expected = [
        { to: OFFICER, data: expect.objectContaining({ saved: false, about: 'C-7', at: NOW }) as unknown },
      ];
      expect(await told(await another())).toEqual(expected);
      expect(await told(await another())).toEqual(expected);
    });

    test('is noted down at the stop when the store was away before', async () => {
      const store = await founded();
      let isAway = true;
      const outcomes = owed({
        settle: (...of) => (isAway ? Promise.reject(new Error('the store is away')) : store.settle(...of)),
      });
      outcomes.tellLater(PRESS);
      await new Promise((resolve) => setTimeout(resolve, 10));
      expect(faults.splice(0)).toHaveLength(1);
      isAway = false;
      await outcomes.stop();
      expect(await told(await another())).toHaveLength(1);
    });
  });
}

/** A dispatcher over an empty store, with a clock that moves to the next thing that is due. */
import { after, earliest, eventId, instant, millis, networkId, personId, type Instant } from '../../src/core/ids.ts';
import type { Card } from '../../src/core/card.ts';
import type { Delivery, Envelope } from '../../src/core/envelope.ts';
import { createDispatcher, type DispatcherDeps } from '../../src/delivery/dispatcher.ts';
import { createAnsweredMessages } from '../../src/delivery/answered.ts';
import { createEditor } from '../../src/delivery/editor.ts';
import { createConcurrencyLimiter } from '../../src/delivery/concurrency.ts';
import { hashOf, type Rendered } from '../../src/delivery/rendered.ts';
import type { Platform } from '../../src/platforms/platform.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqliteStore.ts';
import { documentId, type Store, type Task } from '../../src/store/store.ts';
import { person } from '../support/builders.ts';

export const UNA = networkId('una');
export const START = instant('2026-11-24T14:00:00Z');

export interface Office {
  readonly store: Store;
  /** The same without what stands between. */
  readonly opened: Store;
  readonly faults: string[];
  readonly reports: string[];
  now(): Instant;
  set(at: Instant): void;
  queue(...envelopes: readonly Partial<Envelope>[]): Promise<void>;
  sendDue(): Promise<{ readonly done: number; readonly waitMs: number }>;
  editDue(): Promise<number>;
  /** The message shows what came of a press on it. */
  answeredOn(platform: string, messageId: string): void;
  stop(): Promise<void>;
  /** Real time passes, while the clock stands still. */
  rest(): void;
  /** The work of another office is now done here. */
  takeOver(): void;
  /** Sends and edits, waits as it is asked to, and goes on, until nothing is left to do or the time is up. */
  drain(longestMs?: number): Promise<void>;
  /** The state of each delivery by its id, with the reason of a failure. */
  states(): Promise<Record<string, string>>;
  delivery(id: string): Promise<Delivery | undefined>;
  /** Writes the document that messages are about, so that their cards are out of date. */
  change(): Promise<void>;
}

export type Options = Partial<Omit<DispatcherDeps, 'store' | 'now'>> & {
  readonly platforms?: (now: () => Instant) => readonly Platform[];
  /** Stands between the dispatcher and the store. */
  readonly over?: (store: Store) => Store;
  readonly card?: (delivery: Delivery) => Card | null;
  /** Another office was here before, and was killed. */
  readonly from?: Office;
};

/** In which something may have been queued, while others hang. */
const A_MOMENT_MS = 5;

const cardOf = (words: string): Card => ({ title: words, body: [], actions: [], summary: words });
const envelope = (of: Partial<Envelope>): Envelope => ({
  id: 'm-1',
  network: UNA,
  to: personId('amina'),
  card: 'request',
  data: {},
  live: false,
  urgent: false,
  createdAt: START,
  ...of,
});

export async function office(options: Options = {}): Promise<Office> {
  let at: Instant = options.from?.now() ?? START;
  let changes = options.from ? 1_000_000 : 0;
  const now = (): Instant => at;
  const opened = options.from?.opened ?? (await openSqliteStore(':memory:'));
  const store = options.over?.(opened) ?? opened;
  const faults: string[] = [];
  const reports: string[] = [];
  const pauses: (() => void)[] = [];
  const platforms = options.platforms?.(now) ?? [];
  const deps: DispatcherDeps = {
    store,
    concurrency: createConcurrencyLimiter(),
    route: async ({ to }) => ({ person: person(to, ['focalPoint']), platforms }),
    draw: async (delivery) => {
      const version = (await opened.load(documentId(UNA, 'E-1')))?.version ?? 0;
      return drawn(options.card ? options.card(delivery) : cardOf(`version ${version}`), version, at);
    },
    quietUntil: async () => null,
    report: (delivery): Task | undefined => void reports.push(delivery.id),
    now,
    random: () => 0.5,
    callAfter: (_ms, over) => void pauses.push(over),
    fault: (what) => void faults.push(what),
    ...options,
  };
  const dispatcher = createDispatcher(deps);
  const answered = createAnsweredMessages(now);
  const editor = createEditor({ ...deps, answered });
  /** Everything that may go now, and its answers. */
  async function sendDue(): Promise<{ done: number; waitMs: number }> {
    for (let done = 0; ;) {
      const { begun, ended } = await dispatcher.sendSome();
      done += ended;
      if (begun + ended > 0) continue;
      const waits = dispatcher.nextAt();
      if (!dispatcher.isBusy()) return { done, waitMs: waits ? millis(waits) - millis(at) : 0 };
      await Promise.race([dispatcher.answered(), new Promise((resolve) => setTimeout(resolve, A_MOMENT_MS))]);
    }
  }
  const everything = (): Promise<Delivery[]> => opened.deliveries(UNA);

  return {
    store,
    opened,
    faults,
    reports,
    now,
    set: (to) => void (at = to),
    async queue(...envelopes) {
      const entry = {
        network: UNA,
        eventId: eventId(`queued-${(changes += 1)}`),
        at,
        actor: 'test',
        verb: 'test',
        platform: 'test',
        outcome: 'accepted',
      };
      const answer = { ok: true, say: { key: 'concord.done', with: {} } } as const;
      await opened.commit({ journal: [{ ...entry, answer }], envelopes: envelopes.map(envelope), tasks: [] });
    },
    sendDue,
    editDue: () => editor.editDue(),
    answeredOn: answered.onAnswer,
    stop: () => dispatcher.stop(),
    rest: () => pauses.splice(0).forEach((over) => over()),
    takeOver: () => dispatcher.rescanQueues(),
    async drain(longestMs = 24 * 3_600_000) {
      const end = millis(at) + longestMs;
      for (;;) {
        const { waitMs } = await sendDue();
        await editor.editDue();
        const [stored, waits] = [await opened.nextDue(), waitMs > 0 ? after(at, waitMs) : null];
        const next = stored !== null && stored <= at && waits !== null ? waits : earliest(stored, waits);
        if (next === null || millis(next) > end) return;
        at = next > at ? next : after(at, 1);
      }
    },
    async states() {
      const all = await everything();
      return Object.fromEntries(all.map((d) => [d.id, d.reason ? `${d.state}: ${d.reason}` : d.state]));
    },
    delivery: async (id) => (await everything()).find((d) => d.id === id),
    async change() {
      changes += 1;
      const id = documentId(UNA, 'E-1');
      const from = await opened.load(id);
      const entry = {
        network: UNA,
        eventId: eventId(`changed-${changes}`),
        at,
        actor: 'test',
        verb: 'test',
        platform: 'test',
        outcome: 'accepted',
      };
      const answer = { ok: true, say: { key: 'concord.done', with: {} } } as const;
      await opened.commit({
        document: {
          id,
          network: UNA,
          kind: 'endorsements',
          target: 'E-1' as never,
          number: 1,
          ...(from && { from }),
          state: { changes },
          lists: [],
          stage: 'open',
          dueAt: null,
          uniqueKey: null,
          refreshAt: at,
        },
        journal: [{ ...entry, answer }],
        envelopes: [],
        tasks: [],
      });
    },
  };
}

const drawn = (card: Card | null, version: number, at: Instant): Rendered | null =>
  card && { message: { kind: 'request', card, language: 'en', at }, version, hash: hashOf(card) };

/**
 * Cards already sent follow what they are about. A change only marks its document; from that mark, each live message that
 * shows an older version is edited at most once in five seconds, to the newest state. So a thousand presses on a request
 * with a thousand readers cost as many edits as the readers can see, not a million. Edits keep to the platforms' limits
 * after the messages: one that has no turn is looked at again later, with the state of then.
 */
import type { Delivery } from '../core/envelope.ts';
import { after, type Instant } from '../core/ids.ts';
import type { DocumentId, Edit } from '../store/store.ts';
import type { Answered } from './answered.ts';
import { backoff } from './backoff.ts';
import type { DispatcherDeps } from './dispatcher.ts';
import { EDIT_EVERY_MS, type Drawing } from './rendered.ts';
import type { Route } from './concurrency.ts';
import { restAsked } from './outcomes.ts';
import type { Failure, Message, Sent } from '../platforms/platform.ts';
import type { Person } from '../core/people.ts';

export interface Editor {
  /**
   * Edits what is out of date and may be edited now. Gives how many messages were brought up to date.
   * @param aheadMs also what may be edited so much later, each message once
   */
  editDue(aheadMs?: number): Promise<number>;
  /** Ends after the messages that are being edited; what is left is edited after the next start. */
  stop(): void;
}

const DOCUMENTS = 20;
const AT_ONCE = 64;

type EditorDeps = Pick<DispatcherDeps, 'store' | 'gates' | 'route' | 'draw' | 'now' | 'random' | 'fault'> & {
  readonly answered: Answered;
};

export function createEditor(deps: EditorDeps): Editor {
  const { store, gates, now, answered } = deps;
  let stopped = false;

  async function bringUpToDate(delivery: Delivery, aheadMs: number): Promise<Edit> {
    const at = now();
    const read = aheadMs === 0 && delivery.messageId && answered.until(delivery.platform ?? '', delivery.messageId);
    if (read) return { id: delivery.id, editAfter: read, at };
    const routed = await deps.route(delivery);
    // Those of all documents are begun together: a stop need not wait until each is drawn.
    if (stopped) return { id: delivery.id, editAfter: at, at };
    const drawing = routed && (await deps.draw(delivery, routed.person, at));
    const platform = routed?.platforms.find(({ name }) => name === delivery.platform);
    if (!routed || !platform || !delivery.messageId) return { id: delivery.id, live: false, editAfter: at, at };
    if (!drawing) return { id: delivery.id, live: false, editAfter: at, at };
    if (drawing.hash === delivery.shownHash) return shown(delivery, drawing, at, at);
    const place = (await platform.place(routed.person)) ?? { limits: [] };
    const waits = gates.passEdit({ platform, place }, now());
    if (waits) return { id: delivery.id, editAfter: waits, at };
    const done = await update({ platform, place }, routed.person, delivery.messageId, {
      ...drawing.message,
      id: delivery.id,
      urgent: false,
    });
    if (done.ok) return shown(delivery, drawing, at, after(at, EDIT_EVERY_MS));
    return failed(delivery, done.failure, at, deps.random());
  }

  async function update({ platform, place }: Route, to: Person, messageId: string, message: Message): Promise<Sent> {
    try {
      const done = await platform.update(to, messageId, message);
      const rest = done.ok ? undefined : restAsked(done.failure, place.edits ?? place.limits, now());
      if (rest) gates.rest(rest.keys, rest.until, rest.reason);
      return done;
    } finally {
      gates.leave(platform);
    }
  }

  async function editAll(id: DocumentId, aheadMs: number): Promise<number> {
    let count = 0;
    const tried = new Set<string>();
    for (;;) {
      // The document stays marked: the next start goes on there.
      if (stopped) return count;
      const found = await store.outdated(id, after(now(), aheadMs), AT_ONCE);
      const outdated = aheadMs === 0 ? found : found.filter((delivery) => !tried.has(delivery.id));
      if (outdated.length === 0) break;
      outdated.forEach((delivery) => tried.add(delivery.id));
      const edits = await Promise.all(
        outdated.map((delivery) =>
          bringUpToDate(delivery, aheadMs).catch((fault: unknown): Edit => {
            deps.fault('a message could not be edited', fault);
            return failed(delivery, { kind: 'later', reason: 'unavailable' }, now(), deps.random());
          }),
        ),
      );
      await store.edited(edits);
      count += edits.length;
    }
    await store.refreshLater(id);
    return count;
  }

  return {
    async editDue(aheadMs = 0) {
      if (stopped) return 0;
      const documents = await store.dueRefreshes(after(now(), aheadMs), DOCUMENTS);
      const counts = await Promise.all(documents.map((id) => editAll(id, aheadMs)));
      return counts.reduce((sum, n) => sum + n, 0);
    },
    stop: () => void (stopped = true),
  };
}

const shown = (delivery: Delivery, drawing: Drawing, at: Instant, editAfter: Instant): Edit => ({
  id: delivery.id,
  shown: { version: drawing.version, hash: drawing.hash },
  editAfter,
  at,
});

/** A message that is gone is left alone; anything else is tried again with the newest state. */
const failed = (delivery: Delivery, failure: Failure, at: Instant, random: number): Edit =>
  failure.kind === 'never'
    ? { id: delivery.id, live: false, editAfter: at, at }
    : { id: delivery.id, editAfter: after(at, Math.max(EDIT_EVERY_MS, backoff(2, failure, random))), at };

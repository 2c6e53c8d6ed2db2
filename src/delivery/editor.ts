/**
 * Keeps sent cards up to date. A change only marks its document. Each live message that shows an older version is then
 * edited to the newest state, at most once in five seconds. So a thousand presses on a request with a thousand readers cost
 * a few thousand edits, not a million. Edits share the platforms' limits and come after messages. An edit without a free
 * turn is tried again later, with the state as it is then.
 */
import type { Delivery } from '../core/envelope.ts';
import { after, type Instant } from '../core/ids.ts';
import type { DocumentId, Edit } from '../store/store.ts';
import type { AnsweredMessages } from './answered.ts';
import { backoff } from './backoff.ts';
import type { DispatcherDeps } from './dispatcher.ts';
import { EDIT_EVERY_MS, messageOf, type Rendered } from './rendered.ts';
import type { Route } from './concurrency.ts';
import { pauseAsked } from './outcomes.ts';
import type { Failure, Message, Sent } from '../platforms/platform.ts';
import type { Person } from '../core/people.ts';

export interface Editor {
  /**
   * Edits what is out of date and may be edited now.
   * @param aheadMs also edits messages that may only be edited up to this much later, each message once
   * @returns the number of messages that were changed
   */
  editDue(aheadMs?: number): Promise<number>;
  /** Begins no more edits; what is left is edited after the next start. */
  stop(): void;
}

const MAX_DOCUMENTS = 20;
/** Messages of one document that are edited together. */
const BATCH_SIZE = 64;

type EditorDeps = Pick<DispatcherDeps, 'store' | 'concurrency' | 'route' | 'draw' | 'now' | 'random' | 'fault'> & {
  readonly answered: AnsweredMessages;
};

/** @property wentOut the message was changed; other messages were up to date already, or have to wait */
type Done = Edit & { readonly wentOut?: true };

export function createEditor(deps: EditorDeps): Editor {
  const { store, concurrency, now, answered } = deps;
  let stopped = false;

  async function bringUpToDate(delivery: Delivery, aheadMs: number): Promise<Done> {
    const at = now();
    const shownUntil =
      aheadMs === 0 && delivery.messageId && answered.mayEditAt(delivery.platform ?? '', delivery.messageId);
    if (shownUntil) return { id: delivery.id, editAfter: shownUntil, at };
    const routed = await deps.route(delivery);
    // Edits of many messages begin together, so a stop may come before this card is drawn.
    if (stopped) return { id: delivery.id, editAfter: at, at };
    const rendered = routed && (await deps.draw(delivery, routed.person, at));
    const platform = routed?.platforms.find(({ name }) => name === delivery.platform);
    if (!routed || !platform || !delivery.messageId) return { id: delivery.id, live: false, editAfter: at, at };
    if (!rendered) return { id: delivery.id, live: false, editAfter: at, at };
    // A card that has not changed keeps the same distance to its next edit. Otherwise it would be drawn again after each
    // press.
    if (rendered.hash === delivery.shownHash) return shown(delivery, rendered, at);
    const place = (await platform.place(routed.person)) ?? { limits: [] };
    const retryAt = concurrency.tryAcquireEdit({ platform, place }, now());
    if (retryAt) return { id: delivery.id, editAfter: retryAt, at };
    const message = messageOf(delivery, rendered, false);
    const done = await update({ platform, place }, routed.person, delivery.messageId, message);
    if (done.ok) return { ...shown(delivery, rendered, at), wentOut: true };
    return failed(delivery, done.failure, at, deps.random());
  }

  async function update({ platform, place }: Route, to: Person, messageId: string, message: Message): Promise<Sent> {
    try {
      const done = await platform.update(to, messageId, message);
      const paused = done.ok ? undefined : pauseAsked(done.failure, place.edits ?? place.limits, now());
      if (paused) concurrency.pause(paused.keys, paused.until, paused.reason);
      return done;
    } finally {
      concurrency.release(platform);
    }
  }

  async function editAll(id: DocumentId, aheadMs: number): Promise<number> {
    let count = 0;
    const tried = new Set<string>();
    for (;;) {
      // The document stays marked, and is continued after the next start.
      if (stopped) return count;
      const found = await store.outdated(id, after(now(), aheadMs), BATCH_SIZE);
      const outdated = aheadMs === 0 ? found : found.filter((delivery) => !tried.has(delivery.id));
      if (outdated.length === 0) break;
      outdated.forEach((delivery) => tried.add(delivery.id));
      const edits = await Promise.all(
        outdated.map((delivery) =>
          bringUpToDate(delivery, aheadMs).catch((fault: unknown): Done => {
            deps.fault('a message could not be edited', fault);
            return failed(delivery, { kind: 'later', reason: 'unavailable' }, now(), deps.random());
          }),
        ),
      );
      await store.edited(edits.map(({ wentOut: _wentOut, ...edit }) => edit));
      count += edits.filter(({ wentOut }) => wentOut).length;
    }
    await store.refreshLater(id);
    return count;
  }

  return {
    async editDue(aheadMs = 0) {
      if (stopped) return 0;
      const documents = await store.dueRefreshes(after(now(), aheadMs), MAX_DOCUMENTS);
      const counts = await Promise.all(documents.map((id) => editAll(id, aheadMs)));
      return counts.reduce((sum, n) => sum + n, 0);
    },
    stop: () => void (stopped = true),
  };
}

const shown = (delivery: Delivery, rendered: Rendered, at: Instant): Edit => ({
  id: delivery.id,
  shown: { version: rendered.version, hash: rendered.hash },
  editAfter: after(at, EDIT_EVERY_MS),
  at,
});

/** A message that no longer exists is not edited again. Any other failed edit is tried again with the newest state. */
const failed = (delivery: Delivery, failure: Failure, at: Instant, random: number): Edit =>
  failure.kind === 'never'
    ? { id: delivery.id, live: false, editAfter: at, at }
    : { id: delivery.id, editAfter: after(at, Math.max(EDIT_EVERY_MS, backoff(2, failure, random))), at };

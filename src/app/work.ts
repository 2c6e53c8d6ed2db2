/** The command handler, and the worker with what it drives: due work, sending and edits. */
import { createConcurrencyLimiter } from '../delivery/concurrency.ts';
import { createAnsweredMessages, type AnsweredMessages } from '../delivery/answered.ts';
import { createDispatcher, type Dispatcher, type DispatcherDeps } from '../delivery/dispatcher.ts';
import { createEditor } from '../delivery/editor.ts';
import { createCommandHandler, type CommandHandler } from '../engine/commandHandler.ts';
import { createDueWork, type DueWork } from '../engine/dueWork.ts';
import type { FollowUpWork } from '../engine/round.ts';
import type { Platform } from '../platforms/platform.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Store } from '../store/store.ts';
import type { Instant } from '../core/ids.ts';
import { createTurnstile } from '../kit/slices.ts';
import type { AfterDelivery } from '../kit/feature.ts';
import type { Links } from './links.ts';
import type { Operations } from './operations.ts';
import type { MailNewsDeps } from './mailNews.ts';
import { drawDelivery, redrawDelivery } from './presenter.ts';
import type { QuietMessages } from './quietMessages.ts';
import { createRecipients } from './recipients.ts';
import { REGISTRY } from './registry.ts';
import type { SecondTry } from './resending.ts';
import { createWorker, type Worker } from './worker.ts';

export interface WorkDeps {
  readonly store: Store;
  readonly platforms: readonly Platform[];
  readonly clock: Clock;
  /** Chance in [0, 1), for the waits before new tries. */
  readonly random?: () => number;
  readonly fault: (what: string, fault: unknown) => void;
  readonly links: Links;
  readonly secondTry: SecondTry;
  readonly isAwake: QuietMessages['isAwake'];
  readonly operations?: Pick<Operations, 'delivered'>;
}

export interface Work {
  readonly commandHandler: CommandHandler;
  readonly due: DueWork;
  readonly dispatcher: Dispatcher;
  readonly answered: AnsweredMessages;
  readonly worker: Worker;
  readonly afterDelivery: AfterDelivery;
  readonly waysTo: MailNewsDeps['waysTo'];
}

export function createWork({ store, clock, fault, ...deps }: WorkDeps): Work {
  const now = (): Instant => clock.now();
  let changed = (_left: FollowUpWork): void => undefined;
  const commandHandler = createCommandHandler({ store, registry: REGISTRY, changed: (left) => changed(left) });
  const due = createDueWork({ store, registry: REGISTRY, commandHandler, fault });
  const afterDelivery = REGISTRY.afterDelivery();
  const recipients = createRecipients(store, deps.platforms, deps.isAwake);
  const sending = { store, clock, fault, ...deps, afterDelivery, recipients };
  const { dispatcher, editor, answered, probeClosed } = createSending(sending, () => worker.wake());
  const worker = createWorker({ store, due, dispatcher, editor, now, fault }, { timers: !clock.manual });
  changed = (left) => {
    if (left === 'sendAgain') probeClosed();
    return left === 'staleCards' ? worker.wakeLater() : worker.wake();
  };
  const { waysTo } = recipients;
  return { commandHandler, due, dispatcher, answered, worker, afterDelivery, waysTo };
}

interface SendingDeps extends Omit<WorkDeps, 'platforms' | 'isAwake'> {
  readonly afterDelivery: AfterDelivery;
  readonly recipients: ReturnType<typeof createRecipients>;
}

/** The dispatcher and the editor, which share the platforms' limits. @param wake called when a wait of theirs is over */
function createSending(
  { store, clock, random = Math.random, fault, links, secondTry, operations, afterDelivery, recipients }: SendingDeps,
  wake: () => void,
) {
  const now = (): Instant => clock.now();
  const presenter = { store: store.cached ?? store, links };
  const report: DispatcherDeps['report'] = (delivery, end) => {
    operations?.delivered(delivery, end);
    if (end.type === 'failed') secondTry.onFailed(delivery.to);
    return afterDelivery(delivery, end);
  };
  const callAfter = (ms: number, callback: () => void): void => {
    setTimeout(() => {
      callback();
      wake();
    }, ms).unref();
  };
  const concurrency = createConcurrencyLimiter();
  const sending = { store, concurrency, ...recipients, now, random, callAfter, fault };
  const answered = createAnsweredMessages(now);
  // A batch is drawn in parts: cards for everybody take milliseconds each.
  const turnstile = createTurnstile();
  return {
    answered,
    dispatcher: createDispatcher({
      ...sending,
      draw: (delivery, to, at) => turnstile().then(() => drawDelivery(presenter, delivery, to, at)),
      report,
      platformBack: () => secondTry.platformBack(),
    }),
    editor: createEditor({
      ...sending,
      draw: (delivery, to, at) => turnstile().then(() => redrawDelivery(presenter, delivery, to, at)),
      answered,
    }),
    probeClosed: () => concurrency.probeClosed(),
  };
}

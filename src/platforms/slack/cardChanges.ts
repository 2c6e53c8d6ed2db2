/**
 * Changes of cards by answers, which are made after the acknowledgement. A message is changed once at a time. What waits for
 * it is replaced by what comes later: only the newest answer is drawn and sent, so of many presses on one card there are at
 * most two that are not shown yet. When many cards wait, presses are acknowledged more slowly.
 */
export interface CardChanges {
  /**
   * Resolves when the message shows this answer, or a later one in its place.
   * @param make draws and sends the answer. It is called when the message's turn has come, or never
   */
  change(message: string, make: () => Promise<void>): Promise<void>;
  /** Resolves when few enough cards wait. */
  room(): Promise<void>;
}

/** Some eight seconds of what Slack takes from one workspace. */
const MAX_WAITING = 256;

interface Turn {
  make: () => Promise<void>;
  readonly done: Promise<void>;
  readonly begin: () => void;
}

export function createCardChanges(most = MAX_WAITING): CardChanges {
  /** Messages that are being changed, with what waits for them. */
  const messages = new Map<string, Turn | undefined>();
  const queue: (() => void)[] = [];

  async function run(message: string, make: () => Promise<void>): Promise<void> {
    messages.set(message, undefined);
    try {
      await make();
    } finally {
      const next = messages.get(message);
      if (next) next.begin();
      else {
        messages.delete(message);
        while (messages.size < most && queue.length > 0) queue.shift()?.();
      }
    }
  }

  function turnAfter(message: string, make: () => Promise<void>): Turn {
    let begin = (): void => undefined;
    const due = new Promise<void>((resolve) => (begin = resolve));
    const turn: Turn = { make, begin, done: due.then(() => run(message, turn.make)) };
    messages.set(message, turn);
    return turn;
  }

  return {
    change(message, make) {
      if (!messages.has(message)) return run(message, make);
      const waiting = messages.get(message);
      if (!waiting) return turnAfter(message, make).done;
      waiting.make = make;
      return waiting.done;
    },
    room: async () => (messages.size < most ? undefined : new Promise((resolve) => queue.push(resolve))),
  };
}

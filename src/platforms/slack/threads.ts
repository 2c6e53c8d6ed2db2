/** Messages about one document are in one thread of a conversation. Replies in the thread are about the document. */
import type { KeyValueStore } from '../../core/keyValueStore.ts';

export interface Thread {
  /** The recipient of the first message, who tells the network of the reference. */
  readonly who: string;
  /** The document: `C-9`. */
  readonly target: string;
}

export interface Threads {
  /** The first message of the thread about this document. */
  first(channel: string, thread: Thread): Promise<string | undefined>;
  /** Records this message as the first about the document, unless there is one already. */
  begin(channel: string, thread: Thread, ts: string): Promise<void>;
  /** The document of the thread that begins with this message; undefined when it is not Concord's thread. */
  begunBy(channel: string, ts: string): Promise<Thread | undefined>;
}

const SPACE = 'slack.threads';
/** The documents by their threads. */
const ABOUT = 'slack.threadsAbout';

export function openThreads({ keyValues }: { readonly keyValues: KeyValueStore }): Threads {
  const keyOf = (channel: string, { who, target }: Thread): string => `${channel}/${who}/${target}`;
  return {
    first: (channel, thread) => keyValues.get(SPACE, keyOf(channel, thread)),
    async begin(channel, thread, ts) {
      // A message that turns out not to be the first is about the document all the same.
      await Promise.all([
        keyValues.putNew(SPACE, keyOf(channel, thread), ts),
        keyValues.put(ABOUT, `${channel}/${ts}`, JSON.stringify(thread)),
      ]);
    },
    async begunBy(channel, ts) {
      const found = await keyValues.get(ABOUT, `${channel}/${ts}`);
      return found === undefined ? undefined : (JSON.parse(found) as Thread);
    },
  };
}

/** Messages about one thing stand in one thread of a conversation; what is written there is about it. */
import type { KeyValueStore } from '../../core/keyValueStore.ts';

export interface Thread {
  /** Whose message it began with: says which network the reference is of. */
  readonly who: string;
  /** `C-9` */
  readonly target: string;
}

export interface Threads {
  /** The message with which the thread about this thing began. */
  first(channel: string, thread: Thread): Promise<string | undefined>;
  /** This message is the first about it, unless there is one already. */
  begin(channel: string, thread: Thread, ts: string): Promise<void>;
  /** What the thread that begins with this message is about; undefined when it is none of ours. */
  begunBy(channel: string, ts: string): Promise<Thread | undefined>;
}

const SPACE = 'slack.threads';
/** The other way round. */
const ABOUT = 'slack.threadsAbout';

export function openThreads({ keyValues }: { readonly keyValues: KeyValueStore }): Threads {
  const keyOf = (channel: string, { who, target }: Thread): string => `${channel}/${who}/${target}`;
  return {
    first: (channel, thread) => keyValues.get(SPACE, keyOf(channel, thread)),
    async begin(channel, thread, ts) {
      if ((await keyValues.putNew(SPACE, keyOf(channel, thread), ts)) !== ts) return;
      await keyValues.put(ABOUT, `${channel}/${ts}`, JSON.stringify(thread));
    },
    async begunBy(channel, ts) {
      const found = await keyValues.get(ABOUT, `${channel}/${ts}`);
      return found === undefined ? undefined : (JSON.parse(found) as Thread);
    },
  };
}

import type { Response } from 'express';
import type { PersonId } from '../../core/ids.ts';
import { messageJson, type ChatChange, type Chats } from './chats.ts';

/** Server-sent events: the changes of a person's chat. */
export interface EventStreams {
  /**
   * Keeps `res` open until the reader disconnects. @param everyone also sends how many unread messages the other people
   * have
   */
  open(person: PersonId, everyone: boolean, res: Response): void;
  /** Ends all streams, because the program stops. */
  close(): void;
}

const HEARTBEAT_MS = 20_000;
/** A reader that is this many bytes behind is disconnected. It reads everything again when it reconnects. */
const MAX_WAITING_BYTES = 4_000_000;

export function eventStreams({ chats }: { readonly chats: Chats }): EventStreams {
  const open = new Set<Response>();
  return {
    open(person, everyone, res) {
      const send = (text: string): void => {
        if (res.writableLength > MAX_WAITING_BYTES) res.destroy();
        else res.write(text);
      };
      res.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8', Connection: 'keep-alive' });
      // Express also routes HEAD here, which is answered without a stream.
      if (res.req.method === 'HEAD') return void res.end();
      send(`retry: 1000\n\n${unread(person, chats.unreadOf(person))}`);
      const unwatch = chats.watch((change) => {
        const text = told(change, person, everyone);
        if (text) send(text);
      });
      const heartbeat = setInterval(() => send(': still here\n\n'), HEARTBEAT_MS);
      open.add(res);
      res.on('close', () => {
        unwatch();
        clearInterval(heartbeat);
        open.delete(res);
      });
    },
    close() {
      for (const res of open) res.end();
    },
  };
}

function told(change: ChatChange, person: PersonId, everyone: boolean): string | undefined {
  if (change.type === 'unread') {
    return everyone || change.person === person ? unread(change.person, change.unread) : undefined;
  }
  return change.person === person ? event(change.type, messageJson(change.message)) : undefined;
}

const event = (name: string, json: string): string => `event: ${name}\ndata: ${json}\n\n`;
const unread = (person: PersonId, count: number): string => event('unread', JSON.stringify({ person, unread: count }));

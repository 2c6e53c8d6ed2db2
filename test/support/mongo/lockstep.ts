/**
 * A way to MongoDB on which everything that was asked is answered together, once nobody asks any more. So how often somebody
 * had to wait for the database is a number that no busy machine changes: those who ask at once share a round, those who ask
 * one after the other have one each. Only on 127.0.0.1.
 */
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import mongoose from 'mongoose';

export interface Lockstep {
  readonly port: number;
  count<Result>(work: () => Promise<Result>): Promise<Counted<Result>>;
  close(): Promise<void>;
}

export interface Counted<Result> {
  readonly result: Result;
  /** What was asked in each round that passed until it was there, as `find documents agenda`. */
  readonly rounds: readonly (readonly string[])[];
  /** How many connections were opened meanwhile. */
  readonly opened: number;
}

/** With which a driver looks after its servers: nobody waits for these. */
const MINDED = /^(hello|ismaster|isMaster|endSessions)\b/;
const [OP_MSG, HEADER] = [2013, 16];
/** So many turns of the event loop bring nothing: whoever was answered has asked what they ask next. */
const QUIET_TURNS = 5;
const TURN_MS = 3;

interface Held {
  readonly name: string;
  readonly pass: () => void;
}

export async function startLockstep(target: URL): Promise<Lockstep> {
  const sockets = new Set<Socket>();
  let told: string[][] | undefined;
  let opened = 0;
  /** Asked, and not answered by the server. */
  let asked = 0;
  let held: Held[] = [];
  let quiet = 0;
  const turn = setInterval(() => {
    quiet = asked === 0 ? quiet + 1 : 0;
    if (quiet < QUIET_TURNS || held.length === 0) return;
    quiet = 0;
    const round = held;
    held = [];
    told?.push(round.map(({ name }) => name).sort());
    for (const { pass } of round) pass();
  }, TURN_MS);

  function join(from: Socket, to: Socket): void {
    const names = new Map<number, string>();
    whole(from, (message) => {
      const name = nameOf(message);
      if (!MINDED.test(name)) {
        names.set(message.readInt32LE(4), name);
        asked += 1;
        quiet = 0;
      }
      to.write(message);
    });
    whole(to, (message) => {
      const pass = (): void => void (from.destroyed || from.write(message));
      const name = names.get(message.readInt32LE(8));
      if (name === undefined) return pass();
      names.delete(message.readInt32LE(8));
      asked -= 1;
      if (told) held.push({ name, pass });
      else pass();
    });
    const end = (): void => {
      asked -= names.size;
      names.clear();
      from.destroy();
      to.destroy();
    };
    for (const socket of [from, to]) {
      socket.setNoDelay(true);
      socket.on('error', end);
      socket.on('close', end);
    }
  }

  const server = createServer((from) => {
    sockets.add(from);
    opened += 1;
    from.on('close', () => sockets.delete(from));
    join(from, connect(Number(target.port || 27017), target.hostname));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as { port: number }).port,
    async count(work) {
      const rounds: string[][] = (told = []);
      const before = opened;
      try {
        const result = await work();
        return { result, rounds: [...rounds], opened: opened - before };
      } finally {
        told = undefined;
        for (const { pass } of held.splice(0)) pass();
      }
    },
    async close() {
      clearInterval(turn);
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

/** Messages as they are on the wire, however they were cut on their way. */
function whole(socket: Socket, take: (message: Buffer) => void): void {
  let waiting: Buffer = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    waiting = Buffer.concat([waiting, chunk]);
    while (waiting.length >= HEADER && waiting.length >= waiting.readInt32LE(0)) {
      const message = waiting.subarray(0, waiting.readInt32LE(0));
      waiting = waiting.subarray(message.length);
      take(message);
    }
  });
}

/** The command, its collection, and the kind of document that is asked for. A driver's first word to a server comes in the old form. */
function nameOf(message: Buffer): string {
  if (message.readInt32LE(12) !== OP_MSG) return 'hello';
  const body = message.subarray(HEADER + 5);
  const command = mongoose.mongo.BSON.deserialize(body.subarray(0, body.readInt32LE(0)));
  const [first] = Object.entries(command);
  const kind = (command['filter'] as { kind?: unknown } | undefined)?.kind;
  return [...(first ?? []), ...(typeof kind === 'string' ? [kind] : [])].map(String).join(' ');
}

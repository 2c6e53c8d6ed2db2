/**
 * A server that speaks MongoDB's protocol and answers as a test says: what no server for tests can be brought to do, such as
 * refusing a password, having no primary, or being slow. Only on 127.0.0.1.
 */
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import mongoose from 'mongoose';

const { BSON } = mongoose.mongo;
type Document = Record<string, unknown>;

export interface Scripted {
  readonly port: number;
  /** The commands that came, but for those by which the driver looks after its servers. */
  readonly commands: readonly Document[];
  close(): Promise<void>;
}

/** What is answered to a command; undefined: as a server would that is well and has nothing in it. */
export type Script = (command: Document) => Document | undefined | Promise<Document | undefined>;

/** A driver's first word to a server comes in the old form, with an answer in the old form. */
const [OP_REPLY, OP_MSG] = [1, 2013];
const HEADER = 16;

export async function startScripted(script: Script = () => undefined): Promise<Scripted> {
  const sockets = new Set<Socket>();
  const commands: Document[] = [];
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
    let waiting: Buffer = Buffer.alloc(0);
    socket.on('data', (chunk: Buffer) => {
      waiting = Buffer.concat([waiting, chunk]);
      // The first word of TLS, to a server that speaks none: MongoDB hangs up.
      if (waiting[0] === 0x16 && waiting[1] === 0x03) return void socket.destroy();
      while (waiting.length >= HEADER && waiting.length >= waiting.readInt32LE(0)) {
        const message = waiting.subarray(0, waiting.readInt32LE(0));
        waiting = waiting.subarray(message.length);
        void answer(socket, message);
      }
    });
  });

  async function answer(socket: Socket, message: Buffer): Promise<void> {
    const command = commandIn(message);
    const isHello = ['hello', 'ismaster', 'isMaster'].some((name) => name in command);
    if (!isHello) commands.push(command);
    const told = (await script(command)) ?? (isHello ? {} : standard(command));
    const reply = {
      ok: 1,
      ...(isHello && { ...HELLO, me: `127.0.0.1:${portOf(server)}` }),
      ...told,
    };
    if (!socket.destroyed) socket.write(frame(message, reply));
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: portOf(server),
    commands,
    async close() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

const portOf = (server: ReturnType<typeof createServer>): number => (server.address() as { port: number }).port;

const HELLO = {
  isWritablePrimary: true,
  ismaster: true,
  helloOk: true,
  maxBsonObjectSize: 16 * 1024 * 1024,
  maxMessageSizeBytes: 48_000_000,
  maxWriteBatchSize: 100_000,
  logicalSessionTimeoutMinutes: 30,
  minWireVersion: 0,
  maxWireVersion: 21,
};

const standard = (command: Document): Document =>
  'find' in command || 'listCollections' in command || 'aggregate' in command
    ? { cursor: { id: BSON.Long.ZERO, ns: 'x.y', firstBatch: [] } }
    : { n: 1 };

/** Of a member of this replica set. */
export const member = (port: number, setName: string, role: 'primary' | 'secondary'): Document => ({
  setName,
  hosts: [`127.0.0.1:${port}`],
  isWritablePrimary: role === 'primary',
  ismaster: role === 'primary',
  secondary: role === 'secondary',
  setVersion: 1,
  ...(role === 'primary' && { electionId: new BSON.ObjectId() }),
});

function commandIn(message: Buffer): Document {
  if (message.readInt32LE(12) === OP_MSG) return sections(message.subarray(HEADER + 4));
  const nameEnds = message.indexOf(0, HEADER + 4);
  return BSON.deserialize(message.subarray(nameEnds + 9));
}

/** The command itself, and the documents that follow it under a name of theirs. */
function sections(rest: Buffer): Document {
  let command: Document = {};
  for (let at = 0; at < rest.length;) {
    const kind = rest.readUInt8(at);
    const size = rest.readInt32LE(at + 1);
    const part = rest.subarray(at + 1, at + 1 + size);
    if (kind === 0) command = { ...command, ...BSON.deserialize(part) };
    else {
      const nameEnds = part.indexOf(0, 4);
      const found: Document[] = [];
      for (let from = nameEnds + 1; from < part.length; from += part.readInt32LE(from))
        found.push(BSON.deserialize(part.subarray(from, from + part.readInt32LE(from))));
      command = { ...command, [part.subarray(4, nameEnds).toString()]: found };
    }
    at += 1 + size;
  }
  return command;
}

function frame(request: Buffer, reply: Document): Buffer {
  const body = Buffer.from(BSON.serialize(reply));
  const isMessage = request.readInt32LE(12) === OP_MSG;
  const before = isMessage ? Buffer.alloc(5) : Buffer.alloc(20);
  if (!isMessage) before.writeInt32LE(1, 16);
  const header = Buffer.alloc(HEADER);
  header.writeInt32LE(HEADER + before.length + body.length, 0);
  header.writeInt32LE(request.readInt32LE(4), 8);
  header.writeInt32LE(isMessage ? OP_MSG : OP_REPLY, 12);
  return Buffer.concat([header, before, body]);
}

/** Where a program and its floor keep what they write: the embedded store, or MongoDB. */
import type { MongoServer } from '../../test/support/mongo/server.ts';
import { median } from './figures.ts';
import { database, watchJournal, wordsFor } from './mongo.ts';
import { presses } from './presses.ts';
import { openMongo, openOn, press } from './store.ts';
import { writtenByPress } from './written.ts';

export interface Place {
  /** How often each sample is taken. */
  readonly rounds: number;
  /** Follows the name of the door. */
  readonly name: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly floor: Readonly<Record<string, string>>;
  /** How much a press on this request writes, and waits for. */
  bytesWritten(data: string, request: string): number;
  /** For people. */
  readonly words?: string;
}

export const embedded: Place = { rounds: 3, name: '', settings: {}, floor: {}, bytesWritten: writtenByPress };

export async function onMongo(server: MongoServer): Promise<Place & { drop(): Promise<void> }> {
  const bytes = await writtenOnMongo(server);
  const [own, floors] = [database(server), database(server)];
  return {
    rounds: 2,
    name: ' on MongoDB',
    settings: { MONGODB_URI: own.uri },
    floor: { MONGODB_URI: floors.uri },
    bytesWritten: () => bytes,
    words: wordsFor(server),
    async drop() {
      await own.drop();
      await floors.drop();
    },
  };
}

/** Presses that come alone, through the command handler: each is one insert, looked at before its changes are carried on. */
async function writtenOnMongo(server: MongoServer): Promise<number> {
  const opened = await openMongo(server);
  const journal = await watchJournal(opened.uri);
  const sizes: number[] = [];
  for (const pressing of presses(await openOn(opened, 'bytes'), ALONE, 'bytes')) {
    await press(opened, pressing);
    const size = await journal.lastRow();
    if (size !== undefined) sizes.push(size);
  }
  await journal.close();
  await opened.close();
  return Math.round(median(sizes));
}
const ALONE = 104;

/**
 * Presses in waves of sixty-four on a store whose disk is slow (`shim.c`), in a process of its own. Prints how long each wave
 * took until its last press was answered, and how often the disk was waited for meanwhile: by the main thread and by others.
 */
import { readFileSync, statSync } from 'node:fs';
import { createConcord } from '../../../src/app/app.ts';
import { eventId, instant } from '../../../src/core/ids.ts';
import { manualClock } from '../../../src/runtime/clock.ts';
import { openSqliteStore } from '../../../src/store/sqlite/sqliteStore.ts';
import { limitedPlatform } from '../limitedPlatform.ts';
import { foundManyEntities } from '../manyEntities.ts';

const PRESSES = 64;
const WAVES = 10;
const AT = instant('2026-11-24T14:00:00Z');

export interface Wave {
  readonly ms: number;
  readonly byMain: number;
  readonly byOthers: number;
  /** The length of the log afterwards. */
  readonly logBytes: number;
}

const folder = process.argv[2] ?? '';
const counted = (): { main: number; others: number } => {
  const text = readFileSync(process.env['SLOW_DISK_LOG'] ?? '', 'utf8');
  return { main: text.split('m').length - 1, others: text.split('o').length - 1 };
};

const clock = manualClock(AT);
const store = await openSqliteStore({ folder });
await foundManyEntities(store, PRESSES, AT);
const there = new Set<string>();
const platform = limitedPlatform({
  ...{ name: 'local', now: clock.now, has: () => true },
  there: { has: (id) => there.has(id), add: (id) => there.add(id) },
});
const faults: unknown[] = [];
const concord = createConcord({
  ...{ store, platforms: [platform], clock, base: () => 'http://127.0.0.1' },
  fault: (what, error) => void faults.push(what, error),
});
concord.start();
const press = async (from: string, verb: string, id: string, inputs: object, target?: string): Promise<string> => {
  const answer = await concord.door.press({
    ...{ from, verb, inputs: { ...inputs }, platform: 'local', eventId: eventId(id) },
    ...(target !== undefined && { target }),
  });
  if (!answer.ok) throw new Error(`${verb}: ${answer.message}`);
  return answer.target ?? '';
};
const document = { title: 'A note', documentUrl: 'https://example.org/note.docx' };
const request = await press('una-officer', 'endorsement.open', 'open', document);
await concord.clock.settle();

const waves: Wave[] = [];
for (let wave = 0; wave < WAVES; wave += 1) {
  const [from, before] = [performance.now(), counted()];
  await Promise.all(
    Array.from({ length: PRESSES }, (_, n) =>
      press(
        `una-${n}`,
        'endorsement.comment',
        `${wave}-${n}`,
        { text: `Remark ${wave} of ${n}. ${'w'.repeat(3_000)}` },
        request,
      ),
    ),
  );
  const after = counted();
  waves.push({
    ms: performance.now() - from,
    byMain: after.main - before.main,
    byOthers: after.others - before.others,
    logBytes: statSync(`${folder}/concord.db-wal`).size,
  });
}
console.log(JSON.stringify({ waves, faults: faults.map(String) }));
await concord.stop();
await store.close();
process.exit();

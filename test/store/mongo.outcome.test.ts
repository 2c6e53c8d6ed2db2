/** Which words of MongoDB about an insert say that nothing was written, and which say nothing of that. */
import { afterEach, expect, test } from 'vitest';
import { openMongoStore } from '../../src/store/mongo/mongoStore.ts';
import { OutcomeUnknown, type Store } from '../../src/store/store.ts';
import { commit } from '../contracts/store/things.ts';
import { startScripted, type Script, type Scripted } from '../support/mongo/scripted.ts';

const opened: { store: Store; server: Scripted }[] = [];
afterEach(async () => {
  for (const { store, server } of opened.splice(0)) {
    await store.close();
    await server.close();
  }
});

/** What comes of a commit whose insert is answered so. */
async function told(answer: Record<string, unknown>): Promise<unknown> {
  const script: Script = (command) => (command['insert'] === 'journal' ? answer : undefined);
  const server = await startScripted(script);
  // Without the driver's own second try, as on Amazon DocumentDB: nobody labels faults then.
  const store = await openMongoStore(`mongodb://127.0.0.1:${server.port}/concord?retryWrites=false`);
  opened.push({ store, server });
  return store.commit(commit()).catch((fault: unknown) => fault);
}

test.each([
  ['MaxTimeMSExpired', 50],
  ['ExceededTimeLimit', 262],
  ['NetworkInterfaceExceededTimeLimit', 202],
  ['HostUnreachable', 6],
  ['NetworkTimeout', 89],
  ['ShutdownInProgress', 91],
  ['PrimarySteppedDown', 189],
  ['InterruptedAtShutdown', 11600],
  ['Interrupted', 11601],
  ['InterruptedDueToReplStateChange', 11602],
])('%s while it was writing: whether it was written is not known', async (codeName, code) => {
  expect(await told({ ok: 0, code, codeName, errmsg: 'operation was cut off' })).toBeInstanceOf(OutcomeUnknown);
});

test('a majority that did not confirm it: neither', async () => {
  const writeConcernError = { code: 64, codeName: 'WriteConcernFailed', errmsg: 'waiting for replication timed out' };
  expect(await told({ ok: 1, n: 1, writeConcernError })).toBeInstanceOf(OutcomeUnknown);
});

test.each([
  ['Unauthorized', 13],
  ['NotWritablePrimary', 10107],
  ['OutOfDiskSpace', 14031],
])('%s: nothing was written', async (codeName, code) => {
  const fault = await told({ ok: 0, code, codeName, errmsg: 'no' });
  expect(fault).toBeInstanceOf(Error);
  expect(fault).not.toBeInstanceOf(OutcomeUnknown);
});

/** A check of the audit trail that MongoDB interrupts. */
import { expect, test } from 'vitest';
import { networkId } from '../../src/core/ids.ts';
import { StoreTimeout } from '../../src/store/mongo/operations.ts';
import { verifyLines, type VerifyDeps } from '../../src/store/mongo/verify.ts';

const NETWORK = networkId('una');
const reading = (fault: Error): VerifyDeps => {
  const trail: Pick<VerifyDeps['trail'], 'lines'> = { lines: () => Promise.reject(fault) };
  const keptEnd = () => Promise.resolve({ lines: 3, last: 'h' });
  return { trail, keptEnd } as unknown as VerifyDeps;
};

test('a database that does not answer is not said to have been tampered with', async () => {
  await expect(verifyLines(NETWORK, reading(new StoreTimeout('not within 2 s')))).rejects.toBeInstanceOf(StoreTimeout);
});

test('a line that cannot be read is', async () => {
  expect(await verifyLines(NETWORK, reading(new SyntaxError('no JSON')))).toMatchObject({ ok: false, why: 'changed' });
});

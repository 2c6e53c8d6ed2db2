/** What the register notes of the audit trail. */
import type { ReadStore } from '../../../kit/read.ts';
import type { TrailEnd } from '../rules/enter.ts';

/** Where the trail ends when a number is given: what is handed in with the number can be held against it. */
export async function trailFacts(read: ReadStore): Promise<{ readonly trail?: TrailEnd }> {
  const { lines, last } = await read.auditEnd();
  return lines === 0 ? {} : { trail: { line: lines, hash: last } };
}

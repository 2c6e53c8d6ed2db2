/** Sums about measured numbers. */

/** The middle one; of an even count, the mean of the middle two. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? at(sorted, half) : (at(sorted, half - 1) + at(sorted, half)) / 2;
}

/** The smallest number that `share` (0.99: 99 in a hundred) of all are not above. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return at(sorted, Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1));
}

function at(numbers: readonly number[], place: number): number {
  const found = numbers[place];
  if (found === undefined) throw new RangeError('nothing was measured');
  return found;
}

/** How long `work` takes, in milliseconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

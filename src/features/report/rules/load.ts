/** Counts how much waited for an entity at once. Pure; instants are milliseconds since 1970. */

/** Beginnings and ends, each in order. What is open ends at infinity. What ends before it begins, or as it begins, is not among them. */
export interface Spans {
  readonly from: Float64Array;
  readonly to: Float64Array;
}

export const NO_SPANS: Spans = { from: new Float64Array(), to: new Float64Array() };

/** @param to the ends, in the order of the beginnings */
export function spansOf(from: readonly number[], to: readonly number[]): Spans {
  const lasting = from.flatMap((one, i) => ((to[i] ?? one) > one ? [i] : []));
  const inOrder = (all: readonly number[]): Float64Array =>
    Float64Array.from(lasting, (i) => all[i] ?? Number.NaN).sort();
  return { from: inOrder(from), to: inOrder(to) };
}

/** The greatest number of them that overlap at one instant between `first` and `last`. */
export function mostAtOnce(some: Spans, others: Spans, first: number, last: number): number {
  const [begins, ends] = [merged(some.from, others.from), merged(some.to, others.to)];
  const within = (at: number): number => Math.min(Math.max(at, first), last);
  let open = 0;
  let most = 0;
  let ended = 0;
  for (const begun of begins) {
    const at = within(begun);
    if (at >= last) break;
    // At the same instant ends are counted before beginnings.
    for (let end = ends[ended]; end !== undefined && within(end) <= at; end = ends[(ended += 1)]) open -= 1;
    open += 1;
    most = Math.max(most, open);
  }
  return most;
}

function merged(a: Float64Array, b: Float64Array): Float64Array {
  if (a.length === 0 || b.length === 0) return a.length === 0 ? b : a;
  const all = new Float64Array(a.length + b.length);
  all.set(a);
  all.set(b, a.length);
  return all.sort();
}

export function medianOf(values: readonly number[]): number | undefined {
  const sorted = Float64Array.from(values).sort();
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  return upper === undefined || lower === undefined ? undefined : (lower + upper) / 2;
}

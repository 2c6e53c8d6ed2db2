/** How a file about a person is classified: as the strictest of what it brings together (docs/domain.md 9). */
import { strictest, type Classification } from '../../../core/classification.ts';
import type { ReadStore } from '../../../kit/read.ts';

/** Properties under which stored state has a label. */
const LABELS: ReadonlySet<string> = new Set(['classification', 'restricted']);

function labelsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(labelsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    LABELS.has(name) && typeof inner === 'string' ? [inner] : labelsIn(inner),
  );
}

/** The label of a document; an item of an agenda and an answer have that of the request or call that they belong to, too. */
export async function labelOf(read: ReadStore, state: object): Promise<Classification> {
  const source = 'source' in state && typeof state.source === 'string' ? state.source : undefined;
  const call = 'call' in state && typeof state.call === 'string' ? state.call : undefined;
  const of = [await read.load('endorsements', source), await read.load('inputs', call)];
  return strictest([...labelsIn(state), ...of.map((one) => one?.classification ?? 'unclassified')]);
}

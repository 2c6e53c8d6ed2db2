/** What of a document that names a person may stand in the file that somebody asks for (docs/domain.md 9). Pure. */
import type { Mention, Readable } from './state.ts';

/** Does what a reader is shown of the document say this? */
export type Says = (text: string) => boolean;

export function saysIn(shown: readonly unknown[]): Says {
  const texts = [...textsIn(shown)];
  return (text) => texts.some((one) => one.includes(text.normalize()));
}
function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value.normalize();
  if (typeof value !== 'object' || value === null) return;
  for (const one of Symbol.iterator in value ? (value as Iterable<unknown>) : Object.values(value)) yield* textsIn(one);
}

/**
 * What the person is, did and wrote stays whatever else the document says. A text of others stays where the reader is shown that
 * very text.
 * @param person what the person themself is shown; absent in the file that they ask for
 */
export function readable({ at, values, others = [] }: Mention, reader: Says, person?: Says): Readable[] {
  const texts = new Set(others);
  const left = Object.entries(values).filter(([name, value]) => !texts.has(name) || reader(String(value)));
  if (!person) return left.length > 0 ? [{ at, values: Object.fromEntries(left) }] : [];
  return [true, false].flatMap((theyMayRead) => {
    const some = left.filter(([name, value]) => (!texts.has(name) || person(String(value))) === theyMayRead);
    return some.length > 0 ? [{ at, values: Object.fromEntries(some), theyMayRead }] : [];
  });
}

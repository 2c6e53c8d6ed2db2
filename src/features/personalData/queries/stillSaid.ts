/** What will still be said in the record when somebody was erased from it, so that an officer can look at it. */
import type { ReadStore } from '../../../kit/read.ts';
import type { EraseInputs } from '../rules/erase.ts';
import { cleaned } from '../rules/words.ts';
import { allDocuments, wordsOf } from './traces.ts';
import { REMOVED } from '../../../core/replace.ts';

export interface StillSaid {
  /** References; decisions by their numbers. */
  readonly refs: readonly string[];
  readonly texts: number;
}

/** Where a text that stays says it. The roll and the settings are no record of what was said. */
export async function stillSaid(
  read: ReadStore,
  inputs: Pick<EraseInputs, 'person' | 'manages' | 'names'>,
  says: (text: string) => boolean,
): Promise<StillSaid> {
  const words = [...inputs.names, ...(await wordsOf(read, inputs)).map((find) => ({ find, put: REMOVED }))];
  const refs = new Set<string>();
  let texts = 0;
  for await (const { kind, found } of allDocuments(read)) {
    if (kind === 'roll' || kind === 'settings') continue;
    // Most documents say no such thing, and need no cleaning.
    if (textsIn(found.state, found.target).every(({ text }) => !says(text))) continue;
    for (const { text, ref } of textsIn(cleaned(found.state, inputs, words), found.target))
      if (says(text)) {
        refs.add(ref);
        texts += 1;
      }
  }
  return { refs: [...refs], texts };
}

interface Text {
  readonly text: string;
  readonly ref: string;
}
/** Every text of a document, with the number of the register's line or the call in which it stands. */
function textsIn(value: unknown, ref: string): Text[] {
  if (typeof value === 'string') return [{ text: value, ref }];
  if (typeof value !== 'object' || value === null) return [];
  const at = ['number', 'call'].map((name) => (value as Readonly<Record<string, unknown>>)[name]);
  const own = ref === 'register' || 'call' in value ? at.find((one) => typeof one === 'string') : undefined;
  return Object.values(value).flatMap((one) => textsIn(one, own ?? ref));
}

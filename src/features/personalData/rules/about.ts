/**
 * Finds what a stored document contains about one person: every object that names them, with its plain values. It compares
 * values and not names of properties, so it also finds what features store that are added later. Pure.
 */
import { namingOf } from '../../../core/callings.ts';
import { REMOVED, type Replacement } from '../../../core/replace.ts';
import { TYPED } from '../../../i18n/typed.ts';
import type { Mention, Plain } from './state.ts';

/** All that names the person in a text, as an erasure finds it. */
export const writtenOf = (
  roll: Parameters<typeof namingOf>[0],
  person: Parameters<typeof namingOf>[1],
): Replacement[] => namingOf(roll, person, TYPED, REMOVED);

const isPlain = (value: unknown): value is Plain =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value);

/** @param names the person's id, and the present and former addresses */
export function mentionsIn(
  state: unknown,
  names: ReadonlySet<string>,
  touches: (text: string) => boolean = () => false,
): Mention[] {
  const found: Mention[] = [];
  look(state, []);
  return found;

  function look(value: unknown, path: readonly string[], isNamed = false): void {
    if (typeof value !== 'object' || value === null) return;
    const entries = Object.entries(value);
    const plain = entries.filter((entry): entry is [string, Plain] => isPlain(entry[1]));
    if (!Array.isArray(value)) {
      const own = plain.filter(([key]) => names.has(key));
      const mentions = isNamed || plain.some(([, one]) => typeof one === 'string' && names.has(one));
      // In a table by person only this person's entry is theirs.
      const said = plain.filter(([, one]) => typeof one === 'string' && touches(one));
      const values = mentions ? plain : [...own, ...said];
      if (values.length > 0) found.push({ at: path.join('.'), values: Object.fromEntries(values) });
    } else {
      const named = plain.filter(([, one]) => typeof one === 'string' && (names.has(one) || touches(one)));
      if (named.length > 0) found.push({ at: path.join('.'), values: Object.fromEntries(named) });
    }
    for (const [key, one] of entries) look(one, [...path, key], names.has(key));
  }
}

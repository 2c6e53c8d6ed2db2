/** Roles as people write them. */
import type { Role } from '../../../core/people.ts';
import { readRole } from '../../../i18n/typed.ts';

/** Reads a list of roles, forgiving in case, spaces, accents and common other words; undefined when one is not known. */
export function readRoles(typed: string): Role[] | undefined {
  const words = typed.split(/[,;+/|&\n]/).filter((word) => word.trim() !== '');
  const known = words.map(readRole);
  return known.every((role) => role !== undefined) ? [...new Set(known)] : undefined;
}

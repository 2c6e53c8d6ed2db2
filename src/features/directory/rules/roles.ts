/** Reads roles as people write them. */
import type { Role } from '../../../core/people.ts';
import { readRole } from '../../../i18n/typed.ts';

/**
 * Reads a list of roles. Case, spaces and accents do not matter, and common other words are understood. Undefined when a role
 * is not known.
 */
export function readRoles(typed: string): Role[] | undefined {
  const words = typed.split(/[,;+/|&\n]/).filter((word) => word.trim() !== '');
  const known = words.map(readRole);
  return known.every((role) => role !== undefined) ? [...new Set(known)] : undefined;
}

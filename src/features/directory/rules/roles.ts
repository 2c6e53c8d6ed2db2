/** Roles as people write them. */
import { own } from '../../../core/own.ts';
import { ROLES, type Role } from '../../../core/people.ts';

const ALSO: Readonly<Record<string, Role>> = {
  fp: 'focalPoint',
  main: 'focalPoint',
  mainfocalpoint: 'focalPoint',
  pointfocal: 'focalPoint',
  backstop: 'alternate',
  deputy: 'alternate',
  suppleant: 'alternate',
  suppléant: 'alternate',
  secrétariat: 'secretariat',
  coordination: 'coordinator',
  coordinateur: 'coordinator',
  coordinatrice: 'coordinator',
  observateur: 'observer',
  observatrice: 'observer',
};

/** Reads a list of roles, forgiving in case, spaces and common other words; undefined when one is not known. */
export function readRoles(typed: string): Role[] | undefined {
  const roles = typed
    .split(/[,;+/]/)
    .map((word) => word.toLowerCase().replace(/[\s_-]+/g, ''))
    .filter(Boolean);
  const known = roles.map((word) => ROLES.find((role) => role.toLowerCase() === word) ?? own(ALSO, word));
  return known.every((role) => role !== undefined) ? [...new Set(known)] : undefined;
}

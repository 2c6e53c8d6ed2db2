/**
 * What a copy still holds that was removed from its store afterwards. The removal lines of the later trail say how many
 * removals there were, when, and by which rule. What was removed is nowhere.
 */
import type { Instant, NetworkId } from '../core/ids.ts';
import type { AuditEnd, AuditTrail } from './store.ts';

/** The end of a network's trail, as it was when the copy was made. */
export interface TrailHead extends AuditEnd {
  readonly network: NetworkId;
}

/** The removals of one rule after a head. */
export interface LaterRemovals {
  readonly rule: string;
  /** Lines of the trail. */
  readonly count: number;
  /** How many of the lines each act has, as the trail names it. */
  readonly acts: Readonly<Record<string, number>>;
  /** The days on which they were made, in UTC, the first one first. */
  readonly days: readonly string[];
}

/** A line of the later trail that removes something. */
export interface RemovalLine {
  readonly at: Instant;
  readonly verb: string;
  readonly rule: string;
}

/** The lines that are read at once. */
const PAGE_SIZE = 5_000;

/** @returns the removals after the head, by rule; undefined when the trail does not go on from it */
export async function removedSince(
  trail: Pick<AuditTrail, 'audit'>,
  { network, lines, last }: TrailHead,
): Promise<readonly LaterRemovals[] | undefined> {
  const [line] = await trail.audit(network, { from: lines, limit: 1 });
  if (line?.seq !== lines || line.hash !== last) return undefined;
  const found: RemovalLine[] = [];
  for (let from = lines + 1; ;) {
    const page = await trail.audit(network, { from, limit: PAGE_SIZE });
    for (const { at, verb, removal } of page) if (removal) found.push({ at, verb, rule: removal.rule });
    if (page.length < PAGE_SIZE) return byRule(found);
    from += page.length;
  }
}

/** The removals by rule, in the order in which the rules first removed something. */
export function byRule(lines: readonly RemovalLine[]): LaterRemovals[] {
  const rules = [...new Set(lines.map(({ rule }) => rule))];
  return rules.map((rule) => {
    const own = lines.filter((line) => line.rule === rule);
    const acts: Record<string, number> = {};
    for (const { verb } of own) acts[verb] = (acts[verb] ?? 0) + 1;
    return { rule, count: own.length, acts, days: [...new Set(own.map(({ at }) => at.slice(0, 10)))].sort() };
  });
}

/** What one copy still holds of one network; `removals` undefined where the trail does not go on from the copy. */
export interface StillHeld {
  readonly copy: string;
  readonly network: NetworkId;
  /** When the copy was made, where that is known. */
  readonly madeAt?: string;
  readonly removals: readonly LaterRemovals[] | undefined;
}

/** `4 lines of the trail after it removed something: 3 by person.erase (2 person.remove, 1 person.erase; 2026-11-29), …`. */
export function laterInWords(removals: readonly LaterRemovals[]): string {
  const n = removals.reduce((sum, { count }) => sum + count, 0);
  const rules = removals.map(({ rule, count, acts, days }) => {
    const each = Object.entries(acts).map(([verb, lines]) => `${lines} ${verb}`);
    return `${count} by ${rule} (${each.join(', ')}; ${daysInWords(days)})`;
  });
  return `${n === 1 ? '1 line' : `${n} lines`} of the trail after it removed something: ${rules.join(', ')}`;
}
const daysInWords = (days: readonly string[]): string =>
  days.length > MAX_DAYS ? `${days.at(0)} to ${days.at(-1)}` : days.join(', ');
const MAX_DAYS = 3;

/** A line for each copy that holds something, or of which it is not known. */
export const heldInWords = (held: readonly StillHeld[]): string[] =>
  held.flatMap(({ copy, network, madeAt, removals }) => {
    const name = `${copy}${madeAt === undefined ? '' : `, made on ${madeAt.slice(0, 10)},`}`;
    if (!removals) return [`${name} is not an earlier state of ${network}: what it still holds is not known.`];
    return removals.length === 0
      ? []
      : [`${name} still holds what was removed from ${network} since. ${laterInWords(removals)}.`];
  });

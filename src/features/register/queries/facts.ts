/** What the register notes beside a decision: where the audit trail ends, and on which platforms the request arrived. */
import type { Delivery } from '../../../core/envelope.ts';
import { evidenceOf } from '../../../kit/evidence.ts';
import type { ReadStore } from '../../../kit/read.ts';
import type { EnterInputs, TrailEnd } from '../rules/enter.ts';

interface Facts {
  /** Where the trail ends when a number is given: what is handed in with the number can be held against it. */
  readonly trail?: TrailEnd;
  readonly came?: EnterInputs['came'];
}

export async function enterFacts(read: ReadStore, { inputs }: { readonly inputs: EnterInputs }): Promise<Facts> {
  const [{ lines, last }, came] = await Promise.all([
    read.auditEnd(),
    inputs.positions.reach === undefined ? undefined : cameTo(read, inputs),
  ]);
  return { ...(lines > 0 && { trail: { line: lines, hash: last } }), ...(came && { came }) };
}

/** The message that reached each entity; the last attempt where none is proved to have come. */
async function cameTo(
  read: ReadStore,
  { decision, at: end, positions }: EnterInputs,
): Promise<NonNullable<EnterInputs['came']>> {
  const byEntity = new Map<string, Delivery[]>();
  for (const one of await read.deliveries({ about: decision }))
    if (one.entity !== undefined) byEntity.set(one.entity, [...(byEntity.get(one.entity) ?? []), one]);
  const came = (positions.reach ?? []).flatMap(({ entity, state, at, by }) => {
    // What its people looked at themselves is an act in the trail.
    if (state === 'notReached' || state === 'unknown' || by !== undefined) return [];
    const shows = evidenceOf(byEntity.get(entity) ?? [], 'request', { at, end });
    return shows ? [[entity, shows] as const] : [];
  });
  return Object.fromEntries(came);
}

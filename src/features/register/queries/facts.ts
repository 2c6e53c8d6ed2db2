/** What the register notes beside a decision: where the audit trail ends, and on which platforms the request arrived. */
import type { Delivery } from '../../../core/envelope.ts';
import { evidenceOf } from '../../../kit/evidence.ts';
import type { ReadStore } from '../../../kit/read.ts';
import type { EnterInputs, TrailEnd } from '../rules/enter.ts';

interface Facts {
  /** Where the trail ends when a number is given: what is handed in with the number can be held against it. */
  readonly trail?: TrailEnd;
  readonly ways?: Readonly<Record<string, string>>;
}

export async function enterFacts(read: ReadStore, { inputs }: { readonly inputs: EnterInputs }): Promise<Facts> {
  const [{ lines, last }, ways] = await Promise.all([
    read.auditEnd(),
    inputs.positions.reach === undefined ? undefined : waysOf(read, inputs),
  ]);
  return { ...(lines > 0 && { trail: { line: lines, hash: last } }), ...(ways && { ways }) };
}

/** The platform of the message that reached each entity; of the last attempt where none is proved to have come. */
async function waysOf(read: ReadStore, { decision, at: end, positions }: EnterInputs): Promise<Record<string, string>> {
  const byEntity = new Map<string, Delivery[]>();
  for (const one of await read.deliveries({ about: decision }))
    if (one.entity !== undefined) byEntity.set(one.entity, [...(byEntity.get(one.entity) ?? []), one]);
  const ways = (positions.reach ?? []).flatMap(({ entity, at }) => {
    const platform = evidenceOf(byEntity.get(entity) ?? [], 'request', { at, end })?.platform;
    return platform === undefined ? [] : [[entity, platform] as const];
  });
  return Object.fromEntries(ways);
}

/** What the register notes beside a decision: where the audit trail ends, and on which platforms the request arrived. */
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

/** The platform of the first message about the request that was taken for each entity. */
async function waysOf(read: ReadStore, { decision }: EnterInputs): Promise<Record<string, string>> {
  const first = new Map<string, { readonly at: string; readonly platform: string }>();
  for (const { entity, state, platform, at } of await read.deliveries({ about: decision })) {
    if (entity === undefined || state !== 'sent' || platform === undefined) continue;
    const before = first.get(entity);
    if (before === undefined || at < before.at) first.set(entity, { at, platform });
  }
  return Object.fromEntries([...first].map(([entity, { platform }]) => [entity, platform]));
}

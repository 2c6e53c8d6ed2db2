/** The stored state in the shapes of the contract's `/local/records`. */
import type { Delivery } from '../core/envelope.ts';
import { ref, type NetworkId } from '../core/ids.ts';
import { own } from '../core/own.ts';
import { asReference } from '../core/seen.ts';
import { inNames, type RecordReader, type RecordRequest } from '../kit/records.ts';
import { readFrom } from '../kit/read.ts';
import type { AuditLine, Store } from '../store/store.ts';
import { loadNetwork } from './network.ts';
import type { Registry } from './registry.ts';

interface RecordsAsked extends Pick<RecordRequest, 'target' | 'now' | 'inWords'> {
  readonly network: NetworkId;
  readonly kind: string;
}

/** The target as acts understand it: `e1` is E-1. What is no reference is left as it is: an address, an entity, a number. */
function targetOf(kind: string, typed: string | undefined): string | undefined {
  const read = typed === undefined || kind === 'people' || kind === 'entities' ? typed : asReference(typed);
  return read !== undefined && /^[A-Z]-\d+$/.test(read) ? read : typed;
}

/** @returns undefined for an unknown kind. With `target`, only the document with this reference. */
export async function records(
  store: Store,
  registry: Registry,
  { network: id, kind, target: typed, ...asked }: RecordsAsked,
): Promise<readonly unknown[] | undefined> {
  const target = targetOf(kind, typed);
  if (kind === 'audit')
    return (await store.audit(id)).filter((line) => !target || line.target === target).map(auditRecord);
  const reader = kind === 'deliveries' ? deliveriesOf(store, id) : own(registry.records, kind);
  if (!reader) return undefined;
  const network = await loadNetwork(store, registry, id);
  if (!network) return [];
  const found = await reader({ ...asked, read: readFrom(store, id), network, ...(target && { target }) });
  // People and entities contain their own names.
  if (kind === 'people' || kind === 'entities') return found;
  return found.map((record) => inNames(record, network.roll, asked.now.slice(0, 10)));
}

const deliveriesOf =
  (store: Store, network: NetworkId): RecordReader =>
  async ({ target }) =>
    (await store.deliveries(network, target ? { about: ref(target) } : {})).map(deliveryRecord);

const deliveryRecord = (d: Delivery): unknown => ({
  id: d.id,
  to: d.to,
  entity: d.entity,
  platform: d.platform,
  card: d.card,
  about: d.about,
  version: d.version,
  state: d.state,
  tries: d.tries,
  reason: d.reason,
  proof: d.proof,
  provedAt: d.provedAt,
  proofWords: d.proofWords,
  address: d.address,
  cameBack: d.cameBack,
  nextAt: d.state === 'queued' ? d.nextAt : undefined,
  urgent: d.urgent,
  at: d.at,
});

const auditRecord = ({
  seq,
  at,
  actor,
  onBehalfOf,
  verb,
  target,
  platform,
  via,
  outcome,
  removal,
  sent,
  hash,
}: AuditLine): unknown => ({
  seq,
  at,
  actor,
  onBehalfOf,
  verb,
  target,
  platform,
  via,
  outcome,
  removal,
  sent,
  hash,
});

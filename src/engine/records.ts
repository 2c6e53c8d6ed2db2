/** The stored state in the shapes of the contract's `/local/records`. */
import type { Delivery } from '../core/envelope.ts';
import type { Documents, Kind } from '../core/contract.ts';
import { ref, type NetworkId } from '../core/ids.ts';
import type { Endorsement } from '../features/endorsement/rules/state.ts';
import { unreached } from '../features/endorsement/rules/stands.ts';
import type { Register } from '../features/register/rules/enter.ts';
import { correspondenceRecords } from '../features/correspondence/queries/records.ts';
import { readFrom } from '../kit/read.ts';
import type { AuditLine, Store } from '../store/store.ts';

/** Kinds that the contract names and that have no documents yet: their features come with their own acts. */
const EMPTY = new Set(['inputs']);

/** @returns undefined for an unknown kind; with `target`, that one alone (or none) */
export async function records(
  store: Store,
  network: NetworkId,
  kind: string,
  target?: string,
): Promise<readonly unknown[] | undefined> {
  if (EMPTY.has(kind)) return [];
  switch (kind) {
    case 'endorsements':
      return (await documents(store, network, kind, target)).map(endorsementRecord);
    case 'agenda':
    case 'outcomes':
    case 'meetings':
    case 'meetingRequests':
    case 'series':
      return documents(store, network, kind, target);
    case 'correspondence':
      return correspondenceRecords(store, network, target);
    case 'news':
      return documents(store, network, kind, target);
    case 'register':
      return oneOf(await lines(store, network), target);
    case 'people':
      return people(store, network, target);
    case 'settings': {
      const found = await readFrom(store, network).load('settings', 'settings');
      return found ? [found] : [];
    }
    case 'deliveries':
      return (await store.deliveries(network, target ? { about: ref(target) } : {})).map(deliveryRecord);
    case 'audit':
      return (await store.audit(network)).filter((line) => !target || line.target === target).map(auditRecord);
    default:
      return undefined;
  }
}

async function documents<K extends Kind>(
  store: Store,
  network: NetworkId,
  kind: K,
  target?: string,
): Promise<Documents[K][]> {
  const read = readFrom(store, network);
  const found = target ? [await read.load(kind, target)] : await read.list(kind);
  return found.filter((one) => one !== undefined);
}

/** Positions given for an earlier text are marked; objections and requests stand for every text. */
function endorsementRecord(e: Endorsement): unknown {
  const positions = e.positions.map((p) => ({
    ...p,
    stale: p.revision < e.revision && (p.position === 'endorse' || p.position === 'abstain'),
  }));
  return { ...e, positions, unreached: e.outcome ? e.outcome.unreached : unreached(e) };
}

async function lines(store: Store, network: NetworkId): Promise<Register['lines']> {
  return (await readFrom(store, network).load('register', 'register'))?.lines ?? [];
}
const oneOf = (all: Register['lines'], target?: string): Register['lines'] =>
  target ? all.filter((line) => line.decision === target || line.number === target) : all;

async function people(store: Store, network: NetworkId, target?: string): Promise<unknown[]> {
  const roll = await readFrom(store, network).load('roll', 'roll');
  return Object.values(roll?.people ?? {})
    .filter((person) => !target || person.id === target || person.email === target.toLowerCase())
    .map((person) => ({
      ...person,
      role: person.roles[0],
      away: roll?.away.filter((a) => a.focalPoint === person.id) ?? [],
    }));
}

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
  nextAt: d.state === 'queued' ? d.nextAt : undefined,
  urgent: d.urgent,
  at: d.at,
});

const auditRecord = ({ seq, at, actor, onBehalfOf, verb, target, platform, outcome, hash }: AuditLine): unknown => ({
  seq,
  at,
  actor,
  onBehalfOf,
  verb,
  target,
  platform,
  outcome,
  hash,
});

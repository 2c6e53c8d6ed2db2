/**
 * Files that officers upload on a page or in a chat. Each is kept for one hour for the officer who uploaded it, so that the
 * preview's buttons need not carry it.
 */
import { randomBytes } from 'node:crypto';
import { after, type Instant, type NetworkId, type PersonId } from '../core/ids.ts';
import type { KeyValueStore } from '../core/keyValueStore.ts';
import { HOUR_MS } from '../core/spans.ts';
import type { ReadStore } from './read.ts';

const SPACE = 'uploads';
/** The most files of one officer. The oldest one is removed for a new one. */
const MAX_KEPT = 3;

interface Owner {
  readonly network: NetworkId;
  readonly by: PersonId;
}
interface Kept {
  readonly at: Instant;
  readonly text: string;
}

const ownKeys = ({ network, by }: Owner): string => `${network}/${by}/`;
const isOver = ({ at }: Kept, now: Instant): boolean => now > after(at, HOUR_MS);
const read = (value: string): Kept => JSON.parse(value) as Kept;

/** @returns the name with which `roll.import` takes the file, from this officer only */
export async function keepUpload(keyValues: KeyValueStore, owner: Owner, kept: Kept): Promise<string> {
  const own = await keyValues.list(SPACE, ownKeys(owner));
  const oldest = own.map(({ key, value }) => ({ key, at: read(value).at })).sort((a, b) => (a.at < b.at ? 1 : -1));
  for (const { key } of oldest.slice(MAX_KEPT - 1)) await keyValues.remove(SPACE, key);
  const name = randomBytes(16).toString('base64url');
  await keyValues.put(SPACE, `${ownKeys(owner)}${name}`, JSON.stringify(kept));
  return name;
}

/** The file; undefined when its hour is over, and for another officer's. */
export async function uploaded(
  store: ReadStore,
  { name, at, ...owner }: Owner & { readonly name: string; readonly at: Instant },
): Promise<{ readonly text?: string }> {
  const value = await store.keyValue(SPACE, `${ownKeys(owner)}${name}`);
  const kept = value === undefined ? undefined : read(value);
  return kept && !isOver(kept, at) ? { text: kept.text } : {};
}

export async function forgetUploads(keyValues: KeyValueStore, now: Instant): Promise<void> {
  for (const { key, value } of await keyValues.list(SPACE))
    if (isOver(read(value), now)) await keyValues.remove(SPACE, key);
}

/** Makes the first documents of a network. */
import { type EventId, type Instant, type NetworkId, type Ref, eventId, ref } from '../core/ids.ts';
import { phrase } from '../i18n/phrase.ts';
import type { Documents, Kind } from '../core/contract.ts';
import { isState } from '../kit/read.ts';
import { documentId, type DocumentWrite, type Store } from '../store/store.ts';
import type { Registry } from './registry.ts';

/** A first document. */
export interface Founding {
  readonly kind: Kind;
  readonly target: string;
  /** Called only when the document does not exist. */
  readonly state: () => unknown;
}

/** The content of the first documents: the settings, and the roll as far as it is known. */
export type Beginning = Pick<Documents, 'settings'> & { readonly roll: Partial<Documents['roll']> };

/**
 * Makes the documents that a network lacks: all of them, or those that an interrupted call did not make. Existing ones are
 * not changed.
 * @param later kinds that the caller makes
 */
export async function foundNetwork(
  store: Store,
  registry: Registry,
  { settings, roll }: Beginning,
  at: Instant,
  later: readonly Kind[] = [],
): Promise<void> {
  const found = (kind: Kind, state: Founding['state']) =>
    foundDocument(store, registry, settings.id, { kind, target: kind, state }, at);
  const begun = Object.entries(registry.kinds).flatMap(([name, { initial }]) =>
    initial && !later.some((kind) => kind === name) ? [{ kind: name as Kind, initial }] : [],
  );
  await Promise.all([
    ...begun.map(({ kind, initial }) => found(kind, () => begin({ kind, state: initial() }, roll))),
    found('settings', () => settings),
  ]);
}

const begin = (document: { readonly kind: Kind; readonly state: unknown }, roll: Beginning['roll']): unknown =>
  isState(document, 'roll') ? { ...document.state, ...roll } : document.state;

/** Makes one document of a network, unless it exists. */
export async function foundDocument(
  store: Store,
  registry: Registry,
  network: NetworkId,
  founding: Founding,
  at: Instant,
): Promise<void> {
  if (await store.load(documentId(network, founding.target))) return;
  const document = written(registry, network, founding);
  await store.commit({ document, journal: [entry(network, founding, at)], envelopes: [], tasks: [] });
}

function written(registry: Registry, network: NetworkId, { kind: name, target, state }: Founding): DocumentWrite {
  const kind = registry.kind(name);
  const made = state();
  return {
    id: documentId(network, target),
    network,
    kind: name,
    target: ref(target),
    number: kind.letter ? Number(target.slice(kind.letter.length + 1)) : 0,
    state: made,
    lists: kind.lists,
    stage: kind.stage(made),
    dueAt: kind.dueAt(made),
    uniqueKey: kind.uniqueKey(made),
  };
}

const entry = (network: NetworkId, { kind, target }: Founding, at: Instant) => ({
  network,
  eventId: eventId(`founded/${target}`) satisfies EventId,
  at,
  actor: 'concord',
  verb: `${kind}.found`,
  target: target as Ref,
  platform: 'concord',
  outcome: 'accepted',
  answer: { ok: true as const, say: phrase('concord.done') },
});

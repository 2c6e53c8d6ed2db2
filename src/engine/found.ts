/** Makes the documents that a network begins with. */
import { type EventId, type Instant, type NetworkId, type Ref, eventId, ref } from '../core/ids.ts';
import { phrase } from '../i18n/phrase.ts';
import { emptyRotation } from '../features/rmc/rules/state.ts';
import { documentId, type DocumentWrite, type Store } from '../store/store.ts';
import { kindNamed } from './registry.ts';
import { emptyRoll, type RollState } from '../features/directory/rules/state.ts';
import type { Settings } from '../core/settings.ts';

/** A document that a network begins with. */
export interface Founding {
  readonly kind: string;
  readonly target: string;
  /** Made only when the document is not there. */
  readonly state: () => unknown;
}

/**
 * Makes what a network lacks: all of it, or what a founding that was cut short has left out. What is there stays as it is.
 * @param rmc `later`: its rotation is somebody else's to found
 */
export async function foundNetwork(
  store: Store,
  settings: Settings,
  roll: RollState,
  at: Instant,
  rmc: 'none yet' | 'later' = 'none yet',
): Promise<void> {
  const found = (kind: string, state: Founding['state']) =>
    foundDocument(store, settings.id, { kind, target: kind, state }, at);
  await Promise.all([
    found('roll', () => ({ ...emptyRoll, ...roll })),
    found('register', () => ({ lines: [] })),
    ...(rmc === 'later' ? [] : [found('terms', () => emptyRotation)]),
    found('settings', () => settings),
  ]);
}

/** Makes one document of a network, unless it is there. */
export async function foundDocument(store: Store, network: NetworkId, founding: Founding, at: Instant) {
  if (await store.load(documentId(network, founding.target))) return;
  const document = written(network, founding);
  await store.commit({ document, journal: [entry(network, founding, at)], envelopes: [], tasks: [] });
}

function written(network: NetworkId, { kind: name, target, state }: Founding): DocumentWrite {
  const kind = kindNamed(name);
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

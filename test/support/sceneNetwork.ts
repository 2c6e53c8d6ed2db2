/** Networks that have a scene in them: the small roll, and the documents of the scene in their states. */
import { eventId, networkId, ref, type NetworkId } from '../../src/core/ids.ts';
import { documentId, type Store } from '../../src/store/store.ts';
import type { RollState } from '../../src/features/directory/rules/state.ts';
import { EVERYBODY, type Scene } from './acts/act.ts';
import { NOW, person, roll, settings } from './builders.ts';
import { foundNetwork, REGISTRY } from './features.ts';

let made = 0;
/** A network of its own, with what the scene wants in it. */
export async function networkWith(
  store: Store,
  scene: Scene,
  change: (roll: RollState) => RollState = (same) => same,
): Promise<NetworkId> {
  const id = networkId(`n${(made += 1)}`);
  const chair = person(EVERYBODY.rmcChair, ['rmcChair']);
  const state = roll({ entities: ['UNHCR', 'UNFPA', 'UNICEF'] });
  const people = {
    ...state.people,
    'una-9': chair,
    'una-10': {
      ...chair,
      id: 'una-10' as never,
      roles: ['alternate'],
      email: 'alt@unicef.example',
      entity: 'UNICEF' as never,
    },
  };
  await foundNetwork(store, settings({}, id), change({ ...state, people: people as never, next: 20 }), NOW);
  const main = { ...scene, target: scene.document ?? scene.target };
  for (const document of [main, ...(scene.beside ?? [])]) await put(store, id, document);
  return id;
}

async function put(
  store: Store,
  id: NetworkId,
  { kind, target, state, stage }: Pick<Scene, 'kind' | 'target' | 'state' | 'stage'>,
): Promise<void> {
  const from = await store.load(documentId(id, target));
  await store.commit({
    document: {
      id: documentId(id, target),
      ...(from && { from }),
      network: id,
      kind,
      target: ref(target),
      number: Number(/\d+$/.exec(target)?.[0] ?? 0),
      state,
      lists: REGISTRY.kinds[kind]?.lists ?? [],
      stage,
      dueAt: null,
      uniqueKey: REGISTRY.kinds[kind]?.uniqueKey(state) ?? null,
    },
    journal: [
      {
        network: id,
        eventId: eventId(`made/${target}`),
        at: NOW,
        actor: 'test',
        verb: 'made',
        platform: 'test',
        outcome: 'accepted',
        answer: { ok: true, say: { key: 'concord.done', with: {} } },
      },
    ],
    envelopes: [],
    tasks: [],
  });
}

/** Answers what platforms ask without an act: people, networks, the home card, stored records. Nothing is changed. */
import type { Answer } from '../core/answer.ts';
import type { Instant } from '../core/ids.ts';
import { everyone } from '../core/people.ts';
import type { Phrase } from '../core/phrase.ts';
import { records } from '../engine/records.ts';
import { identitiesOf } from '../features/directory/rules/identities.ts';
import { phrase } from '../i18n/phrase.ts';
import { speaker } from '../i18n/speaker.ts';
import type { Door } from '../platforms/door.ts';
import type { Store } from '../store/store.ts';
import type { Links } from './links.ts';
import { findPerson } from './knownPeople.ts';
import { showAnswer } from './presenter.ts';
import { loadNetwork, REGISTRY } from './registry.ts';

export interface LookUpDeps {
  readonly store: Store;
  readonly links: Pick<Links, 'linksFor'>;
  readonly now: () => Instant;
}

type LookUps = Pick<Door, 'home' | 'identities' | 'networks' | 'people' | 'person' | 'records'>;

export function createLookUps(deps: LookUpDeps): LookUps {
  const { store, now } = deps;
  return {
    person: (id) => findPerson(store, id),
    async home(id) {
      const known = await findPerson(store, id);
      if (!known) throw new Error(`nobody is ${id}`);
      const answer: Answer = { ok: true, say: phrase('concord.done'), card: { name: 'home' } };
      return showAnswer(deps, answer, { ...known, now: now() });
    },
    async networks() {
      const ids = await store.networks();
      const found = await Promise.all(ids.map((id) => loadNetwork(store, id)));
      return found.flatMap((n) => (n ? [{ id: n.id, name: n.settings.name }] : []));
    },
    async people(network) {
      const found = await loadNetwork(store, network);
      return found ? everyone(found.roll) : [];
    },
    async identities(id, platform) {
      const known = await findPerson(store, id);
      const network = known && (await loadNetwork(store.cached ?? store, known.network));
      return network ? identitiesOf(network.roll, id, platform) : [];
    },
    records: (network, kind, target) =>
      records(store, REGISTRY, { network, kind, now: now(), inWords, ...(target !== undefined && { target }) }),
  };
}

/** Records are read by programs and developers, so their sentences are in English. */
const inWords = (said: Phrase): string => speaker('en', 'UTC').phrase(said);

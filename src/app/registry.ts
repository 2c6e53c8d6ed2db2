/** The features of this program, and the engine's functions over them. */
import { readDays } from '../calendar/calendar.ts';
import { calendarDate, type NetworkId } from '../core/ids.ts';
import { byLanguage } from '../core/people.ts';
import { createParser } from '../engine/grammar.ts';
import * as network from '../engine/network.ts';
import * as queries from '../engine/queries.ts';
import { createRegistry } from '../engine/registry.ts';
import { createVocabulary } from '../engine/vocabulary.ts';
import { FEATURES } from '../features/index.ts';
import { TYPED } from '../i18n/typed.ts';
import type { ViewRequest } from '../kit/views.ts';
import type { Store } from '../store/store.ts';

export const REGISTRY = createRegistry(FEATURES);

/** See `engine/network.ts`. */
export const loadNetwork = (store: Store, id: NetworkId): Promise<network.StoredNetwork | undefined> =>
  network.loadNetwork(store, REGISTRY, id);

/** See `engine/queries.ts`. */
export const viewFor = (store: Store, asked: ViewRequest): Promise<queries.ViewForReader | undefined> =>
  queries.viewFor(store, REGISTRY, asked);

/** What people can type, as readers of each language are shown it. */
export const VOCABULARIES = byLanguage((language) => createVocabulary(REGISTRY, TYPED, ['home', 'help'], language));

/** Days with a year are the same on every day. */
const FIRST_DAY = calendarDate('1970-01-01');
/** Reads what somebody typed to the bot, without the mention. */
export const parse = createParser(VOCABULARIES, (typed) => readDays(typed, FIRST_DAY, TYPED.dates));

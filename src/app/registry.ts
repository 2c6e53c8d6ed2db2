/** The registry of this program's features, and the engine's functions bound to it. */
import { erasedIn } from '../i18n/erased.ts';
import { readDays, type WorkingDays } from '../calendar/calendar.ts';
import { calendarDate, type NetworkId } from '../core/ids.ts';
import { once } from '../core/once.ts';
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

/** See `engine/queries.ts`. @param isSame it is the same for every reader, whatever their language */
export async function viewFor(
  store: Store,
  asked: ViewRequest,
  isSame = false,
): Promise<queries.ViewForReader | undefined> {
  const seen = await queries.viewFor(store, REGISTRY, asked);
  return seen && !isSame ? { ...seen, view: erasedIn(seen.view, seen.roll, asked.reader.language) } : seen;
}

/** The commands that people can type, with the words in which readers of each language see them. */
export const vocabularies = once(() =>
  byLanguage((language) => createVocabulary(REGISTRY, TYPED, ['home', 'help'], language)),
);

/** Any day and week will do: days with a year depend on neither. */
const FIRST_DAY = calendarDate('1970-01-01');
const NO_NETWORK: WorkingDays = { workingWeek: [1, 2, 3, 4, 5], holidays: [] };
/** Reads what somebody typed to the bot, without the mention. */
export const parse = createParser(vocabularies, (typed) => readDays(typed, FIRST_DAY, TYPED.dates, NO_NETWORK));

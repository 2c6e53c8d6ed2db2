/** What the features bring, as the tests ask for it. */
import { traitsOf } from '../../src/app/platforms.ts';
import { REGISTRY, vocabularies } from '../../src/app/registry.ts';
import type { CardData } from '../../src/core/answer.ts';
import type { Card } from '../../src/core/card.ts';
import type { Instant } from '../../src/core/ids.ts';
import type { Reader } from '../../src/core/people.ts';
import type { Settings } from '../../src/core/settings.ts';
import * as engine from '../../src/engine/commandHandler.ts';
import * as founding from '../../src/engine/found.ts';
import type { Speaker } from '../../src/i18n/speaker.ts';
import { OWN_PAGE, type Link } from '../../src/kit/cards.ts';
import type { Store } from '../../src/store/store.ts';

export { REGISTRY, loadNetwork, parse } from '../../src/app/registry.ts';
export type { CommandHandler } from '../../src/engine/commandHandler.ts';

export const ACT_DEFINITIONS = REGISTRY.acts;
export const CARDS = REGISTRY.cards;
export const VOCABULARIES = vocabularies();

/** A card for one reader, from the view that its definition names. */
export function draw(
  name: string,
  say: Speaker,
  reader: Reader,
  view: unknown,
  data: CardData,
  link: Link = (file) => {
    // As where browsers do not reach the server.
    if (file === OWN_PAGE) return '';
    throw new Error(`nobody can make a link to ${file} here`);
  },
): Card | null {
  return REGISTRY.card(name).draw({ say, reader, view, data, link, traits: traitsOf });
}

export const foundNetwork = (
  store: Store,
  settings: Settings,
  roll: founding.Beginning['roll'],
  at: Instant,
): Promise<void> => founding.foundNetwork(store, REGISTRY, { settings, roll }, at);

export const createCommandHandler = (
  deps: Omit<Parameters<typeof engine.createCommandHandler>[0], 'registry'>,
): engine.CommandHandler => engine.createCommandHandler({ ...deps, registry: REGISTRY });

/** Reads the view that a card or a file is drawn from, for one reader. Changes nothing. */
import type { Store } from '../store/store.ts';
import { readFrom } from '../kit/read.ts';
import type { Roll } from '../core/people.ts';
import type { ViewRequest, ViewResult } from '../kit/views.ts';
import { loadNetwork } from './network.ts';
import type { Registry } from './registry.ts';

/** A view, with the names of the entities that are in it. */
export interface ViewForReader extends ViewResult {
  readonly roll: Roll;
}

/** Reads a view. Undefined when its subject does not exist any more, or may not be seen by this reader. */
export async function viewFor(
  store: Store,
  registry: Registry,
  asked: ViewRequest,
): Promise<ViewForReader | undefined> {
  const network = await loadNetwork(store, registry, asked.network);
  const seen = await (network && registry.views[asked.view]?.(readFrom(store, asked.network), asked, network));
  return network && seen && { ...seen, roll: network.roll };
}

/** The view that a card or a file is drawn from, made for its reader. Changes nothing. */
import type { Store } from '../store/store.ts';
import { readFrom } from '../kit/read.ts';
import type { Entities } from '../core/entities.ts';
import type { ViewRequest, ViewResult } from '../kit/views.ts';
import { loadNetwork } from './network.ts';
import type { Registry } from './registry.ts';

/** A view, and what entities are called that it names. */
export interface ViewForReader extends ViewResult {
  readonly roll: Entities;
}

/** Undefined when its subject does not exist any more, or is not for this reader. */
export async function viewFor(
  store: Store,
  registry: Registry,
  asked: ViewRequest,
): Promise<ViewForReader | undefined> {
  const network = await loadNetwork(store, registry, asked.network);
  const seen = await (network && registry.views[asked.view]?.(readFrom(store, asked.network), asked, network));
  return network && seen && { ...seen, roll: network.roll };
}

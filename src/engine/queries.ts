/** Reads the view that a card or a file is drawn from, for one reader. Changes nothing. */
import type { Store } from '../store/store.ts';
import { readFrom } from '../kit/read.ts';
import type { Roll } from '../core/people.ts';
import type { Network } from '../core/network.ts';
import type { ShownOf, ViewRequest, ViewResult } from '../kit/views.ts';
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
  const seen = await (network &&
    registry.views[asked.view]?.(
      readFrom(store, asked.network),
      asked,
      network,
      shown(store, registry, asked, network),
    ));
  return network && seen && { ...seen, roll: network.roll };
}

const shown =
  (store: Store, registry: Registry, asked: ViewRequest, network: Network): ShownOf =>
  async (kind, { target, state }, reader) => {
    const definition = registry.kind(kind);
    const { readIn = [], managersReadIn = [], keepsDrafts = false } = definition;
    // The Secretariat keeps the record.
    const all = reader.manages && !keepsDrafts ? [state] : [];
    const about = definition.readAs?.(state) ?? target;
    const read = readFrom(store, asked.network);
    const views = [];
    for (const view of reader.manages ? [...readIn, ...managersReadIn] : readIn) {
      const of = { ...asked, view, about, data: {}, reader, unveiled: true };
      views.push(await registry.views[view]?.(read, of, network, shown(store, registry, asked, network)));
    }
    return [...all, ...views.flatMap((one) => (one ? [one.view] : []))];
  };

/** What cards and files about meetings are drawn from. */
import { readFrom } from '../../../kit/read.ts';
import type { Store } from '../../../store/store.ts';
import { itemView } from './itemView.ts';
import { meetingsView, requestView } from './lists.ts';
import { meetingView } from './meetingView.ts';
import { minutesView } from './minutesView.ts';
import type { ViewRequest, ViewReader, ViewResult } from '../../../kit/views.ts';
import type { Documents, Kind, ViewName } from '../../../core/contract.ts';

type Made = object | undefined;
async function seen<K extends Kind>(
  store: Store,
  asked: ViewRequest,
  kind: K,
  make: (state: Documents[K]) => Promise<Made> | Made,
): Promise<ViewResult | undefined> {
  const found = await readFrom(store, asked.network).find(kind, asked.about);
  if (!found) return undefined;
  const view = await make(found.state);
  return view === undefined ? undefined : { view, version: found.version };
}

export const meetingSubjects = {
  meeting: (store, asked, network) => seen(store, asked, 'meetings', (m) => meetingView(store, m, asked, network)),
  item: (store, asked, network) => seen(store, asked, 'agenda', (item) => itemView(store, item, asked, network)),
  minutes: (store, asked, network) => seen(store, asked, 'meetings', (m) => minutesView(m, asked, network)),
  meetingRequest: (store, asked, network) =>
    seen(store, asked, 'meetingRequests', (r) => requestView(r, asked.reader, network.roll)),
  meetings: async (store, asked, network) => ({ view: await meetingsView(store, asked, network), version: 0 }),
} satisfies { readonly [Name in ViewName]?: ViewReader };

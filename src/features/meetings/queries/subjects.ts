/** What cards and files about meetings are drawn from. */
import type { AgendaItem } from '../rules/item.ts';
import type { Meeting } from '../rules/state.ts';
import type { MeetingRequest } from '../rules/request.ts';
import { documentId, type Store } from '../../../store/store.ts';
import { itemView } from './itemView.ts';
import { meetingsView, requestView } from './lists.ts';
import { meetingView } from './meetingView.ts';
import { minutesView } from './minutesView.ts';
import type { Asked, See, Seen } from '../../../kit/views.ts';
import type { ViewName } from '../../../core/contract.ts';

type Made = object | undefined;
async function seen(
  store: Store,
  asked: Asked,
  make: (state: unknown) => Promise<Made> | Made,
): Promise<Seen | undefined> {
  const found = asked.about && (await store.load(documentId(asked.network, asked.about)));
  if (!found) return undefined;
  const view = await make(found.state);
  return view === undefined ? undefined : { view, version: found.version };
}

export const meetingSubjects = {
  meeting: (store, asked, network) => seen(store, asked, (m) => meetingView(store, m as Meeting, asked, network)),
  item: (store, asked, network) => seen(store, asked, (item) => itemView(store, item as AgendaItem, asked, network)),
  minutes: (store, asked, network) => seen(store, asked, (m) => minutesView(m as Meeting, asked, network)),
  meetingRequest: (store, asked, network) =>
    seen(store, asked, (r) => requestView(r as MeetingRequest, asked.reader, network.roll)),
  meetings: async (store, asked, network) => ({ view: await meetingsView(store, asked, network), version: 0 }),
} satisfies { readonly [Name in ViewName]?: See };

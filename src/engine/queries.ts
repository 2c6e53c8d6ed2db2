/** Looks into the store for cards: which view a card needs, made for its reader. Changes nothing. */
import type { CardData } from '../core/answer.ts';
import { settingsAsTyped } from '../features/network/rules/settings.ts';
import { type Store } from '../store/store.ts';
import { correspondenceSubjects } from '../features/correspondence/queries/subjects.ts';
import { loadNetwork } from './network.ts';
import { seeOutcome, seeRmc } from '../features/rmc/queries/answers.ts';
import { meetingSubjects } from '../features/meetings/queries/subjects.ts';
import { registerFor } from '../features/register/queries/answers.ts';
import { seeRoom } from '../features/network/queries/roomViews.ts';
import type { SettingsView } from '../features/network/cards/view.ts';
import { type ViewReader, unversioned, type ViewRequest, type ViewResult } from '../kit/views.ts';
import { seeRequest, requestsFor } from '../features/endorsement/queries/answers.ts';
import { homeView } from '../features/home/queries/views.ts';
import { rollView } from '../features/directory/queries/views.ts';
import type { ViewName } from '../core/contract.ts';

/** What a card or a file may be about; they say which they need. */
export const SUBJECTS: Readonly<Record<ViewName, ViewReader>> = {
  request: (store, asked, network) => seeRequest(store, asked, network),
  home: async (store, asked, network) => unversioned(await homeView(store, asked, network)),
  requests: async (store, { reader, now, data }, network) =>
    unversioned(await requestsFor(store, reader, network, now, stateAsked(data))),
  roll: async (_store, _asked, { roll }) => unversioned(rollView(roll)),
  settings: async (_store, _asked, { settings }) =>
    unversioned({ values: settingsAsTyped(settings), rooms: settings.rooms } satisfies SettingsView),
  register: async (store, { reader, data }, network) => unversioned(await registerFor(store, network, reader, data)),
  ...correspondenceSubjects,
  rmc: seeRmc,
  outcome: seeOutcome,
  ...meetingSubjects,
  room: seeRoom,
  none: async () => unversioned(undefined),
};

/** The view for one reader; undefined when what it is about is gone, or not for them. */
export async function viewFor(store: Store, asked: ViewRequest): Promise<ViewResult | undefined> {
  const see = SUBJECTS[asked.subject];
  const network = await loadNetwork(store, asked.network);
  return network && see(store, asked, network);
}
const stateAsked = ({ all, state }: CardData): string | undefined => (all ? 'all' : (state as string | undefined));

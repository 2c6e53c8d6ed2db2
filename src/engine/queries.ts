/** Looks into the store for cards: which view a card needs, made for its reader. Changes nothing. */
import type { CardData } from '../core/answer.ts';
import type { Instant, NetworkId, Ref } from '../core/ids.ts';
import { everyone, representativesOf, type Roll, type Reader } from '../core/people.ts';
import type { RequestLine } from '../features/endorsement/cards/view.ts';
import type { Endorsement } from '../features/endorsement/rules/state.ts';
import type { Net } from '../core/net.ts';
import { dateAt } from '../calendar/calendar.ts';
import { settingsAsTyped } from '../features/network/rules/settings.ts';
import { documentId, type Store } from '../store/store.ts';
import { correspondenceSubjects, correspondenceWaiting } from '../features/correspondence/queries/subjects.ts';
import { loadNetwork } from './network.ts';
import { homeOfRmc, seeOutcome, seeRmc } from '../features/rmc/queries/answers.ts';
import { meetingsAtHome } from '../features/meetings/queries/lists.ts';
import { meetingSubjects } from '../features/meetings/queries/subjects.ts';
import { registerFor } from '../features/register/queries/answers.ts';
import { seeRoom } from '../features/network/queries/roomViews.ts';
import { maySee, requestLine, requestView, waitsFor } from '../features/endorsement/queries/views.ts';
import type { HomeView } from '../features/home/cards/view.ts';
import type { RollView } from '../features/directory/cards/view.ts';
import type { SettingsView } from '../features/network/cards/view.ts';

/** Lists on cards end here; the console and exports have everything. */
export const MOST_LISTED = 50;
const RUNNING = ['open', 'referred'] as const;

export interface Asked {
  readonly subject: string;
  readonly network: NetworkId;
  readonly about?: Ref;
  readonly data: CardData;
  readonly reader: Reader;
  readonly now: Instant;
  /** The reader asked for it just now, so details of strictly confidential items may be shown. */
  readonly unveiled: boolean;
}
export interface Seen {
  readonly view: unknown;
  /** The version of the document that the view shows; 0 when it shows none. */
  readonly version: number;
}

/** How the view of a subject is made. */
export type See = (store: Store, asked: Asked, network: Net) => Promise<Seen | undefined>;

/** What a card or a file may be about; they say which they need. */
export const SUBJECTS: Readonly<Record<string, See>> = {
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

/**
 * The view for one reader; undefined when what it is about is gone, or not for them.
 * @throws Error for a subject that there is not
 */
export async function viewFor(store: Store, asked: Asked): Promise<Seen | undefined> {
  const see = SUBJECTS[asked.subject];
  if (!see) throw new Error(`no subject ${asked.subject}`);
  const network = await loadNetwork(store, asked.network);
  return network && see(store, asked, network);
}
const stateAsked = ({ all, state }: CardData): string | undefined => (all ? 'all' : (state as string | undefined));
const unversioned = (view: unknown): Seen => ({ view, version: 0 });

async function seeRequest(store: Store, asked: Asked, network: Net): Promise<Seen | undefined> {
  const found = asked.about && (await store.load(documentId(asked.network, asked.about)));
  if (!found) return undefined;
  const e = found.state as Endorsement;
  const person = network.roll.people[asked.reader.person];
  if (!person || !maySee(e, person)) return undefined;
  return { view: requestView(e, asked.reader, network, asked.now, asked.unveiled), version: found.version };
}

/** Requests as lines, those that close first at the top; ended ones by the latest first. */
export async function requestsFor(
  store: Store,
  reader: Reader,
  network: Net,
  now: Instant,
  state?: string,
): Promise<RequestLine[]> {
  const stages = state === 'all' ? undefined : [state ?? RUNNING].flat();
  const found = await store.list(network.id, 'endorsements', { ...(stages && { stages }) });
  const person = network.roll.people[reader.person];
  return found
    .map(({ state: e }) => e as Endorsement)
    .filter((e) => person && maySee(e, person))
    .map((e) => requestLine(e, reader, now))
    .sort((a, b) => Number(b.waitsForReader) - Number(a.waitsForReader) || (a.closesAt < b.closesAt ? -1 : 1))
    .slice(0, MOST_LISTED);
}

async function homeView(store: Store, asked: Asked, network: Net): Promise<HomeView> {
  const { reader, now } = asked;
  // Asked together: with a store far away, each question after the other would be heard.
  const [rmc, running, correspondence, meetings] = await Promise.all([
    homeOfRmc(store, asked, network),
    requestsFor(store, reader, network, now),
    correspondenceWaiting(store, reader, network),
    meetingsAtHome(store, { reader, now }, network),
  ]);
  const today = dateAt(now, network.settings.timeZone);
  const away = network.roll.away.find((a) => a.entity === reader.entity && a.to >= today);
  return {
    networkName: network.settings.name,
    waiting: running.filter((line) => line.waitsForReader),
    running: running.filter((line) => !line.waitsForReader),
    correspondence,
    ...meetings,
    toDecide: reader.manages ? running.filter((line) => line.awaitingSecretariat) : [],
    ...(rmc && { rmc }),
    ...(away && {
      away: { from: away.from, to: away.to, alternate: network.roll.people[away.alternate]?.name ?? away.alternate },
    }),
  };
}

function rollView(roll: Roll): RollView {
  const lines = everyone(roll).map((p) => ({
    ...(p.entity && { entity: p.entity, entityName: roll.entities[p.entity]?.name ?? p.entity }),
    name: p.name,
    email: p.email,
    roles: p.roles,
    language: p.language,
    zone: p.zone,
  }));
  return {
    lines: lines.sort((a, b) => (a.entity ?? '').localeCompare(b.entity ?? '') || a.name.localeCompare(b.name)),
    entities: Object.keys(roll.entities).length,
    empty: Object.values(roll.entities)
      .filter((e) => representativesOf(roll, e.id).length === 0)
      .map((e) => e.name),
    away: roll.away.map((a) => ({
      name: roll.people[a.focalPoint]?.name ?? a.focalPoint,
      entity: a.entity,
      from: a.from,
      to: a.to,
      alternate: roll.people[a.alternate]?.name ?? a.alternate,
    })),
  };
}

/** Requests that wait for this reader's entity. */
export async function waitingFor(store: Store, reader: Reader, network: Net, now: Instant): Promise<Ref[]> {
  const found = await store.list(network.id, 'endorsements', { stages: ['open'] });
  return found
    .map(({ state }) => state as Endorsement)
    .filter((e) => waitsFor(e, reader, now))
    .map((e) => e.target);
}

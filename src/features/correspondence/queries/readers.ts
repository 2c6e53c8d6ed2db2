/** Reads the views from which the cards of correspondence and news are drawn. */
import type { CardData } from '../../../core/answer.ts';
import { entityOf, everyNameOf } from '../../../core/entities.ts';
import type { EntityId, Instant, Ref } from '../../../core/ids.ts';
import type {
  ComposingView,
  CorrespondenceLine,
  CorrespondencePage,
  CorrespondenceRow,
  CorrespondenceView,
  NewsView,
  PreviewView,
} from '../cards/view.ts';
import { entitiesOf, peopleIn, urgentRecipients } from '../../../kit/audience.ts';
import {
  CORRESPONDENCE_STATES,
  delivered,
  fresh,
  isPassedOn,
  notShared,
  PASSED_ON,
  type Correspondence,
  type CorrespondenceKind,
  type CorrespondenceState,
} from '../rules/state.ts';
import type { Network } from '../../../core/network.ts';
import type { ReadStore } from '../../../kit/read.ts';
import { correspondenceLine, correspondenceView, maySeeCorrespondence, maySeeNews, newsView } from './views.ts';
import type { Classification } from '../../../core/classification.ts';
import { asOf, personName, type Reader } from '../../../core/people.ts';
import { oncePer } from '../../../core/oncePer.ts';
import type { Feature } from '../../../kit/feature.ts';
import { turns } from '../../../kit/slices.ts';
import { unversioned, type ViewRequest, type ViewResult } from '../../../kit/views.ts';
import { finderOf, PART_ENDS, sought, withStems } from '../../../kit/wanted.ts';
import { rollFor } from '../../../kit/namesGone.ts';

/** The most lines of a list on a card. Files have all of them. */
const MAX_LISTED = 50;

export const views = {
  correspondence: seeCorrespondence,
  circularDocument: async (read, asked, network) => {
    const seen = await seeCorrespondence(read, asked, network);
    return seen && { ...seen, view: { network: network.settings.name, item: seen.view } };
  },
  correspondences: async (read, { reader, data }, network) =>
    unversioned(await listCorrespondence(read, reader, network, listAsked(data))),
  outgoing: async (read, { reader }, network) => unversioned(reader.manages ? await outgoing(read, network) : []),
  composing: async (_read, { reader }, network) => unversioned(composing(reader, network)),
  preview: async (_read, asked, network) => unversioned(previewView(asked, network)),
  news: seeNews,
  newsQueue: async (read, { reader, data }, network) =>
    unversioned(await newsFor(read, reader, network, { all: data['all'] === true, whole: data['whole'] === true })),
} satisfies Feature['views'];

const asText = (value: unknown): string => (typeof value === 'string' ? value : '');

async function seeCorrespondence(
  read: ReadStore,
  asked: ViewRequest,
  network: Network,
): Promise<ViewResult<CorrespondenceView> | undefined> {
  const found = await read.find('correspondence', asked.about);
  const person = network.roll.people[asked.reader.person];
  if (!found || !person) return undefined;
  const c = found.state;
  if (!maySeeCorrespondence(c, person, asked.reader.manages)) return undefined;
  const isRestricted = c.classification !== 'unclassified';
  const view = correspondenceView(c, asked.reader, network, asked.now, asked.unveiled);
  return { view, version: found.version, isRestricted };
}

/**
 * What a message is found by: its reference, its subject and its text. Put together once for each version. Whoever searches may
 * read them.
 */
const searched = oncePer(({ target, subject, text }: Correspondence) => ({
  text: withStems(sought([target, subject, text])),
}));

/** The sender's names are those of today and of before, so they are not kept with the text. */
function searchedNames({ entity }: Correspondence, { roll }: Network): string {
  const sender = entity && entityOf(roll, entity);
  return withStems(sought(sender ? everyNameOf(sender) : [entity ?? '']));
}

export interface ListAsked {
  readonly words?: string | undefined;
  /** Where the page before ended. */
  readonly before?: number | undefined;
  readonly state?: CorrespondenceState | undefined;
}
const listAsked = ({ words, before, state }: CardData): ListAsked => ({
  ...(typeof words === 'string' && { words }),
  ...(typeof before === 'number' && { before }),
  ...when(CORRESPONDENCE_STATES.find((one) => one === state)),
});
const when = (state: CorrespondenceState | undefined): Pick<ListAsked, 'state'> => (state ? { state } : {});

/**
 * The messages that this reader may see, the latest first: as many as a card holds. The number of messages that are looked at
 * is limited.
 */
export async function listCorrespondence(
  read: ReadStore,
  reader: Reader,
  network: Network,
  { words = '', before, state }: ListAsked,
): Promise<CorrespondencePage> {
  const person = network.roll.people[reader.person];
  const lines: CorrespondenceLine[] = [];
  const isFound = finderOf(words, network.roll);
  const isAbout = (c: Correspondence): boolean =>
    isFound(`${searched(c).text}${PART_ENDS}${searchedNames(c, network)}`, c.entity);
  const turn = turns();
  let last = before;
  for await (const c of latestOf(read, before, MAX_LOOKED_AT)) {
    last = numberOf(c);
    if (state !== undefined && c.state !== state) continue;
    if (person && maySeeCorrespondence(c, person, reader.manages) && (words === '' || isAbout(c)))
      lines.push(correspondenceLine(c, reader, network));
    await turn();
    if (lines.length === MAX_LINES) break;
  }
  return { lines, ...(last !== undefined && last > 1 && { before: last }) };
}
/** The most lines on a card. */
const MAX_LINES = 30;
const MAX_LOOKED_AT = 300;
const BATCH_SIZE = 50;
const numberOf = ({ target }: Correspondence): number => Number(target.slice('C-'.length));

/** Messages from the latest down, read in pages. */
async function* latestOf(read: ReadStore, before?: number, most = Infinity): AsyncGenerator<Correspondence> {
  let from = before;
  for (let looked = 0; looked < most; looked += BATCH_SIZE) {
    const found = await read.latest('correspondence', { limit: BATCH_SIZE, ...(from && { before: from }) });
    for (const { state } of found) yield state;
    const last = found.at(-1)?.state;
    if (found.length < BATCH_SIZE || !last) return;
    from = numberOf(last);
  }
}

/** Everything that was sent, sorted by reference. */
async function outgoing(read: ReadStore, network: Network): Promise<CorrespondenceRow[]> {
  const rows: CorrespondenceRow[] = [];
  for await (const c of latestOf(read)) if (c.state === 'sent') rows.push(rowOf(c, network));
  return rows.reverse();
}

function rowOf(c: Correspondence, network: Network): CorrespondenceRow {
  const roll = rollFor(c, 'correspondence', network.roll);
  const nameOf = (person: string): string => personName(asOf(roll, c.sentAt), person);
  return {
    reference: c.target,
    kind: c.kind,
    sentAt: c.sentAt ?? '',
    subject: c.subject,
    classification: c.classification,
    from: nameOf(c.by),
    entity: c.entity ?? '',
    approvedBy: c.decided ? nameOf(c.decided.by) : '',
    audience: c.kind === 'urgent' ? 'secretariat, focalPoints' : c.audience.join(', '),
    links: c.links.join(' '),
    people: String(c.recipients.length),
    entities: String(c.entities.length),
    delivered: String(delivered(c.progress)),
    notReached: String(c.progress.failed),
    acknowledged: String(c.acknowledged.length),
    dueOn: c.dueOn ?? '',
    sharedBy: [...new Set(c.shared.map(({ entity }) => entity))].join(', '),
    notSharedBy: isPassedOn(c.kind) ? notShared(c).join(', ') : '',
    handed: String(c.progress.handed ?? 0),
    opened: String(c.progress.seen ?? 0),
    cameBack: String(c.progress.returned ?? 0),
  };
}

const composing = (reader: Reader, { roll, settings }: Network): ComposingView => ({
  manages: reader.manages,
  entities: (Object.keys(roll.entities) as EntityId[]).sort(),
  zone: settings.timeZone,
});

/** A message that does not exist yet, as its recipients would see it. */
function previewView({ data, reader, now }: ViewRequest, network: Network): PreviewView {
  const audience = asText(data['audience']).split(',').filter(Boolean);
  const isUrgent = data['kind'] === 'urgent';
  const people = isUrgent ? urgentRecipients(network, reader.person, now) : peopleIn(audience, network, now);
  const item: CorrespondenceView = {
    ...correspondenceView(draft(data, reader, now), reader, network, now, true),
    isRecipient: true,
    asksToAcknowledge: data['acknowledge'] === 'yes',
    asksToShare: isPassedOn(kindOf(data)),
    discretion: 'all',
  };
  return { item, people: people.length, entities: entitiesOf(people).length, composing: composing(reader, network) };
}

const draft = (data: CardData, reader: Reader, now: Instant): Correspondence => ({
  ...fresh('' as Ref, kindOf(data), { by: reader.person, createdAt: now }, said(data)),
  state: 'sent',
  acknowledge: data['acknowledge'] === 'yes',
  ...(typeof data['dueAt'] === 'string' && { dueAt: data['dueAt'] as Instant }),
  ...(!reader.manages && reader.entity && { entity: reader.entity }),
});
const PREVIEWED = ['urgent', ...PASSED_ON] as const;
const kindOf = ({ kind }: CardData): CorrespondenceKind => PREVIEWED.find((one) => one === kind) ?? 'circular';
const said = (data: CardData) => ({
  subject: asText(data['subject']),
  text: asText(data['text']),
  links: asText(data['links']).split(/\s+/).filter(Boolean),
  classification: (asText(data['classification']) || 'unclassified') as Classification,
  audience: asText(data['audience']).split(','),
});

async function seeNews(
  read: ReadStore,
  asked: ViewRequest,
  network: Network,
): Promise<ViewResult<NewsView> | undefined> {
  const found = await read.find('news', asked.about);
  const person = network.roll.people[asked.reader.person];
  if (!found || !person) return undefined;
  const item = found.state;
  if (!maySeeNews(item, person, asked.reader.manages)) return undefined;
  return { view: newsView(item, asked.reader, network), version: found.version };
}

/** The queue, the oldest first. `all`: also the latest ones that were used or declined. `whole`: all of them, for a file. */
export async function newsFor(
  read: ReadStore,
  reader: Reader,
  network: Network,
  { all, whole = false }: { readonly all: boolean; readonly whole?: boolean },
): Promise<NewsView[]> {
  const person = network.roll.people[reader.person];
  const found =
    all && !whole
      ? (await read.latest('news', { limit: MAX_LISTED })).map(({ state }) => state).reverse()
      : await read.list('news', all ? {} : { stages: ['queued'] });
  return found
    .filter((item) => person && maySeeNews(item, person, reader.manages))
    .map((item) => newsView(item, reader, network));
}

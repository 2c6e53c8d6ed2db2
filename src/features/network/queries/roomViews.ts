/** Makes the views of posts in rooms: of restricted matters only the reference (domain.md 9). */
import type { Ref } from '../../../core/ids.ts';
import type { RoomView } from '../cards/roomView.ts';
import { asOf, personName, sitting } from '../../../core/people.ts';
import type { Documents } from '../../../core/contract.ts';
import { cardVersion, inTime, isSilent, pairs, standing, standOf } from '../../endorsement/public.ts';
import { inOrder, itemLabel, itemsOf } from '../../meetings/public.ts';
import type { Network } from '../../../core/network.ts';
import { dateAt } from '../../../calendar/calendar.ts';
import type { Stored } from '../../../store/store.ts';
import { isOf, type ReadStore } from '../../../kit/read.ts';
import type { ViewRequest, ViewReader } from '../../../kit/views.ts';
import { rollFor } from '../../../kit/namesGone.ts';

type Endorsement = Documents['endorsements'];
type Correspondence = Documents['correspondence'];
type Meeting = Documents['meetings'];
type AgendaItem = Documents['agenda'];
type InputCall = Documents['inputs'];

/** Undefined for a matter that does not concern everybody: a message to a few, a meeting of the RMC. */
export const seeRoom: ViewReader<RoomView> = async (read, asked, network) => {
  const found = asked.about && (await read.findAny(asked.about));
  if (!found) return undefined;
  const view = await viewOf(read, found, asked, network);
  return view && { view, version: found.version };
};

async function viewOf(
  read: ReadStore,
  found: Stored,
  asked: ViewRequest,
  network: Network,
): Promise<RoomView | undefined> {
  if (isOf(found, 'endorsements')) return requestView(found.state, asked);
  if (isOf(found, 'correspondence')) return messageView(found.state, network);
  if (isOf(found, 'inputs')) return callView(found.state, network);
  if (isOf(found, 'meetings')) return meetingView(read, found.state);
  if (isOf(found, 'outcomes')) return { of: 'rmc', title: found.state.title, seated: [] };
  if (isOf(found, 'terms'))
    return { of: 'rmc', seated: sitting(network.seats, dateAt(asked.now, network.settings.timeZone)) };
  return undefined;
}

const restricted = (ref: Ref): RoomView => ({ of: 'restricted', ref });

function requestView(e: Endorsement, { now }: ViewRequest): RoomView {
  if (e.classification !== 'unclassified') return restricted(e.target);
  const { outcome } = e;
  const counted = e.electorate.filter((entity) => standing(e, entity) !== 'recused');
  return {
    of: 'request',
    ref: e.target,
    title: e.title,
    documentUrl: e.documentUrl,
    documentVersion: e.documentVersion,
    cardVersion: cardVersion(e),
    state: e.state,
    open: inTime(e, now),
    closesAt: e.closesAt,
    entities: counted.length,
    answered: counted.filter((entity) => !isSilent(e, entity)).length,
    objections: pairs(e).map((entity) => ({
      name: entity,
      text: standOf(e, entity).objection?.text ?? '',
    })),
    ...(e.agendaItem && { agendaItem: e.agendaItem }),
    ...(outcome?.number && { number: outcome.number }),
    ...(outcome?.reason && { reason: outcome.reason }),
  };
}

/** Urgent information is for the Secretariat and the focal points [ToR 2.a.i], and other people may read a room. */
function messageView(c: Correspondence, { roll }: Network): RoomView | undefined {
  if (c.state !== 'sent' || c.kind === 'urgent' || !c.audience.includes('all')) return undefined;
  if (c.classification !== 'unclassified') return restricted(c.target);
  return {
    of: 'message',
    ref: c.target,
    kind: c.kind,
    subject: c.subject,
    text: c.text,
    links: c.links,
    from: personName(asOf(rollFor(c, 'correspondence', roll), c.sentAt), c.by),
    ...(c.entity && { fromEntity: c.entity }),
    ...(c.dueAt && { dueAt: c.dueAt }),
  };
}

/** A call for input to all entities; one to some of them is theirs. */
function callView(c: InputCall, { roll }: Network): RoomView | undefined {
  if (!c.audience.includes('all') || c.state === 'held' || c.state === 'declined') return undefined;
  if (c.classification !== 'unclassified') return restricted(c.target);
  return {
    of: 'call',
    ref: c.target,
    title: c.title,
    from: personName(rollFor(c, 'inputs', roll), c.by),
    ...(c.entity && { fromEntity: c.entity }),
    ...(c.documentUrl && { documentUrl: c.documentUrl }),
    dueAt: c.dueAt,
  };
}

async function meetingView(read: ReadStore, m: Meeting): Promise<RoomView | undefined> {
  if (m.kind !== 'focalPoints') return undefined;
  const items = inOrder(await itemsOf(read, m.target), m);
  const reason = m.changes.at(-1)?.reason;
  return {
    of: 'meeting',
    ref: m.target,
    kind: m.kind,
    title: m.title,
    untitled: m.untitled,
    state: m.state,
    startsAt: m.startsAt,
    ...(m.place && { place: m.place }),
    agenda: await Promise.all(items.map((item) => itemLine(read, item))),
    ...(reason && { reason }),
  };
}

async function itemLine(read: ReadStore, item: AgendaItem): Promise<{ ref: Ref; title?: string }> {
  const source = item.kind === 'referred' ? await read.load('endorsements', item.source) : undefined;
  const isRestricted = itemLabel(item, source) !== 'unclassified';
  return isRestricted ? { ref: item.target } : { ref: item.target, title: source?.title ?? item.title };
}

/** Reads the views from which cards and files about meetings are drawn. */
import { draftOf } from './draftOf.ts';
import { instant } from '../../../core/ids.ts';
import { isPassedOver } from '../../../kit/documents/template/own.ts';
import type { ReadStore } from '../../../kit/read.ts';
import type { MinutesView } from '../cards/minutesPaperView.ts';
import { itemView } from './itemView.ts';
import type { MinutesContent } from '../rules/minutesState.ts';
import { isDraftOutdated, notedIn } from './facts.ts';
import { meetingsView, requestView } from './lists.ts';
import { meetingView } from './meetingView.ts';
import { minutesView } from './minutesView.ts';
import type { Feature } from '../../../kit/feature.ts';
import type { ViewRequest, ViewResult } from '../../../kit/views.ts';
import type { Documents, Kind } from '../../../core/contract.ts';
import { labelOf } from '../rules/minutes.ts';

async function seen<K extends Kind, View extends object>(
  read: ReadStore,
  asked: ViewRequest,
  kind: K,
  make: (state: Documents[K]) => Promise<View | undefined> | View | undefined,
): Promise<ViewResult<View> | undefined> {
  const found = await read.find(kind, asked.about);
  if (!found) return undefined;
  const view = await make(found.state);
  return view === undefined ? undefined : { view, version: found.version, ...overOf(found.state) };
}

/** When a meeting has ended, entities have the names of that time. */
function overOf(state: object): Pick<ViewResult, 'over'> {
  return 'endedAt' in state && typeof state.endedAt === 'string' ? { over: instant(state.endedAt) } : {};
}

/** Where the audit trail ended when the minutes got their number: it stands in what is issued. */
async function trailOf(
  read: ReadStore,
  { target, record }: Documents['meetings'],
): Promise<Pick<MinutesView, 'trail'>> {
  if (record?.number === undefined) return {};
  const line = (await read.load('register', 'register'))?.lines.findLast(({ decision }) => decision === target);
  return line?.trail ? { trail: line.trail } : {};
}

/**
 * Minutes from before December 2026 have only the reference of a restricted decision that was noted; its title and label are in
 * the register.
 */
async function withTitles(read: ReadStore, m: Documents['meetings']): Promise<Documents['meetings']> {
  const { record } = m;
  if (!record?.content.noted.some(isBare)) return m;
  const lines = (await read.load('register', 'register'))?.lines ?? [];
  const noted = record.content.noted.map((one) => {
    const line = isBare(one)
      ? lines.find(({ number, decision }) => number === one.number && decision === one.title)
      : undefined;
    return line ? notedIn(line) : one;
  });
  return { ...m, record: { ...record, content: { ...record.content, noted } } };
}
const isBare = ({ title, restricted }: MinutesContent['noted'][number]): boolean =>
  restricted === undefined && REFERENCE.test(title);
const REFERENCE = /^[A-Z]-\d{1,9}$/;

export const views = {
  meeting: (read, asked, network) => seen(read, asked, 'meetings', (m) => meetingView(read, m, asked, network)),
  item: async (read, asked, network) => {
    const found = await seen(read, asked, 'agenda', (item) => itemView(read, item, asked, network));
    return found && { ...found, isRestricted: found.view.restricted };
  },
  minutes: async (read, asked, network) => {
    const found = await seen(read, asked, 'meetings', async (m) => {
      const view = minutesView(await withTitles(read, m), asked, network);
      if (!view) return undefined;
      const passedOver = await isPassedOver(read, 'minutes', { label: view.classification });
      const isOld =
        asked.reader.manages &&
        (m.record?.state === 'issued' ? m.record.outdatedAt !== undefined : await isDraftOutdated(read, m));
      return {
        ...view,
        ...(isOld && { outdated: true as const }),
        ...(await trailOf(read, m)),
        ...draftOf(m),
        ...(passedOver && { passedOver }),
      };
    });
    return found && { ...found, isRestricted: found.view.restricted !== undefined };
  },
  minutesRecord: (read, asked) =>
    seen(read, asked, 'meetings', ({ target: ref, record, startsAt }) =>
      record?.state === 'issued' && asked.reader.manages
        ? { ref, startsAt, classification: labelOf(record.content), json: JSON.stringify(record) }
        : undefined,
    ),
  meetingRequest: (read, asked, network) =>
    seen(read, asked, 'meetingRequests', (r) => requestView(r, asked.reader, network.roll)),
  meetings: async (read, asked, network) => ({ view: await meetingsView(read, asked, network), version: 0 }),
} satisfies Feature['views'];

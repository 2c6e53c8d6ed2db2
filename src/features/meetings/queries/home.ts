/** This feature's part of the home card. */
import { DAY_MS } from '../../../core/spans.ts';
import { after } from '../../../core/ids.ts';
import type { Network } from '../../../core/network.ts';
import { dateAt } from '../../../calendar/calendar.ts';
import type { ReadStore } from '../../../kit/read.ts';
import type { ViewRequest } from '../../../kit/views.ts';
import type { MeetingRequestView, MeetingsHome } from '../cards/view.ts';
import { isTimeToBegin } from '../rules/begin.ts';
import type { Action, AgendaItem } from '../rules/item.ts';
import { isOwnedBy } from '../rules/actionReminders.ts';
import { endsAt, invited, isListedFor, type Meeting } from '../rules/state.ts';
import { itemView } from './itemView.ts';
import { meetingsIn, waitingRequests } from './lists.ts';
import { meetingLine } from './meetingView.ts';

const OPEN = ['planned', 'running'];
const MAX_AT_HOME = 3;
/**
 * Entities are asked whether they come this long before a meeting, in milliseconds: the meetings of a series are planned months
 * ahead.
 */
const REPLY_WITHIN_MS = 14 * DAY_MS;
const ACT_WITHIN_DAYS = 7;
/** The next meetings that concern the reader, and what the reader has to do about meetings now. */
export async function meetingsAtHome(read: ReadStore, asked: ViewRequest, network: Network): Promise<MeetingsHome> {
  const { reader, now } = asked;
  const [found, items, requests] = await Promise.all([
    meetingsIn(read, reader.manages ? [...OPEN, 'ended'] : OPEN),
    read.list('agenda'),
    reader.manages ? waitingRequests(read, asked, network) : [],
  ]);
  const ended = found.filter(({ state }) => state === 'ended');
  const all = found.filter(({ state }) => state !== 'ended');
  const [actionsDue, questions] = await Promise.all([
    ownActions(read, items, asked, network),
    questionsTo(read, items, asked, network),
  ]);
  const concerned = all.filter(
    (m) =>
      reader.manages ||
      (reader.entity === undefined ? isListedFor(m, reader) : invited(m, network).includes(reader.entity)),
  );
  const next = concerned
    .filter((m) => m.state === 'running' || endsAt(m) > now)
    .sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1))
    .map((m) => meetingLine(m, asked, network));
  const near = after(now, REPLY_WITHIN_MS);
  const toReply = next.filter((m) => m.waitsForReader && m.startsAt <= near);
  const managing = reader.manages ? forOfficers({ all, items, ended, requests }, asked, network) : NOTHING_TO_MANAGE;
  const listed = new Set([...toReply, ...managing.toBegin, ...managing.toHold].map(({ ref }) => ref));
  const meetings = next
    .filter(({ ref }) => !listed.has(ref))
    .slice(0, MAX_AT_HOME)
    .map((m) => ({ ...m, waitsForReader: false }));
  return { toReply, meetings, actionsDue, questions, ...managing };
}

type Managing = Pick<MeetingsHome, 'proposals' | 'meetingRequests' | 'toBegin' | 'toHold' | 'toDraft'>;
const NOTHING_TO_MANAGE: Managing = { proposals: [], meetingRequests: [], toBegin: [], toHold: [], toDraft: [] };

interface Found {
  readonly all: readonly Meeting[];
  readonly items: readonly AgendaItem[];
  readonly ended: readonly Meeting[];
  readonly requests: readonly MeetingRequestView[];
}

function forOfficers({ all, items, ended, requests }: Found, asked: ViewRequest, network: Network): Managing {
  const lines = (some: readonly Meeting[]) => some.map((m) => meetingLine(m, asked, network));
  return {
    proposals: items
      .filter(({ state }) => state === 'proposed')
      .map(({ target, title, classification }) => ({
        ref: target,
        title: classification === 'strictlyConfidential' ? target : title,
      })),
    meetingRequests: requests.map(({ ref, topic }) => ({ ref, title: topic })),
    toBegin: lines(all.filter((m) => isTimeToBegin(m, asked.now, network))),
    toHold: lines(all.filter(({ state }) => state === 'running')),
    toDraft: lines(ended.filter(({ record }) => record === undefined)),
  };
}

/** Questions that were put where the reader's entity is present, and that it has not answered. */
async function questionsTo(
  read: ReadStore,
  items: readonly AgendaItem[],
  asked: ViewRequest,
  network: Network,
): Promise<MeetingsHome['questions']> {
  const { entity } = asked.reader;
  if (entity === undefined) return [];
  const put = items.filter(({ state, question }) => state === 'taken' && question?.present.includes(entity));
  const found = put.map(async (item) => {
    const { question } = item;
    if (!question) return [];
    const view = await itemView(read, item, { ...asked, unveiled: false }, network);
    return view?.mine?.stand === 'silent' ? [{ ref: item.target, title: view.title, at: question.at }] : [];
  });
  return (await Promise.all(found)).flat();
}

/** Includes overdue actions and those without a day, because they still have to be done. */
async function ownActions(
  read: ReadStore,
  items: readonly AgendaItem[],
  asked: ViewRequest,
  network: Network,
): Promise<MeetingsHome['actionsDue']> {
  const { reader, now } = asked;
  const today = dateAt(now, network.settings.timeZone);
  const last = dateAt(after(now, ACT_WITHIN_DAYS * DAY_MS), network.settings.timeZone);
  const isDue = (one: Action): boolean =>
    !one.done && (one.due === undefined || one.due <= last) && isOwnedBy(one, reader, network);
  const withDue = items.filter(({ actions }) => actions.some(isDue));
  const found = withDue.map(async (item) => {
    const own = item.actions.filter(isDue);
    const view = await itemView(read, item, { ...asked, unveiled: false }, network);
    if (!view) return [];
    return own.map(({ text, due }) => ({
      ref: item.target,
      title: view.title,
      ...(!view.discreet && { text }),
      ...(due && { due }),
      ...(due !== undefined && due < today && { overdue: true as const }),
    }));
  });
  return (await Promise.all(found)).flat();
}

/** Makes the views of the work plan. Everybody on the roll may see all of it. */
import { dateAt } from '../../../calendar/calendar.ts';
import type { CardData } from '../../../core/answer.ts';
import type { CalendarDate, EntityId } from '../../../core/ids.ts';
import type { Network } from '../../../core/network.ts';
import { asOf, personName, type Reader } from '../../../core/people.ts';
import type { Feature } from '../../../kit/feature.ts';
import type { ReadStore } from '../../../kit/read.ts';
import { unversioned, type ViewRequest, type ViewResult } from '../../../kit/views.ts';
import type { ActivityView, PlanLine, PlanView } from '../cards/view.ts';
import { runningActivities, troubleOf } from './trouble.ts';
import { concerns, emptyBook, isOverdue, isSilent, overAt, type Activity, type PlanBook } from '../rules/state.ts';
import { rollFor } from '../../../kit/namesGone.ts';
import { entityOf, shortName } from '../../../core/entities.ts';

export const views = {
  planActivity: seeActivity,
  plan: async (read, { reader, data, now }, network) =>
    unversioned(await planFor(read, reader, network, data, dateAt(now, network.settings.timeZone))),
} satisfies Feature['views'];

/** The network's plan book. Before the first figure or decision it is empty. */
export const bookOf = async (read: ReadStore): Promise<PlanBook> => (await read.list('planBook'))[0] ?? emptyBook;

async function seeActivity(
  read: ReadStore,
  { about, reader, now }: ViewRequest,
  network: Network,
): Promise<ViewResult<ActivityView> | undefined> {
  const found = await read.find('plan', about);
  if (!found) return undefined;
  const today = dateAt(now, network.settings.timeZone);
  const over = overAt(found.state);
  const view = activityView(found.state, reader, network, today);
  return { view, version: found.version, ...(over !== undefined && { over }) };
}

export function activityView(a: Activity, reader: Reader, network: Network, today: CalendarDate): ActivityView {
  const roll = asOf(rollFor(a, 'plan', network.roll), overAt(a));
  return {
    ref: a.target,
    activity: a.activity,
    ...(a.lead && { lead: a.lead }),
    contributors: a.contributors,
    ...calledThen(a, reader, network),
    ...(a.from && { from: a.from }),
    ...(a.to && { to: a.to }),
    state: a.state,
    ...(a.text !== undefined && { text: a.text }),
    isOverdue: isOverdue(a, today),
    isSilent: isSilent(a),
    asked: a.asked.length,
    updates: a.updates.map(({ state, text, by, at }) => ({
      state,
      ...(text !== undefined && { text }),
      by: personName(roll, by),
      at,
    })),
    ...(a.source && { source: a.source.call }),
    changes: [...a.changes].reverse().map(({ at, by, decision, before }) => ({
      at,
      by: personName(roll, by),
      ...(decision !== undefined && { decision }),
      activity: before.activity,
      ...(before.lead && { lead: before.lead }),
      ...(before.from && { from: before.from }),
      ...(before.to && { to: before.to }),
    })),
    decisions: a.changes.flatMap(({ decision }) => decision ?? []),
    mayUpdate: reader.manages || (a.lead !== undefined && reader.entity === a.lead),
    manages: reader.manages,
  };
}

/** What is over keeps the names of that day, in the list of all activities and its files as well. */
function calledThen(a: Activity, { language }: Reader, { roll }: Network): Pick<ActivityView, 'called'> {
  const over = overAt(a);
  if (over === undefined) return {};
  const names = [...(a.lead ? [a.lead] : []), ...a.contributors].flatMap((id) => {
    const entity = entityOf(roll, id);
    // One that was merged is called by its name and that of the other, as everywhere.
    return entity && entity.mergedInto === undefined ? [[id, shortName(entity, language, over)] as const] : [];
  });
  return { called: Object.fromEntries(names) };
}

/** Is the activity in this year? Without dates it is in every year. */
const isIn = ({ from, to }: Activity, year: number): boolean =>
  (from === undefined || from.slice(0, 4) <= String(year)) && (to === undefined || to.slice(0, 4) >= String(year));

export async function planFor(
  read: ReadStore,
  reader: Reader,
  network: Network,
  { entity, year }: CardData,
  today: CalendarDate,
): Promise<PlanView> {
  const [all, book] = await Promise.all([read.list('plan'), bookOf(read)]);
  const activities = all
    .filter((a) => typeof entity !== 'string' || concerns(a, entity as EntityId))
    .filter((a) => typeof year !== 'number' || isIn(a, year))
    .map((a) => activityView(a, reader, network, today));
  const last = book.adopted.at(-1);
  const put = book.put?.at(-1)?.ref;
  return {
    ...(typeof entity === 'string' && { entity: entity as EntityId }),
    ...(typeof year === 'number' && { year }),
    activities,
    figures: book.figures.filter(
      (one) => (typeof entity !== 'string' || one.entity === entity) && (typeof year !== 'number' || one.year === year),
    ),
    ...(last && { adopted: { decision: last.decision, at: last.at } }),
    ...(put !== undefined && !book.adopted.some(({ ref }) => ref === put) && { put }),
    manages: reader.manages,
  };
}

/**
 * What this reader has to do: for the entity overdue activities and questions, for the Secretariat overdue activities and those
 * without a report.
 */
export async function planWaiting(
  read: ReadStore,
  reader: Reader,
  { settings }: Network,
  now: ViewRequest['now'],
): Promise<PlanLine[]> {
  const today = dateAt(now, settings.timeZone);
  return (await runningActivities(read)).flatMap((a): PlanLine[] => {
    const mine = a.lead !== undefined && a.lead === reader.entity;
    if (!mine && !reader.manages) return [];
    const found = troubleOf(a, today);
    if (found) return [found];
    const { target, activity, lead, to, asked } = a;
    const asks = { ref: target, activity, ...(lead && { lead }), ...(to && { to }), why: 'asked' as const };
    return mine && asked.length > 0 ? [asks] : [];
  });
}

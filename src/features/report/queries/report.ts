/** Reads the figures of a year. A member sees those of their own entity. */
import type { Act } from '../../../core/act.ts';
import type { Answer, CardData } from '../../../core/answer.ts';
import type { Kind } from '../../../core/contract.ts';
import { entityEverNamed, wasMember, type Entity } from '../../../core/entities.ts';
import type { EntityId, Instant } from '../../../core/ids.ts';
import type { InParts } from '../../../core/inParts.ts';
import { maybeChoice, maybeEntityName, maybeLine, maybeYear, type Inputs } from '../../../core/inputs.ts';
import type { Network } from '../../../core/network.ts';
import { manages, type Person } from '../../../core/people.ts';
import { dateAt } from '../../../calendar/calendar.ts';
import type { Phrase } from '../../../core/phrase.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { neverNamed } from '../../../kit/entityLook.ts';
import { projectedPages, type Projection } from '../../../kit/projections.ts';
import type { ReadStore } from '../../../kit/read.ts';
import type { EntityFigures } from '../rules/state.ts';
import { inTurns, mapInSlices, slicesOf } from '../../../kit/slices.ts';
import { invited } from '../../meetings/public.ts';
import { planTrouble } from '../../plan/public.ts';
import { count, tallyOf, type Asked, type Counts, type Tally } from '../rules/asked.ts';
import {
  figuresOf,
  hasFigures,
  isIn,
  partsOf,
  satIn,
  yearOf,
  type Held,
  type Record,
  type Year,
} from '../rules/figures.ts';
import { CALLS, ITEMS, MEETINGS, MESSAGES, REQUESTS, type Sitting } from './projections.ts';
import type { PassedOnView, ReportView } from '../cards/view.ts';

export const FORMATS = ['xlsx', 'docx'] as const;
const MAX_YEAR = 9999;
/** Other years are slips of the hand. A year in which nothing was done has empty figures. */
const [EARLIEST, LATEST] = [2000, 2100];
export const reportInputs = {
  year: maybeYear(0, MAX_YEAR),
  entity: maybeEntityName(),
  format: maybeChoice(FORMATS),
  /** The words after the command: a year, an entity, or both. */
  words: maybeLine(200),
};

/** Reads `2026 UNHCR` as a year and an entity. Inputs that are given by name take precedence. */
function askedFor({ words, ...given }: Inputs<typeof reportInputs>): Omit<Inputs<typeof reportInputs>, 'words'> {
  const parts = (words ?? '').split(/\s+/).filter(Boolean);
  const year = parts.find((part) => /^\d{4}$/.test(part));
  const entity = parts.filter((part) => part !== year).join(' ');
  return {
    ...given,
    year: given.year ?? (year === undefined ? undefined : Number(year)),
    entity: given.entity ?? (entity === '' ? undefined : entity),
  };
}

/** `report.show` (Secretariat; a representative for their own entity). */
export async function show(
  read: ReadStore,
  { actor, inputs: given, receivedAt }: Act<Inputs<typeof reportInputs>, Person>,
  network: Network,
): Promise<Answer> {
  const inputs = askedFor(given);
  const named = inputs.entity === undefined ? undefined : entityEverNamed(network.roll, inputs.entity);
  if (inputs.entity !== undefined && !named)
    return {
      ok: false,
      code: 'invalid',
      say: phrase('refused.invalid'),
      fields: { entity: neverNamed(network.roll, inputs.entity) },
    };
  if (!manages(actor) && named && named.id !== actor.entity)
    return { ok: false, code: 'notAllowed', say: phrase('report.ownOnly') };
  const { first, last } = await yearsOf(read, receivedAt, network);
  const { year = last } = inputs;
  if (year < EARLIEST || year > LATEST)
    return {
      ok: false,
      code: 'invalid',
      say: phrase('refused.invalid'),
      fields: { year: inWords(String(first), String(last)) },
    };
  const of = manages(actor) ? named?.id : actor.entity;
  return {
    ok: true,
    say: phrase('report.here', { year: String(year) }),
    card: {
      name: 'report',
      data: { year, ...(of && { entity: of }), ...(inputs.format && { format: inputs.format }) },
    },
  };
}

const inWords = (first: string, last: string): Phrase =>
  first === last ? phrase('report.oneYear', { last }) : phrase('report.years', { first, last });

/** The years of which there are figures: from the first line of the audit trail, or the first term of the RMC, until now. */
async function yearsOf(
  read: ReadStore,
  now: Instant,
  { settings: { timeZone } }: Network,
): Promise<{ readonly first: number; readonly last: number }> {
  const last = yearIn(now, timeZone);
  const [[begun], rotation] = await Promise.all([read.audit({ from: 1, limit: 1 }), read.load('terms', 'terms')]);
  const terms = [...(rotation?.history ?? []), ...(rotation?.terms ?? [])].map(({ from }) => Number(from.slice(0, 4)));
  const first = begun ? yearIn(begun.at, timeZone) : last;
  return { first: terms.reduce((least, one) => Math.min(least, one), Math.min(first, last)), last };
}
const yearIn = (at: Instant, timeZone: string): number => Number(dateAt(at, timeZone).slice(0, 4));

/** The figures that this reader may see; undefined for a reader who represents no entity. */
export async function reportFor(
  read: ReadStore,
  asked: { readonly data: CardData; readonly now: Instant; readonly manages: boolean; readonly own?: EntityId },
  network: Network,
): Promise<ReportView | undefined> {
  const { data, now } = asked;
  const { timeZone, name } = network.settings;
  const year = yearOf(typeof data['year'] === 'number' ? data['year'] : yearIn(now, timeZone), timeZone);
  const of = asked.manages ? data['entity'] : asked.own;
  if (!asked.manages && of === undefined) return undefined;
  const { entities: members, left = {} } = network.roll;
  const all = Object.keys({ ...left, ...members }).sort() as EntityId[];
  const record = await recordOf(read, year, network);
  const partOf = partsOf(record);
  const isNow = now >= year.from && now < year.until;
  const plan = isNow ? await planTrouble(read, now, network) : [];
  const figures = await mapInSlices(
    all.filter((entity) => of === undefined || entity === of),
    (entity) => figuresOf(entity, partOf(entity), year, now),
    ENTITIES_AT_ONCE,
  );
  // One that has left is in the years in which it had a part, and one that came in the years since.
  const isOfTheYear = (one: EntityFigures): boolean =>
    of !== undefined ||
    wasOfYear(members[one.entity], year) ||
    left[one.entity]?.leftOn?.startsWith(`${year.year}-`) === true ||
    hasFigures(one);
  return {
    year: year.year,
    ...(year.year > (await yearsOf(read, now, network)).first && { hasEarlier: true }),
    network: name,
    entities: figures.filter(isOfTheYear).map((one) => {
      const gone = left[one.entity];
      return gone?.leftOn === undefined || gone.mergedInto !== undefined ? one : { ...one, leftOn: gone.leftOn };
    }),
    plan: plan.filter(({ lead }) => of === undefined || lead === of),
    passedOn: (await passedOnIn(read, year)).filter(({ entity }) => of === undefined || entity === of),
  };
}

const wasOfYear = (entity: Entity | undefined, { year }: Year): boolean =>
  entity !== undefined && (entity.earlier !== undefined || (entity.joinedOn ?? '') <= `${year}-12-31`);

/** The number of entities that are counted before other work has its turn. */
const ENTITIES_AT_ONCE = 20;

/** One list of what was passed on in the year, of all messages. A message may be passed on in the year after it was sent. */
async function passedOnIn(read: ReadStore, year: Year): Promise<PassedOnView[]> {
  const from = yearOf(year.year - 1, year.zone).from;
  const messages = await since(read, MESSAGES, ({ at }) => at >= from);
  return messages.flatMap(({ ref, subject, classification, shared }) =>
    shared
      .filter(({ at }) => isIn(year, at))
      .map(({ entity, at, late, where, link }) => ({
        ...{ ref, entity, on: dateAt(at, year.zone), late },
        ...(classification === 'unclassified' && { subject, ...(where && { where }), ...(link && { link }) }),
      })),
  );
}

async function recordOf(read: ReadStore, year: Year, network: Network): Promise<Record> {
  // A meeting may be planned up to a year before it is held.
  const { from: planned } = yearOf(year.year - 2, year.zone);
  // One after the other, so that others have their turn between two pages.
  const requests = await since(read, REQUESTS, ({ openedAt }) => openedAt >= year.from);
  const calls = await since(read, CALLS, ({ openedAt, createdAt }) => (openedAt ?? createdAt) >= year.from);
  const meetings = await since(read, MEETINGS, ({ plannedAt }) => plannedAt >= planned);
  const items = await since(read, ITEMS, ({ addedAt }) => addedAt >= planned);
  const rotation = await read.load('terms', 'terms');
  return {
    asked: await talliesOf(read, requests, year),
    calls: calls.filter(({ openedAt }) => openedAt !== undefined && isIn(year, openedAt)),
    sat: satIn(await inTurns(heldIn(meetings, year, network))),
    items: items.filter(({ actions }) => actions.length > 0),
    terms: rotation?.terms ?? [],
  };
}

/**
 * The meetings of the year. To most of them the same entities were invited. Those that left later were invited too, and those that
 * joined later, or were away between two memberships, were not.
 */
function* heldIn(meetings: readonly Sitting[], year: Year, network: Network): InParts<Held[]> {
  const held = new Map<string, { readonly invited: readonly EntityId[]; readonly attended: (readonly EntityId[])[] }>();
  const gone = Object.values(network.roll.left ?? {});
  const members = Object.values(network.roll.entities);
  for (const meeting of meetings) {
    const begun = meeting.begunAt ?? meeting.startsAt;
    if (!meeting.isEnded || !isIn(year, begun)) continue;
    yield;
    const still = gone.filter(({ leftAt = '' }) => leftAt > begun);
    const day = dateAt(meeting.startsAt, network.settings.timeZone);
    const others = members.filter((one) => !wasMember(one, day, meeting.endedAt));
    const ids = [...still, ...others].map(({ id }) => id);
    const key = JSON.stringify([meeting.kind, meeting.audience, meeting.kind === 'rmc' ? meeting.startsAt : '', ids]);
    let group = held.get(key);
    if (!group) {
      const entities = { ...network.roll.entities, ...Object.fromEntries(still.map((one) => [one.id, one])) };
      const then = { ...network, roll: { ...network.roll, entities } };
      held.set(key, (group = { invited: invited(meeting, then), attended: [] }));
    }
    group.attended.push(meeting.attended);
  }
  return [...held.values()];
}

/** What was counted last, with what it was counted from. A request that has changed is another object. */
interface Counted {
  readonly from: Year['from'];
  readonly requests: readonly Asked[];
  readonly tallies: ReadonlyMap<EntityId, Tally>;
}
const counted = new WeakMap<ReadStore, Counted>();

async function talliesOf(
  read: ReadStore,
  requests: readonly Asked[],
  year: Year,
): Promise<ReadonlyMap<EntityId, Tally>> {
  const before = counted.get(read);
  const isSame =
    before?.from === year.from &&
    before.requests.length === requests.length &&
    requests.every((one, i) => one === before.requests[i]);
  if (isSame) return before.tallies;
  const counts: Counts = new Map();
  for await (const slice of slicesOf(requests))
    for (const one of slice) if (isIn(year, one.openedAt)) count(counts, one);
  const tallies = new Map(
    await mapInSlices(counts, ([entity, counting]) => [entity, tallyOf(counting)] as const, TALLIES_AT_ONCE),
  );
  counted.set(read, { from: year.from, requests, tallies });
  return tallies;
}
/** Of each, what it was asked in a year is put in order. */
const TALLIES_AT_ONCE = 4;

/**
 * Reads from the latest document down, and stops at the first page that is too old, so that a long history is not read for one
 * year.
 */
async function since<K extends Kind, Made>(
  read: ReadStore,
  projection: Projection<K, Made>,
  isNew: (made: Made) => boolean,
): Promise<Made[]> {
  const found: Made[] = [];
  for await (const page of projectedPages(read, projection)) {
    const recent = page.filter(isNew);
    if (recent.length === 0) break;
    found.push(...recent);
  }
  return found;
}

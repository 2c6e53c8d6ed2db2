/**
 * A request played through its rules, from its opening to its end, with people in every zone; and what each of them should
 * get, worked out from the runtime's own wall clocks, a quarter of an hour at a time, and not by the program's calendar.
 */
import type { Effect } from '../../src/core/decision.ts';
import {
  calendarDate,
  entityId,
  instant,
  millis,
  personId,
  ref,
  type CalendarDate,
  type Instant,
} from '../../src/core/ids.ts';
import type { Absence, Person } from '../../src/core/people.ts';
import type { Network } from '../../src/core/network.ts';
import { dueAt } from '../../src/features/endorsement/rules/schedule.ts';
import type { Endorsement } from '../../src/features/endorsement/rules/state.ts';
import { act, decide, net, person, SYSTEM } from './builders.ts';
import { ACT_DEFINITIONS } from './features.ts';

const QUARTER = 15 * 60_000;
const TWELVE_HOURS = 12 * 3_600_000;
const HOLIDAYS: readonly string[] = ['2026-04-03', '2026-06-19', '2026-10-12', '2026-11-26'];

/** What the wall clock of a zone shows, and whether somebody there is awake and at work. */
interface Wall {
  readonly date: string;
  readonly time: string;
  readonly works: boolean;
  readonly awake: boolean;
}
const walls = new Map<string, { readonly format: Intl.DateTimeFormat; readonly seen: Map<number, Wall> }>();
function wall(at: number, zone: string): Wall {
  let known = walls.get(zone);
  if (!known) {
    const options = { weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
    const day = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
    const format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...options, ...day });
    walls.set(zone, (known = { format, seen: new Map() }));
  }
  const seen = known.seen.get(at);
  if (seen) return seen;
  const parts = Object.fromEntries(known.format.formatToParts(at).map(({ type, value }) => [type, value]));
  const date = `${parts['year']}-${parts['month']}-${parts['day']}`;
  const time = `${parts['hour']}:${parts['minute']}`;
  const works = parts['weekday'] !== 'Sat' && parts['weekday'] !== 'Sun' && !HOLIDAYS.includes(date);
  const made = { date, time, works, awake: works && time >= '08:00' && time < '20:00' };
  known.seen.set(at, made);
  return made;
}

/** The instant at which a rung should come to a reader; undefined when that would not be after the opening. */
function wanted(rung: Instant, zone: string, { openedAt, closesAt }: Endorsement): number | undefined {
  const end = millis(closesAt);
  let at = millis(rung);
  while (at < end && !wall(at, zone).awake) at = Math.floor(at / QUARTER) * QUARTER + QUARTER;
  if (at >= end) for (at = end - QUARTER; !(wall(at, zone).works && wall(at, zone).time === '19:00');) at -= QUARTER;
  return at > millis(openedAt) ? at : undefined;
}

/** The rungs of the silent, each by itself, and then those within twelve hours as one. */
function wantedIn(zone: string, e: Endorsement): { readonly at: number; readonly rungs: readonly Instant[] }[] {
  const moments = e.reminders
    .filter(({ kind }) => kind !== 'lastDay')
    .flatMap(({ at: rung }) => {
      const at = wanted(rung, zone, e);
      return at === undefined ? [] : [{ at, rungs: [rung] }];
    });
  return moments.reduceRight<{ at: number; rungs: Instant[] }[]>((later, moment) => {
    const [next, ...rest] = later;
    return next && next.at - moment.at < TWELVE_HOURS
      ? [{ at: next.at, rungs: [...moment.rungs, ...next.rungs] }, ...rest]
      : [moment, ...later];
  }, []);
}

/** For each zone an entity, with its focal point there and its alternate somewhere else; every third focal point is away for days. */
export interface Played {
  readonly network: Network;
  readonly away: ReadonlyMap<string, Absence>;
}
export function peopled(zones: readonly string[], away: readonly [from: CalendarDate, to: CalendarDate]): Played {
  const people: Person[] = [person('sec', ['secretariat'])];
  const absences = new Map<string, Absence>();
  zones.forEach((zone, i) => {
    const entity = entityId(`E${i}`);
    people.push(person(`fp${i}`, ['focalPoint'], { entity, zone }));
    people.push(person(`alt${i}`, ['alternate'], { entity, zone: zones[(i * 7 + 3) % zones.length] ?? zone }));
    const who = { entity, focalPoint: personId(`fp${i}`), alternate: personId(`alt${i}`) };
    if (i % 3 === 0) absences.set(entity, { ...who, from: away[0], to: away[1] });
  });
  const entities = Object.fromEntries(zones.map((_, i) => [`E${i}`, { id: entityId(`E${i}`), name: `E${i}` }]));
  const roll = {
    people: Object.fromEntries(people.map((one) => [one.id, one])),
    entities,
    away: [...absences.values()],
  };
  return { network: net({ roll, settings: { holidays: HOLIDAYS.map(calendarDate) } }), away: absences };
}

type Reminders = Extract<Effect, { type: 'tell' }>;
const isReminder = (effect: Effect): effect is Reminders => effect.type === 'tell' && effect.card === 'reminder';

/** Opens it, lets it come to everybody, and lets time pass until it has ended. Gives every reminder by person. */
export function played({ network }: Played, opensAt: Instant, workingDays: number) {
  const open = ACT_DEFINITIONS['endorsement.open'];
  if (open?.type !== 'create') throw new Error('nothing is opened');
  const inputs = { title: 'T', documentUrl: 'https://un.example/t', workingDays: String(workingDays) };
  const officer = network.roll.people['sec'] as Person;
  const opened = open.rule(ref('E-1'), act('endorsement.open', officer, inputs, { at: opensAt }), network);
  const first = opened.state as Endorsement;
  const reach = Object.fromEntries(first.electorate.map((entity) => [entity, { state: 'reached', at: opensAt }]));
  let e = { ...first, reach } as Endorsement;
  const got = new Map<string, { at: number; sentAt: number }[]>();
  for (let turns = 0, now = dueAt(e); now !== null && turns < 2_000; turns += 1, now = dueAt(e)) {
    const { state, effects } = decide(e, 'endorsement.due', SYSTEM, {}, { at: now, network });
    for (const effect of effects.filter(isReminder)) {
      const { at } = effect.data as { at: Instant };
      for (const id of (effect.to as { people: readonly string[] }).people)
        got.set(id, [...(got.get(id) ?? []), { at: millis(at), sentAt: millis(now) }]);
    }
    e = state;
  }
  return { first, last: e, got };
}

const dayInNewYork = (at: number): string => wall(at, 'America/New_York').date;

/** What somebody should get: the focal point every rung, unless they are away; the alternate those and the last. */
function due(e: Endorsement, of: { readonly fp: string; readonly alt: string; readonly away?: Absence | undefined }) {
  const isAway = (at: number): boolean =>
    of.away !== undefined && of.away.from <= dayInNewYork(at) && dayInNewYork(at) <= of.away.to;
  const fp = wantedIn(of.fp, e);
  const alt = wantedIn(of.alt, e);
  const theirs = (rung: Instant | undefined) => fp.find(({ rungs }) => rung !== undefined && rungs.includes(rung))?.at;
  return {
    fp: fp.filter(({ at }) => !isAway(at)).map(({ at }) => at),
    alt: alt.filter(({ rungs }, i) => i === alt.length - 1 || isAway(theirs(rungs.at(-1)) ?? 0)).map(({ at }) => at),
  };
}

/** Everything that somebody got and should not have got, or should have got and did not. */
export function faultsOfRules(zones: readonly string[], opensAt: Instant, workingDays: number): string[] {
  const from = calendarDate(dayInNewYork(millis(opensAt) + 3 * 86_400_000));
  const to = calendarDate(dayInNewYork(millis(opensAt) + 6 * 86_400_000));
  const cast = peopled(zones, [from, to]);
  const { first, last, got } = played(cast, opensAt, workingDays);
  const faults = last.state === 'endorsed' ? [] : [`it ended as ${last.state}`];
  first.electorate.forEach((entity) => {
    const i = entity.slice(1);
    const [fp, alt] = [`fp${i}`, `alt${i}`].map((id) => cast.network.roll.people[id]?.zone ?? '') as [string, string];
    const should = due(first, { fp, alt, away: cast.away.get(entity) });
    for (const role of ['fp', 'alt'] as const) {
      const [has, needs] = [got.get(`${role}${i}`) ?? [], should[role]];
      const said = (all: readonly number[]) => all.map((at) => instant(at)).join(' ');
      if (said(has.map(({ at }) => at)) !== said(needs) || has.some(({ at, sentAt }) => at !== sentAt))
        faults.push(
          `${role} in ${role === 'fp' ? fp : alt}, opened ${opensAt} for ${workingDays} days: got ${said(has.map(({ at }) => at))}, not ${said(needs)}`,
        );
    }
  });
  return faults;
}

/**
 * What domain.md 3 says of a running request, once more and in another way: for each entity a small memory, plain
 * conditions, and wall clocks of the runtime, read a quarter of an hour at a time. It takes nothing from the program.
 */
export const ENTITIES = ['UNFPA', 'UNHCR', 'UNICEF'] as const;
export type Entity = (typeof ENTITIES)[number];
export type Who = 'fp' | 'alt';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const QUARTER = HOUR / 4;
const NEW_YORK = 'America/New_York';

interface Said {
  readonly what: 'endorsed' | 'abstained' | 'recused';
  readonly main: boolean;
  readonly text: number;
}
interface Memory {
  said: Said | null;
  /** By whom the objection and the request that stand were made: `true` the focal point, or for it in its absence. */
  objection: { main: boolean } | null;
  request: { main: boolean } | null;
  /** When the present text first came to somebody, and to whom it has come. */
  reachedAt: number | null;
  came: Set<Who>;
  /** When its people did anything, and on which text. */
  acted: { text: number; at: number }[];
}
type RungKind = 'halfTime' | 'workingDays' | 'closingDay';
interface Rung {
  readonly at: number;
  readonly kind: RungKind;
}

export interface Setting {
  /** Where each entity's people live. */
  readonly zones: Readonly<Record<Entity, string>>;
  /** The days on which UNFPA's focal point is away; its alternate acts. */
  readonly away: { readonly from: string; readonly to: string };
  readonly holidays: readonly string[];
}
export interface Model extends Setting {
  holidays: readonly string[];
  state: 'open' | 'referred' | 'endorsed' | 'withdrawn';
  waits: boolean;
  asked: number;
  closes: number;
  text: number;
  rungs: readonly Rung[];
  lastDay: number | null;
  /** The last reminder to each zone's silent. */
  readonly remindedAt: Map<string, number>;
  dayOffTold: number | null;
  readonly of: Record<Entity, Memory>;
}

export type Command =
  | {
      readonly kind: 'act';
      readonly verb: string;
      readonly entity: Entity;
      readonly main: boolean;
      readonly discuss: boolean;
    }
  | {
      readonly kind: 'enter';
      readonly entity: Entity;
      readonly position: 'endorse' | 'abstain' | 'object';
      readonly discuss: boolean;
    }
  | { readonly kind: 'extend' | 'revise'; readonly days: number }
  | { readonly kind: 'withdraw' | 'closeUnreached' | 'holiday' | 'nothing' }
  | { readonly kind: 'reach'; readonly entity: Entity; readonly who: Who };

// ——— days and clocks ———

interface Wall {
  readonly date: string;
  readonly time: string;
}
const walls = new Map<string, { readonly format: Intl.DateTimeFormat; readonly seen: Map<number, Wall> }>();
function wall(at: number, zone: string): Wall {
  let known = walls.get(zone);
  if (!known) {
    const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
    const day = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
    known = { format: new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...time, ...day }), seen: new Map() };
    walls.set(zone, known);
  }
  const minute = Math.floor(at / 60_000);
  const seen = known.seen.get(minute);
  if (seen) return seen;
  const parts = Object.fromEntries(known.format.formatToParts(at).map(({ type, value }) => [type, value]));
  const made = {
    date: `${parts['year']}-${parts['month']}-${parts['day']}`,
    time: `${parts['hour']}:${parts['minute']}`,
  };
  known.seen.set(minute, made);
  return made;
}
const dayAfter = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T12:00:00Z`) + days * DAY).toISOString().slice(0, 10);
const inNewYork = (date: string, time: string): number => {
  const at = [4, 5].map((hours) => Date.parse(`${date}T${time}:00Z`) + hours * HOUR);
  return at.find((one) => wall(one, NEW_YORK).date === date && wall(one, NEW_YORK).time === time) ?? Number.NaN;
};
const dateOf = (at: number): string => wall(at, NEW_YORK).date;
const closingOf = (date: string): number => inNewYork(date, '17:00');

const works = (m: Setting, date: string): boolean => {
  const weekday = new Date(`${date}T12:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !m.holidays.includes(date);
};
function workingDays(m: Setting, date: string, n: number, step: 1 | -1): string {
  let day = date;
  for (let left = n; left > 0;) {
    day = dayAfter(day, step);
    if (works(m, day)) left -= 1;
  }
  return day;
}
const onOrAfter = (m: Setting, date: string): string => (works(m, date) ? date : workingDays(m, date, 1, 1));
const oneWorkingDay = (m: Setting, at: number): number => closingOf(workingDays(m, dateOf(at), 1, 1));

/** So many working days after the opening, and 72 hours at least. */
export function closingAfter(m: Setting, at: number, days: number): number {
  let date = workingDays(m, dateOf(at), days, 1);
  if (closingOf(date) >= at + 72 * HOUR) return closingOf(date);
  for (date = onOrAfter(m, dateOf(at + 72 * HOUR)); closingOf(date) < at + 72 * HOUR;)
    date = workingDays(m, date, 1, 1);
  return closingOf(date);
}

// ——— reminders ———

/** The network's own rungs, planned at an instant: those before it are gone. */
function plan(m: Model, at: number): void {
  const end = dateOf(m.closes);
  const middle = Math.floor((m.asked + m.closes) / 2);
  const all: Rung[] = [
    { kind: 'halfTime', at: middle },
    { kind: 'workingDays', at: closingOf(workingDays(m, end, 2, -1)) },
    { kind: 'workingDays', at: closingOf(workingDays(m, end, 1, -1)) },
    { kind: 'closingDay', at: inNewYork(end, '09:00') },
  ];
  m.rungs = all
    .filter(
      (rung, i) => rung.at > m.asked && rung.at < m.closes && !all.some((other, j) => j > i && other.at === rung.at),
    )
    .filter((rung) => rung.at > at)
    .sort((a, b) => a.at - b.at);
  const lastDay = inNewYork(end, '09:00');
  m.lastDay = lastDay > at && lastDay < m.closes ? lastDay : null;
}

const awake = (m: Model, at: number, zone: string): boolean => {
  const { date, time } = wall(at, zone);
  return works(m, date) && time >= '08:00' && time < '20:00';
};

/** At its instant, or at the reader's first waking moment after it; where that is not before the end, at 19:00 before it. */
function comesAt(m: Model, rung: number, zone: string): number | null {
  let at = rung;
  while (at < m.closes && !awake(m, at, zone)) at = Math.floor(at / QUARTER) * QUARTER + QUARTER;
  if (at >= m.closes)
    for (at = m.closes - QUARTER; wall(at, zone).time !== '19:00' || !works(m, wall(at, zone).date);) at -= QUARTER;
  return at > m.asked ? at : null;
}

interface Coming {
  readonly at: number;
  readonly kind: RungKind;
}
/** Two within twelve hours are one: the later. */
function coming(m: Model, zone: string): Coming[] {
  const kept: Coming[] = [];
  for (const rung of [...m.rungs].reverse()) {
    const at = comesAt(m, rung.at, zone);
    if (at !== null && !(kept[0] && kept[0].at - at < 12 * HOUR)) kept.unshift({ at, kind: rung.kind });
  }
  return kept;
}

/** Which it is, in words of the reader's day. */
function says(m: Model, { at, kind }: Coming, zone: string): string {
  const [today, end] = [wall(at, zone).date, wall(m.closes, zone).date];
  if (end === today) return 'today';
  if (end === dayAfter(today, 1)) return 'tomorrow';
  if (kind === 'halfTime') return 'halfTime';
  let left = 0;
  for (let day = dayAfter(today, 1); day <= end; day = dayAfter(day, 1)) if (works(m, day)) left += 1;
  return left === 0 ? 'lastWorkingDay' : `workingDays ${left}`;
}

const isAway = (m: Model, e: Entity, at: number): boolean =>
  e === 'UNFPA' && m.away.from <= dateOf(at) && dateOf(at) <= m.away.to;

function receivers(m: Model, e: Entity, at: number, last: boolean): Who[] {
  const { came } = m.of[e];
  if (isAway(m, e, at)) return ['alt'];
  if (came.size > 0 && !came.has('fp')) return ['alt'];
  return last ? ['fp', 'alt'] : ['fp'];
}

/** Everything that is sent after `from`, up to `to`; after a downtime what is older than a quarter of an hour is skipped. */
export function timePasses(m: Model, from: number, to: number, wasDown: boolean): string[] {
  const sent: string[] = [];
  const isDue = (at: number): boolean => at > from && at <= to && (!wasDown || to - at <= QUARTER);
  const tell = (e: Entity, what: string, at: number, last: boolean): number =>
    sent.push(...receivers(m, e, at, last).map((who) => `${what} to ${who} of ${e} at ${new Date(at).toISOString()}`));
  const isLeft = !wasDown || to <= m.closes;
  if (m.state === 'open' && !m.waits && isLeft)
    for (const e of ENTITIES) {
      const zone = m.zones[e];
      const ladder = coming(m, zone);
      for (const [i, rung] of ladder.entries()) {
        const before = m.remindedAt.get(zone);
        if (!isDue(rung.at) || !silent(m, e) || m.of[e].reachedAt === null) continue;
        if (before !== undefined && rung.at - before < 12 * HOUR) continue;
        tell(e, `reminder (${says(m, rung, zone)})`, rung.at, i === ladder.length - 1);
        m.remindedAt.set(zone, rung.at);
      }
      const last = m.lastDay === null ? null : comesAt(m, m.lastDay, zone);
      if (last !== null && isDue(last) && m.of[e].objection && !m.of[e].request) tell(e, 'objectionAlone', last, true);
    }
  if (m.state === 'open' && !m.waits && to > m.closes) {
    if (ENTITIES.some((e) => stops(m, e)) || ENTITIES.every((e) => stand(m, e) === 'recused')) m.waits = true;
    else m.state = 'endorsed';
  }
  return sent;
}

// ——— positions ———

export const pair = ({ objection, request }: Memory): boolean => objection !== null && request !== null;
const anyPair = (m: Model): boolean => ENTITIES.some((e) => pair(m.of[e]));
export const stand = (m: Model, e: Entity): string => {
  const { objection, said } = m.of[e];
  if (objection) return 'objected';
  if (!said) return 'silent';
  return said.text < m.text ? 'stale' : said.what;
};
export const silent = (m: Model, e: Entity): boolean =>
  ['stale', 'silent'].includes(stand(m, e)) && m.of[e].request === null;
/** A day before the end at the latest. */
const inGoodTime = (m: Model, at: number): boolean => at <= m.closes - DAY;
export function stops(m: Model, e: Entity): boolean {
  const { reachedAt, acted } = m.of[e];
  const reached = reachedAt !== null && inGoodTime(m, reachedAt);
  return silent(m, e) && !reached && !acted.some(({ text, at }) => text === m.text && inGoodTime(m, at));
}

/** How the present text has come to it; `no`: not at all, as far as is known. */
export function reach(m: Model, e: Entity): 'reached' | 'tooLate' | 'no' {
  const { reachedAt, acted } = m.of[e];
  const spoke = acted.some(({ text, at }) => text === m.text && inGoodTime(m, at));
  if (spoke || (reachedAt !== null && inGoodTime(m, reachedAt))) return 'reached';
  return reachedAt === null ? 'no' : 'tooLate';
}

/** Answers that ask for nothing. */
const SAID: Readonly<Record<string, Said['what']>> = { endorse: 'endorsed', abstain: 'abstained', recuse: 'recused' };

/** Does what the focal point said stand against this act of the alternate? */
function overruled(m: Model, e: Entity, verb: string): boolean {
  const { said, objection, request } = m.of[e];
  const answers = verb in SAID;
  if (answers && (objection?.main === true || request?.main === true)) return true;
  if (objection || !said?.main || said.text < m.text) return false;
  if (answers) return said.what !== SAID[verb];
  return verb === 'object' || verb === 'requestDiscussion';
}

/** Does what the Secretariat enters take the place of what the focal point said itself? */
export function overturns(m: Model, e: Entity, position: 'endorse' | 'abstain' | 'object'): boolean {
  const { said, objection, request } = m.of[e];
  if (objection?.main) return position !== 'object';
  if (!objection && said?.main && said.text === m.text && said.what !== SAID[position]) return true;
  return request?.main === true && position !== 'object';
}

/** What a representative's act, or one entered for an entity, does to its memory. */
function remember(m: Model, e: Entity, verb: string, main: boolean, discuss: boolean): void {
  const memory = m.of[e];
  switch (verb) {
    case 'endorse':
    case 'abstain':
    case 'recuse':
      memory.said = { what: SAID[verb] ?? 'endorsed', main, text: m.text };
      memory.objection = memory.request = null;
      return;
    case 'object':
      memory.said = null;
      memory.objection = !main && memory.objection?.main ? memory.objection : { main };
      if (discuss) memory.request ??= { main };
      return;
    case 'requestDiscussion':
      if (memory.said?.what === 'recused') memory.said = null;
      memory.request = !main && memory.request?.main ? memory.request : { main };
      return;
    case 'withdrawObjection':
      memory.objection = null;
      return;
    case 'withdrawRequest':
      memory.request = null;
  }
}

/** A pair has come together, or the last has gone. */
function after(m: Model, at: number, hadPair: boolean): void {
  if (m.state === 'open' && anyPair(m)) {
    m.state = 'referred';
  } else if (m.state === 'referred' && hadPair && !anyPair(m) && at <= m.closes) {
    m.state = 'open';
    m.closes = Math.max(m.closes, oneWorkingDay(m, at));
    plan(m, at);
  }
}

export function opened(setting: Setting, at: number, closes: number): Model {
  const fresh = (): Memory => ({
    said: null,
    objection: null,
    request: null,
    reachedAt: null,
    came: new Set(),
    acted: [],
  });
  const m: Model = {
    ...setting,
    state: 'open',
    waits: false,
    asked: at,
    closes,
    text: 1,
    rungs: [],
    lastDay: null,
    remindedAt: new Map(),
    dayOffTold: null,
    of: { UNFPA: fresh(), UNHCR: fresh(), UNICEF: fresh() },
  };
  plan(m, at);
  return m;
}

/** The date to which somebody extends who says so many days. */
export const dateIn = (at: number, days: number): string => new Date(at + days * DAY).toISOString().slice(0, 10);

/** Gives `ok`, `told` where the Secretariat hears of a day off, or the refusal's code, and changes the model. */
export function modelled(m: Model, c: Command, at: number): string {
  const runs = m.state === 'open' || m.state === 'referred';
  const inTime = runs && at <= m.closes;
  switch (c.kind) {
    case 'act': {
      const memory = m.of[c.entity];
      const withdraws = c.verb.startsWith('withdraw');
      if (withdraws && runs && !(c.verb === 'withdrawObjection' ? memory.objection : memory.request)) return 'conflict';
      if (!inTime && !(withdraws && m.state === 'referred')) return 'closed';
      memory.acted.push({ text: m.text, at });
      // What the alternate says in the absence is the focal point's own, then and afterwards.
      const main = c.main || isAway(m, c.entity, at);
      const had = anyPair(m);
      if (!main && overruled(m, c.entity, c.verb)) return 'ok';
      remember(m, c.entity, c.verb, main, c.discuss);
      after(m, at, had);
      return 'ok';
    }
    case 'enter': {
      if (!inTime) return 'closed';
      const had = anyPair(m);
      if (c.position === 'object') m.of[c.entity].objection = null;
      remember(m, c.entity, c.position, false, c.discuss);
      after(m, at, had);
      return 'ok';
    }
    case 'extend': {
      if (!runs) return 'closed';
      if (m.state !== 'open') return 'conflict';
      const to = closingOf(onOrAfter(m, dateIn(at, c.days)));
      if (to <= m.closes || to <= at) return 'invalid';
      m.closes = to;
      m.waits = false;
      plan(m, at);
      return 'ok';
    }
    case 'revise': {
      if (!runs || (m.state === 'referred' && !inTime)) return 'closed';
      m.closes = Math.max(m.closes, closingAfter(m, at, c.days));
      m.asked = at;
      m.text += 1;
      m.waits = false;
      for (const e of ENTITIES) Object.assign(m.of[e], { reachedAt: null, came: new Set() });
      plan(m, at);
      return 'ok';
    }
    case 'withdraw':
      if (!runs) return 'closed';
      m.state = 'withdrawn';
      return 'ok';
    case 'closeUnreached':
      if (!runs) return 'closed';
      if (!m.waits || inTime) return 'conflict';
      m.state = 'endorsed';
      return 'ok';
    case 'holiday': {
      m.holidays = [...m.holidays, dateOf(m.closes)];
      if (m.state !== 'open' || !inTime || m.dayOffTold === m.closes) return 'ok';
      m.dayOffTold = m.closes;
      return 'told';
    }
    case 'reach': {
      if (!runs) return 'ok';
      const memory = m.of[c.entity];
      memory.reachedAt ??= at;
      memory.came.add(c.who);
      return 'ok';
    }
    case 'nothing':
      return 'ok';
  }
}

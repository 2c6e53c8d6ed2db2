/**
 * A meeting and its items as domain.md 5 has them, written from it alone: begun in time, early or afterwards, taken back,
 * attended, decided in, ended, moved, cancelled; what stands in the register; and what the Steering Committee's list does. Time is in minutes from the planned start.
 */
export const ENTITIES = ['UNFPA', 'UNHCR', 'UNICEF'] as const;
export type Entity = (typeof ENTITIES)[number];
/** The first was referred by UNICEF's written objection. */
export const ITEMS = ['A-1', 'A-2'] as const;
export type ItemName = (typeof ITEMS)[number];
const WRITTEN: Readonly<Record<ItemName, readonly Entity[]>> = { 'A-1': ['UNICEF'], 'A-2': [] };

export const LASTS = 60;
const EARLIEST = 30;
const LAPSES_AFTER = 24 * 60;

export type Command =
  | { readonly kind: 'wait'; readonly minutes: number }
  | { readonly kind: 'begin'; readonly confirm: boolean }
  | { readonly kind: 'afterwards' | 'unbegin' | 'cancel' }
  | { readonly kind: 'move'; readonly minutes: number }
  | { readonly kind: 'end'; readonly confirm: boolean }
  | { readonly kind: 'present' | 'left'; readonly entity: Entity }
  | { readonly kind: 'put' | 'takeBack' | 'committee'; readonly item: ItemName }
  | { readonly kind: 'object' | 'lift'; readonly item: ItemName; readonly entity: Entity }
  | {
      readonly kind: 'record';
      readonly item: ItemName;
      readonly outcome: 'consensus' | 'noted' | 'deferred' | 'carry' | 'steeringCommittee';
    };
export type Answer = 'ok' | 'conflict' | 'closed' | 'invalid' | 'notAllowed';

export interface Item {
  /** `here`: on this agenda; `next`: on that of the next meeting. */
  where: 'here' | 'next' | 'committee' | 'decided' | 'noted';
  /** Meetings that left it to the next one. */
  carried: number;
  /** This meeting has made something of it. */
  dealtWith: boolean;
  question: { present: Entity[]; spoken: Entity[] } | undefined;
  lifted: Entity[];
  /** By which route it got its number in the register. */
  route: 'meeting' | 'steeringCommittee' | undefined;
  /** Who was present each time that an outcome was recorded, and who had gone back on an objection there. */
  sat: { present: Entity[]; lifted: Entity[] }[];
  /** Lost when nobody began the meeting, and not dealt with anywhere since. */
  lost: boolean;
}
export interface Model {
  now: number;
  start: number;
  /** Where it started before it was moved to now. */
  movedFrom: number | undefined;
  state: 'planned' | 'running' | 'ended' | 'notHeld' | 'cancelled';
  isAfterwards: boolean;
  present: Entity[];
  recorded: boolean;
  endedAt: number | undefined;
  readonly items: Record<ItemName, Item>;
}

const fresh = (): Item => ({
  where: 'here',
  carried: 0,
  dealtWith: false,
  question: undefined,
  lifted: [],
  route: undefined,
  sat: [],
  lost: false,
});
export const begin = (now: number): Model => ({
  now,
  start: 0,
  movedFrom: undefined,
  state: 'planned',
  isAfterwards: false,
  present: [],
  recorded: false,
  endedAt: undefined,
  items: { 'A-1': fresh(), 'A-2': fresh() },
});

const openHere = (m: Model): Item[] => ITEMS.map((name) => m.items[name]).filter(({ where }) => where === 'here');
/** They go to the next meeting; a question that stood is over, and was a sitting. */
function carryAll(m: Model, lost: boolean): void {
  for (const item of openHere(m)) {
    const dealtWith = item.dealtWith || item.question !== undefined;
    Object.assign(item, { where: 'next', carried: item.carried + 1, lost, dealtWith, question: undefined });
  }
}

/** Objections of present entities that stand: said in the room, or in writing and not taken back. */
export function standing(item: Item, name: ItemName): Entity[] {
  const { question, lifted } = item;
  if (!question) return [];
  const written = WRITTEN[name].filter((one) => question.present.includes(one) && !lifted.includes(one));
  return [...new Set([...question.spoken, ...written])].sort();
}

function wait(m: Model, minutes: number): Answer {
  m.now += minutes;
  lapse(m);
  return 'ok';
}
/** A day after its end nobody has begun it: it was not held, and its items go on. */
function lapse(m: Model): void {
  if (m.state !== 'planned' || m.now < m.start + LASTS + LAPSES_AFTER) return;
  m.state = 'notHeld';
  carryAll(m, true);
}

function run(m: Model): Answer {
  m.state = 'running';
  m.recorded = false;
  return 'ok';
}

function beginNow(m: Model, confirm: boolean): Answer {
  if (m.state === 'running') return 'conflict';
  if (m.state === 'ended' || m.state === 'cancelled') return 'closed';
  // Of one that counts as not held the times are asked for.
  if (m.state === 'notHeld') return 'invalid';
  if (m.now >= m.start - EARLIEST) return run(m);
  if (!confirm) return 'conflict';
  m.movedFrom = m.start;
  m.start = m.now;
  return run(m);
}

function afterwards(m: Model): Answer {
  if (m.state === 'running') return 'conflict';
  if (m.state === 'ended' || m.state === 'cancelled') return 'closed';
  if (m.now <= m.start + LASTS) return 'conflict';
  for (const item of Object.values(m.items))
    if (m.state === 'notHeld' && item.lost)
      Object.assign(item, { where: 'here', carried: item.carried - 1, lost: false });
  m.isAfterwards = true;
  return run(m);
}

function unbegin(m: Model): Answer {
  if (m.state === 'planned') return 'conflict';
  if (m.state !== 'running') return 'closed';
  if (m.recorded) return 'conflict';
  m.state = 'planned';
  m.isAfterwards = false;
  m.start = m.movedFrom ?? m.start;
  m.movedFrom = undefined;
  lapse(m);
  return 'ok';
}

function end(m: Model, confirm: boolean): Answer {
  if (m.state === 'planned' || m.state === 'ended') return 'conflict';
  if (m.state !== 'running') return 'closed';
  if (openHere(m).length > 0 && !confirm) return 'conflict';
  carryAll(m, false);
  m.state = 'ended';
  m.endedAt = m.isAfterwards ? m.start + LASTS / 2 : m.now;
  return 'ok';
}

/** Before it begins; its items move along. */
function cancel(m: Model): Answer {
  if (m.state === 'running') return 'conflict';
  if (m.state !== 'planned') return 'closed';
  m.state = 'cancelled';
  // It was no meeting that left them to the next one.
  for (const item of openHere(m)) item.where = 'next';
  return 'ok';
}

/** To a time to come, before it begins; its items move along with it. */
function move(m: Model, minutes: number): Answer {
  if (m.state === 'running') return 'conflict';
  if (m.state !== 'planned') return 'closed';
  m.start = m.now + minutes;
  return 'ok';
}

function attend(m: Model, entity: Entity, comes: boolean): Answer {
  if (m.state === 'planned') return 'conflict';
  if (m.state !== 'running') return 'closed';
  if (m.present.includes(entity) === comes) return 'ok';
  m.present = comes ? [...m.present, entity].sort() : m.present.filter((one) => one !== entity);
  m.recorded = true;
  return 'ok';
}

/** Can this meeting deal with the item now? */
function here(m: Model, item: Item): Answer {
  if (m.state === 'running' && item.where === 'here') return 'ok';
  if (m.state === 'running' && item.dealtWith) return 'conflict';
  return item.where === 'here' || item.where === 'next' ? 'conflict' : 'closed';
}

function put(m: Model, item: Item): Answer {
  const may = here(m, item);
  if (may !== 'ok') return may;
  if (item.question && String(item.question.present) === String(m.present)) return 'conflict';
  const spoken = item.question?.spoken ?? [];
  item.question = { present: [...m.present], spoken: spoken.filter((one) => m.present.includes(one)) };
  m.recorded = true;
  return 'ok';
}

function speak(item: Item, name: ItemName, entity: Entity, kind: 'object' | 'lift'): Answer {
  const { question } = item;
  if (!question)
    return item.dealtWith || ['committee', 'decided', 'noted'].includes(item.where) ? 'closed' : 'conflict';
  if (!question.present.includes(entity)) return 'notAllowed';
  if (kind === 'lift' && !standing(item, name).includes(entity)) return 'conflict';
  question.spoken = question.spoken.filter((one) => one !== entity);
  item.lifted = item.lifted.filter((one) => one !== entity);
  if (kind === 'object') question.spoken.push(entity);
  else item.lifted.push(entity);
  return 'ok';
}

function record(m: Model, name: ItemName, outcome: (Command & { kind: 'record' })['outcome']): Answer {
  const item = m.items[name];
  const may = here(m, item);
  if (may !== 'ok') return may;
  if (outcome === 'consensus') {
    const { question } = item;
    if (!question || question.present.length === 0 || standing(item, name).length > 0) return 'conflict';
  }
  item.sat.push({ present: [...(item.question?.present ?? m.present)], lifted: [...item.lifted].sort() });
  item.question = undefined;
  item.dealtWith = true;
  m.recorded = true;
  if (outcome === 'consensus') item.route = 'meeting';
  if (outcome === 'consensus') item.where = 'decided';
  else if (outcome === 'noted') item.where = 'noted';
  else if (outcome === 'steeringCommittee') item.where = 'committee';
  else Object.assign(item, { where: 'next', carried: item.carried + 1 });
  return 'ok';
}

function offTheList(item: Item, to: 'next' | 'decided'): Answer {
  if (item.where !== 'committee') return item.where === 'decided' || item.where === 'noted' ? 'closed' : 'conflict';
  item.where = to;
  if (to === 'decided') item.route = 'steeringCommittee';
  return 'ok';
}

/** Does it, when it may be done; a refusal changes nothing. */
export function apply(m: Model, command: Command): Answer {
  switch (command.kind) {
    case 'wait':
      return wait(m, command.minutes);
    case 'begin':
      return beginNow(m, command.confirm);
    case 'afterwards':
      return afterwards(m);
    case 'unbegin':
      return unbegin(m);
    case 'end':
      return end(m, command.confirm);
    case 'cancel':
      return cancel(m);
    case 'move':
      return move(m, command.minutes);
    case 'present':
    case 'left':
      return attend(m, command.entity, command.kind === 'present');
    case 'put':
      return put(m, m.items[command.item]);
    case 'object':
    case 'lift':
      return speak(m.items[command.item], command.item, command.entity, command.kind);
    case 'record':
      return record(m, command.item, command.outcome);
    case 'takeBack':
      return offTheList(m.items[command.item], 'next');
    case 'committee':
      return offTheList(m.items[command.item], 'decided');
  }
}

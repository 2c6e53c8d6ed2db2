/** A small network with an RMC: five entities, a Chair, two seats from January on. */
import { person } from './builders.ts';
import { world, type Options, type Reply, type World } from './world.ts';

export interface TermRecord {
  readonly target: string;
  readonly seat: number;
  readonly entity: string | null;
  readonly from: string;
  readonly to: string;
  readonly state: 'past' | 'current' | 'future';
  readonly reason: string;
  readonly acknowledged: null | { readonly entity: string };
  readonly swap: null | { readonly state: string; readonly with: string };
}

export const CHAIR = person('una-90', ['rmcChair'], { name: 'Rolf Ek', email: 'rmc@secretariat.example' });
const ENTITIES = ['DPO', 'IOM', 'UNFPA', 'UNHCR', 'UNICEF'];

export const committee = (of: Options = {}): Promise<World> => world({ entities: ENTITIES, people: [CHAIR], ...of });
/** Picks in the order of the roll: DPO and IOM for 2027, UNFPA and UNHCR for 2028, UNICEF and DPO for 2029. */
export const configure = (w: World, of: Readonly<Record<string, unknown>> = {}): Promise<Reply> =>
  w.officer.press('rmc.configure', null, { seats: 2, termMonths: 12, startsOn: '2027-01-01', ...of });

export const terms = (w: World): Promise<TermRecord[]> => w.records<TermRecord>('terms');
export async function term(w: World, target: string): Promise<TermRecord> {
  const [found] = await w.records<TermRecord>('terms', target);
  if (!found) throw new Error(`there is no ${target}`);
  return found;
}
/** `DPO 2027-01-01`, or `empty 2027-01-01`. */
export const plan = (all: readonly TermRecord[]): string[] =>
  all.map(({ entity, from }) => `${entity ?? 'empty'} ${from}`);
/** Nobody speaks for the entity any more. */
export async function leave(w: World, entity: string): Promise<void> {
  for (const role of ['fp', 'alt'])
    await w.officer.press('roll.remove', null, { email: `${role}@${entity.toLowerCase()}.example` });
  await w.settle();
}
/** A focal point comes for the entity. */
export async function join(w: World, entity: string): Promise<void> {
  await w.officer.press('entity.set', null, { short: entity });
  await w.officer.press('roll.set', null, {
    email: `new@${entity.toLowerCase()}.example`,
    name: `New of ${entity}`,
    entity,
    role: 'focalPoint',
  });
  await w.settle();
}

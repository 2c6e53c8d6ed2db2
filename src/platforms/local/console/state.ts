import { clock, people, records, type Clock, type ConsoleNetwork, type Person, type StoredRecord } from './api.ts';
import { groupOf } from './who.ts';

/** What the page knows about the program. */
export interface State {
  readonly networks: readonly ConsoleNetwork[];
  network: ConsoleNetwork;
  people: readonly Person[];
  clock: Clock;
  requests: readonly StoredRecord[];
  /** The person whose chat is open. */
  chosen: Person | undefined;
}

/** Reads everything again except the chat. */
export async function reread(state: State): Promise<void> {
  const { id } = state.network;
  const [everyone, now, requests] = await Promise.all([people(id), clock(), records(id, 'endorsements')]);
  if (state.network.id !== id) return;
  Object.assign(state, { people: everyone, clock: now, requests });
  state.chosen = everyone.find((person) => person.id === state.chosen?.id);
}

/** The person named in the page's address. Without one, the Secretariat, where work begins. */
export function wanted({ people: everyone }: State): Person | undefined {
  const hash = location.hash.slice(1);
  return everyone.find(({ id }) => encodeURIComponent(id) === hash) ?? firstOf(everyone);
}

const firstOf = (everyone: readonly Person[]): Person | undefined =>
  everyone.find(({ role }) => role === 'secretariat') ??
  everyone.find((person) => groupOf(person) === 'Secretariat') ??
  everyone[0];

/** A person who may open a request: the chosen one, or else the first of the Secretariat. */
export function opener({ people: everyone, chosen }: State): Person | undefined {
  return chosen && groupOf(chosen) === 'Secretariat' ? chosen : firstOf(everyone);
}

/** Puts a person into the page's address. Listeners for the address then open the chat. */
export function go(id: string): void {
  const hash = `#${encodeURIComponent(id)}`;
  if (location.hash === hash) window.dispatchEvent(new HashChangeEvent('hashchange'));
  else location.hash = hash;
}

/**
 * Who waits for a gate (a limit that is full) stands in a line, in the store. Here only the lines' names are kept, so a
 * hundred thousand that wait cost no more memory than one. Each flow (what is said of one thing in one network) has a
 * line of its own at each gate, and the lines take turns: first those of what is urgent, then network by network, and
 * within a network flow by flow. So a letter to thousands keeps nobody waiting who has one thing to say.
 */
import type { Delivery } from '../core/envelope.ts';

export interface WaitQueues {
  add(line: string): void;
  /** Nobody stands there any more. */
  remove(line: string): void;
  /** Does anybody wait there whom a newcomer must not overtake? */
  isBehind(gate: string, urgent: boolean): boolean;
  /** The gates that somebody waits for. */
  gates(): readonly string[];
  /** Whose turns these are: so many for each line. */
  share(gate: string, turns: number): ReadonlyMap<string, number>;
}

/** Names of flows are cut down to so many, so that lines are few however many things are spoken of. */
const FLOWS = 256;

/** The name of the line for a delivery at a gate. */
export const queueNameOf = (delivery: Pick<Delivery, 'network' | 'about' | 'card' | 'urgent'>, gate: string): string =>
  `${delivery.urgent ? URGENT : flowOf(delivery)}/${delivery.network}/${gate}`;

export const gateOf = (line: string): string => partsOf(line).gate;

const URGENT = '!';

function flowOf({ about, card }: Pick<Delivery, 'about' | 'card'>): number {
  let sum = 0;
  for (const letter of `${about ?? ''}/${card}`) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003;
  return sum % FLOWS;
}

function partsOf(line: string): { readonly network: string; readonly gate: string; readonly urgent: boolean } {
  const [flow = '', network = '', ...gate] = line.split('/');
  return { network, gate: gate.join('/'), urgent: flow === URGENT };
}

/** Lines in the order of their turns, by network. */
type Turns = Map<string, Set<string>>;
interface Waiting {
  readonly urgent: Turns;
  readonly others: Turns;
}

export function createWaitQueues(): WaitQueues {
  const waiting = new Map<string, Waiting>();
  return {
    add(line) {
      const { network, gate, urgent } = partsOf(line);
      const here: Waiting = waiting.get(gate) ?? { urgent: new Map(), others: new Map() };
      waiting.set(gate, here);
      const turns = urgent ? here.urgent : here.others;
      turns.set(network, (turns.get(network) ?? new Set<string>()).add(line));
    },
    remove(line) {
      const { network, gate, urgent } = partsOf(line);
      const here = waiting.get(gate);
      if (!here) return;
      const turns = urgent ? here.urgent : here.others;
      turns.get(network)?.delete(line);
      if (turns.get(network)?.size === 0) turns.delete(network);
      if (here.urgent.size + here.others.size === 0) waiting.delete(gate);
    },
    isBehind(gate, urgent) {
      const here = waiting.get(gate);
      return here !== undefined && (here.urgent.size > 0 || !urgent);
    },
    gates: () => [...waiting.keys()],
    share(gate, turns) {
      const here = waiting.get(gate);
      const shares = new Map<string, number>();
      if (!here) return shares;
      const ring = here.urgent.size > 0 ? here.urgent : here.others;
      for (let turn = 0; turn < turns; turn += 1) {
        const line = next(ring);
        shares.set(line, (shares.get(line) ?? 0) + 1);
      }
      return shares;
    },
  };
}

/** The line whose turn it is; it and its network go to the end. */
function next(ring: Turns): string {
  const [first] = ring;
  const [line] = first?.[1] ?? [];
  if (!first || line === undefined) throw new Error('an empty line was kept');
  const [network, lines] = first;
  lines.delete(line);
  lines.add(line);
  ring.delete(network);
  ring.set(network, lines);
  return line;
}

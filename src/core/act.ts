import { eventId, type EventId, type Instant, type NetworkId, type Ref, type PlatformName } from './ids.ts';
import type { Person } from './people.ts';
import type { RoomHere } from './room.ts';

/** Concord itself, when something falls due or one decision causes another. */
export const SYSTEM = 'concord';
export type Actor = Person | typeof SYSTEM;

/** The command line of whoever runs the server (`npm run concord -- …`). No platform can say so of itself. */
export const COMMAND_LINE = 'commandLine';

/** One thing somebody wants done. `inputs` has passed the verb's schema; the actor comes from the stored roll. */
export interface Act<Inputs = Readonly<Record<string, unknown>>, Who extends Actor = Actor> {
  readonly verb: string;
  readonly network: NetworkId;
  readonly target?: Ref;
  readonly inputs: Inputs;
  /** The document version printed on the pressed card; absent for typed words. */
  readonly seen?: string;
  readonly actor: Who;
  readonly platform: PlatformName;
  /** The channel in which it was said, by the platform's own word; absent in a chat with one person. */
  readonly room?: RoomHere;
  readonly receivedAt: Instant;
  readonly eventId: EventId;
}

/** One that a person on the roll does. */
export type ByPerson<Inputs> = Act<Inputs, Person>;
/** One that Concord itself does. */
export type BySystem<Inputs> = Act<Inputs, typeof SYSTEM>;

/** An act before its actor and inputs have been looked at: what a platform hands in, or Concord hands itself. */
export interface Pressed {
  readonly verb: string;
  readonly network: NetworkId;
  readonly target?: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly seen?: string;
  /** Names the form in which it was filled in: opened anew it has another name. Absent for what is no form's. */
  readonly opened?: string;
  /** The person's id as the platform's directory link gives it, or Concord itself. */
  readonly from: string;
  readonly platform: PlatformName;
  readonly room?: RoomHere;
  readonly receivedAt: Instant;
  readonly eventId: EventId;
}

interface SystemAct {
  readonly verb: string;
  readonly network: NetworkId;
  readonly target?: string;
  readonly inputs?: Pressed['inputs'];
}

/** @param event names the cause: the same event is done once */
export const systemAct = ({ verb, network, target, inputs = {} }: SystemAct, at: Instant, event: string): Pressed => ({
  verb,
  network,
  ...(target !== undefined && { target }),
  inputs,
  from: SYSTEM,
  platform: 'concord',
  receivedAt: at,
  eventId: eventId(event),
});

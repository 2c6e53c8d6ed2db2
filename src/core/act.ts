import { eventId, type EventId, type Instant, type NetworkId, type Ref, type PlatformName } from './ids.ts';
import type { Person } from './people.ts';
import type { RoomHere } from './room.ts';

/** Concord itself, as the actor of what falls due and of acts that follow from other acts. */
export const SYSTEM = 'concord';
export type Actor = Person | typeof SYSTEM;

/** The platform of acts from the server's command line (`npm run concord -- …`). No chat platform may use this name. */
export const COMMAND_LINE = 'commandLine';

/** One thing that somebody wants done. The inputs have passed the act's schema. The actor comes from the stored roll. */
export interface Act<Inputs = Readonly<Record<string, unknown>>, Who extends Actor = Actor> {
  readonly verb: string;
  readonly network: NetworkId;
  readonly target?: Ref;
  readonly inputs: Inputs;
  /** The version of the document that the pressed card showed; absent for typed words. */
  readonly seen?: string;
  readonly actor: Who;
  readonly platform: PlatformName;
  /** See `Pressed`. */
  readonly via?: string;
  /** The channel in which it was said; absent in a chat with one person. */
  readonly room?: RoomHere;
  readonly receivedAt: Instant;
  readonly eventId: EventId;
}

/** An act by a person on the roll. */
export type ByPerson<Inputs> = Act<Inputs, Person>;
/** An act by Concord itself. */
export type BySystem<Inputs> = Act<Inputs, typeof SYSTEM>;

/** An act whose actor and inputs are not checked yet, from a platform or from Concord itself. */
export interface Pressed {
  readonly verb: string;
  readonly network: NetworkId;
  readonly target?: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly seen?: string;
  /** The name of the form in which it was filled in. A form that is opened again has a new name. Absent outside forms. */
  readonly opened?: string;
  /** The entity for which the presser spoke when the form was drawn; absent where nobody noted it, and nothing is checked. */
  readonly drawnFor?: string;
  /** The id of the person whose account pressed, or `SYSTEM`. */
  readonly from: string;
  readonly platform: PlatformName;
  /**
   * How it came, where the platform's name does not say enough: `link DELIVERY · pass P-…`, `calendar reply`. Part of the
   * audit line.
   */
  readonly via?: string;
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

/**
 * An act by Concord itself.
 * @param event names the cause: for one event the act is done once
 */
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

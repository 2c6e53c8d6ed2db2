import type { RefusalCode } from '../core/answer.ts';
import type { Card } from '../core/card.ts';
import type { EventId, Instant, NetworkId, PersonId, PlatformName } from '../core/ids.ts';
import type { Language, Person } from '../core/people.ts';
import type { RoomHere } from '../core/room.ts';

/** The core as platforms see it: presses and words enter here. */
export interface Door {
  /**
   * A press. The person is named by the id that the platform's link gives; permission is checked by the core.
   * @param stored called when the answer is stored, before its card is drawn, so that a platform can acknowledge the press
   * early
   */
  press(pressed: Press, stored?: () => void): Promise<ShownAnswer>;
  /**
   * A file that somebody hands in on a page or in a chat. Who keeps the roll gets the preview of its import; everybody else
   * is refused by the core, and the file is not even asked for.
   */
  handIn(file: HandedIn): Promise<ShownAnswer>;
  /** The message shows the answer to a press. It is not edited for some seconds, so that the person can read it. */
  answeredOn(platform: PlatformName, messageId: string): void;
  /** Typed words. */
  say(said: TypedMessage): Promise<ShownAnswer>;
  /**
   * What somebody is told whose press or words could not be brought here, because of this fault: nothing has been changed.
   */
  refused(fault: unknown, language: Language): ShownAnswer;
  /** The person's `home` card as it is now, for the place where a platform always shows it. Not an act. */
  home(id: PersonId): Promise<ShownAnswer>;
  networks(): Promise<readonly { readonly id: NetworkId; readonly name: string }[]>;
  people(network: NetworkId): Promise<readonly Person[]>;
  person(id: string): Promise<KnownPerson | undefined>;
  /**
   * The people behind an account, one in each network that knows it. At first contact the e-mail address links the account
   * to the roll, so pass it only when the platform vouches for it.
   */
  identify(identity: Identity): Promise<readonly KnownPerson[]>;
  /**
   * The account belongs to this tenant or workspace: its links under others are ended, and the Secretariat is told.
   * @param first called before a link ends: the platform must forget that the person is written to there
   */
  unlinkElsewhere(
    identity: Pick<Identity, 'platform' | 'user'>,
    first: (person: PersonId) => Promise<void>,
  ): Promise<void>;
  /** The person's accounts on a platform, as the roll links them: `T1/U7`. */
  identities(id: PersonId, platform: PlatformName): Promise<readonly string[]>;
  /** This person can be reached again: messages that had failed are sent again. */
  reachable(id: PersonId): Promise<void>;
  /** Concord was removed from this channel. If it was a network's room, it no longer is, and the Secretariat is told. */
  roomLost(platform: PlatformName, address: string): Promise<void>;
  /**
   * The stored state as the contract's `/local/records` shows it; undefined for an unknown kind.
   */
  records(network: NetworkId, kind: string, target?: string): Promise<readonly unknown[] | undefined>;
}

/** Somebody on the roll of a network. */
export interface KnownPerson {
  readonly person: Person;
  readonly network: NetworkId;
}

/** @property user `T1/U7`: the workspace or tenant and the user in it */
export interface Identity {
  readonly platform: PlatformName;
  readonly user: string;
  readonly email?: string;
}

export interface Press {
  readonly verb: string;
  readonly target?: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  /** The document version on the pressed card, when there is one. */
  readonly seen?: string;
  /** Only an act that changes nothing is accepted. */
  readonly queryOnly?: true;
  /** Names the form that was filled in; each time a form is opened it has another name. */
  readonly opened?: string;
  readonly from: string;
  readonly network?: NetworkId;
  readonly platform: PlatformName;
  /** The channel in which it was said; absent in a chat with one person. */
  readonly room?: RoomHere;
  /**
   * May Concord post in that channel? Given where a person can write in channels without Concord. Undefined: not known now.
   */
  readonly mayPost?: () => Promise<boolean | undefined>;
  readonly eventId: EventId;
  /** For a person who is not on the roll: the language of their client, or of another network. */
  readonly language?: Language;
}

/** @property size in bytes, where the platform says it beforehand */
export interface HandedIn extends Pick<Press, 'from' | 'network' | 'platform' | 'room' | 'eventId' | 'language'> {
  readonly size?: number | undefined;
  /** Called for a person who may, and a size that is not too large. @returns undefined when the platform does not give it now */
  readonly content: () => Promise<Uint8Array | undefined>;
}

export interface TypedMessage {
  readonly text: string;
  /** The document of the message to which these words are a reply. */
  readonly about?: string;
  readonly from: string;
  readonly network?: NetworkId;
  readonly platform: PlatformName;
  readonly room?: RoomHere;
  /** See `Press`. */
  readonly mayPost?: () => Promise<boolean | undefined>;
  readonly eventId: EventId;
  /** See `Press`. */
  readonly language?: Language;
}

/** An answer in its reader's language, its card drawn. */
export interface ShownAnswer {
  readonly ok: boolean;
  readonly code?: RefusalCode;
  readonly message: string;
  readonly fields?: Readonly<Record<string, string>>;
  /** The labels of the inputs where they were filled in, when the platform knows: the answer's card may not have them. */
  readonly labels?: Readonly<Record<string, string>>;
  readonly target?: string;
  readonly card?: Card;
  /** For a card that must not stay in a chat: the version that may stay in the person's own chat (domain.md 9). */
  readonly kept?: Card;
  readonly cardName?: string;
  /** Nothing was changed: a card was asked for, and needs no words beside it. */
  readonly isQuery?: boolean;
  readonly language: Language;
}

/** The clock, as the local platform shows and moves it. */
export interface ClockDoor {
  readonly manual: boolean;
  now(): Instant;
  /**
   * Lets time pass to `to`, and does at each instant what is due then. Of several moves at once, none sets the clock back.
   * @param told called at every instant at which something was done, with the sum of the work
   * @param gone true when the caller does not wait any more: the move then ends
   * @throws RangeError for a time before now, or when the clock is not manual; ClockHalted when it is stopped on the way
   */
  advanceTo(to: Instant, told?: (soFar: ClockProgress) => void, gone?: () => boolean): Promise<ClockProgress>;
  /** Moves at once, as after a downtime, then does what is due at `to`. @throws as `advanceTo` */
  jump(to: Instant, told?: (soFar: ClockProgress) => void): Promise<ClockProgress>;
  /** Waits until nothing is due at the clock's now, and everything that may be sent now has been sent. */
  settle(): Promise<void>;
}
export interface ClockProgress {
  readonly now: Instant;
  /** The number of due things done. */
  readonly ran: number;
  /** The number of messages and edits sent. */
  readonly delivered: number;
}

/** The move was stopped. What was done so far stays done, and the clock stays where it is. */
export class ClockHalted extends Error {
  override readonly name = 'ClockHalted';
  constructor(readonly passed: ClockProgress) {
    super(`Concord stops. The clock stands at ${passed.now}.`);
  }
}

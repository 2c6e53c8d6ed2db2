import type { RefusalCode } from '../core/answer.ts';
import type { Card } from '../core/card.ts';
import type { EventId, Instant, NetworkId, PersonId, PlatformName } from '../core/ids.ts';
import type { Language, Person } from '../core/people.ts';
import type { RoomHere } from '../core/room.ts';

/** What the core is to a platform: the door through which presses and words come in. `app.ts` makes it. */
export interface Door {
  /**
   * A press. The person is named by the id that the platform's link gives; authority is the core's business.
   * @param stored is called once the answer is stored, before it is drawn: a platform that is told first that a press has
   * arrived, and later what came of it, need not wait for the card
   */
  press(pressed: Press, stored?: () => void): Promise<Shown>;
  /** The message on which was pressed shows what came of that. It is left so for a moment, for its reader. */
  answeredOn(platform: PlatformName, messageId: string): void;
  /** Typed words. */
  say(said: Said): Promise<Shown>;
  /** The person's `home` card as it is now, to be shown where it always stands: a look of the platform, not an act. */
  home(id: PersonId): Promise<Shown>;
  networks(): Promise<readonly { readonly id: NetworkId; readonly name: string }[]>;
  people(network: NetworkId): Promise<readonly Person[]>;
  person(id: string): Promise<{ readonly person: Person; readonly network: NetworkId } | undefined>;
  /**
   * Who it is that writes from a platform, in each network that knows them. On first contact the e-mail address links them
   * to the roll: give it only when the platform itself vouches for it.
   */
  identify(identity: Identity): Promise<readonly { readonly person: Person; readonly network: NetworkId }[]>;
  /**
   * The account is of this tenant or workspace: links of the same account under another are ended, and the Secretariat is
   * told.
   * @param first is done before a link ends: the platform forgets that this person is written to there
   */
  unlinkElsewhere(
    identity: Pick<Identity, 'platform' | 'user'>,
    first: (person: PersonId) => Promise<void>,
  ): Promise<void>;
  /** Who this person is on a platform, as the roll links them: `T1/U7`. */
  identities(id: PersonId, platform: PlatformName): Promise<readonly string[]>;
  /** This person, whom a platform had refused to reach, can be reached again: what waits for them is sent. */
  reachable(id: PersonId): Promise<void>;
  /** Concord was taken out of this channel. If it was a network's room, it is none any more, and the Secretariat is told. */
  roomLost(platform: PlatformName, address: string): Promise<void>;
  /**
   * The stored state as the contract's `/local/records` shows it; undefined for an unknown kind.
   */
  records(network: NetworkId, kind: string, target?: string): Promise<readonly unknown[] | undefined>;
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
  /** Nothing but a card is asked for: an act that would change something is refused, whoever may do it. */
  readonly queryOnly?: true;
  /** Names the form that was filled in: one that is opened anew has another name. */
  readonly opened?: string;
  readonly from: string;
  readonly network?: NetworkId;
  readonly platform: PlatformName;
  /** The channel in which it was said, when it was no chat with one person. */
  readonly room?: RoomHere;
  /** May Concord post in that channel? Given where words come also from channels that it is not in. Undefined: not known now. */
  readonly mayPost?: () => Promise<boolean | undefined>;
  readonly eventId: EventId;
  /** In which somebody is answered of whom the roll does not say it: of their client, or of another network. */
  readonly language?: Language;
}

export interface Said {
  readonly text: string;
  /** What the message is about to which these words were written as a reply. */
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
export interface Shown {
  readonly ok: boolean;
  readonly code?: RefusalCode;
  readonly message: string;
  readonly fields?: Readonly<Record<string, string>>;
  /** What the inputs were called where they were filled in, when the platform knows: the card of the answer may not have them. */
  readonly labels?: Readonly<Record<string, string>>;
  readonly target?: string;
  readonly card?: Card;
  /** Of a card that must not be left standing: the same as it may be kept in the person's own chat (domain.md 9). */
  readonly kept?: Card;
  readonly cardName?: string;
  /** Nothing was done: the card was only asked for, and needs no words beside it. */
  readonly isQuery?: boolean;
  readonly language: Language;
}

/** The clock as the local platform may show and move it. */
export interface ClockDoor {
  readonly manual: boolean;
  now(): Instant;
  /**
   * Lets time pass to `to`, doing at each instant what is due then. Of several at once, none moves it back.
   * @param told is told of every instant at which something was done, and how much it has come to
   * @param gone whether nobody waits for the answer any more: others have their turn then
   * @throws RangeError for a time before now, or when not manual; ClockHalted when it is stopped on the way
   */
  advanceTo(to: Instant, told?: (soFar: Passed) => void, gone?: () => boolean): Promise<Passed>;
  /** Moves at once, as after a downtime, then does what is due at `to`. @throws as `advanceTo` */
  jump(to: Instant, told?: (soFar: Passed) => void): Promise<Passed>;
  /** Waits until nothing is due at the clock's now and nothing that may go now is undelivered. */
  settle(): Promise<void>;
}
export interface Passed {
  readonly now: Instant;
  /** Due things done. */
  readonly ran: number;
  /** Messages and edits that went out. */
  readonly delivered: number;
}

/** The program stops, or nobody waits any more: what was done on the way is done, and the clock stands where it has come to. */
export class ClockHalted extends Error {
  override readonly name = 'ClockHalted';
  constructor(readonly passed: Passed) {
    super(`Concord stops. The clock stands at ${passed.now}.`);
  }
}

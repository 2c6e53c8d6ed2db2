import type { RefusalCode } from '../core/answer.ts';
import type { Card } from '../core/card.ts';
import type { Proof } from '../core/envelope.ts';
import type { EventId, Instant, NetworkId, PersonId, PlatformName, Ref } from '../core/ids.ts';
import type { Language, Person } from '../core/people.ts';
import type { RoomHere } from '../core/room.ts';
import type { LinkFor } from './mail/links.ts';
import type { FailureReason } from './platform.ts';

/** The core as platforms see it: presses and words are brought here. */
export interface Door {
  /**
   * Handles a press. The platform's link tells which person of the roll pressed; the core checks what they may do.
   * @param stored called when the answer is stored, before its card is drawn, so that a platform can acknowledge the press
   * early
   */
  press(pressed: Press, stored?: () => void): Promise<ShownAnswer>;
  /**
   * Takes a file that somebody uploads on a page or sends in a chat. Officers get the preview of its import, or of a
   * template. Representatives who are asked for input get the question which one it answers. The core refuses everybody
   * else, and their file is not fetched.
   */
  handIn(file: HandedIn): Promise<ShownAnswer>;
  /** The answer that names the files of a message which were not taken. Nothing has been changed. */
  notTaken(files: FilesNotTaken, language: Language): ShownAnswer;
  /**
   * Tells that a message shows the answer to a press. It is not edited for some seconds, so that the person can read it.
   */
  answeredOn(platform: PlatformName, messageId: string): void;
  /** Handles typed words. */
  say(said: TypedMessage): Promise<ShownAnswer>;
  /** The answer for a person whose press or words could not be handled because of this fault. Nothing has been changed. */
  refused(fault: unknown, language: Language): ShownAnswer;
  /** The person's `home` card as it is now, for the place where a platform always shows it. Not an act. */
  home(id: PersonId): Promise<ShownAnswer>;
  networks(): Promise<readonly { readonly id: NetworkId; readonly name: string }[]>;
  people(network: NetworkId): Promise<readonly Person[]>;
  person(id: string): Promise<KnownPerson | undefined>;
  /**
   * The people of an account, one in each network that knows it. At the first contact the e-mail address links the account
   * to the roll, so it must only be given when the platform vouches for it.
   */
  identify(identity: Identity): Promise<readonly KnownPerson[]>;
  /**
   * Ends the account's links under other tenants or workspaces, because it belongs to this one. The Secretariat is told.
   * @param first called before a link ends: the platform must forget that account's address for the person
   */
  unlinkElsewhere(
    identity: Pick<Identity, 'platform' | 'user'>,
    first: (person: PersonId) => Promise<void>,
  ): Promise<void>;
  /** The person's accounts on a platform, as the roll links them: `T1/U7`. */
  identities(id: PersonId, platform: PlatformName): Promise<readonly string[]>;
  /** Sends a person's failed messages again, because they can be reached now. */
  reachable(id: PersonId): Promise<void>;
  /** The address of the page that shows a mail's card to its reader only. */
  readonly linkFor: LinkFor;
  /**
   * Tells what is known of a mail since it was sent: a report says that it waits or is in the mailbox, or its reader was
   * there (`seen`: a code was accepted, or something pressed with a pass; never a link that was only opened).
   */
  proved(delivery: string, proof: Exclude<Proof, 'handed'>, words?: string): Promise<void>;
  /**
   * The last mail to this address about a matter, for what comes back with nothing but the matter's name (`rootOf` in
   * `mail/compose.ts`); with a date the one that bears it, to the second. Anybody can know both, so this proves nothing by itself.
   * @returns the delivery
   */
  mailTo(sought: SoughtMail): Promise<string | undefined>;
  /** Tells that a mail came back. The person's other ways are tried; without any, they are not reached. */
  returned(delivery: string, why: ReturnedMail): Promise<void>;
  /** Tells what somebody wrote to Concord's mailbox, or what their mailbox answered. It goes to the Secretariat, and is no act. */
  heard(mail: HeardMail): Promise<void>;
  /** Brings the answer of a calendar program to an invitation. It is an act only where the rules for such answers allow it. */
  calendarReply(reply: CalendarReply): Promise<void>;
  /** Tells the Secretariat, once a day, that mails could not be understood. */
  mailSetAside(): Promise<void>;
  /** What waits for a person until their quiet hours end, for the local console. */
  waiting(id: PersonId): Promise<readonly WaitingMessage[]>;
  /** Sends what waits for a person now, for the local console. @returns the number of messages */
  deliverNow(id: PersonId): Promise<number>;
  /**
   * Tells that Concord was removed from this channel. If it was a network's room, it is no longer, and the Secretariat is
   * told.
   */
  roomLost(platform: PlatformName, address: string): Promise<void>;
  /** The stored state as the contract's `/local/records` shows it; undefined for an unknown kind. */
  records(network: NetworkId, kind: string, target?: string): Promise<readonly unknown[] | undefined>;
}

/**
 * @property words the report's own, for the record (`550 5.1.1 no such user`)
 * @property address the address that it names; absent: the person's present one
 */
export interface ReturnedMail {
  readonly reason: FailureReason;
  readonly words: string;
  readonly address?: string;
}

/** The matter that all mails about it refer to. */
export interface MailRoot {
  readonly network: NetworkId;
  readonly about: Ref;
}
export interface SoughtMail extends MailRoot {
  readonly address: string;
  readonly date?: Instant;
}

/** @property id the same for the same mail, however often it comes */
export interface HeardMail {
  readonly id: string;
  readonly what: 'words' | 'absence' | 'calendar';
  /** It came through a list: words, which do not prove that their writer has read a mail. */
  readonly isListed?: true;
  /** The mail of ours that it answers. */
  readonly delivery?: string;
  /** What it refers to, where no mail of ours is named: the matter alone, which anybody can know. */
  readonly root?: MailRoot;
  /** The sender's address, as it is written in the mail. */
  readonly from: string;
  /** Does our own mail system vouch for the sender? */
  readonly vouched: 'pass' | 'fail' | 'none';
  readonly subject: string;
  /** What is in it but not quoted. */
  readonly text: string;
  /** There is more in it that may be its writer's words. */
  readonly isCut: boolean;
  /** The names of attachments. */
  readonly files: readonly string[];
  /** They propose another time for a meeting. */
  readonly proposed?: ProposedTime;
}

/** As a calendar program writes it. @property time absent: the whole day. @property zone absent: none is named */
export interface ProposedTime {
  readonly date: string;
  readonly time?: string;
  readonly zone?: string;
}

/** @property sequence the meeting's own count in the invitation that is answered: a lower one than the present is out of date */
export interface CalendarReply {
  readonly network: NetworkId;
  readonly meeting: Ref;
  /** The person who was invited; absent where the sender tells who it is. */
  readonly person?: PersonId;
  /** Whose calendar answers, as the answer says. */
  readonly attendee: string;
  readonly answer: 'attending' | 'regrets' | 'tentative' | 'other';
  readonly sequence: number;
  /** When the calendar wrote it, where it says so. */
  readonly made?: Instant;
  /** The mail, for what is not recorded. */
  readonly mail: HeardMail;
}

/** A message that is sent later. */
export interface WaitingMessage {
  readonly card: string;
  readonly about?: string;
  readonly until: Instant;
}

/** A person on the roll of a network. */
export interface KnownPerson {
  readonly person: Person;
  readonly network: NetworkId;
}

/** @property user the workspace or tenant and the user in it: `T1/U7` */
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
  /** Refuses any act that changes something. */
  readonly queryOnly?: true;
  /** The name of the form that was filled in. It is a new one each time a form is opened. */
  readonly opened?: string;
  /** The entity for which the presser spoke when the form was drawn, where that is known: see `Pressed` in `core/act.ts`. */
  readonly drawnFor?: string;
  readonly from: string;
  readonly network?: NetworkId;
  readonly platform: PlatformName;
  /** How it came, for the audit line: see `Pressed` in `core/act.ts`. */
  readonly via?: string;
  /** The channel where it was said; absent in a chat with one person. */
  readonly room?: RoomHere;
  /**
   * May Concord post in that channel? Given where a person can write in channels without Concord. Undefined: it cannot be
   * told now.
   */
  readonly mayPost?: () => Promise<boolean | undefined>;
  readonly eventId: EventId;
  /** The language for a person who is not on the roll: that of their client, or of another network. */
  readonly language?: Language;
}

/** @property size in bytes, where the platform tells it beforehand */
export interface HandedIn extends Pick<Press, 'from' | 'network' | 'platform' | 'room' | 'eventId' | 'language'> {
  readonly size?: number | undefined;
  /** Its name, and its address on the platform, where it may be somebody's answer. */
  readonly name?: string;
  readonly link?: string | undefined;
  /** The document for which it is a template, where that is known. */
  readonly document?: string;
  /**
   * Fetches the file. Called only for a person who may, and a size that is not too large. @returns undefined when the
   * platform does not give it now
   */
  readonly content: () => Promise<Uint8Array | undefined>;
}

/** @property most the number of files that are taken of one message */
export interface FilesNotTaken {
  readonly names: readonly string[];
  readonly why: 'tooMany' | 'otherKind';
  readonly most: number;
}

export interface TypedMessage {
  readonly text: string;
  /** The document of the message to which these words reply. */
  readonly about?: string;
  readonly from: string;
  readonly network?: NetworkId;
  readonly platform: PlatformName;
  /** See `Press`. */
  readonly via?: string;
  readonly room?: RoomHere;
  /** See `Press`. */
  readonly mayPost?: () => Promise<boolean | undefined>;
  readonly eventId: EventId;
  /** See `Press`. */
  readonly language?: Language;
}

/** An answer in its reader's language, with its card drawn. */
export interface ShownAnswer {
  readonly ok: boolean;
  readonly code?: RefusalCode;
  readonly message: string;
  readonly fields?: Readonly<Record<string, string>>;
  /** The labels of the form's fields, when the platform knows them: the answer's card may be another one. */
  readonly labels?: Readonly<Record<string, string>>;
  readonly target?: string;
  readonly card?: Card;
  /** The version that may stay in the person's chat, for a card that must not (domain.md 9). */
  readonly kept?: Card;
  readonly cardName?: string;
  /** Nothing was changed. A card was asked for, and needs no words beside it. */
  readonly isQuery?: boolean;
  readonly language: Language;
}

/** The clock, as the local platform shows and moves it. */
export interface ClockDoor {
  readonly manual: boolean;
  now(): Instant;
  /**
   * Moves the clock to `to`, and does at each instant what is due then. When several moves run at once, none sets the clock
   * back.
   * @param told called at every instant at which something was done, with the sum of the work
   * @param gone returns true when the caller does not wait any more, which ends the move
   * @throws RangeError for a time before now, or when the clock is not manual; ClockHalted when it is stopped before the
   * end
   */
  advanceTo(to: Instant, told?: (soFar: ClockProgress) => void, gone?: () => boolean): Promise<ClockProgress>;
  /** Moves the clock in one step, as after a downtime, then does what is due at `to`. @throws as `advanceTo` */
  jump(to: Instant, told?: (soFar: ClockProgress) => void): Promise<ClockProgress>;
  /** Resolves when nothing is due at the clock's time, and everything that may be sent has been sent. */
  settle(): Promise<void>;
}
export interface ClockProgress {
  readonly now: Instant;
  /** The number of due things done. */
  readonly ran: number;
  /** The number of messages and edits sent. */
  readonly delivered: number;
}

/** The move was stopped. What was done so far stays done, and the clock stays at its time. */
export class ClockHalted extends Error {
  override readonly name = 'ClockHalted';
  constructor(readonly passed: ClockProgress) {
    super(`Concord stops. The clock stands at ${passed.now}.`);
  }
}

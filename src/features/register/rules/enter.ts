/** The register of decisions [ToR 3.b.iii]. Its numbers have no gaps and no duplicates, and each line is written once. */
import type { Act, SYSTEM } from '../../../core/act.ts';
import { accept, type Decision } from '../../../core/decision.ts';
import type { CorrectionMade } from '../../../core/corrections.ts';
import type { Delivery } from '../../../core/envelope.ts';
import type { Representative } from '../../../core/people.ts';
import type { CalendarDate, Instant, Ref } from '../../../core/ids.ts';
import { own } from '../../../core/own.ts';
import type { Made, Since } from '../../../core/objections.ts';
import type { Stop } from '../../../core/stops.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { dateAt } from '../../../calendar/calendar.ts';
import type { Network } from '../../../core/network.ts';
import type { ROUTES } from './state.ts';

/** The positions and what was said. Which properties there are depends on the route of the decision. */
export interface RegisterPositions {
  readonly endorsed?: readonly string[];
  readonly silent?: readonly string[];
  readonly abstained?: readonly string[];
  readonly recused?: readonly string[];
  readonly unreached?: readonly string[];
  /** How a written request had come to each entity by its end. Lines from before December 2026 do not have it. */
  readonly reach?: readonly Came[];
  readonly objections?: readonly Objected[];
  /** Objections that were withdrawn or replaced in writing, before the end of the procedure or before a meeting decided. */
  readonly withdrawn?: readonly (Objected & {
    readonly at: Instant;
    /** Lines from before December 2026 do not have it. */
    readonly by?: string;
    /** The Secretariat entered it for the entity, from this writing. */
    readonly entered?: true;
    readonly source?: string;
    readonly reason?: string;
    /** Another objection of the entity took its place; or it stood when its entity left the network. */
    readonly ended?: 'replaced' | 'departed';
  })[];
  /** Requests for discussion without an objection. */
  readonly discussion?: readonly {
    readonly entity: string;
    readonly text: string;
    /** Who asked for it, and when. Lines from before December 2026 do not have it. */
    readonly raised?: Made;
  }[];
  /** For a decision in a meeting. */
  readonly present?: readonly string[];
  /** Who represented them, where it is known. Lines from before December 2026 do not have it. */
  readonly people?: readonly Representative[];
  readonly text?: string;
  readonly absentObjections?: readonly Objected[];
  /** Objections that were withdrawn in the meeting, or in one before that had the item. */
  readonly lifted?: readonly (Objected & {
    readonly at: Instant;
    readonly by?: string;
    readonly entered?: true;
    /** It was made in writing. */
    readonly written?: true;
    readonly reason?: string;
    /** The meeting was recorded afterwards: when it was held. */
    readonly held?: Instant;
  })[];
  /**
   * Objections that were raised in a meeting and not withdrawn there: they stood when it ended, or something else followed them. Lines
   * from before December 2026 do not have them.
   */
  readonly earlier?: readonly (Objected & {
    readonly meeting: Ref;
    readonly ended: 'stood' | 'replaced' | 'left';
    readonly at?: Instant;
    readonly by?: string;
    readonly entered?: true;
    readonly held?: Instant;
    /** Of one that stood, where another meeting has taken the item since. */
    readonly since?: Since;
  })[];
  /** Positions that the Secretariat entered, with the written source. Lines from before December 2026 do not have them. */
  readonly entered?: readonly {
    readonly entity: string;
    readonly position: 'endorse' | 'abstain' | 'object';
    readonly at: Instant;
    readonly by?: string;
    readonly role: 'secretariat';
    readonly source: string;
  }[];
  /** The question that was put, and the meetings that took it. Lines from before December 2026 do not have them. */
  readonly question?: string;
  readonly sittings?: readonly Took[];
  /** For the Steering Committee's decision: the meeting that sent it there. Lines from before December 2026 do not have it. */
  readonly sentBy?: Ref;
  /** For minutes. */
  readonly startedAt?: Instant;
}

/** An objection in the entity's words. */
export interface Objected {
  readonly entity: string;
  readonly text: string;
  /** Who made it, and when. Lines from before December 2026 may not have it. */
  readonly raised?: Made;
  /** When it stood together with a request for discussion. */
  readonly stops?: readonly Stop[];
}

/** A meeting that took the item, and what came of it there. */
export interface Took {
  readonly meeting: Ref;
  readonly at: Instant;
  readonly outcome:
    'consensus' | 'noted' | 'deferred' | 'leftOpen' | 'noConsensus' | 'carry' | 'steeringCommittee' | 'revise';
}

/** How a request had come to an entity. `by`: the platform of the message that reached it. */
export interface Came {
  readonly entity: string;
  readonly state: 'reached' | 'tooLate' | 'notReached' | 'asked' | 'unknown';
  readonly at?: Instant;
  readonly by?: string;
  /** A reason code, where it was not reached. */
  readonly reason?: string;
}

export interface RegisterLine {
  readonly number: string;
  /**
   * Minutes have a register number although they are not a decision. In lines from before December 2026 the outcome tells them.
   */
  readonly kind?: RegisterKind;
  readonly decision: Ref;
  /** The request that a meeting or the Steering Committee decided. */
  readonly about?: Ref;
  /** The request that this one followed, whose decision it supersedes. */
  readonly follows?: Ref;
  readonly year: number;
  readonly date: string;
  readonly at: Instant;
  readonly route: (typeof ROUTES)[number];
  readonly title: string;
  readonly documentUrl: string;
  readonly documentVersion: string;
  readonly classification: string;
  readonly outcome: string;
  /** The end of the audit trail when it got its number: everything before stands in that hash. Older lines have none. */
  readonly trail?: TrailEnd;
  /** The reason of a person who ended it; absent for a decision by silence. */
  readonly reason?: string;
  /** Editorial corrections of the request, as they were shown. Lines from before December 2026 do not have them. */
  readonly corrections?: readonly CorrectionMade[];
  readonly positions: RegisterPositions;
}

export interface TrailEnd {
  readonly line: number;
  readonly hash: string;
}

export type RegisterKind = 'decision' | 'minutes';
export const kindOf = ({ kind, outcome }: Pick<RegisterLine, 'kind' | 'outcome'>): RegisterKind =>
  kind ?? (outcome === 'minutes' ? 'minutes' : 'decision');

/** The Secretariat's notes on a decision. Its line does not change. */
export interface LineNote {
  /** The day on which it is to be reviewed. */
  readonly reviewOn?: CalendarDate;
  /** When the Secretariat is reminded of the review; absent after that. */
  readonly remindAt?: Instant;
  /** The number of the decision that has replaced it. */
  readonly supersededBy?: string;
  /** Entities to which it had gone by mail, and the mail came back after the end. The decision stands. */
  readonly cameBack?: readonly CameBackNote[];
}

export interface CameBackNote {
  readonly entity: string;
  readonly at: Instant;
  readonly reason: string;
}
export interface CameBackInputs {
  /** The request whose mails came back. */
  readonly about: Ref;
  readonly entities: readonly CameBackNote[];
}

export interface Register {
  readonly lines: readonly RegisterLine[];
  /** Notes by the number of the line. */
  readonly notes?: Readonly<Record<string, LineNote>>;
}

/** `on`: the date of a decision that was taken before it is entered. */
export type EnterInputs = Omit<RegisterLine, 'number' | 'year' | 'date'> & {
  readonly on?: CalendarDate;
  /** The message that reached each entity. What it says is not looked at. */
  readonly came?: Readonly<Record<string, Delivery>>;
};

/** The act that is told the number, by the letter of the decision's reference. */
const TOLD: Readonly<Record<string, 'endorsement.numbered' | 'decision.numbered' | 'minutes.numbered'>> = {
  E: 'endorsement.numbered',
  A: 'decision.numbered',
  M: 'minutes.numbered',
};

/** `register.enter`: gives a decision its number. The same decision gets the same number again. */
export function enter(
  register: Register,
  act: Act<EnterInputs, typeof SYSTEM>,
  { settings }: Network,
): Decision<Register> {
  const { decision, at, came = {} } = act.inputs;
  const known = register.lines.find((line) => line.decision === decision);
  const line = known ?? numberedLine(register, act.inputs, dateAt(at, settings.timeZone), settings);
  const next = known ? register : { ...register, lines: [...register.lines, line] };
  return accept(next, phrase('concord.done'), [
    ...(known ? [] : [{ type: 'relyOn', deliveries: Object.values(came) } as const]),
    {
      type: 'act',
      verb: own(TOLD, decision.slice(0, 1)) ?? 'endorsement.numbered',
      target: decision,
      inputs: { number: line.number },
      key: `numbered/${decision}`,
    },
  ]);
}

function numberedLine(
  register: Register,
  { on, came = {}, ...inputs }: EnterInputs,
  entered: string,
  s: { numbering: string; prefix: string },
): RegisterLine {
  const year = Number(entered.slice(0, 4));
  // Without the year in the pattern, counting from 1 again would repeat numbers.
  const isYearly = s.numbering.includes('{year}');
  const count = register.lines.filter((line) => !isYearly || line.year === year).length + 1;
  const values: Record<string, string> = { prefix: s.prefix, year: String(year), number: String(count) };
  const number = s.numbering.replace(/\{(prefix|year|number)\}/g, (place, name: string) => values[name] ?? place);
  return { ...inputs, ...(inputs.positions.reach && withWays(inputs, came)), number, year, date: on ?? entered };
}

const withWays = ({ positions }: EnterInputs, came: NonNullable<EnterInputs['came']>) => ({
  positions: {
    ...positions,
    reach: (positions.reach ?? []).map((one) => {
      const by = own(came, one.entity)?.platform;
      return by === undefined || one.by !== undefined ? one : { ...one, by };
    }),
  },
});

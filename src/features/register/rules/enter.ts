/** The register of decisions [ToR 3.b.iii]: numbers without gaps or doubles, each line written once. */
import type { Act, SYSTEM } from '../../../core/act.ts';
import { accept, type Decision } from '../../../core/decision.ts';
import type { CalendarDate, Instant, Ref } from '../../../core/ids.ts';
import { own } from '../../../core/own.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { dateAt } from '../../../calendar/calendar.ts';
import type { Network } from '../../../core/network.ts';

/** How the entities stood, and what was said: each route names what it knows. */
export interface RegisterPositions {
  readonly endorsed?: readonly string[];
  readonly silent?: readonly string[];
  readonly abstained?: readonly string[];
  readonly recused?: readonly string[];
  readonly unreached?: readonly string[];
  readonly objections?: readonly { readonly entity: string; readonly text: string }[];
  /** Objections that their entities had taken back by the end of the written procedure, or replaced by another position. */
  readonly withdrawn?: readonly {
    readonly entity: string;
    readonly text: string;
    readonly at: Instant;
    readonly reason?: string;
  }[];
  /** Requests for discussion that no objection stood beside. */
  readonly discussion?: readonly { readonly entity: string; readonly text: string }[];
  /** Of a decision in a meeting. */
  readonly present?: readonly string[];
  readonly text?: string;
  readonly absentObjections?: readonly { readonly entity: string; readonly text: string }[];
  /** Objections that were taken back in the meeting. */
  readonly lifted?: readonly {
    readonly entity: string;
    readonly at: Instant;
    readonly by?: string;
    readonly text: string;
  }[];
  /** Of minutes. */
  readonly startedAt?: Instant;
}

export interface RegisterLine {
  readonly number: string;
  /** Minutes have a number of the register and are no decision. Lines of before December 2026 say it by their outcome. */
  readonly kind?: RegisterKind;
  readonly decision: Ref;
  /** The request that a meeting or the Steering Committee decided. */
  readonly about?: Ref;
  /** The request that this one followed: what was decided of that is superseded. */
  readonly follows?: Ref;
  readonly year: number;
  readonly date: string;
  readonly at: Instant;
  readonly route: 'written' | 'meeting' | 'steeringCommittee';
  readonly title: string;
  readonly documentUrl: string;
  readonly documentVersion: string;
  readonly classification: string;
  readonly outcome: string;
  /** Why a person ended it; lines of silence have none. */
  readonly reason?: string;
  readonly positions: RegisterPositions;
}

export type RegisterKind = 'decision' | 'minutes';
export const kindOf = ({ kind, outcome }: Pick<RegisterLine, 'kind' | 'outcome'>): RegisterKind =>
  kind ?? (outcome === 'minutes' ? 'minutes' : 'decision');

/** What the Secretariat notes about a decision afterwards; its line stays as it was entered. */
export interface LineNote {
  /** The day on which it is to be looked at again. */
  readonly reviewOn?: CalendarDate;
  /** When the Secretariat is reminded of that; absent once it was. */
  readonly remindAt?: Instant;
  /** The number of the decision in whose favour it stands no more. */
  readonly supersededBy?: string;
}

export interface Register {
  readonly lines: readonly RegisterLine[];
  /** By the number of the line. */
  readonly notes?: Readonly<Record<string, LineNote>>;
}

/** `on`: the date of a decision that was not taken when it is entered. */
export type EnterInputs = Omit<RegisterLine, 'number' | 'year' | 'date'> & { readonly on?: CalendarDate };

/** Who hears of the number, by the letter of the decision's reference. */
const TOLD: Readonly<Record<string, 'endorsement.numbered' | 'decision.numbered' | 'minutes.numbered'>> = {
  E: 'endorsement.numbered',
  A: 'decision.numbered',
  M: 'minutes.numbered',
};

/** `register.enter`: gives a decision its number. Asked again for the same decision, it gives the same number. */
export function enter(
  register: Register,
  act: Act<EnterInputs, typeof SYSTEM>,
  { settings }: Network,
): Decision<Register> {
  const { decision, at } = act.inputs;
  const known = register.lines.find((line) => line.decision === decision);
  const line = known ?? numberedLine(register, act.inputs, dateAt(at, settings.timeZone), settings);
  const next = known ? register : { ...register, lines: [...register.lines, line] };
  return accept(next, phrase('concord.done'), [
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
  { on, ...inputs }: EnterInputs,
  entered: string,
  s: { numbering: string; prefix: string },
): RegisterLine {
  const year = Number(entered.slice(0, 4));
  // Where the pattern names no year, beginning again with it would give a number twice.
  const isYearly = s.numbering.includes('{year}');
  const count = register.lines.filter((line) => !isYearly || line.year === year).length + 1;
  const values: Record<string, string> = { prefix: s.prefix, year: String(year), number: String(count) };
  const number = s.numbering.replace(/\{(prefix|year|number)\}/g, (place, name: string) => values[name] ?? place);
  return { ...inputs, number, year, date: on ?? entered };
}

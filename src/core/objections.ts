/** Objections as the record and the register keep them: who made each one, and how those of meetings ended (domain.md 3, 5, 9). */
import type { Instant, Ref } from './ids.ts';

/** By whom and when an objection was made. */
export interface Made {
  readonly at: Instant;
  /** The id of a person, in a view the name; none once retention took it. */
  readonly by?: string;
  /** The Secretariat entered it for the entity. */
  readonly entered?: true;
  /** From which writing of the entity. */
  readonly source?: string;
  /** It was made in the written procedure, not in a meeting. */
  readonly written?: true;
  /** The meeting was recorded afterwards: when it was held. The instant is when this was entered. */
  readonly held?: Instant;
}

/** What a meeting heard was entered after it: then it was recorded afterwards. */
export const heldBefore = (at: Instant | undefined, held: Instant | undefined): Pick<Made, 'held'> =>
  at !== undefined && held !== undefined && at > held ? { held } : {};

/** Without the entity and the words, which stand beside it. */
export const madeOf = ({ at, by, entered, source, written, held }: Made): Made => ({
  at,
  ...(by !== undefined && { by }),
  ...(entered && { entered }),
  ...(source && { source }),
  ...(written && { written }),
  ...(held !== undefined && { held }),
});

/** How an objection that a meeting raised ended: it stood at the end of the item there, or before that it was no longer in force. */
export type RoomEnd = 'stood' | 'lifted' | 'replaced' | 'left';

interface Ended {
  readonly entity: string;
  /** When, and who did it. */
  readonly at: Instant;
  readonly by?: string;
  readonly entered?: true;
  readonly reason?: string;
  readonly text?: string;
  readonly written?: true;
  /** Absent in what was stored before December 2026. */
  readonly raised?: Made;
}

/** What is known of a meeting that took an item: a sitting of it. */
export interface Sat {
  readonly meeting: Ref;
  /** When what came of it was recorded, or when a meeting that was recorded afterwards had ended. Absent while it is held. */
  readonly at?: Instant;
  readonly objections: readonly (Made & { readonly entity: string; readonly text: string })[];
  readonly lifted?: readonly Ended[];
  readonly former?: readonly (Ended & { readonly ended: Exclude<RoomEnd, 'stood'> })[];
}

/** An objection that was raised in a meeting, in whose words, and how it ended. */
export interface RaisedIn {
  readonly entity: string;
  readonly text: string;
  readonly meeting: Ref;
  readonly ended: RoomEnd;
  readonly raised?: Made;
  /** When it ended, by whom and why, where it did not stand. */
  readonly at?: Instant;
  readonly by?: string;
  readonly entered?: true;
  readonly reason?: string;
  /** The meeting where it ended was recorded afterwards: when it was held. */
  readonly held?: Instant;
  /** Of one that stood, where another meeting has taken the item since. */
  readonly since?: Since;
}
/** `withdrawn`: the entity withdrew there what it had written, and so what it had raised before. */
export type Since = 'raisedAgain' | 'withdrawn' | 'notRaised';

/**
 * An objection in writing ends with the one that its entity raised in the room beside it and withdrew there: each with how.
 * @param gone what was withdrawn in the meetings, in their order
 */
export const endedBesides = <Written extends Timed, Gone extends Timed>(
  written: readonly Written[],
  gone: readonly (Gone & { readonly written?: true; readonly text?: string })[],
): { readonly one: Written; readonly end: Gone }[] =>
  written.flatMap((one) => {
    const ends = gone.filter(({ entity, at }) => entity === one.entity && at >= one.at);
    // One that was withdrawn itself has its own end.
    const end = ends.some((of) => of.written) ? undefined : ends.findLast(({ text }) => text !== undefined);
    return end ? [{ one, end }] : [];
  });
interface Timed {
  readonly entity: string;
  readonly at: Instant;
}

/** Every objection that was raised in these meetings, in their order. Written ones are not among them. */
export function raisedIn(sittings: readonly Sat[]): RaisedIn[] {
  return sittings.flatMap(({ meeting, at: sat, objections, lifted = [], former = [] }, i): RaisedIn[] => {
    const later = sittings.slice(i + 1);
    const gone = [...former, ...lifted.map((one) => ({ ...one, ended: 'lifted' as const }))];
    return [
      ...gone.flatMap(({ written, text, ended, entity, raised, at, by, entered, reason }) =>
        written || text === undefined
          ? []
          : [
              {
                ...{ entity, text, meeting, ended, at },
                ...heldBefore(at, sat),
                ...(raised && { raised: madeOf({ ...raised, ...heldBefore(raised.at, sat) }) }),
                ...(by !== undefined && { by }),
                ...(entered && { entered }),
                ...(reason && { reason }),
              },
            ],
      ),
      ...objections.flatMap((one) =>
        one.written
          ? []
          : [
              {
                ...{ entity: one.entity, text: one.text, meeting, ended: 'stood' as const },
                raised: madeOf({ ...one, ...heldBefore(one.at, sat) }),
                ...(later.length > 0 && { since: sinceIn(later, one.entity) }),
              },
            ],
      ),
    ];
  });
}

function sinceIn(later: readonly Sat[], entity: string): Since {
  if (isRaisedIn(later, entity)) return 'raisedAgain';
  const isWithdrawn = later.some(({ lifted = [] }) =>
    lifted.some((one) => one.entity === entity && one.text !== undefined),
  );
  return isWithdrawn ? 'withdrawn' : 'notRaised';
}

const isRaisedIn = (sittings: readonly Sat[], entity: string): boolean =>
  sittings.some(({ objections, lifted = [], former = [] }) =>
    [...objections, ...lifted, ...former].some(
      (one) => one.entity === entity && !one.written && one.text !== undefined,
    ),
  );

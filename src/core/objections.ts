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
}

/** Without the entity and the words, which stand beside it. */
export const madeOf = ({ at, by, entered, source, written }: Made): Made => ({
  at,
  ...(by !== undefined && { by }),
  ...(entered && { entered }),
  ...(source && { source }),
  ...(written && { written }),
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
  /** Of one that stood, where another meeting has taken the item since. */
  readonly since?: 'raisedAgain' | 'notRaised';
}

/** Every objection that was raised in these meetings, in their order. Written ones are not among them. */
export function raisedIn(sittings: readonly Sat[]): RaisedIn[] {
  return sittings.flatMap(({ meeting, objections, lifted = [], former = [] }, i): RaisedIn[] => {
    const later = sittings.slice(i + 1);
    const gone = [...former, ...lifted.map((one) => ({ ...one, ended: 'lifted' as const }))];
    return [
      ...gone.flatMap(({ written, text, ended, entity, raised, at, by, entered, reason }) =>
        written || text === undefined
          ? []
          : [
              {
                ...{ entity, text, meeting, ended, at },
                ...(raised && { raised: madeOf(raised) }),
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
                ...{ entity: one.entity, text: one.text, meeting, ended: 'stood' as const, raised: madeOf(one) },
                ...(later.length > 0 && {
                  since: isRaisedIn(later, one.entity) ? ('raisedAgain' as const) : ('notRaised' as const),
                }),
              },
            ],
      ),
    ];
  });
}

const isRaisedIn = (sittings: readonly Sat[], entity: string): boolean =>
  sittings.some(({ objections, lifted = [], former = [] }) =>
    [...objections, ...lifted, ...former].some(
      (one) => one.entity === entity && !one.written && one.text !== undefined,
    ),
  );

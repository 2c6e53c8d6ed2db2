/** When an objection stood together with a request for discussion, as the record and the register keep it (domain.md 3). */
import type { Instant } from './ids.ts';

export interface Stop {
  readonly at: Instant;
  /** Another entity had stopped the procedure already. */
  readonly already?: true;
  /** The request for discussion was withdrawn, and the objection stayed. `by`: the id of a person, in a view the name; none once retention took it. */
  readonly withdrawn?: {
    readonly at: Instant;
    readonly by?: string;
    /** The Secretariat entered it for the entity. */
    readonly entered?: true;
    readonly reason?: string;
  };
}

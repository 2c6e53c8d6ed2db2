/** What is stored about a person, as the files show it. */
import type { Classification } from '../../../core/classification.ts';
import type { Instant, Ref } from '../../../core/ids.ts';
import type { Mention } from '../rules/state.ts';

export interface PersonalData {
  readonly person: string;
  readonly name: string;
  readonly network: string;
  readonly madeAt: Instant;
  /** The strictest label of what is in it; confidential at least. */
  readonly classification: Classification;
  readonly documents: readonly { readonly kind: string; readonly target: Ref; readonly mentions: readonly Mention[] }[];
  /** Messages that were sent or are queued to the person. */
  readonly messages: readonly {
    readonly about: string;
    readonly card: string;
    readonly platform: string;
    readonly state: string;
    readonly at: Instant;
  }[];
  /** The person's acts in the audit trail. */
  readonly acts: readonly {
    readonly at: Instant;
    readonly verb: string;
    readonly target: string;
    readonly platform: string;
    readonly outcome: string;
  }[];
}

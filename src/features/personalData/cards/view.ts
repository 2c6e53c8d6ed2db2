/** What is stored about a person, as the files show it. */
import type { Kind } from '../../../core/contract.ts';
import type { Classification } from '../../../core/classification.ts';
import type { Instant, Ref } from '../../../core/ids.ts';
import type { Plain, Readable } from '../rules/state.ts';

export interface PersonalData {
  readonly person: string;
  readonly name: string;
  readonly network: string;
  readonly madeAt: Instant;
  /** The person asked for it themselves. */
  readonly isOwn: boolean;
  /** The strictest label of what is in it; confidential at least. */
  readonly classification: Classification;
  readonly documents: readonly { readonly kind: Kind; readonly target: Ref; readonly mentions: readonly Readable[] }[];
  /** The names of the others whose ids stand in it. */
  readonly names: Readonly<Record<string, string>>;
  /** What they typed into a preview and have not sent, as long as the receipt of it is kept. */
  readonly unsent: readonly {
    readonly at: Instant;
    readonly verb: string;
    readonly values: Readonly<Record<string, Plain>>;
  }[];
  /** Messages that were sent or are queued to the person. */
  readonly messages: readonly {
    readonly about: string;
    readonly card: string;
    readonly platform: string;
    /** The address that a mail went to. */
    readonly email: string;
    readonly state: string;
    readonly at: Instant;
  }[];
  /** Browsers that are trusted as theirs, by the names that the audit trail gives them. */
  readonly browsers: readonly { readonly browser: string; readonly provedAt: Instant; readonly usedAt: Instant }[];
  /** When codes and new links were sent to them, in the last day. */
  readonly codes: readonly { readonly at: Instant }[];
  /** When a mail to them came back, so that their address is not used; and the words of the report. */
  readonly returned: readonly { readonly at: Instant; readonly words: string }[];
  /** The person's acts in the audit trail. */
  readonly acts: readonly {
    readonly at: Instant;
    readonly verb: string;
    readonly target: string;
    readonly platform: string;
    readonly outcome: string;
  }[];
}

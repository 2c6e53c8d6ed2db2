/** What editorial corrections changed: what was there and what stands now, of the fields that differ (domain.md 3). Pure. */
import type { Instant } from './ids.ts';

/** The text of a request that a correction may change. */
export interface CorrectedText {
  readonly title: string;
  readonly documentUrl: string;
  readonly summary?: string;
}

/** A correction with only those fields that it changed. */
export interface CorrectionMade {
  readonly at: Instant;
  readonly note: string;
  readonly before: Partial<CorrectedText>;
  readonly after: Partial<CorrectedText>;
  /** The entity that challenged it, so that it counted as a change of substance. */
  readonly challengedBy?: string;
}

const FIELDS = ['title', 'documentUrl', 'summary'] as const;

/** A field before and after. One that was not there before has no `from`. */
export interface FieldChange {
  readonly field: (typeof FIELDS)[number];
  readonly from?: string;
  readonly to: string;
}

interface Corrected extends CorrectedText {
  readonly corrections: readonly {
    readonly at: Instant;
    readonly note: string;
    readonly before: CorrectedText;
    /** Corrections from before December 2026 have none. */
    readonly after?: CorrectedText;
    readonly challenged?: { readonly entity: string };
  }[];
  readonly revisions: readonly { readonly at: Instant }[];
}

/** The corrections of a request, the first one first. */
export const correctionsOf = (e: Corrected): CorrectionMade[] =>
  e.corrections.map(({ at, note, before, after, challenged }, i) => ({
    at,
    note,
    ...differing(before, after ?? afterOf(e, i)),
    ...(challenged && { challengedBy: challenged.entity }),
  }));

/** The two texts, each with only what is not the same in the other. */
export function differing(before: CorrectedText, after: CorrectedText): Pick<CorrectionMade, 'before' | 'after'> {
  const differ = FIELDS.filter((field) => before[field] !== after[field]);
  const only = (text: CorrectedText): Partial<CorrectedText> =>
    Object.fromEntries(differ.flatMap((field) => (text[field] === undefined ? [] : [[field, text[field]]])));
  return { before: only(before), after: only(after) };
}

/** What was changed, in the order of a request's card. Texts that retention has removed are the same before and after. */
export const changesOf = ({ before, after }: Pick<CorrectionMade, 'before' | 'after'>): FieldChange[] =>
  FIELDS.flatMap((field) => {
    const [from, to] = [before[field], after[field]];
    return to === undefined || to === from ? [] : [{ field, to, ...(from !== undefined && { from }) }];
  });

/** What an older correction left: what the next one found, or what stands. The link of a new version is not the correction's. */
function afterOf(e: Corrected, i: number): CorrectedText {
  const [made, next] = [e.corrections[i], e.corrections[i + 1]];
  const after = next?.before ?? e;
  const isRevised = e.revisions.some(({ at }) => at > (made?.at ?? '') && at < (next?.at ?? '9999'));
  return isRevised && made ? { ...after, documentUrl: made.before.documentUrl } : after;
}

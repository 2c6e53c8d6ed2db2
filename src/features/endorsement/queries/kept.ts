/**
 * Removes from a view what a message that is kept must not contain (domain.md 9). This happens before anything is drawn, so no
 * card can show it by mistake.
 */
import { oncePer } from '../../../core/oncePer.ts';
import type { Discretion } from '../../../core/classification.ts';
import type { FieldChange } from '../../../core/corrections.ts';
import type { CorrectionView, RequestView, StandView } from '../cards/view.ts';

/** The view as its own `discretion` allows. For a confidential request: the title, the end and who has spoken. */
export function discreet(view: RequestView): RequestView {
  if (view.discretion === 'all') return view;
  const {
    summary: _s,
    documentUrl: _u,
    documentVersion: _v,
    changes: _c,
    openedBy: _o,
    mine,
    blocking,
    ...rest
  } = view;
  const bare = view.discretion === 'reference';
  return {
    ...rest,
    ...(bare && { title: view.ref }),
    stands: bare ? [] : view.stands.map(wordless),
    ...(blocking && !bare && { blocking }),
    ...(mine && { mine: wordless(mine) }),
    remarks: [],
    extensions: view.extensions.map(({ from, to }) => ({ from, to })),
    ...withoutNotes(view),
    ...withoutReasons(view),
  };
}

function withoutNotes({
  correction,
  earlierCorrections,
  discretion,
}: RequestView): Pick<RequestView, 'correction' | 'earlierCorrections'> {
  const bared = <T extends CorrectionView>({ note: _, changed, challenged, ...rest }: T) => ({
    ...rest,
    ...(challenged && discretion !== 'reference' && { challenged: { name: challenged.name } }),
    ...(changed && { changed: keptChanges(discretion, changed) }),
  });
  return {
    ...(correction && { correction: bared(correction) }),
    ...(earlierCorrections && { earlierCorrections: earlierCorrections.map(bared) }),
  };
}

/** Of what a correction changed, what a message that is kept may contain: as of the request itself, the title alone. */
const keptChanges = (discretion: Discretion, changed: readonly FieldChange[]): readonly FieldChange[] =>
  discretion === 'all' ? changed : changed.filter(({ field }) => discretion !== 'reference' && field === 'title');

function withoutReasons({ outcome }: RequestView): Pick<RequestView, 'outcome'> {
  if (!outcome) return {};
  const { reason: _r, byName: _b, ...rest } = outcome;
  return { outcome: { ...rest, objections: bare(rest.objections), discussion: bare(rest.discussion) } };
}

const bare = (said: readonly { readonly name: string }[]) => said.map(({ name }) => ({ name, text: '' }));

/** Without the entity's words. Returns the same object each time, because cards cache what they drew from it. */
const wordless = oncePer(
  ({ text: _t, wouldSatisfy: _w, by: _b, at: _a, source: _s, ...rest }: StandView): StandView => rest,
);

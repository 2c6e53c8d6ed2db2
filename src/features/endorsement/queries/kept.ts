/**
 * Removes from a view what a message that is kept must not contain (domain.md 9). This happens before anything is drawn, so no
 * card can show it by mistake.
 */
import { oncePer } from '../../../core/oncePer.ts';
import type { RequestView, StandView } from '../cards/view.ts';

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
    ...withoutNote(view),
    ...withoutReasons(view),
  };
}

function withoutNote({ correction }: RequestView): Pick<RequestView, 'correction'> {
  if (!correction) return {};
  const { note: _, ...rest } = correction;
  return { correction: rest };
}

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

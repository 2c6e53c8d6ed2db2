/**
 * Removes from the view of an item what may not be read of it where only its reference may stand (domain.md 9): a message that
 * is kept about a strictly confidential item, and whatever an observer gets of a restricted one. This happens before anything
 * is drawn, so no card can show it by mistake.
 */
import type { Ref } from '../../../core/ids.ts';
import type { ItemView } from '../cards/view.ts';

/**
 * The reference, the meeting, how far the item is, and what the reader can do. No entity, no person, no position, no outcome:
 * whoever asks for the item sees all of it.
 */
export function bare(view: ItemView, title: Ref): ItemView {
  const {
    note: _note,
    entity: _entity,
    byName: _by,
    reason: _reason,
    source: _source,
    last: _last,
    number: _number,
    committee: _committee,
    here: _here,
    withdrawn: _withdrawn,
    question,
    ...rest
  } = view;
  return {
    ...rest,
    title,
    // That a question is put is not said by whom it is answered.
    ...(question && {
      question: { text: '', at: question.at, present: [], objections: [], agreed: [], absent: [], lifted: [] },
    }),
    actions: view.actions.map(({ was: _was, ...action }) => ({ ...action, owner: '' })),
  };
}

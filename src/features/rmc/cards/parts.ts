/** Parts of several cards of the RMC: names of terms, and what can be done with them. */
import type { Action, Block, ListItem, Press } from '../../../core/card.ts';
import type { Ref } from '../../../core/ids.ts';
import type { RmcView, SwapView, TermView } from './view.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { heading, list, upTo } from '../../../kit/blocks/blocks.ts';
import { form, line } from '../../../kit/blocks/forms.ts';
import type { Reader } from '../../../core/people.ts';
import { why } from '../../../kit/blocks/reasons.ts';
import type { ActName } from '../../../core/contract.ts';

export const eyebrow = (say: Speaker): { readonly eyebrow: string } => ({ eyebrow: say('card.rmc.eyebrow') });

/** The entity that has the term, or words for an empty seat. */
export const whoSits = (say: Speaker, { entity, vacant }: TermView): string =>
  entity === undefined ? say('card.rmc.empty') : vacant ? say('card.rmc.vacantEntity', { entity }) : say.entity(entity);

export const termText = (say: Speaker, term: TermView): string =>
  term.ref
    ? say('card.rmc.line', { ref: term.ref, seat: term.seat, entity: whoSits(say, term) })
    : say('card.rmc.lineWithout', { seat: term.seat, entity: whoSits(say, term) });

const showsTerm = (term: TermView): Pick<ListItem, 'press'> =>
  term.ref ? { press: { verb: 'rmc.show', target: term.ref } } : {};

/** The days on which the entity has the term. */
export const heldDays = ({ from, to, heldFrom = from }: TermView): Pick<TermView, 'from' | 'to'> => ({
  from: heldFrom,
  to,
});

/** A term with the reason why this entity has it. */
export const termItem = (say: Speaker, term: TermView): ListItem => ({
  text: termText(say, term),
  note: say('card.rmc.spanReason', { ...heldDays(term), reason: say.phrase(term.reason) }),
  ...showsTerm(term),
});

/** A term of the reader's entity, and whether the entity has to confirm it. */
export function mineItem(say: Speaker, term: TermView): ListItem {
  const waits = term.awaitsAcknowledgement && term.state !== 'past';
  const days = heldDays(term);
  return {
    text: termText(say, term),
    note: waits ? say('card.rmc.spanUnknown', days) : say('card.rmc.span', days),
    ...(waits && { tone: 'attention' as const }),
    ...showsTerm(term),
  };
}

/** The problem of a term, for the Secretariat. */
export const concernItem = (say: Speaker, term: TermView): ListItem => ({
  text: termText(say, term),
  note: say('card.rmc.concernOn', { concern: concernOf(say, term), from: term.from }),
  tone: 'attention',
  ...showsTerm(term),
});
function concernOf(say: Speaker, { entity, vacant, unreached }: TermView): string {
  if (entity === undefined) return say('card.rmc.concern.empty');
  if (vacant) return say('card.rmc.concern.vacant');
  return unreached === undefined
    ? say('card.rmc.concern.silent')
    : say('card.rmc.concern.unreached', { reason: why(say, unreached) });
}

/** A heading with its list; nothing for an empty list. */
export const section = <T>(say: Speaker, title: string, all: readonly T[], item: (one: T) => ListItem): Block[] =>
  all.length === 0 ? [] : [heading(title), list(upTo(say, all, item))];

export const swapText = (say: Speaker, swap: SwapView): string => {
  const { asker, asked, askerTerm, askedTerm, askerFrom, askedFrom } = swap;
  const values = { asker, asked, askerTerm, askedTerm, askerFrom, askedFrom };
  return swap.state === 'asked' ? say('card.rmc.swapAsked', values) : say('card.rmc.swapAgreed', values);
};
export const swapItem = (say: Speaker, swap: SwapView): ListItem => ({
  text: swapText(say, swap),
  note:
    swap.state === 'asked'
      ? say('card.rmc.swapUntil', { until: swap.until })
      : say('card.rmc.swapUndoUntil', { until: swap.until }),
  ...(swap.mayAccept && { tone: 'attention' as const }),
  press: { verb: 'rmc.show', target: swap.mayAccept ? swap.askedTerm : swap.askerTerm },
});

/** What the reader's entity can do about a swap: agree, decline, withdraw or undo. */
export function swapActions(say: Speaker, swap: SwapView): Press[] {
  const off = swap.state === 'agreed' ? 'undo' : swap.mayAccept ? 'decline' : 'takeBack';
  const inputs = { with: swap.askerTerm };
  const press = (verb: ActName, title: string): Press => ({
    type: 'press',
    title,
    verb,
    target: swap.askedTerm,
    inputs,
  });
  return [
    ...(swap.mayAccept ? [{ ...press('rmc.swapAccept', say('card.rmc.act.accept')), look: 'primary' as const }] : []),
    ...(swap.mayUndo ? [press('rmc.swapUndo', say(`card.rmc.act.${off}`))] : []),
  ];
}

export const acknowledge = (say: Speaker, target: Ref): Press => ({
  type: 'press',
  title: say('card.rmc.act.acknowledge'),
  verb: 'rmc.acknowledge',
  target,
  look: 'primary',
});

/** The form for asking another entity to swap this term. */
export function askSwap(say: Speaker, target: Ref): Action {
  const ask = form(
    say('card.rmcForm.swap'),
    say('card.rmcForm.swapAsk'),
    'rmc.swap',
    [line(say, 'with', say('card.rmcForm.swapWith'), 60, { required: true, hint: say('card.rmcForm.swapHint') })],
    { note: say('card.rmcForm.swapNote') },
  );
  return ask.type === 'form' ? { ...ask, form: { ...ask.form, target } } : ask;
}

export const showRmc = (say: Speaker): Press => ({ type: 'press', title: say('card.rmc.act.show'), verb: 'rmc.show' });
export const preview = (say: Speaker): Press => ({
  type: 'press',
  title: say('card.rmc.act.preview'),
  verb: 'rmc.preview',
});

/** Does the term belong to the reader's entity, and can the entity still act on it? */
export const isMine = ({ entity }: Reader, term: TermView): boolean =>
  entity !== undefined && term.entity === entity && term.state !== 'past';

/** Terms by their first day, in order. */
export function byDay(terms: RmcView['terms']): [from: TermView['from'], terms: TermView[]][] {
  const days = new Map<TermView['from'], TermView[]>();
  for (const term of terms) days.set(term.from, [...(days.get(term.from) ?? []), term]);
  return [...days];
}

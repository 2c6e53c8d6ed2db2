/** Adds to a drawn card what the library leaves out for people who read from right to left or do not see the card. */
import { OpenUrlAction, ToggleVisibilityAction, type Action, type AdaptiveCard } from 'adaptivecards';

/** @param element the element that contains the card */
export function finish(card: AdaptiveCard, element: HTMLElement): void {
  ownIds(element);
  settleDirections(element);
  for (const action of card.getAllActions()) {
    look(
      action,
      action instanceof OpenUrlAction ? 'page' : action instanceof ToggleVisibilityAction ? 'fold' : undefined,
    );
  }
}

/** Sets an attribute and not a class: the library writes classes again whenever a button's state changes. */
function look({ renderedElement }: Action, as: string | undefined): void {
  if (as) renderedElement?.setAttribute('data-look', as);
}

let drawn = 0;

/** Makes ids unique on the page: the library numbers the parts of every card from one. */
function ownIds(element: HTMLElement): void {
  drawn += 1;
  const own = (id: string): string => `card-${drawn}-${id}`;
  const known = new Set<string>();
  for (const part of element.querySelectorAll('[id]')) {
    known.add(part.id);
    part.id = own(part.id);
  }
  for (const name of ['aria-controls', 'aria-labelledby', 'aria-describedby', 'for']) {
    for (const part of element.querySelectorAll(`[${name}]`)) {
      const ids = (part.getAttribute(name) ?? '').split(' ');
      part.setAttribute(name, ids.map((id) => (known.has(id) ? own(id) : id)).join(' '));
    }
  }
}

/** Lets each paragraph, field and button follow the direction of its own words. */
function settleDirections(element: HTMLElement): void {
  const words = '.ac-textBlock, .ac-richTextBlock, .ac-pushButton, input, textarea';
  for (const part of element.querySelectorAll<HTMLElement>(words)) part.dir = 'auto';
}

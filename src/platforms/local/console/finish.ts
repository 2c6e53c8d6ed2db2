/** What the library leaves to be done on a drawn card for those who do not read from left to right, or do not see it. */
import { OpenUrlAction, ToggleVisibilityAction, type Action, type AdaptiveCard } from 'adaptivecards';

/** @param element what the card is drawn in */
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

/** Not a class: the library writes those anew whenever a button's state changes. */
function look({ renderedElement }: Action, as: string | undefined): void {
  if (as) renderedElement?.setAttribute('data-look', as);
}

let drawn = 0;

/** Cards number their parts from one; on a page with many cards a number must mean one part only. */
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

/** Each paragraph, field and button runs in the direction of its own words. */
function settleDirections(element: HTMLElement): void {
  const words = '.ac-textBlock, .ac-richTextBlock, .ac-pushButton, input, textarea';
  for (const part of element.querySelectorAll<HTMLElement>(words)) part.dir = 'auto';
}

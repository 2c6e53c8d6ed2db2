import { ExecuteAction, OpenUrlAction, type Action } from 'adaptivecards';
import { complain } from './complaints.ts';
import { h } from './dom.ts';
import { finish } from './finish.ts';
import { teamsLook } from './hostConfig.ts';
import { preparedLibrary } from './library.ts';

const Card = preparedLibrary();

export interface CardPress {
  readonly verb: string;
  /** The card's own data and the filled-in values, under the ids of the card's inputs. */
  readonly inputs: object;
  /** The button sends filled-in values. */
  readonly fills: boolean;
  readonly button: HTMLElement | undefined;
}

export interface DrawnCard {
  readonly element: HTMLElement;
  /** Has somebody begun to fill it in? */
  readonly begun: () => boolean;
  /**
   * Shows each complaint under its field, and moves to the first. Returns the complaints whose fields are not on this card.
   */
  readonly complain: (verb: string, fields: Readonly<Record<string, string>>) => string[];
  /** The form was accepted, so the card may be replaced. */
  readonly settle: () => void;
}

interface Drawing {
  /** The language of the card's words. */
  readonly lang: string;
  readonly onPress: (press: CardPress) => void;
}

/** Draws an Adaptive Card. */
export function drawCard(json: object, { lang, onPress }: Drawing): DrawnCard {
  const card = new Card();
  card.hostConfig = teamsLook;
  card.onExecuteAction = (action) => pressed(action, onPress);
  card.onInlineCardExpanded = (action, expanded) => {
    if (expanded) goToForm(action.card.renderedElement);
  };
  card.parse(json);
  const drawn = card.render();
  const element = h('div', { class: 'card', attributes: { lang } }, drawn);
  finish(card, element);

  let begun = false;
  for (const type of ['input', 'change'] as const) element.addEventListener(type, () => (begun = true));
  return {
    element,
    begun: () => begun,
    complain: (verb, fields) => complain(card.getAllInputs(true), verb, fields),
    settle: () => {
      begun = false;
    },
  };
}

function pressed(action: Action, onPress: (press: CardPress) => void): void {
  if (action instanceof OpenUrlAction && action.url && /^https?:/i.test(action.url)) {
    window.open(action.url, '_blank', 'noopener,noreferrer');
  }
  if (action instanceof ExecuteAction) {
    const { verb, data: inputs = {}, renderedElement: button } = action;
    onPress({ verb, inputs, fills: action.associatedInputs !== 'none', button });
  }
}

/** Scrolls to a form that was opened under its button, because it may be below the edge of the page. */
function goToForm(form: HTMLElement | undefined): void {
  form?.scrollIntoView({ block: 'nearest' });
  form?.querySelector<HTMLElement>('input, textarea, select')?.focus({ preventScroll: true });
}

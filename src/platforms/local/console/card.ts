import { ExecuteAction, OpenUrlAction, type Action } from 'adaptivecards';
import { complain } from './complaints.ts';
import { h } from './dom.ts';
import { finish } from './finish.ts';
import { teamsLook } from './hostConfig.ts';
import { preparedLibrary } from './library.ts';

const Card = preparedLibrary();

export interface CardPress {
  readonly verb: string;
  /** What the card carries and what was filled in, under the ids that the card gives them. */
  readonly inputs: object;
  /** It sends what was filled in. */
  readonly fills: boolean;
  readonly button: HTMLElement | undefined;
}

export interface DrawnCard {
  readonly element: HTMLElement;
  /** Somebody has begun to fill it in. */
  readonly begun: () => boolean;
  /** Puts each complaint under its field and goes to the first. Gives the complaints that have no field here. */
  readonly complain: (verb: string, fields: Readonly<Record<string, string>>) => string[];
  /** Filled in and accepted: it may be replaced. */
  readonly settle: () => void;
}

interface Drawing {
  /** The language of its words. */
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

/** A form that was opened under its button may lie below the edge of the page. */
function goToForm(form: HTMLElement | undefined): void {
  form?.scrollIntoView({ block: 'nearest' });
  form?.querySelector<HTMLElement>('input, textarea, select')?.focus({ preventScroll: true });
}

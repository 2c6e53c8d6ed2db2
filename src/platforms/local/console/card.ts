import {
  AdaptiveCard,
  ExecuteAction,
  GlobalRegistry,
  GlobalSettings,
  NumberInput,
  OpenUrlAction,
  type Action,
} from 'adaptivecards';
import { complain } from './complaints.ts';
import { h } from './dom.ts';
import { finish } from './finish.ts';
import { teamsLook } from './hostConfig.ts';

// A card is not itself something to press: the keyboard goes to its buttons.
GlobalSettings.setTabIndexAtCardRoot = false;
// Words are never markdown here. The library asks, and warns when nobody answers.
AdaptiveCard.onProcessMarkdown = (_text, result) => {
  result.didProcess = false;
};

/** The library's own takes an empty field for a number out of bounds, and says nothing (3.0.6). */
class OptionalNumber extends NumberInput {
  override isValid(): boolean {
    return this.isSet() ? super.isValid() : !this.isRequired;
  }
}
GlobalRegistry.defaultElements.register('Input.Number', OptionalNumber);

export interface CardPress {
  readonly verb: string;
  /** What the card carries and what was filled in, under the ids that the card gives them. */
  readonly inputs: object;
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
  const card = new AdaptiveCard();
  card.hostConfig = teamsLook;
  card.onExecuteAction = (action) => pressed(action, onPress);
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
    onPress({ verb: action.verb, inputs: action.data ?? {}, button: action.renderedElement });
  }
}

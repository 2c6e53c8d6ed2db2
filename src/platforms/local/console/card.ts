import { AdaptiveCard, ExecuteAction, GlobalSettings, OpenUrlAction, type Action, type Input } from 'adaptivecards';
import { h } from './dom.ts';
import { teamsLook } from './hostConfig.ts';

// A card is not itself something to press: the keyboard goes to its buttons.
GlobalSettings.setTabIndexAtCardRoot = false;

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

/** Draws an Adaptive Card. */
export function drawCard(
  json: object,
  { lang, onPress }: { readonly lang: string; readonly onPress: (press: CardPress) => void },
): DrawnCard {
  const card = new AdaptiveCard();
  card.hostConfig = teamsLook;
  card.onExecuteAction = (action) => pressed(action, onPress);
  card.parse(json);
  const element = h('div', { class: 'card', attributes: { lang } });
  const drawn = card.render();
  if (drawn) element.append(drawn);
  settleDirections(element);

  let begun = false;
  for (const type of ['input', 'change'] as const) element.addEventListener(type, () => (begun = true));
  return {
    element,
    begun: () => begun,
    complain: (verb, fields) => complain(card, verb, fields),
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

/** Each paragraph, field and button runs in the direction of its own words. */
function settleDirections(card: HTMLElement): void {
  const words = '.ac-textBlock, .ac-richTextBlock, .ac-pushButton, input, textarea';
  for (const element of card.querySelectorAll<HTMLElement>(words)) element.dir = 'auto';
}

function complain(card: AdaptiveCard, verb: string, fields: Readonly<Record<string, string>>): string[] {
  const inputs = card.getAllInputs(true);
  const placed = inputs.filter((input) => {
    const name = input.id?.startsWith(`${verb}#`) ? input.id.slice(verb.length + 1) : '';
    const complaint = fields[name];
    if (complaint !== undefined) under(input, complaint);
    return complaint !== undefined;
  });
  placed[0]?.focus();
  const shown = new Set(placed.map(({ id }) => id));
  return Object.entries(fields).flatMap(([name, complaint]) => (shown.has(`${verb}#${name}`) ? [] : [complaint]));
}

let complaints = 0;

/** Stays until the field is changed. */
function under(input: Input, complaint: string): void {
  const control = input.renderedElement?.querySelector<HTMLElement>('input, textarea, select');
  if (!input.renderedElement || !control) return;
  input.renderedElement.querySelector('.complaint')?.remove();
  const id = `complaint-${(complaints += 1)}`;
  const element = h('p', { class: 'complaint', attributes: { id, dir: 'auto' } }, complaint);
  input.renderedElement.append(element);
  control.setAttribute('aria-invalid', 'true');
  control.setAttribute('aria-describedby', id);
  const withdraw = (): void => {
    element.remove();
    control.removeAttribute('aria-invalid');
    control.removeAttribute('aria-describedby');
  };
  control.addEventListener('input', withdraw, { once: true });
}

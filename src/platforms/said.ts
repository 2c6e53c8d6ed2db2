/** The words of an answer, for places where they are not shown beside the card. */
import type { Card, Form } from '../core/card.ts';
import type { Language } from '../core/people.ts';
import type { ShownAnswer } from './door.ts';

/** The card with the answer's words at its top, for a card that replaces another one. */
export const withAnswerText = (card: Card, shown: ShownAnswer): Card => ({
  ...card,
  body: [
    { type: 'text', text: linesOf(shown, card), weight: 'strong', tone: shown.ok ? 'good' : 'warning' },
    ...card.body,
  ],
});

/** The same for a press of this verb: a card that was only asked for needs no words. */
export const withAnswer = (card: Card, shown: ShownAnswer, verb: string | undefined): Card =>
  shown.ok && card.refreshVerb === verb ? card : withAnswerText(card, shown);

/** The message, with a line for each field that is wrong, under the label that it had where it was filled in. */
export const linesOf = (shown: Said, card?: Pick<Card, 'form' | 'actions'>): string =>
  [shown.message, ...faultsOf(shown, card ? formsOn(card) : [])].join('\n');

type Said = Pick<ShownAnswer, 'message' | 'fields' | 'labels' | 'language'>;

/**
 * All faults with the labels of their fields: the label where it was filled in, or else in one of the card's forms. Another
 * form of the same card may have a field of the same name.
 */
export function faultsOf({ fields = {}, labels: own = {}, language }: Omit<Said, 'message'>, forms: readonly Form[]) {
  const labels = new Map([...forms.flatMap((form) => Object.entries(labelsOf(form))), ...Object.entries(own)]);
  return Object.entries(fields).map(([id, fault]) => {
    const label = labels.get(id);
    return label === undefined ? fault : `${label}${COLON[language]}${fault}`;
  });
}
const COLON: Readonly<Record<Language, string>> = { en: ': ', fr: '\u00a0: ' };

/** What the fields of a form are called. */
export const labelsOf = ({ fields }: Pick<Form, 'fields'>): Readonly<Record<string, string>> =>
  Object.fromEntries(fields.map(({ id, label }) => [id, label]));

export const formsOn = ({ form, actions }: Pick<Card, 'form' | 'actions'>): Form[] => [
  ...actions.flatMap((action) => (action.type === 'form' ? [action.form] : [])),
  ...(form ? [form] : []),
];

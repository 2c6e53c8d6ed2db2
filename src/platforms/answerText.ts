/**
 * Puts an answer's words into its card, or joins them with the faults of fields as text, where they are not shown beside
 * the card.
 */
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

/** Like `withAnswerText`, for a press of this verb. A card that was only asked for needs no words. */
export const withAnswer = (card: Card, shown: ShownAnswer, verb: string | undefined): Card =>
  shown.ok && card.refreshVerb === verb ? card : withAnswerText(card, shown);

/** The message, with a line for each field that is wrong. A field has the label of the form in which it was filled in. */
export const linesOf = (shown: Said, card?: Pick<Card, 'form' | 'actions'>): string =>
  [shown.message, ...faultsOf(shown, card ? formsOn(card) : [])].join('\n');

type Said = Pick<ShownAnswer, 'message' | 'fields' | 'labels' | 'language'>;

/**
 * All faults with the labels of their fields: the label in the form where the field was filled in, or else in one of the
 * card's forms. Another form of the card may have a field of the same name.
 */
export function faultsOf({ fields = {}, labels: own = {}, language }: Omit<Said, 'message'>, forms: readonly Form[]) {
  const labels = new Map([...forms.flatMap((form) => Object.entries(labelsOf(form))), ...Object.entries(own)]);
  return Object.entries(fields).map(([id, fault]) => {
    const label = labels.get(id);
    return label === undefined ? fault : `${label}${COLON[language]}${fault}`;
  });
}
/** The colon behind a label, with its blanks. */
const COLON: Readonly<Record<Language, string>> = { en: ': ', fr: '\u00a0: ' };
export const colonIn = (language: Language): string => COLON[language];

/** The labels of a form's fields. */
export const labelsOf = ({ fields }: Pick<Form, 'fields'>): Readonly<Record<string, string>> =>
  Object.fromEntries(fields.map(({ id, label }) => [id, label]));

export const formsOn = ({ form, actions }: Pick<Card, 'form' | 'actions'>): Form[] => [
  ...actions.flatMap((action) => (action.type === 'form' ? [action.form] : [])),
  ...(form ? [form] : []),
];

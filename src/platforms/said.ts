/** What was answered, where it has no place of its own. */
import type { Card, Form } from '../core/card.ts';
import type { Language } from '../core/people.ts';
import type { Shown } from './door.ts';

/** The card with what was answered written over it: a card that replaces another has no other place for it. */
export const withSaid = (card: Card, shown: Shown): Card => ({
  ...card,
  body: [
    { type: 'text', text: linesOf(shown, card), weight: 'strong', tone: shown.ok ? 'good' : 'warning' },
    ...card.body,
  ],
});

/** The same for a press of this verb: a card that was only asked for needs no words. */
export const withAnswer = (card: Card, shown: Shown, verb: string | undefined): Card =>
  shown.ok && card.refreshVerb === verb ? card : withSaid(card, shown);

/** A message with what is wrong with each field, a line for each, under the name that the field had where it was filled in. */
export const linesOf = (shown: Said, card?: Pick<Card, 'form' | 'actions'>): string =>
  [shown.message, ...faultsOf(shown, card ? formsOn(card) : [])].join('\n');

type Said = Pick<Shown, 'message' | 'fields' | 'labels' | 'language'>;

/**
 * Every fault, each with the label of its field: as it was called where it was filled in, or else where one of the forms has it.
 * Another form of the same card may have a field of the same name.
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

/** Takes the form for a dialog out of its card. */
import type { Card, Form } from '../../core/card.ts';
import type { DialogOpener } from './cards.ts';

/**
 * The card with the wanted form alone. The whole card when it no longer offers that form, or offers it for another
 * document.
 */
export function formOf(card: Card, opener: DialogOpener, sent: string | undefined): Card {
  // When the dialog has several forms, the submitted one is wanted.
  const offered = card.actions.some((each) => each.type === 'form' && each.form.verb === sent);
  const { form: wanted = offered ? sent : undefined } = opener;
  if (wanted === undefined) return card;
  const of = { ...opener, form: wanted };
  const action = card.actions.find((each) => each.type === 'form' && isWanted(card, each.form, of));
  if (action?.type !== 'form') return card;
  // On the card of a running meeting, the form is about one item.
  const about = action.form.target;
  const { more: _more, whole: _whole, refreshVerb: _refresh, ...rest } = card;
  return {
    ...rest,
    eyebrow: about === undefined || about === card.context?.target ? card.title : `${about} · ${card.title}`,
    title: action.title,
    body: [],
    actions: [],
    form: action.form,
  };
}

function isWanted(
  { context }: Card,
  { verb, target = context?.target, inputs = {} }: Form,
  { form, formTarget = target, formInputs = inputs }: DialogOpener,
): boolean {
  const [mine, wanted]: Readonly<Record<string, unknown>>[] = [inputs, formInputs];
  const names = Object.keys({ ...mine, ...wanted });
  return verb === form && target === formTarget && names.every((name) => mine?.[name] === wanted?.[name]);
}

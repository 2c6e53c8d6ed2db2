/** A dialog as a real client has it: only `Action.Submit` works in it, and required fields are asked for before it is sent. */
import { everything, shownBy } from '../adaptiveCardClient.ts';

type Json = Readonly<Record<string, unknown>>;

export interface Dialog {
  readonly title: string;
  readonly card: Json;
  readonly words: string;
  /** The verbs of its buttons. */
  readonly verbs: readonly string[];
  /** Fills in these fields of the button's form and presses it: the next dialog, or the words that close it. */
  submit(title: string, inputs?: Readonly<Record<string, string>>): Promise<Dialog | string>;
}

type Send = (data: Json) => Promise<{ readonly status: number; readonly body: Json }>;

/** What a client makes of the answer to `task/fetch` and `task/submit`. */
export function dialogIn({ body }: { readonly body: Json }, send: Send): Dialog | string {
  const { type, value } = (body['task'] ?? {}) as { readonly type?: unknown; readonly value?: unknown };
  if (type === 'message' && typeof value === 'string') return value;
  if (type !== 'continue') throw new Error(`no dialog, and no words either: ${JSON.stringify(body)}`);
  const { title, card } = value as { readonly title: string; readonly card: { readonly content: Json } };
  const { content } = card;
  const parts = everything(content);
  const buttons = parts.filter((part) => part['type'] === 'Action.Submit');
  const strange = parts.find((part) => part['type'] === 'Action.Execute' || 'refresh' in part);
  if (strange) throw new Error(`nothing comes of this in a dialog: ${JSON.stringify(strange)}`);
  return {
    title,
    card: content,
    words: shownBy(content),
    verbs: buttons.map(({ data }) => String((data as Json)['verb'])),
    async submit(called, inputs = {}) {
      const button = buttons.find((each) => each['title'] === called);
      if (!button) throw new Error(`no button "${called}": ${buttons.map((each) => String(each['title'])).join(', ')}`);
      const data = button['data'] as Json;
      return dialogIn(await send({ ...filledIn(around(parts, button), String(data['verb']), inputs), ...data }), send);
    },
  };
}

/** What goes along with a button: what stands on its own card and on the card around that, in no other that is unfolded. */
function around(parts: readonly Json[], button: Json): Json[] {
  const unfolded = parts.filter(({ type }) => type === 'Action.ShowCard').map(({ card }) => everything(card));
  return parts.filter((part) => unfolded.every((inside) => !inside.includes(part) || inside.includes(button)));
}

/** Every field goes along, also those that were left as they stood, and whoever's form they are of. */
function filledIn(parts: readonly Json[], verb: string, inputs: Readonly<Record<string, string>>): Json {
  const fields = parts.filter(({ type }) => String(type).startsWith('Input.'));
  const unknown = Object.keys(inputs).filter((name) => !fields.some(({ id }) => id === `${verb}#${name}`));
  if (unknown.length > 0) throw new Error(`the form has no ${unknown.join(', ')}`);
  const values = fields.map(({ id, value = '' }) => {
    const [of, name = ''] = String(id).split('#');
    return [String(id), (of === verb ? inputs[name] : undefined) ?? value] as const;
  });
  const empty = fields.filter(
    ({ id, isRequired }) => isRequired === true && values.some(([name, value]) => name === id && value === ''),
  );
  if (empty.length > 0) throw new Error(`the client asks for ${empty.map(({ id }) => String(id)).join(', ')}`);
  return Object.fromEntries(values);
}

/**
 * A form in a chat that was sent: it shows what was sent, and cannot be sent again. In Slack and Teams forms are in
 * windows, which close; here a form that somebody asks for by typing is in the chat.
 */
import type { Card } from '../../core/card.ts';
import type { Press, ShownAnswer } from '../door.ts';

type Json = Readonly<Record<string, unknown>>;
interface Input {
  readonly name: string;
  readonly label: string;
  readonly required: boolean;
  readonly say: (value: string) => string;
}

/**
 * The card that replaces the sent form; the answer is shown beside it.
 * @param json the card as it is in the chat
 * @returns undefined when the inputs are not those of the form, because something else was pressed
 */
export function sentForm(
  json: string | null,
  { inputs }: Pick<Press, 'inputs'>,
  { message }: Pick<ShownAnswer, 'message'>,
): Card | undefined {
  const body = json === null ? [] : list((JSON.parse(json) as Json)['body']);
  const asked = body.flatMap(inputOf);
  const given = (name: string): string => (typeof inputs[name] === 'string' ? inputs[name] : '');
  const required = asked.filter((one) => one.required);
  if (required.length === 0 || required.some(({ name }) => given(name) === '')) return undefined;
  // Inputs of a classified text must not stay in a chat (domain.md 9).
  const isMarked = given('classification') !== '' && given('classification') !== 'unclassified';
  const filled = isMarked ? [] : asked.filter(({ name }) => given(name) !== '');
  const title = textOf(body.find(({ style }) => style === 'heading')?.['text']) || message;
  const facts = filled.map(({ name, label, say }) => [label, say(given(name))] as const);
  return { title, body: facts.length === 0 ? [] : [{ type: 'facts', facts }], actions: [], summary: message };
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const list = (value: unknown): Json[] => (Array.isArray(value) ? (value as Json[]) : []);

/** An input's id is the form's verb and the input's name. */
function inputOf({ type, id, label, title, isRequired, choices }: Json): Input[] {
  if (!String(type).startsWith('Input.')) return [];
  const titles = new Map(list(choices).map((one) => [String(one['value']), String(one['title'])]));
  return [
    {
      name: String(id).replace(/^.*#/, ''),
      label: textOf(label) || textOf(title),
      required: isRequired === true,
      say: (value) => titles.get(value) ?? value,
    },
  ];
}

/** Calls for input on the home card and in lists, and the button that begins a new one. */
import type { Action, ListItem } from '../../../core/card.ts';
import type { Reader } from '../../../core/people.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import type { Todo } from '../../../kit/blocks/todo.ts';
import type { InputLine } from './view.ts';

export const inputItem = (say: Speaker, of: InputLine): ListItem => ({
  text: of.veiled
    ? say(of.closed ? 'card.line.closed' : 'inputs.veiled', { ref: of.ref })
    : say('inputs.line', { ref: of.ref, title: of.title }),
  note: note(say, of),
  ...(of.wants && { tone: 'attention' as const }),
  ...(!of.closed && { press: { verb: 'input.show', target: of.ref } }),
});

function note(say: Speaker, { wants, state, dueAt, answered, asked }: InputLine): string {
  if (wants === 'answer') return say('inputs.line.answer', { dueAt });
  if (wants === 'rest') return say('inputs.line.rest', { dueAt });
  if (wants === 'decision') return say('inputs.line.decision');
  if (state === 'open') return say('inputs.line.open', { answered, n: asked, dueAt });
  return state === 'closed' ? say('inputs.line.closed', { answered, n: asked }) : say(`inputs.line.${state}`);
}

export const inputsTodo = (say: Speaker, lines: readonly InputLine[]): Todo[] =>
  lines.map((one) => ({ item: inputItem(say, one), by: one.dueAt }));

export const newCall = (say: Speaker, { manages, entity }: Pick<Reader, 'manages' | 'entity'>): Action[] =>
  manages || entity !== undefined
    ? [{ type: 'press', title: say('inputs.act.new'), verb: 'input.compose', minor: true }]
    : [];

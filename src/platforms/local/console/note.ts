import type { Answer } from './api.ts';
import { h } from './dom.ts';

/** What Concord said to a press, beside what was pressed. */
export function note(answer: Pick<Answer, 'ok' | 'message'>, further: readonly string[] = []): HTMLElement {
  const role = answer.ok ? 'status' : 'alert';
  const lines = [answer.message, ...further].map((line) => h('p', { attributes: { dir: 'auto' } }, line));
  return h(
    'div',
    { class: `note ${answer.ok ? 'note-good' : 'note-bad'}`, attributes: { role, tabindex: -1 } },
    ...lines,
  );
}

/** The same for what did not even come to an answer. */
export const fault = (error: unknown): HTMLElement =>
  note({ ok: false, message: error instanceof Error ? error.message : 'Something went wrong.' });

/** A message that goes away by itself, for what has no other place. */
export function toast(message: string, bad = false): void {
  const element = h('div', { class: `toast ${bad ? 'toast-bad' : ''}`, attributes: { dir: 'auto' } }, message);
  document.getElementById('toasts')?.replaceChildren(element);
  setTimeout(() => element.remove(), 6000);
}

import type { Answer } from './api.ts';
import { h } from './dom.ts';
import { t } from './frameTexts.ts';

/** Concord's words after a press, to be shown beside what was pressed. */
export function note(answer: Pick<Answer, 'ok' | 'message'>, further: readonly string[] = []): HTMLElement {
  const role = answer.ok ? 'status' : 'alert';
  const lines = [answer.message, ...further].map((line) => h('p', { attributes: { dir: 'auto' } }, line));
  return h(
    'div',
    { class: `note ${answer.ok ? 'note-good' : 'note-bad'}`, attributes: { role, tabindex: -1 } },
    ...lines,
  );
}

/** The note for a call that got no answer. */
export const fault = (error: unknown): HTMLElement =>
  note({ ok: false, message: error instanceof Error ? error.message : t('Something went wrong.') });

/** Shows words that disappear after a while, for what has no other place. */
export function toast(message: string, bad = false): void {
  const element = h('div', { class: `toast ${bad ? 'toast-bad' : ''}`, attributes: { dir: 'auto' } }, message);
  document.getElementById('toasts')?.replaceChildren(element);
  setTimeout(() => element.remove(), 6000);
}

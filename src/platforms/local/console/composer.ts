/** The field for typed words, with suggestions of commands. */
import { say, type Person } from './api.ts';
import { fill, h, icon } from './dom.ts';
import { frameWords, suggestions } from './frameWords.ts';
import { toast } from './note.ts';

export interface Composer {
  readonly element: HTMLElement;
  readonly for: (person: Person) => void;
}

/** @param onSaid called after Concord has answered */
export function createComposer(onSaid: () => void): Composer {
  let person: Person | undefined;
  const box = h('textarea', {
    attributes: {
      id: 'composer-text',
      rows: 1,
      maxlength: 4000,
      dir: 'auto',
      enterkeyhint: 'send',
    },
  });
  const button = h('button', { class: 'send', attributes: { type: 'submit' } }, icon('send'));
  const hints = h('div', { class: 'hints', attributes: { role: 'group' } });
  const form = h('form', { class: 'composer' }, hints, h('div', { class: 'composer-line' }, box, button));

  const send = async (text: string): Promise<boolean> => {
    if (!person || text.trim() === '') return false;
    try {
      await say(person.id, text);
      onSaid();
      return true;
    } catch (error) {
      toast(error instanceof Error ? error.message : frameWords(person).notSent, true);
      return false;
    }
  };
  const submit = async (): Promise<void> => {
    button.disabled = true;
    if (await send(box.value)) box.value = '';
    button.disabled = false;
    box.focus();
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void submit();
  });
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    if (!button.disabled) void submit();
  });

  return {
    element: form,
    for(chosen) {
      if (chosen.id !== person?.id) box.value = '';
      person = chosen;
      const words = frameWords(chosen);
      form.lang = chosen.language;
      box.placeholder = words.placeholder(chosen.name);
      box.setAttribute('aria-label', words.field);
      button.setAttribute('aria-label', words.send);
      hints.setAttribute('aria-label', words.hints);
      fill(
        hints,
        ...suggestions(chosen).map((text) =>
          h('button', { class: 'hint', attributes: { type: 'button' }, on: { click: () => void send(text) } }, text),
        ),
      );
    },
  };
}

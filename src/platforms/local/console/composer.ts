/** The field for typed words, with suggestions of commands. */
import { say, sendFile, type Answer, type Person } from './api.ts';
import { fill, h, icon } from './dom.ts';
import { frameWords, suggestions } from './frameWords.ts';
import { toast } from './note.ts';

export interface Composer {
  readonly element: HTMLElement;
  readonly for: (person: Person) => void;
  readonly focus: () => void;
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
  const picker = h('input', { attributes: { type: 'file', multiple: true, hidden: true } });
  const attach = h(
    'button',
    { class: 'send attach', attributes: { type: 'button' }, on: { click: () => picker.click() } },
    icon('attach'),
  );
  const hints = h('div', { class: 'hints', attributes: { role: 'group' } });
  const form = h(
    'form',
    { class: 'composer' },
    hints,
    h('div', { class: 'composer-line' }, picker, attach, box, button),
  );

  const bring = async (call: (id: string) => Promise<Answer>): Promise<boolean> => {
    if (!person) return false;
    try {
      await call(person.id);
      onSaid();
      return true;
    } catch (error) {
      toast(error instanceof Error ? error.message : frameWords(person).notSent, true);
      return false;
    }
  };
  const send = async (text: string): Promise<boolean> => (text.trim() === '' ? false : bring((id) => say(id, text)));
  const attached = async (): Promise<void> => {
    attach.disabled = true;
    // One after the other, so that each answer stands under its file.
    for (const file of [...(picker.files ?? [])]) if (!(await bring((id) => sendFile(id, file)))) break;
    picker.value = '';
    attach.disabled = false;
    box.focus();
  };
  picker.addEventListener('change', () => void attached());
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
    focus: () => box.focus({ preventScroll: true }),
    for(chosen) {
      if (chosen.id !== person?.id) box.value = '';
      person = chosen;
      const words = frameWords(chosen);
      form.lang = chosen.language;
      box.placeholder = words.placeholder(chosen.name);
      box.setAttribute('aria-label', words.field);
      button.setAttribute('aria-label', words.send);
      for (const name of ['aria-label', 'title']) attach.setAttribute(name, words.attach);
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

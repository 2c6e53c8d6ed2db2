/** For whoever opens the console without having read anything: three steps to see a request through to its end. */
import type { StoredRecord } from './api.ts';
import { fill, h } from './dom.ts';

const DISMISSED = 'concord.welcomed';

export interface Welcome {
  readonly element: HTMLElement;
  /** Marks what has been done, from the stored requests. */
  readonly update: (requests: readonly StoredRecord[]) => void;
}

/** @param open opens the form for a new request. @param pass lets time pass to the next closing; absent with a real clock. */
export function createWelcome({
  open,
  pass,
}: {
  readonly open: () => void;
  readonly pass: (() => void) | undefined;
}): Welcome {
  const element = h('section', { class: 'welcome', attributes: { 'aria-labelledby': 'welcome-title', hidden: true } });
  const dismiss = (): void => {
    localStorage.setItem(DISMISSED, 'yes');
    element.hidden = true;
  };

  return {
    element,
    update(requests) {
      element.hidden = localStorage.getItem(DISMISSED) === 'yes';
      const opened = requests.length > 0;
      const answered = requests.some(({ positions }) => Array.isArray(positions) && positions.length > 0);
      const ended = requests.some(({ state }) => state !== 'open');
      fill(
        element,
        h('h3', { attributes: { id: 'welcome-title' } }, 'Welcome to Concord'),
        h(
          'p',
          {},
          'You see the network through the eyes of one person at a time. To watch a written endorsement from start to end:',
        ),
        h(
          'ol',
          { class: 'steps' },
          step(
            opened,
            'Ask the network, as the Secretariat.',
            !opened && button('Open a written-endorsement request', open, 'primary'),
          ),
          step(answered, 'Then choose a focal point on the left, and endorse or object on the card they received.'),
          step(
            ended,
            'Let time pass to the closing. Silence counts as no objection.',
            opened && !ended && pass && button('To the next closing', pass, ''),
          ),
        ),
        button(ended ? 'Done' : 'Hide this', dismiss, 'quiet'),
      );
    },
  };
}

const button = (words: string, press: () => void, look: string): HTMLElement =>
  h('button', { class: look || 'plain', attributes: { type: 'button' }, on: { click: press } }, words);

const step = (done: boolean, words: string, action?: HTMLElement | false): HTMLElement =>
  h(
    'li',
    { class: done ? 'step done' : 'step' },
    h('span', {}, words, done && h('span', { class: 'unseen' }, ' (done)')),
    action,
  );

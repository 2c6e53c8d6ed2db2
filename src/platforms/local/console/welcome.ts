/** Three steps that lead somebody new from a request to its end. */
import type { StoredRecord } from './api.ts';
import { fill, h } from './dom.ts';
import { keep, kept } from './browserStorage.ts';
import { frameLanguage, t, type FrameText } from './frameTexts.ts';

export interface Welcome {
  readonly element: HTMLElement;
  /** Shows which steps are done, from the stored requests. */
  readonly update: (requests: readonly StoredRecord[]) => void;
}

interface Offers {
  /** Opens the form for a new request. */
  readonly open: () => void;
  /** Moves the clock to the next closing; absent where the clock cannot be moved. */
  readonly pass: (() => void) | undefined;
}

/** All steps while the network has no requests; afterwards only the next one, to leave room for the chat. */
export function createWelcome({ open, pass }: Offers): Welcome {
  const element = h('section', { attributes: { hidden: true } });
  const dismiss = (): void => {
    keep('welcomed', 'yes');
    element.hidden = true;
  };
  let shown: string | undefined;

  return {
    element,
    update(requests) {
      const answered = requests.some(({ positions }) => Array.isArray(positions) && positions.length > 0);
      const ended = requests.some(({ state }) => state !== 'open');
      element.hidden = kept('welcomed') === 'yes' || ended;
      const step = requests.length === 0 ? 1 : answered ? 3 : 2;
      if (`${step} ${frameLanguage()}` === shown) return;
      shown = `${step} ${frameLanguage()}`;
      element.setAttribute('aria-label', t('First steps'));
      const begin = button(t('Open a written-endorsement request'), open, 'primary');
      const end = pass && button(t('To the next closing'), pass, 'plain');
      const hide = button(t('Hide'), dismiss, 'quiet');
      element.className = step === 1 ? 'welcome' : 'next-step';
      if (step === 1) fill(element, ...inFull(begin), hide);
      else if (step === 2) fill(element, line(2, STEPS[1]), hide);
      else fill(element, line(3, STEPS[2]), end, hide);
    },
  };
}

const STEPS = [
  'Ask the network, as the Secretariat.',
  'Choose a focal point in the list of people, and endorse or object on the card they received.',
  'Let time pass to the closing. Silence counts as no objection.',
] as const;

const inFull = (begin: HTMLElement): HTMLElement[] => [
  h('h3', {}, t('Welcome to Concord')),
  h(
    'p',
    {},
    t('Here you are everyone in the network, one person at a time. To see a written endorsement through to its end:'),
  ),
  h(
    'ol',
    { class: 'steps' },
    ...STEPS.map((words, at) => h('li', { class: 'step' }, line(at + 1, words), at === 0 && begin)),
  ),
];

const line = (number: number, words: FrameText): HTMLElement =>
  h(
    'p',
    { class: 'step-words' },
    h('span', { class: 'step-number' }, h('span', { class: 'unseen' }, t('Step ')), String(number)),
    t(words),
  );

const button = (words: string, press: () => void, look: string): HTMLElement =>
  h('button', { class: look, attributes: { type: 'button' }, on: { click: press } }, words);

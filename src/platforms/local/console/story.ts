/** The guided story of `concord demo`: five steps through the sample network, from an answer to the record. It is in English. */
import type { Person, StoredRecord } from './api.ts';
import { fill, h } from './dom.ts';
import { ROLE_NAMES, roleName } from './who.ts';
import type { Welcome } from './welcome.ts';

/** Is it asked for by the page's address? */
export const isStory = (): boolean => new URLSearchParams(location.search).has('story');

interface Step {
  readonly title: string;
  readonly words: string;
  /** Whose chat the step is in. */
  readonly who: (person: Person) => boolean;
  /** The request is over, and the step is about something else. */
  readonly isAfter?: true;
  /** The step is in the panel with the clock. */
  readonly inPanel?: true;
}

const focalPointOf =
  (entity: string) =>
  (person: Person): boolean =>
    person.entity === entity && person.role === 'focalPoint';
const isOfficer = (person: Person): boolean => person.role === 'secretariat';

/** In the order in which they are followed. The history has left one request open. */
const STEPS: readonly Step[] = [
  {
    title: 'A focal point answers',
    words:
      'You are the focal point of UNHCR. A request for endorsement of the work plan is in this chat: press Endorse.',
    who: focalPointOf('UNHCR'),
  },
  {
    title: 'Somebody objects',
    words:
      'You are the focal point of OHCHR, whose cards are in French: press “Formuler une objection”, say why, and ask for a discussion. An objection is never lost in a mailbox.',
    who: focalPointOf('OHCHR'),
  },
  {
    title: 'The Secretariat sees who has answered',
    words:
      'You are the Secretariat. The request’s card has followed both answers: who has spoken, who is silent, and who was not reached at all.',
    who: isOfficer,
  },
  {
    title: 'The time for answers ends',
    words:
      'Open “Behind the scenes” and press “To the next closing”. Silence counts as no objection; the objection puts the plan on the agenda of the next meeting.',
    who: isOfficer,
    inPanel: true,
  },
  {
    title: 'The record stays',
    words:
      'Type “register”: the decision of each route has its number, its text, its positions and its documents, and the audit trail proves them.',
    who: isOfficer,
    isAfter: true,
  },
];

interface Offers {
  readonly people: () => readonly Person[];
  /** Opens a person's chat. */
  readonly go: (id: string) => void;
  /** Moves to the card of this request in the chat that opens. */
  readonly showRequest: (target: string) => void;
  /** Opens the panel with the clock. */
  readonly openPanel: () => void;
}

export function createStory({ people, go, showRequest, openPanel }: Offers): Welcome {
  const element = h('section', { class: 'story', attributes: { 'aria-label': 'Guided story', lang: 'en' } });
  let at = 0;
  const show = (): void => {
    const step = STEPS[at];
    if (!step) return;
    const person = people().find(step.who);
    const back = button('Back', () => turn(at - 1), 'quiet');
    back.disabled = at === 0;
    fill(
      element,
      h(
        'p',
        { class: 'subtle' },
        `Step ${at + 1} of ${STEPS.length}${person ? ` · ${roleName(person, ROLE_NAMES)}` : ''}`,
      ),
      h('h3', {}, step.title),
      h('p', {}, step.words),
      h(
        'div',
        { class: 'row' },
        ...(person ? [button(`Open the chat of ${person.name}`, () => visit(person), 'primary')] : []),
        back,
        ...(at < STEPS.length - 1 ? [button('Next step', () => turn(at + 1), 'plain')] : []),
      ),
    );
  };
  const visit = (person: Person): void => {
    go(person.id);
    if (request !== undefined && !STEPS[at]?.isAfter) showRequest(request);
    if (STEPS[at]?.inPanel) openPanel();
  };
  const turn = (to: number): void => {
    at = Math.max(0, Math.min(to, STEPS.length - 1));
    show();
    const person = people().find(STEPS[at]?.who ?? (() => false));
    if (person) visit(person);
  };
  let request: string | undefined;
  let drawn = false;
  return {
    element,
    update(requests: readonly StoredRecord[]) {
      const running = requests.findLast(({ state }) => state === 'open' || state === 'referred');
      if (typeof running?.['target'] === 'string') request = running['target'];
      // Once the people are known. The first chat to be opened is that of the step.
      if (people().length === 0) return;
      show();
      if (!drawn && location.hash === '') turn(at);
      drawn = true;
    },
  };
}

const button = (words: string, press: () => void, look: string): HTMLButtonElement =>
  h('button', { class: look, attributes: { type: 'button' }, on: { click: press } }, words);

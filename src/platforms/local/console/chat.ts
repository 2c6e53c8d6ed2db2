/** The chat of the chosen person: its messages, and a welcome when there are none. */
import type { Message, Person } from './api.ts';
import { byId, fill, h } from './dom.ts';
import { frameWords } from './frameWords.ts';
import { messageView, type MessageDeps, type MessageView } from './message.ts';
import { city, day, timeOfDay } from './time.ts';
import { avatar, entityName, roleName } from './who.ts';

/** The number of messages that are drawn at once, so that a long chat opens quickly. Older ones are drawn on request. */
const SHOWN_AT_FIRST = 40;

export interface Chat {
  readonly open: (person: Person) => void;
  /** Takes the whole chat as it is now: adds new messages and updates changed ones. */
  readonly load: (messages: readonly Message[]) => void;
  /** Takes one message that is new or changed. */
  readonly put: (message: Message) => void;
  readonly describe: (person: Person, now: string) => void;
  readonly last: () => Message | undefined;
  /** The latest message with this card about this document. */
  readonly find: (target: string, cardName: string) => MessageView | undefined;
}

interface Opened {
  readonly person: Person;
  readonly views: Map<string, MessageView>;
  hidden: Message[];
  loaded: boolean;
  /** Messages that arrived before the chat itself had been read. */
  meanwhile: Message[];
}

interface Around extends MessageDeps {
  /** Elements above and below the messages. */
  readonly welcome: HTMLElement;
  readonly composer: HTMLElement;
  readonly waiting: HTMLElement;
}

export function createChat({ welcome, composer, waiting, ...answering }: Around): Chat {
  const head = h('header', { class: 'chat-head' });
  const earlier = h('button', { class: 'quiet earlier', attributes: { type: 'button', hidden: true } });
  const list = h('ol', { class: 'messages' });
  const empty = h('p', { class: 'empty' });
  const scroll = h(
    'div',
    { class: 'scroll', attributes: { id: 'messages', tabindex: 0, role: 'region' } },
    earlier,
    empty,
    list,
  );
  fill(byId('chat'), head, welcome, scroll, waiting, composer);
  let opened: Opened | undefined;

  const draw = (now: Opened, message: Message, where: 'first' | 'last'): void => {
    const view = messageView(now.person, message, answering);
    now.views.set(message.id, view);
    if (where === 'last') list.append(view.element);
    else list.prepend(view.element);
  };
  const settle = (now: Opened): void => {
    separateDays(list, [...now.views.values()], now.person);
    earlier.hidden = now.hidden.length === 0;
    empty.hidden = now.views.size > 0 || !now.loaded;
  };
  earlier.addEventListener('click', () => {
    if (!opened) return;
    const next = opened.hidden.splice(-SHOWN_AT_FIRST);
    const later = [...opened.views];
    opened.views.clear();
    const before = scroll.scrollHeight;
    for (const message of next.reverse()) draw(opened, message, 'first');
    const drawn = [...opened.views].reverse();
    opened.views.clear();
    for (const [id, view] of [...drawn, ...later]) opened.views.set(id, view);
    settle(opened);
    scroll.scrollTop += scroll.scrollHeight - before;
  });

  const put = (now: Opened, message: Message): void => {
    const hidden = now.hidden.findIndex(({ id }) => id === message.id);
    if (hidden >= 0) now.hidden[hidden] = message;
    const view = now.views.get(message.id);
    if (view) view.update(message);
    else if (hidden < 0) draw(now, message, 'last');
  };
  /** Scrolls to the end, or to the beginning of a last message that is longer than the page. */
  const toLast = (): void => {
    const last = list.lastElementChild;
    if (last && last.clientHeight > scroll.clientHeight) last.scrollIntoView({ block: 'start' });
    else scroll.scrollTop = scroll.scrollHeight;
  };
  const keepingPlace = (now: Opened, change: () => void): void => {
    const atEnd = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 80;
    const before = now.views.size;
    change();
    settle(now);
    if (atEnd && now.views.size > before) toLast();
  };

  return {
    open(person) {
      opened = { person, views: new Map(), hidden: [], loaded: false, meanwhile: [] };
      fill(list);
      settle(opened);
      const words = frameWords(person);
      earlier.textContent = words.earlier;
      empty.textContent = words.empty;
      for (const one of [earlier, empty]) one.lang = person.language;
      scroll.setAttribute('aria-label', words.messagesOf(person.name));
    },
    load(messages) {
      const now = opened;
      if (!now) return;
      const first = !now.loaded;
      now.loaded = true;
      if (first) now.hidden = messages.slice(0, Math.max(0, messages.length - SHOWN_AT_FIRST));
      keepingPlace(now, () => {
        for (const message of [...messages, ...now.meanwhile.splice(0)]) put(now, message);
      });
      if (first) toLast();
    },
    put(message) {
      const now = opened;
      if (!now) return;
      if (!now.loaded) return void now.meanwhile.push(message);
      keepingPlace(now, () => put(now, message));
      if (message.from === 'person') toLast();
    },
    describe(person, now) {
      fill(head, ...about(person, now));
    },
    find: (target, cardName) =>
      [...(opened?.views.values() ?? [])].findLast((view) => {
        const message = view.message();
        return message.target === target && message.cardName === cardName;
      }),
    last: () => [...(opened?.views.values() ?? [])].at(-1)?.message(),
  };
}

function about(person: Person, now: string): HTMLElement[] {
  const words = frameWords(person);
  const zone = words.timeIn(timeOfDay(now, person.zone), city(person.zone));
  const language = new Intl.DisplayNames(person.language, { type: 'language' }).of(person.language) ?? person.language;
  const facts = [roleName(person, words.roles), entityName(person, person.language), language, zone].filter(
    (fact): fact is string => Boolean(fact),
  );
  return [
    avatar(person),
    h(
      'div',
      { class: 'chat-who' },
      h('h2', { attributes: { dir: 'auto' } }, person.name),
      h('p', { class: 'subtle' }, facts.join(' · ')),
    ),
    ...(person.blocked ? [h('span', { class: 'state state-bad' }, words.blocked)] : []),
  ];
}

/** Puts a line with the date wherever a new day begins in the reader's zone. */
function separateDays(list: HTMLElement, views: readonly MessageView[], { zone, language }: Person): void {
  for (const old of list.querySelectorAll('.day')) old.remove();
  let before = '';
  for (const view of views) {
    const on = day(view.message().at, zone, language);
    if (on !== before) list.insertBefore(h('li', { class: 'day' }, h('span', {}, on)), view.element);
    before = on;
  }
}

/** The local console: a page on which one person can act as everyone in the network, one at a time. */
import * as api from './api.ts';
import { createChat, type Chat } from './chat.ts';
import { createClockBox, type ClockBox } from './clockBox.ts';
import { createComposer, type Composer } from './composer.ts';
import { debounced } from './debounced.ts';
import type { MessageView } from './message.ts';
import { closeDialog, openDialog } from './dialog.ts';
import { byId, fill, icon } from './dom.ts';
import { createDrawers, type Drawers } from './drawers.ts';
import { toast } from './note.ts';
import { createPanel, type Panel } from './panel.ts';
import { createRail, type Rail } from './rail.ts';
import { go, opener, reread, wanted, type State } from './state.ts';
import { createStory, isStory } from './story.ts';
import { listen } from './stream.ts';
import { startTheme } from './theme.ts';
import { labelPage, showBanner, showNetworks, showNobody, showTime } from './top.ts';
import { createWaitingLine, type WaitingLine } from './waiting.ts';
import { createWelcome, type Welcome } from './welcome.ts';
import { setFrameLanguage, t } from './frameTexts.ts';

interface Parts {
  readonly rail: Rail;
  readonly chat: Chat;
  readonly composer: Composer;
  readonly waiting: WaitingLine;
  readonly panel: Panel;
  readonly clockBox: ClockBox;
  readonly welcome: Welcome;
  readonly drawers: Drawers;
}

async function start(): Promise<void> {
  const nameTheme = startTheme(byId('theme'));
  fill(byId('open-rail'), icon('people'));
  fill(byId('open-panel'), icon('panel'));
  const [{ sample }, networks, clock] = await Promise.all([api.about(), api.networks(), api.clock()]);
  showBanner(sample);
  const [network] = networks;
  if (!network) return showNobody(true);
  const state: State = { networks, network, people: [], clock, requests: [], chosen: undefined };
  await reread(state);
  runConsole(state, () => {
    labelPage(sample);
    nameTheme();
  });
}

/** @param label names what is on the page from the start, in the language of the frame */
function runConsole(state: State, label: () => void): void {
  let endStream = (): void => undefined;
  const speak = ({ language }: api.Person): void => {
    setFrameLanguage(language);
    label();
  };
  const again = async (): Promise<void> => {
    await reread(state).then(() => {
      // Somebody may have chosen another language.
      if (state.chosen) speak(state.chosen);
      show(parts, state);
    }, tell);
    await parts.panel.refresh();
  };
  const changed = debounced(() => void again());
  const goTo: Doing['goTo'] = (answer, said) => goToMessage(parts.chat, answer, said);
  const parts = createParts(state, { again, changed, goTo });
  const readUp = debounced(() => void markRead(state, parts.chat.last()?.id));

  const choose = (): void => {
    endStream();
    closeDialog();
    const chosen = (state.chosen = wanted(state));
    showNetworks(state.networks, state.network, (network) => void changeNetwork(network));
    showNobody(chosen === undefined);
    if (!chosen) return show(parts, state);
    speak(chosen);
    document.title = t('{name} – Concord local console', { name: chosen.name });
    parts.drawers.closeRail();
    parts.chat.open(chosen);
    show(parts, state);
    endStream = hear(parts, state, chosen, { changed, readUp });
  };
  const changeNetwork = async (network: api.ConsoleNetwork): Promise<void> => {
    state.network = network;
    await reread(state).then(choose, tell);
  };
  byId('clock-chip').addEventListener('click', () => parts.drawers.openPanel());
  window.addEventListener('hashchange', choose);
  document.addEventListener('visibilitychange', readUp);
  choose();
  if (!state.clock.manual) setInterval(() => void tick(parts, state), TICK_MS);
}

const TICK_MS = 20_000;

/** Updates the shown time, for a clock that moves by itself. */
async function tick(parts: Parts, state: State): Promise<void> {
  if (document.visibilityState !== 'visible') return;
  state.clock = await api.clock().catch(() => state.clock);
  if (state.chosen) showClock(parts, state.chosen, state.clock);
}

interface Doing {
  /** Reads everything again now. */
  readonly again: () => Promise<void>;
  /** Reads everything again in a moment, because many things may change at once. */
  readonly changed: () => void;
  readonly goTo: (answer: api.Answer, said: HTMLElement) => Promise<boolean>;
}

function createParts(state: State, { again, changed, goTo }: Doing): Parts {
  const composer = createComposer(changed);
  const clockBox = createClockBox({ network: () => state.network.id, onMoved: again });
  const drawers = createDrawers(changed);
  const welcome = isStory()
    ? createStory({
        people: () => state.people,
        go,
        showRequest: (target) => void reveal(() => chat.find(target, 'request')),
        openPanel: drawers.openPanel,
      })
    : createWelcome({
        open: () => void compose(state, { changed, goTo }),
        pass: state.clock.manual ? () => void clockBox.toNextClosing() : undefined,
      });
  const panel = createPanel({
    network: () => state.network.id,
    people: () => state.people,
    clockBox,
    onBlocked: again,
    onClose: drawers.closePanel,
  });
  const waiting = createWaitingLine(({ about, card }) => {
    changed();
    // The end of the chat may be off the page, on a phone above all: who asked for the message wants to see it.
    void reveal(() => chat.find(about, card));
  }, composer.focus);
  const frame = { welcome: welcome.element, composer: composer.element, waiting: waiting.element };
  const chat = createChat({ ...frame, onAnswer: changed, goTo });
  return { rail: createRail(go), chat, composer, waiting, panel, clockBox, welcome, drawers };
}

function show(
  { rail, chat, composer, waiting, panel, clockBox, welcome }: Parts,
  { people, chosen, clock, requests }: State,
): void {
  rail.show(people, chosen?.id);
  welcome.update(requests);
  if (!chosen) return;
  composer.for(chosen);
  void waiting.show(chosen);
  panel.for(chosen);
  showClock({ chat, clockBox }, chosen, clock);
}

function showClock({ chat, clockBox }: Pick<Parts, 'chat' | 'clockBox'>, chosen: api.Person, clock: api.Clock): void {
  chat.describe(chosen, clock.now);
  clockBox.show(clock, chosen.zone);
  showTime(clock, chosen);
}

/** Opens the stream before the chat is read, so that a message in between may be seen twice but is never missed. */
function hear(
  { chat, rail }: Parts,
  state: State,
  { id }: api.Person,
  { changed, readUp }: { changed: () => void; readUp: () => void },
) {
  const load = async (): Promise<void> => {
    const messages = await api.messages(id);
    if (state.chosen?.id !== id) return;
    chat.load(messages);
    readUp();
  };
  return listen(id, {
    onOpen: () => {
      load().catch(tell);
      changed();
    },
    onMessage: (message) => {
      chat.put(message);
      if (message.from === 'bot') announce(message);
      readUp();
      changed();
    },
    onEdit: (message) => {
      chat.put(message);
      changed();
    },
    onUnread: rail.unread,
  });
}

/** Announces the beginning of a new message to screen readers. */
function announce({ text }: api.Message): void {
  byId('announcer').textContent = t('New message: {text}', { text: text.split('\n').slice(0, 2).join('. ') });
}

async function markRead({ chosen }: State, upTo: string | undefined): Promise<void> {
  if (chosen && upTo && document.visibilityState === 'visible') await api.markRead(chosen.id, upTo).catch(tell);
}

/** Opens the form for a new request, as a person who may open one. */
async function compose(state: State, { changed, goTo }: Omit<Doing, 'again'>): Promise<void> {
  const person = opener(state);
  if (person && person.id !== state.chosen?.id) go(person.id);
  const answer = person && (await api.act(person.id, { verb: 'endorsement.compose' }).catch(tell));
  if (!answer) return;
  const { card, cardName = null, message, ok } = answer;
  if (!card) return toast(message, !ok);
  openDialog({ person: person.id, lang: person.language, card, cardName, onAnswer: changed, goTo });
}

/** How long to wait for a message that an act has caused, in milliseconds. */
const ANSWER_WAIT_MS = 1200;

/** Waits for the message that shows the same as the answer, and moves to it. */
async function goToMessage(chat: Chat, { target, cardName }: api.Answer, said: HTMLElement): Promise<boolean> {
  if (!target || !cardName) return false;
  const until = Date.now() + ANSWER_WAIT_MS;
  for (;;) {
    const found = chat.find(target, cardName);
    found?.say(said);
    if (found || Date.now() > until) return found !== undefined;
    await new Promise((wait) => setTimeout(wait, 60));
  }
}

/** Scrolls to a message of the chat that is being opened, once it is there: a chat that was read goes to its end first. */
async function reveal(find: () => MessageView | undefined): Promise<void> {
  for (const until = Date.now() + ANSWER_WAIT_MS; Date.now() < until;) {
    await new Promise((wait) => setTimeout(wait, 60));
    const found = find();
    if (found) return found.element.scrollIntoView({ block: 'start' });
  }
}

function tell(error: unknown): undefined {
  toast(error instanceof Error ? error.message : t('Something went wrong.'), true);
  return undefined;
}

start().catch(tell);

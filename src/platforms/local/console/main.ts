/** The local console: one page on which one can be everyone in the network, one at a time. */
import * as api from './api.ts';
import { createChat } from './chat.ts';
import { createClockBox } from './clockBox.ts';
import { createComposer } from './composer.ts';
import { openDialog } from './dialog.ts';
import { byId, fill, h, icon } from './dom.ts';
import { createDrawers } from './drawers.ts';
import { toast } from './note.ts';
import { createPanel } from './panel.ts';
import { createRail } from './rail.ts';
import { startTheme } from './theme.ts';
import { city, timeOfDay } from './time.ts';
import { createWelcome } from './welcome.ts';
import { groupOf } from './who.ts';

interface State {
  networks: readonly api.Network[];
  network: api.Network;
  people: readonly api.Person[];
  clock: api.Clock;
  chosen?: api.Person;
  stream?: EventSource;
}

async function start(): Promise<void> {
  startTheme(byId('theme'));
  fill(byId('open-rail'), icon('people'));
  fill(byId('open-panel'), icon('panel'));
  const [about, networks, clock] = await Promise.all([api.about(), api.networks(), api.clock()]);
  const [network] = networks;
  showBanner(about.sample);
  if (!network) return nothingYet();
  const state: State = { networks, network, people: await api.people(network.id), clock };
  runConsole(state);
}

function runConsole(state: State): void {
  const changed = debounced(() => void reread());
  const rail = createRail((id) => go(id));
  const composer = createComposer(changed);
  const chat = createChat(composer.element, changed);
  const clockBox = createClockBox({ network: () => state.network.id, onMoved: () => reread() });
  const drawers = createDrawers(() => void panel?.refresh());
  const panel: ReturnType<typeof createPanel> | undefined = createPanel({
    network: () => state.network.id,
    people: () => state.people,
    clockBox,
    onBlocked: () => reread(),
    onClose: () => drawers.closePanel(),
  });
  const welcome = createWelcome({
    open: () => void compose(),
    pass: state.clock.manual ? () => void clockBox.toNextClosing() : undefined,
  });
  const readUp = debounced(() => void markRead(state, chat.last()?.id));

  /** Everything beside the chat, as it is stored now. */
  async function reread(): Promise<void> {
    try {
      const [people, clock, requests] = await Promise.all([
        api.people(state.network.id),
        api.clock(),
        api.records(state.network.id, 'endorsements'),
      ]);
      Object.assign(state, { people, clock, chosen: people.find(({ id }) => id === state.chosen?.id) });
      showAll();
      welcome.update(requests);
      await panel?.refresh();
    } catch (error) {
      tell(error);
    }
  }
  function showAll(): void {
    rail.show(state.people, state.chosen?.id);
    showNetwork(state, () => void choose());
    const { chosen, clock } = state;
    if (!chosen) return;
    chat.describe(chosen, clock.now);
    composer.for(chosen);
    panel?.for(chosen);
    clockBox.show(clock, chosen.zone);
    fill(byId('clock-chip'), icon('clock'), h('span', {}, `${timeOfDay(clock.now, chosen.zone)} ${city(chosen.zone)}`));
  }
  async function choose(): Promise<void> {
    const wanted = decodeURIComponent(location.hash.slice(1));
    const chosen = state.people.find(({ id }) => id === wanted) ?? firstOf(state.people);
    if (!chosen) return nothingYet();
    state.stream?.close();
    Object.assign(state, { chosen, stream: undefined });
    document.title = `${chosen.name} – Concord local console`;
    drawers.closeRail();
    chat.open(chosen, welcome.element);
    showAll();
    state.stream = listen(chosen);
    await reread();
  }
  /** The stream first, then the chat: what comes between is seen twice rather than never. */
  function listen({ id }: api.Person): EventSource {
    const stream = api.events(id);
    const on = (type: 'message' | 'edit' | 'unread', take: (data: unknown) => void): void => {
      stream.addEventListener(type, (event) => take(JSON.parse((event as MessageEvent<string>).data)));
    };
    stream.addEventListener('open', () => {
      document.body.classList.remove('offline');
      void api.messages(id).then((all) => {
        if (state.chosen?.id !== id) return;
        chat.load(all);
        readUp();
      }, tell);
    });
    stream.addEventListener('error', () => document.body.classList.add('offline'));
    on('message', (data) => {
      chat.put(data as api.Message);
      announce(data as api.Message);
      readUp();
      changed();
    });
    on('edit', (data) => {
      chat.put(data as api.Message);
      changed();
    });
    on('unread', (data) => {
      const { person, unread } = data as { person: string; unread: number };
      rail.unread(person, unread);
    });
    return stream;
  }
  async function compose(): Promise<void> {
    const person = state.chosen && groupOf(state.chosen) === 'Secretariat' ? state.chosen : firstOf(state.people);
    if (!person) return;
    const answer = await api.act(person.id, { verb: 'endorsement.compose' }).catch(tell);
    if (!answer) return;
    if (answer.card)
      openDialog({
        person: person.id,
        lang: person.language,
        card: answer.card,
        cardName: answer.cardName ?? null,
        onAnswer: changed,
      });
    else toast(answer.message, !answer.ok);
  }

  byId('clock-chip').addEventListener('click', () => drawers.openPanel());
  window.addEventListener('hashchange', () => void choose());
  document.addEventListener('visibilitychange', readUp);
  void choose();
}

function go(id: string): void {
  const hash = `#${encodeURIComponent(id)}`;
  if (location.hash === hash) window.dispatchEvent(new HashChangeEvent('hashchange'));
  else location.hash = hash;
}

/** Whoever opens the page without choosing is the Secretariat: that is where things begin. */
const firstOf = (people: readonly api.Person[]): api.Person | undefined =>
  people.find(({ role }) => role === 'secretariat') ??
  people.find((person) => groupOf(person) === 'Secretariat') ??
  people[0];

async function markRead({ chosen }: State, upTo: string | undefined): Promise<void> {
  if (chosen && upTo && document.visibilityState === 'visible') await api.markRead(chosen.id, upTo).catch(tell);
}

function showNetwork(state: State, onChange: () => void): void {
  const place = byId('network');
  if (state.networks.length === 1) return fill(place, state.network.name);
  const select = h(
    'select',
    { attributes: { 'aria-label': 'Network' } },
    ...state.networks.map(({ id, name }) =>
      h('option', { attributes: { value: id, selected: id === state.network.id } }, name),
    ),
  );
  select.addEventListener('change', () => {
    state.network = state.networks.find(({ id }) => id === select.value) ?? state.network;
    void api.people(state.network.id).then((people) => {
      state.people = people;
      onChange();
    }, tell);
  });
  fill(place, select);
}

function showBanner(sample: boolean): void {
  const words = ['Local console: no real messages are sent.'];
  if (sample) words.push('Sample network – all people are invented.');
  fill(byId('banner'), ...words.map((line) => h('span', {}, line)));
}

function nothingYet(): void {
  fill(
    byId('chat'),
    h(
      'p',
      { class: 'empty' },
      'There is no network with people in it yet. Start Concord with CONCORD_SAMPLE=yes to try it with invented people.',
    ),
  );
}

function announce({ from, text }: api.Message): void {
  if (from === 'bot') byId('announcer').textContent = `New message: ${text}`;
}

function tell(error: unknown): undefined {
  toast(error instanceof Error ? error.message : 'Something went wrong.', true);
  return undefined;
}

/** Runs once after a burst of calls. */
function debounced(run: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(run, 120);
  };
}

start().catch(tell);

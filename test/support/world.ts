/**
 * The whole of Concord in one process, with nothing but memory under it, spoken to over HTTP as the contract says. People
 * press, type and read; the clock stands still until it is moved.
 */
import { expect, onTestFinished } from 'vitest';
import { createConcord, type ConcordDeps } from '../../src/app/app.ts';
import { forgetBy, mailCodeOf, serveAll, tabOf } from '../../src/app/openPlatforms.ts';
import { manualClock } from '../../src/runtime/clock.ts';
import { instant, networkId, type Instant } from '../../src/core/ids.ts';
import { createTroubles, type Troubles } from '../../src/core/troubles.ts';
import { localApp } from '../../src/platforms/local/app.ts';
import { openChats, type ChatMessage } from '../../src/platforms/local/chats.ts';
import { localPlatform } from '../../src/platforms/local/outbound.ts';
import type { Door } from '../../src/platforms/door.ts';
import type { PlatformModule } from '../../src/platforms/module.ts';
import type { TabScript } from '../../src/platforms/page/tab/script.ts';
import type { Platform } from '../../src/platforms/platform.ts';
import { foundNetworks, seedSample } from '../../src/sample/found.ts';
import { listen, createHttp } from '../../src/runtime/server.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqliteStore.ts';
import type { Store } from '../../src/store/store.ts';
import { shownBy } from './adaptiveCardClient.ts';
import { callsTo, type Call } from './calls.ts';
import { NOW, roll, settings, type Members } from './builders.ts';
import type { RollState } from '../../src/features/directory/rules/state.ts';
import type { Settings } from '../../src/core/settings.ts';
import { foundNetwork } from './features.ts';

export interface Options extends Partial<Members> {
  readonly now?: string;
  readonly settings?: Partial<Settings>;
  /** Instead of the small network: the sample of 26 entities, and the network that the settings name. */
  readonly found?: Parameters<typeof foundNetworks>[1];
  /** Keeps its state there instead of in memory, so that another world can go on from it. */
  readonly folder?: string;
  /** A second small network, `nrc`, beside the first. */
  readonly neighbour?: boolean;
  /** Stands between the dispatcher and the local platform. */
  readonly platform?: (local: Platform) => Platform;
  readonly store?: (store: Store) => Store;
  /** Is told of faults as the program's log is. */
  readonly log?: { error(details: object, what: string): void };
  /** What is told of the work, as the program's log and metrics are. */
  readonly watch?: Pick<ConcordDeps, 'operations' | 'answered'>;
  /** The address under which people reach it, when something stands in front of it. */
  readonly base?: string;
  readonly tabScript?: TabScript;
  /** Platforms on which a person is written to before the local one. */
  readonly modules?: (around: {
    readonly store: Store;
    readonly now: () => Instant;
    readonly log: { error(details: object, what: string): void };
    readonly troubles: Troubles;
  }) => readonly PlatformModule[];
}

type Json = Readonly<Record<string, unknown>>;

/** What the core answered. */
export interface Reply {
  readonly ok: boolean;
  readonly code?: string;
  readonly message: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly target?: string;
  readonly card?: Json;
  readonly cardName?: string;
  /** What the answer's card says. */
  readonly words: string;
}
/** A message as its reader sees it. */
export type Seen = ChatMessage & { readonly words: string };

/** How an act came: on which card, in which event. */
export interface Through {
  readonly messageId?: string;
  readonly eventId?: string;
}

export interface Somebody {
  readonly id: string;
  readonly name: string;
  press(verb: string, target?: string | null, inputs?: Json, through?: Through): Promise<Reply>;
  say(text: string, more?: { readonly room?: boolean; readonly messageId?: string }): Promise<Reply>;
  /** Their chat, oldest first; of one kind of card, when named. What is under way is waited for. */
  messages(kind?: string): Promise<Seen[]>;
  /** Their last message of a kind. */
  last(kind: string): Promise<Seen>;
  block(blocked?: boolean): Promise<void>;
}

export interface EndorsementRecord {
  readonly target: string;
  readonly title: string;
  readonly documentUrl: string;
  readonly documentVersion: string;
  readonly state: string;
  readonly openedAt: string;
  readonly closesAt: string;
  readonly electorate: readonly string[];
  readonly positions: readonly (Json & { entity: string; position: string; stale: boolean; counts: boolean })[];
  readonly late: readonly Json[];
  readonly unreached: readonly string[];
  readonly awaitingSecretariat: boolean;
  readonly agendaItem?: string;
  readonly outcome?: Json & { state: string; at: string; number?: string; reason?: string; by: string };
}

export interface World {
  /** As platforms bring presses and news to it. */
  readonly door: Door;
  readonly url: string;
  readonly store: Store;
  readonly officer: Somebody;
  readonly coordinator: Somebody;
  readonly observer: Somebody;
  readonly chair: Somebody;
  focalPoint(entity: string): Somebody;
  alternate(entity: string): Somebody;
  /** By id; nobody of that name need be on the roll. */
  person(id: string): Somebody;
  byEmail(email: string): Promise<Somebody>;
  /** Everyone on the network's roll as it was at the start. */
  readonly everyone: readonly Somebody[];
  /** The officer opens a valid request; what matters is named. Gives its reference. */
  open(inputs?: Json): Promise<string>;
  /** What stands in the network's channel. */
  room(): Promise<Seen[]>;
  request(target: string): Promise<EndorsementRecord>;
  records<T = Json>(kind: string, target?: string): Promise<T[]>;
  now(): Promise<Instant>;
  /** Lets time pass, doing on the way what is due. */
  advance(duration: string): Promise<void>;
  to(at: string): Promise<void>;
  /** As after a downtime: nothing was done on the way. */
  jump(at: string): Promise<void>;
  settle(): Promise<void>;
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** Faults that were logged. A test that expects some empties the list; others fail at their end. */
  readonly faults: string[];
}

interface Line {
  readonly id: string;
  readonly name: string;
  readonly entity: string | null;
  readonly roles: readonly string[];
}

/** A world of its own for the test that asks; it ends with the test. */
export async function world(options: Options = {}): Promise<World> {
  const { close, ...made } = await startWorld(options);
  onTestFinished(async () => {
    await close();
    expect(made.faults, 'faults that were logged').toEqual([]);
  });
  return made;
}

/** For a test file that shares one world; whoever starts it closes it. */
export async function startWorld(options: Options = {}): Promise<World & { close(): Promise<void> }> {
  const clock = manualClock(instant(options.now ?? NOW));
  const { folder } = options;
  const opened = await openSqliteStore(folder === undefined ? ':memory:' : { folder });
  const store = options.store?.(opened) ?? opened;
  const chats = openChats({ folder: folder ?? ':memory:', now: clock.now });
  const faults: string[] = [];
  const fault = (what: string, error: unknown): void => {
    options.log?.error({ err: error }, what);
    faults.push(`${what}: ${inWords(error)}`);
  };
  const local = localPlatform({ chats });
  let url = '';
  const log = { error: (details: object, what: string) => fault(what, (details as { err?: unknown }).err) };
  const troubles = createTroubles({ began: () => undefined, ended: () => undefined });
  const modules = options.modules?.({ store, now: clock.now, log, troubles }) ?? [];
  const platforms = [...modules.map(({ platform }) => platform), options.platform?.(local) ?? local];
  const brought = { store, platforms, clock, base: () => options.base ?? url, fault, troubles: troubles.abouts };
  const { tab } = tabOf(modules);
  const script = options.tabScript ?? {
    path: '/tab/0123456789abcdef.js',
    code: Buffer.from('/* The build makes it. */'),
  };
  const concord = createConcord({
    ...{ ...brought, ...mailCodeOf(modules), forgetByPlatforms: forgetBy(modules), ...options.watch },
    ...(tab && { tab: { ...tab, script } }),
  });
  const sample = await found(store, options, clock.now());
  const served = await serveAll(modules, concord.door, concord.clock);
  const app = localApp({ door: concord.door, clock: concord.clock, chats, log, sample, assets: '/nowhere' });
  const host = '127.0.0.1';
  const ready = async (): Promise<void> => {
    await store.ping();
    await served.ready();
  };
  const routers = [...served.routers, app.router, concord.files];
  const http = createHttp({ ready, troubles: () => troubles.list() }, routers, served.direct);
  const server = await listen(http, { port: 0, host });
  concord.start();

  url = `http://${host}:${server.port}`;
  const { call, close: hangUp } = callsTo(url);
  const first = (await call<{ id: string }[]>('GET', '/local/networks')).find(({ id }) => id === 'una')?.id ?? 'una';
  const people = await call<Line[]>('GET', `/local/people?network=${first}`);
  return {
    ...cast(call, people),
    ...tools(call, url, first, people),
    store,
    door: concord.door,
    faults,
    async close() {
      app.close();
      served.stopAccepting();
      await server.close();
      hangUp();
      await served.drain();
      await concord.stop();
      served.close();
      chats.close();
      await opened.close();
    },
  };
}

/** As the log has it: an error, or what a platform says of one. */
/** As the log has it: a fault with what caused it. */
function inWords(error: unknown): string {
  const { type, message } = (error ?? {}) as { readonly type?: unknown; readonly message?: unknown };
  if (error instanceof Error && error.cause !== undefined) return `${String(error)}: ${inWords(error.cause)}`;
  return error instanceof Error || typeof message !== 'string' ? String(error) : `${String(type)}: ${message}`;
}

async function found(store: Store, options: Options, at: Instant): Promise<boolean> {
  if (options.found) {
    const sample = await foundNetworks(store, options.found, at);
    if (options.found.sample) await seedSample(store, at);
    return sample;
  }
  const { entities = ['UNHCR', 'UNICEF', 'UNFPA'], ...members } = options;
  const make = (id: string, state: RollState) =>
    foundNetwork(store, settings({ name: `Network ${id}`, ...options.settings }, networkId(id)), state, at).then(
      () => undefined,
    );
  await make('una', roll({ entities, ...members }));
  if (options.neighbour) await make('nrc', roll({ entities: ['NRC', 'UNHCR'] }, 'nrc'));
  return false;
}

/** The card itself is kept out of sight: a failing test should show what was said. */
function reply({ card, ...said }: Omit<Reply, 'words'>): Reply {
  const answer = { ...said, words: card ? shownBy(card) : '' };
  return Object.defineProperty(answer, 'card', { value: card, enumerable: false });
}

const seen = (m: ChatMessage): Seen => ({ ...m, words: m.card ? shownBy(m.card as Json) : m.text });

function somebody(call: Call, id: string, name = id): Somebody {
  const path = `/local/people/${encodeURIComponent(id)}`;
  const self: Somebody = {
    id,
    name,
    press: async (verb, target, inputs = {}, through = {}) =>
      reply(await call('POST', `${path}/act`, { verb, target: target ?? undefined, inputs, ...through })),
    say: async (text, more = {}) => reply(await call('POST', `${path}/say`, { text, ...more })),
    async messages(kind) {
      await call('POST', '/local/settle');
      const all = await call<ChatMessage[]>('GET', `${path}/messages`);
      return (kind === undefined ? all : all.filter((message) => message.kind === kind)).map(seen);
    },
    async last(kind) {
      const found = (await self.messages(kind)).at(-1);
      if (!found) throw new Error(`${name} has no message "${kind}"`);
      return found;
    },
    block: async (blocked = true) => void (await call('PUT', `${path}/blocked`, { blocked })),
  };
  return self;
}

/** The people of the network, by what they are. */
function cast(call: Call, people: readonly Line[]) {
  const pick = (what: string, is: (line: Line) => boolean): Somebody => {
    const line = people.find(is);
    if (!line) throw new Error(`nobody here is ${what}`);
    return somebody(call, line.id, line.name);
  };
  const speaks = (entity: string, role: string): Somebody =>
    pick(`${role} of ${entity}`, (line) => line.entity === entity && line.roles.includes(role));
  const office = (role: string): Somebody =>
    people.some((line) => line.roles.includes(role))
      ? pick(role, (line) => line.roles.includes(role))
      : somebody(call, `una-no-${role}`);
  return {
    officer: office('secretariat'),
    coordinator: office('coordinator'),
    observer: office('observer'),
    chair: office('chair'),
    everyone: people.map((line) => somebody(call, line.id, line.name)),
    focalPoint: (entity: string) => speaks(entity, 'focalPoint'),
    alternate: (entity: string) => speaks(entity, 'alternate'),
    person: (id: string) => somebody(call, id),
  };
}

let opened = 0;
/** A request that can be opened as it is, about a document of its own. */
export const aRequest = (inputs: Json = {}): Json => ({
  title: 'Framework of Cooperation',
  documentUrl: `https://un.example/documents/${(opened += 1)}`,
  ...inputs,
});

function tools(call: Call, url: string, network: string, people: readonly Line[]) {
  const settle = async (): Promise<void> => void (await call('POST', '/local/settle'));
  const clock = async (body: Json): Promise<void> => void (await call('POST', '/local/clock', body));
  const officer = people.find((line) => line.roles.includes('secretariat'))?.id ?? '';
  async function records<T>(kind: string, target?: string): Promise<T[]> {
    await settle();
    return call(
      'GET',
      `/local/records?${new URLSearchParams({ network, kind, ...(target && { target }) }).toString()}`,
    );
  }
  return {
    url,
    settle,
    records,
    async open(inputs: Json = {}): Promise<string> {
      const answer = await somebody(call, officer).press('endorsement.open', null, aRequest(inputs));
      if (!answer.ok || !answer.target) throw new Error(`not opened: ${JSON.stringify(answer)}`);
      await settle();
      return answer.target;
    },
    async room(): Promise<Seen[]> {
      await settle();
      return (await call<ChatMessage[]>('GET', `/local/rooms/${network}/messages`)).map(seen);
    },
    async request(target: string): Promise<EndorsementRecord> {
      const [found] = await records<EndorsementRecord>('endorsements', target);
      if (!found) throw new Error(`there is no ${target}`);
      return found;
    },
    async byEmail(email: string): Promise<Somebody> {
      const [found] = await records<{ id: string; name: string }>('people', email);
      if (!found) throw new Error(`nobody has ${email}`);
      return somebody(call, found.id, found.name);
    },
    now: async () => (await call<{ now: Instant }>('GET', '/local/clock')).now,
    advance: (duration: string) => clock({ advance: duration }),
    to: (at: string) => clock({ now: at }),
    async jump(at: string) {
      await settle();
      await clock({ jump: at });
    },
    fetch: (path: string, init?: RequestInit) => fetch(url + path, init),
  };
}

/** A world in which everything that goes to people is written down: messages, edits, posts in the room, answers. */
import { randomUUID } from 'node:crypto';
import { createOperations } from '../../../src/app/operations.ts';
import { watchStore } from '../../../src/app/watchedStore.ts';
import { eventId, networkId } from '../../../src/core/ids.ts';
import type { Door, ShownAnswer } from '../../../src/platforms/door.ts';
import type { Message, Platform, Rooms } from '../../../src/platforms/platform.ts';
import { channelOf } from '../../../src/platforms/local/room.ts';
import { createLogger } from '../../../src/runtime/log.ts';
import { REGISTRY } from '../features.ts';
import { world, type Options, type Reply, type Somebody, type World } from '../world.ts';

export interface Told {
  readonly to: string;
  readonly message: Message;
}
export interface Heard {
  readonly by: string;
  /** What was pressed or typed. */
  readonly what: string;
  readonly shown: ShownAnswer;
}

export interface Overheard extends World {
  readonly door: Door;
  readonly messages: Told[];
  readonly posts: Told[];
  readonly answers: Heard[];
  /** All inputs of what was pressed. */
  readonly said: object[];
  /** Every line of the log, at every level. */
  readonly log: readonly string[];
}

const NETWORK = networkId('una');

export interface Overhearing extends Pick<Options, 'folder' | 'store'> {
  /** Other platforms that are open. */
  readonly modules?: Options['modules'];
  /** What somebody presses with, as it is said. */
  readonly asSaid?: (inputs: Inputs, by: string) => Inputs;
}
type Inputs = Readonly<Record<string, unknown>>;

/** People press and type through the door itself, so that the answer is the one that every platform gets. */
export async function overheard({ asSaid = (inputs) => inputs, ...kept }: Overhearing = {}): Promise<Overheard> {
  const messages: Told[] = [];
  const posts: Told[] = [];
  const answers: Heard[] = [];
  const said: object[] = [];
  const told = (local: Platform): Platform => ({
    ...local,
    send: (to, message) => (messages.push({ to: to.id, message }), local.send(to, message)),
    update: (to, id, message) => (messages.push({ to: to.id, message }), local.update(to, id, message)),
    ...(local.rooms && { rooms: inRoom(local.rooms) }),
  });
  const inRoom = (rooms: Rooms): Rooms => ({
    ...rooms,
    send: (room, message) => (posts.push({ to: 'room', message }), rooms.send(room, message)),
    update: (room, id, message) => (posts.push({ to: 'room', message }), rooms.update(room, id, message)),
  });
  let door: Door | undefined;
  const listening = {
    platform: nowhere,
    serve: async (opened: Door) => ((door = opened), { routers: [], stopAccepting: () => {}, close: () => {} }),
  };
  const log: string[] = [];
  const to = createLogger('trace', { write: (line: string) => void log.push(line) });
  const operations = createOperations({ log: to, registry: REGISTRY });
  const w = await world({
    ...{ platform: told, watch: { operations }, log: to },
    modules: (around) => [listening, ...(kept.modules?.(around) ?? [])],
    ...(kept.folder !== undefined && { folder: kept.folder }),
    store: (store) => watchStore(kept.store?.(store) ?? store, operations),
  });
  const through = door as unknown as Door;
  const listen = (who: Somebody): Somebody => ({
    ...who,
    async press(verb, target, given = {}) {
      const inputs = asSaid(given, who.id);
      said.push(inputs);
      const pressed = { verb, ...(target && { target }), inputs, ...from(who) };
      const shown = await through.press(pressed);
      answers.push({ by: who.id, what: `${verb} ${target ?? ''}`, shown });
      return replyOf(shown);
    },
    async say(text, { room = false } = {}) {
      const shown = await through.say({ text, ...from(who), ...(room && { room: channelOf(NETWORK) }) });
      answers.push({ by: who.id, what: text, shown });
      return replyOf(shown);
    },
  });
  return {
    ...w,
    door: through,
    messages,
    posts,
    answers,
    said,
    log,
    officer: listen(w.officer),
    coordinator: listen(w.coordinator),
    observer: listen(w.observer),
    chair: listen(w.chair),
    focalPoint: (entity) => listen(w.focalPoint(entity)),
    alternate: (entity) => listen(w.alternate(entity)),
    everyone: w.everyone.map(listen),
  };
}

/** Writes from a page in a browser, from which the entity gets a receipt: the alternate of UNFPA. */
const IN_BROWSER = 'Alternate of UNFPA';
const from = ({ id, name }: Somebody) => ({
  from: id,
  platform: name === IN_BROWSER ? ('page' as const) : ('local' as const),
  eventId: eventId(randomUUID()),
});
const replyOf = ({ card, language: _language, ...said }: ShownAnswer): Reply => ({
  ...said,
  words: '',
  ...(card && { card: card as unknown as NonNullable<Reply['card']> }),
});

/** A platform on which nobody has an address. */
const nowhere: Platform = {
  name: 'slack',
  place: async () => undefined,
  send: async () => ({ ok: false, failure: { kind: 'never', reason: 'noAddress' } }),
  update: async () => ({ ok: false, failure: { kind: 'never', reason: 'notFound' } }),
};

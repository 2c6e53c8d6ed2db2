import { Router, type Request, type Response } from 'express';
import * as z from 'zod';
import { everyNameOf, type Entity } from '../../core/entities.ts';
import { instant, type NetworkId, type PersonId } from '../../core/ids.ts';
import type { ClockDoor } from '../door.ts';
import { messageJson } from './chats.ts';
import { moveClock, showClock } from './clock.ts';
import type { EventStreams } from './events.ts';
import { fail, jsonBody, optionalText, personIn, queryText, readBody, route, sendJson, sendText } from './http.ts';
import { personLine, type EntityNames } from './people.ts';
import { act, file, say, type LocalDeps } from './press.ts';
import { channelOf, chatOf } from './room.ts';
import type { Since } from './chatTables.ts';

export interface Api extends LocalDeps {
  readonly clock: ClockDoor;
  readonly streams: EventStreams;
  /** The network and its people are invented. */
  readonly sample: boolean;
}

/** The routes under `/local`, as the contract lists them. */
export function apiRoutes(api: Api): Router {
  const routes = Router();
  const { clock } = api;
  route(routes, '/people/:id/act', { post: [...jsonBody, act(api)] });
  route(routes, '/people/:id/say', { post: [...jsonBody, say(api)] });
  route(routes, '/people/:id/file', { post: [...jsonBody, file(api)] });
  route(routes, '/people/:id/messages', { get: [messages(api)] });
  route(routes, '/people/:id/read', { put: [...jsonBody, read(api)] });
  route(routes, '/people/:id/waiting', { get: [waiting(api)], post: [deliverNow(api)] });
  route(routes, '/people/:id/blocked', { put: [...jsonBody, blocked(api)] });
  route(routes, '/people/:id/events', { get: [events(api)] });
  route(routes, '/people', { get: [people(api)] });
  route(routes, '/rooms/:network/messages', { get: [roomMessages(api)] });
  route(routes, '/networks', { get: [networks(api)] });
  route(routes, '/records', { get: [records(api)] });
  route(routes, '/clock', { get: [showClock(clock)], post: [...jsonBody, moveClock(clock)] });
  route(routes, '/settle', { post: [settle(api)] });
  route(routes, '/about', { get: [(_req, res) => sendJson(res, { sample: api.sample, manual: clock.manual })] });
  routes.use((_req, res) => fail(res, 404, 'There is nothing at this address.'));
  return routes;
}

/** The person in the path; undefined when the roll does not have them and the request has been answered. */
async function known({ door }: Api, req: Request, res: Response): Promise<PersonId | undefined> {
  const found = await door.person(personIn(req));
  if (!found) fail(res, 404, 'Nobody with this id is on the roll.');
  return found?.person.id;
}

/** The requested network, or the only one. */
async function network({ door }: Api, req: Request, res: Response): Promise<NetworkId | undefined> {
  const all = await door.networks();
  const asked = queryText(req, 'network');
  if (asked === undefined && all.length !== 1) fail(res, 400, 'Say which network: ?network=…');
  const found = asked === undefined ? (all.length === 1 ? all[0] : undefined) : all.find(({ id }) => id === asked);
  if (asked !== undefined && !found) fail(res, 404, 'There is no such network.');
  return found?.id;
}

const networks =
  ({ door }: Api) =>
  async (_req: Request, res: Response) =>
    sendJson(
      res,
      (await door.networks()).map(({ id, name }) => ({ id, name })),
    );

const people = (api: Api) => async (req: Request, res: Response) => {
  const id = await network(api, req, res);
  if (!id) return;
  const unread = api.chats.unread();
  const everyone = await api.door.people(id);
  const names = await namesOfEntities(api, id);
  sendJson(
    res,
    everyone.map((person) => personLine(person, unread.get(person.id) ?? 0, api.chats, names.get(person.entity ?? ''))),
  );
};

type EntityRecord = Entity & { readonly short: string };
/** All names of each entity, present and former, today's short name first, and that name in each language. */
async function namesOfEntities({ door }: Api, id: NetworkId): Promise<ReadonlyMap<string, EntityNames>> {
  const all = ((await door.records(id, 'entities')) ?? []) as readonly EntityRecord[];
  return new Map(
    all.map((entity) => [
      entity.id,
      { all: [...new Set([entity.short, ...everyNameOf(entity)])], shorts: { ...entity.shorts, en: entity.short } },
    ]),
  );
}

const messages = (api: Api) => async (req: Request, res: Response) => {
  const person = await known(api, req, res);
  if (!person) return;
  const asked = queryText(req, 'since');
  const since = asked === undefined ? undefined : readSince(api, person, asked);
  if (since === null) return fail(res, 400, '"since" is neither an instant nor a message of this chat.');
  sendText(res, `[${api.chats.messages(person, since).map(messageJson).join(',')}]`);
};

/** The messages of the network's channel, whether or not it is the network's room. */
const roomMessages = (api: Api) => async (req: Request, res: Response) => {
  const found = (await api.door.networks()).find(({ id }) => id === req.params['network']);
  if (!found) return fail(res, 404, 'There is no such network.');
  const messages = api.chats.messages(chatOf(channelOf(found.id)));
  sendText(res, `[${messages.map(messageJson).join(',')}]`);
};

function readSince({ chats }: Api, person: PersonId, asked: string): Since | null {
  if (chats.message(person, asked)) return { after: asked };
  return /^\d{4}-\d\d-\d\dT/.test(asked) && !Number.isNaN(Date.parse(asked)) ? { at: instant(asked) } : null;
}

const ReadBody = z.object({ upTo: optionalText(300) });

const read = (api: Api) => async (req: Request, res: Response) => {
  const body = readBody(ReadBody, req, res);
  const person = body && (await known(api, req, res));
  if (!body || !person) return;
  if (body.upTo && !api.chats.message(person, body.upTo))
    return fail(res, 404, 'There is no such message in this chat.');
  await api.chats.read(person, body.upTo);
  sendJson(res, { unread: api.chats.unreadOf(person) });
};

const BlockedBody = z.object({ blocked: z.boolean() });

const blocked = (api: Api) => async (req: Request, res: Response) => {
  const body = readBody(BlockedBody, req, res);
  const person = body && (await known(api, req, res));
  if (!body || !person) return;
  const before = api.chats.isBlocked(person);
  await api.chats.setBlocked(person, body.blocked);
  if (before && !body.blocked) await api.door.reachable(person);
  sendJson(res, { blocked: body.blocked });
};

/** What quiet hours hold for this person, the first to go first. */
const waiting = (api: Api) => async (req: Request, res: Response) => {
  const person = await known(api, req, res);
  if (!person) return;
  const all = [...(await api.door.waiting(person))];
  sendJson(
    res,
    all.sort((a, b) => a.until.localeCompare(b.until)),
  );
};

const deliverNow = (api: Api) => async (req: Request, res: Response) => {
  const person = await known(api, req, res);
  if (!person) return;
  const delivered = await api.door.deliverNow(person);
  await api.clock.settle();
  sendJson(res, { delivered });
};

const events = (api: Api) => async (req: Request, res: Response) => {
  const person = await known(api, req, res);
  if (person) api.streams.open(person, queryText(req, 'unread') === 'all', res);
};

const records = (api: Api) => async (req: Request, res: Response) => {
  const kind = queryText(req, 'kind');
  if (!kind) return fail(res, 400, 'Say which kind: ?kind=…');
  const id = await network(api, req, res);
  if (!id) return;
  const found = await api.door.records(id, kind, queryText(req, 'target'));
  if (!found) return fail(res, 404, 'There are no records of this kind.');
  sendJson(res, found);
};

const settle =
  ({ clock }: Api) =>
  async (_req: Request, res: Response) => {
    await clock.settle();
    sendJson(res, { now: clock.now() });
  };

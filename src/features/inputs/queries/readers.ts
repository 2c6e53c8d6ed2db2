/** Reads the views from which the cards of calls for input are drawn. */
import type { CardData } from '../../../core/answer.ts';
import type { EntityId, Ref } from '../../../core/ids.ts';
import type { Network } from '../../../core/network.ts';
import type { Reader } from '../../../core/people.ts';
import type { Feature } from '../../../kit/feature.ts';
import type { ReadStore } from '../../../kit/read.ts';
import { unversioned, type ViewRequest, type ViewResult } from '../../../kit/views.ts';
import { finderOf, sought, withStems } from '../../../kit/wanted.ts';
import type { BestDay, InputCallView, InputComposing, InputLine, InputPage } from '../cards/view.ts';
import { consolidated } from '../rules/consolidate.ts';
import type { InputCall } from '../rules/state.ts';
import { bestOf } from './best.ts';
import { answerOf, answersOf } from './facts.ts';
import { seeFile } from './files.ts';
import { seeOwed } from './handed.ts';
import { callLine, callView, isKnown, maySee, runs, type LastAnswer } from './views.ts';

/** The most lines on a card. */
const MAX_LISTED = 30;

export const views = {
  inputCall: seeCall,
  inputFile: seeFile,
  inputCalls: async (read, { reader, data }, network) => unversioned(await listCalls(read, reader, network, data)),
  inputsOwed: (read, asked) => seeOwed(read, asked),
  inputComposing: async (_read, { reader }, network) => unversioned(composing(reader, network)),
} satisfies Feature['views'];

async function seeCall(
  read: ReadStore,
  { about, reader, now, unveiled }: ViewRequest,
  network: Network,
): Promise<ViewResult<InputCallView> | undefined> {
  const found = await read.find('inputs', about);
  const person = network.roll.people[reader.person];
  if (!found || !person || !maySee(found.state, person, reader.manages)) return undefined;
  const c = found.state;
  const isAsked = reader.entity !== undefined && c.entities.includes(reader.entity);
  const answer = isAsked ? await answerOf(read, c.target, reader.entity) : undefined;
  const last = isAsked && c.from !== undefined ? await lastOf(read, c.from, reader.entity) : undefined;
  return {
    view: callView(c, answer, reader, network, { now, unveiled, last, best: await bestFor(read, c, reader, network) }),
    version: found.version,
    isRestricted: c.classification !== 'unclassified',
    ...(c.endedAt !== undefined && { over: c.endedAt }),
  };
}

/** For the people who run a call for availability. */
async function bestFor(
  read: ReadStore,
  c: InputCall,
  reader: Reader,
  { settings }: Network,
): Promise<readonly BestDay[] | undefined> {
  if (c.template !== 'availability' || c.state === 'held' || !runs(c, reader)) return undefined;
  return bestOf(c, consolidated(c, await answersOf(read, c)).questions, settings);
}

async function lastOf(read: ReadStore, from: Ref, entity: EntityId): Promise<LastAnswer | undefined> {
  const [call, answer] = await Promise.all([read.load('inputs', from), answerOf(read, from, entity)]);
  return call && answer && { call, answer };
}

const composing = (reader: Reader, { roll }: Network): InputComposing => ({
  manages: reader.manages,
  entities: (Object.keys(roll.entities) as EntityId[]).sort(),
});

/** Only people who may read all of a restricted call find it by its words (domain.md 9). */
const searched = ({ ref, title, closed }: InputLine): string => withStems(sought(closed ? [ref] : [ref, title]));

/** The calls that have gone out, and held ones that this reader may see; the latest first. */
export async function listCalls(
  read: ReadStore,
  reader: Reader,
  network: Network,
  { words }: CardData,
): Promise<InputPage> {
  const person = network.roll.people[reader.person];
  const found = await read.latest('inputs', { limit: 300 });
  const isFound = finderOf(typeof words === 'string' ? words : '', network.roll);
  const lines = found
    .filter(({ state }) => person && (isKnown(state) || maySee(state, person, reader.manages)))
    .map(({ state }) => callLine(state, reader, network))
    .filter((line) => isFound(searched(line)));
  return { lines: lines.slice(0, MAX_LISTED) };
}

/** What this reader has to do: calls to answer, and calls of entities to decide about. */
export async function inputsWaiting(read: ReadStore, reader: Reader, network: Network): Promise<InputLine[]> {
  const running: readonly InputCall[] = await read.list('inputs', { stages: ['held', 'open'] });
  return running.map((c) => callLine(c, reader, network)).filter(({ wants }) => wants !== undefined);
}

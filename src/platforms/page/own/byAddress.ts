/** A code by address, where there is no link that is good. */
import { readAddress } from '../../../core/addresses.ts';
import { addressKey } from '../../../core/seen.ts';
import type { KnownPerson } from '../../door.ts';
import type { Waiting } from '../codes.ts';
import { newEvent } from './cardPage.ts';
import { newGuard, sendQuietly, toCode } from './confirm.ts';
import { refuse, signIn } from './pages.ts';
import { languageOf, type OwnDeps, type Visit } from './visit.ts';

/** `POST /m/new`: a code by address. The answer is the same whether the address is on a roll or not. */
export async function codeByAddress(
  deps: OwnDeps,
  visit: Visit,
  { address: given = '', event = '' }: Readonly<Record<string, string>>,
): Promise<undefined> {
  const say = deps.texts(languageOf(visit));
  const address = readAddress(given);
  if (address === undefined)
    return signIn(visit, { say, status: 422, guard: await newGuard(deps, visit), wrong: say('noAddress') });
  const id = { browser: visit.browser, event: event.slice(0, 60) || newEvent() };
  const waits = await deps.codes.find(id, deps.now());
  if (waits) return toCode(visit, id.event);
  if (!(await deps.codes.maySend(address, deps.now()))) return refuse(visit, say, 429, 'tooMuch');
  const people = await withAddress(deps, address);
  const press = { verb: 'home', inputs: {}, event: id.event };
  const ids = people.map(({ person }) => person.id);
  const what = say('openWhat');
  const waiting: Waiting = { people: ids, press, what, sent: 'codePerhaps', address };
  const code = await deps.codes.keep(id, waiting, deps.now());
  const [first] = people;
  if (first && code !== undefined) sendQuietly(deps, first, code, deps.texts(first.person.language)('openWhat'));
  return toCode(visit, id.event);
}

async function withAddress({ door }: OwnDeps, address: string): Promise<readonly KnownPerson[]> {
  const found: KnownPerson[] = [];
  for (const { id: network } of await door.networks())
    for (const person of await door.people(network))
      if (addressKey(person.email) === addressKey(address)) found.push({ person, network });
  return found;
}

/** A code or a new link by address, where there is no link that is good. The answers do not say whether anybody has it. */
import { readAddress } from '../../../core/addresses.ts';
import type { KnownPerson } from '../../door.ts';
import type { Counted, Waiting } from '../codes.ts';
import type { OwnLink } from '../keys.ts';
import { newEvent } from './cardPage.ts';
import { newGuard, sendQuietly, toCode } from './confirm.ts';
import { answerWith, goneLink, homeLink, notice, signIn } from './pages.ts';
import { languageOf, peopleAt, type OwnDeps, type Visit } from './visit.ts';

type Fields = Readonly<Record<string, string>>;

/** `POST /m/new`: a code by address. */
export async function codeByAddress(
  deps: OwnDeps,
  visit: Visit,
  { address: given = '', event = '' }: Fields,
): Promise<undefined> {
  const say = deps.texts(languageOf(visit));
  const address = readAddress(given);
  if (address === undefined)
    return signIn(visit, { say, status: 422, guard: await newGuard(deps, visit), wrong: say('noAddress') });
  const id = { browser: visit.browser, event: event.slice(0, 60) || newEvent() };
  const waits = await deps.codes.find(id, deps.now());
  if (waits) return toCode(visit, id.event);
  // Past the limit the answer is the same: others would learn that somebody with this address has asked before.
  const counted = await deps.codes.maySend(address, deps.now(), 'codeByAddress', visit.req.ip ?? '');
  const people = counted ? await peopleAt(deps, address) : [];
  const press = { verb: 'home', inputs: {}, event: id.event };
  const what = say('openWhat');
  const proved = people.map(({ person }) => person);
  const waiting: Waiting = { people: proved, press, what, sent: 'codePerhaps', address, byAddress: true };
  const code = await deps.codes.keep(id, waiting, deps.now());
  const [first] = people;
  if (first && counted && code !== undefined)
    sendQuietly(deps, first, { code, what: deps.texts(first.person.language)('openWhat'), counted });
  return toCode(visit, id.event);
}

/**
 * `POST /m/again`: a new link by address. It leads to what the old one led to, when that was theirs, whether it has expired or
 * was revoked: it goes to their address alone, and shows what they may see now. Otherwise it leads to the whole page.
 */
export async function linkByAddress(
  deps: OwnDeps,
  visit: Visit,
  { address: given = '', old = '' }: Fields,
): Promise<undefined> {
  const say = deps.texts(languageOf(visit));
  const address = readAddress(given);
  if (address === undefined)
    return goneLink(visit, { say, status: 422, guard: await newGuard(deps, visit, old), wrong: say('noAddress') });
  const link = await deps.readFormer(old);
  const found = await peopleAt(deps, address);
  const owner = found.find(({ person }) => person.id === link?.person);
  // Strangers do not use up what whoever has had a link may ask for.
  const counted = owner
    ? await deps.codes.maySend(address, deps.now(), 'link')
    : await deps.codes.maySend(address, deps.now(), 'linkByAddress', visit.req.ip ?? '');
  const to = owner ?? found[0];
  // Not waited for: how long it takes would tell that somebody has the address.
  if (to && counted) sendLinkQuietly(deps, to, owner && link, counted);
  return answerWith(
    visit,
    { say, status: 200, title: say('title') },
    notice(say('sentNew'), true),
    homeLink(visit, say),
  );
}

const sendLinkQuietly = (deps: OwnDeps, to: KnownPerson, old: OwnLink | undefined, counted: Counted): void =>
  void deps
    .sendLink(to, old)
    .then((isSent) => (isSent ? undefined : counted.giveBack()))
    .catch((fault: unknown) => deps.fault('a new link could not be sent', fault));

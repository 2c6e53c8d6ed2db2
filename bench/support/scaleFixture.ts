/**
 * A network with a long history, written through the store's own transfer: its audit trail is checked at the end as that of
 * any copy. Everything is made from numbers, so two fixtures of the same sizes are the same.
 */
import { REGISTRY } from '../../src/app/registry.ts';
import type { Kind } from '../../src/core/contract.ts';
import { after, entityId, eventId, instant, networkId, personId, ref } from '../../src/core/ids.ts';
import type { Instant, NetworkId } from '../../src/core/ids.ts';
import type { Person } from '../../src/core/people.ts';
import { emptyRoll, type RollState } from '../../src/features/directory/rules/state.ts';
import type { Endorsement, Position } from '../../src/features/endorsement/rules/state.ts';
import { newSettings } from '../../src/features/network/rules/settings.ts';
import type { RegisterLine } from '../../src/features/register/rules/enter.ts';
import { lineHash, NO_HASH, sha256 } from '../../src/store/chain.ts';
import { cachedDocument, NO_ITEMS, withItem, type Tail } from '../../src/store/content.ts';
import { documentId, type AuditLine, type Store } from '../../src/store/store.ts';
import type { DocumentCopy, StoreContent } from '../../src/store/transfer/things.ts';
import type { CopyTarget } from '../../src/store/transfer/transfer.ts';
import { FEATURES } from '../../test/support/acts.ts';
import type { Scene } from '../../test/support/acts/act.ts';
import { foundNetwork } from '../../test/support/features.ts';

export interface Sizes {
  readonly entities: number;
  readonly people: number;
  /** Ended requests; each has ten lines of the audit trail and a line of the register. */
  readonly requests: number;
  /** Of each other kind that grows: meetings held, agenda items, messages, calls, news. */
  readonly others: number;
  readonly deliveries: number;
}
export const SCALE: Sizes = { entities: 500, people: 2_000, requests: 100_000, others: 5_000, deliveries: 200_000 };
export const LINES_OF_A_REQUEST = 10;

export const NETWORK: NetworkId = networkId('una');
export const OFFICER = personId('una-1');
/** The history ends here: the next day is a Tuesday. */
const HISTORY_ENDS = instant('2026-11-23T14:00:00.000Z');
const HISTORY_MS = 2_500 * 24 * 3_600_000;
/** The network had so many entities when it was asked. */
const ASKED = 26;
const DAY_MS = 24 * 3_600_000;
const MINUTE_MS = 60_000;

/** The short name of entity number `n`, from 1. The first are those of the tests' small network. */
export const entityName = (n: number): string => ['UNHCR', 'UNICEF', 'UNFPA'][n - 1] ?? `AGENCY-${n}`;

const person = (n: number, roles: Person['roles'], entity?: string): Person => ({
  id: personId(`una-${n}`),
  name: `Person ${n}`,
  email: `person-${n}@agency.example`,
  roles,
  ...(entity !== undefined && { entity: entityId(entity) }),
  language: n % 3 === 0 ? 'fr' : 'en',
  zone: ['America/New_York', 'Europe/Zurich', 'Africa/Nairobi', 'Asia/Bangkok'][n % 4] ?? 'UTC',
});

/** Four officers; then a focal point and alternates for each entity, in turn. */
export const FIRST_REPRESENTATIVE = 5;
function rollOf({ entities, people }: Sizes): RollState {
  const officers = [
    person(1, ['secretariat']),
    person(2, ['coordinator']),
    person(3, ['observer']),
    person(4, ['secretariat']),
  ];
  const others = Array.from({ length: people - officers.length }, (_, i) =>
    person(FIRST_REPRESENTATIVE + i, [i < entities ? 'focalPoint' : 'alternate'], entityName(1 + (i % entities))),
  );
  const names = Array.from({ length: entities }, (_, i) => entityName(i + 1));
  return {
    ...emptyRoll,
    entities: Object.fromEntries(names.map((name) => [name, { id: entityId(name), name: `${name} in full` }])),
    people: Object.fromEntries([...officers, ...others].map((one) => [one.id, one])),
    next: people + 1,
  };
}

/** Founds the network around its history: roll, settings and what else every network has. */
export const foundAround = (store: Store, sizes: Sizes, at: Instant): Promise<void> =>
  foundNetwork(store, newSettings(NETWORK, 'A large network', HISTORY_ENDS), rollOf(sizes), at);

/** When request number `n` of all ended. */
const endOf = (n: number, { requests }: Sizes): Instant =>
  after(HISTORY_ENDS, -Math.round(((requests - n) * HISTORY_MS) / requests));

const WORDS = 'We have no difficulty with this text and thank the drafters for it.';
const TOPICS = ['guidance', 'reparations', 'shelter', 'training', 'justice', 'data', 'outreach', 'health'] as const;

function ended(n: number, sizes: Sizes): Endorsement {
  const model = sceneOf('endorsement', 'endorsed').state as Endorsement;
  const at = endOf(n, sizes);
  const opened = after(at, -7 * DAY_MS);
  const electorate = Array.from({ length: Math.min(ASKED, sizes.entities) }, (_, i) => entityId(entityName(i + 1)));
  const said = Array.from({ length: 5 }, (_, i): Position => ({
    entity: entityId(entityName(1 + ((n + i) % electorate.length))),
    position: i === 4 ? 'abstain' : 'endorse',
    objects: false,
    requestsDiscussion: false,
    counts: true,
    text: `${WORDS} (${n}, ${i})`,
    by: personId(`una-${FIRST_REPRESENTATIVE + ((n + i) % electorate.length)}`),
    role: 'focalPoint',
    version: '1',
    revision: 1,
    at: after(opened, (i + 1) * DAY_MS),
    platform: 'teams',
  }));
  const spoke = said.map(({ entity }) => entity);
  return {
    ...model,
    target: ref(`E-${n}`),
    title: titleOf(n),
    documentUrl: `https://example.org/documents/${n}.docx`,
    openedAt: opened,
    openedBy: OFFICER,
    askedAt: opened,
    closesAt: at,
    electorate,
    positions: said,
    reach: Object.fromEntries(electorate.map((entity) => [entity, { state: 'reached' as const, at: opened }])),
    reminders: [],
    outcome: {
      state: 'endorsed',
      at,
      by: 'silence',
      number: numberOf(n, sizes),
      version: '1',
      endorsed: spoke.slice(0, 4),
      abstained: spoke.slice(4),
      silent: electorate.filter((entity) => !spoke.includes(entity)),
      objections: [],
      unreached: [],
    },
  };
}

const titleOf = (n: number): string => `Note ${n} on ${TOPICS[n % TOPICS.length]} and ${TOPICS[(n * 7) % 5]}`;

/** Counted through within a year. */
function numberOf(n: number, sizes: Sizes): string {
  const year = yearOf(n, sizes);
  if (firstOf(sizes).get(year) === undefined) firstOf(sizes).set(year, n);
  return `UNA/${year}/${n - (firstOf(sizes).get(year) ?? n) + 1}`;
}
const yearOf = (n: number, sizes: Sizes): number => Number(endOf(n, sizes).slice(0, 4));
const firsts = new Map<number, Map<number, number>>();
/** The first request of each year. */
function firstOf(sizes: Sizes): Map<number, number> {
  const known = firsts.get(sizes.requests);
  if (known) return known;
  const made = new Map<number, number>();
  firsts.set(sizes.requests, made);
  for (let n = 1; n <= sizes.requests; n += 1) if (!made.has(yearOf(n, sizes))) made.set(yearOf(n, sizes), n);
  return made;
}

function registerLine(n: number, sizes: Sizes): RegisterLine {
  const { outcome, title, documentUrl, documentVersion } = ended(n, sizes);
  const { endorsed = [], silent = [], abstained = [] } = outcome ?? {};
  const at = endOf(n, sizes);
  return {
    ...{ number: numberOf(n, sizes), kind: 'decision', decision: ref(`E-${n}`), year: yearOf(n, sizes) },
    ...{ date: at.slice(0, 10), at, route: 'written', title, documentUrl, documentVersion },
    ...{ classification: 'unclassified', outcome: 'endorsed' },
    positions: { endorsed, silent, abstained, recused: [], unreached: [], objections: [] },
  };
}

/** A state that the tests know, of which there were many. */
function sceneOf(feature: string, name: string): Scene {
  const scene = FEATURES[feature]?.scenes[name];
  if (!scene) throw new Error(`no scene ${feature}/${name}`);
  return scene;
}

/** What else was there, and is over. */
const OTHERS = [
  ['meeting', 'issued'],
  ['agenda', 'noted'],
  ['correspondence', 'declined'],
  ['inputs', 'closed'],
] as const;

function other(scene: Scene, n: number): DocumentCopy {
  const target = `${scene.target.slice(0, 2)}${n}`;
  return documentOf(scene.kind as Kind, target, n, 1, { ...(scene.state as object), target });
}

function documentOf(name: Kind, target: string, number: number, version: number, state: object): DocumentCopy {
  const kind = REGISTRY.kind(name);
  const properties = Object.entries(state) as [string, unknown][];
  const lists = kind.lists.map((list) => {
    let tail: Tail = NO_ITEMS;
    const all = (state as Readonly<Record<string, readonly unknown[]>>)[list] ?? [];
    const items = all.map((one) => {
      const item = JSON.stringify(one);
      tail = withItem(tail, item);
      return { item, hash: tail.hash };
    });
    return { name: list, items };
  });
  return {
    ...{ id: documentId(NETWORK, target), network: NETWORK, kind: name, target: ref(target), number },
    ...{ stage: kind.stage(state), dueAt: null, uniqueKey: kind.uniqueKey(state) },
    ...{ version, cardVersion: 1, refreshAt: null },
    head: JSON.stringify(Object.fromEntries(properties.filter(([property]) => !kind.lists.includes(property)))),
    lists,
  };
}

/** The hash of a document's content, as the audit trail has it. */
function hashOf({ version, cardVersion, refreshAt: _at, head, lists, ...label }: DocumentCopy): string {
  const tails = new Map(
    lists.map(({ name, items }): [string, Tail] => [
      name,
      { seq: items.length, hash: items.at(-1)?.hash ?? NO_ITEMS.hash, size: 0 },
    ]),
  );
  const { id, network, kind, target } = label;
  return cachedDocument({ id, network, kind, target, version, cardVersion, state: {} }, label, head, tails).hash;
}

const requestDocument = (n: number, sizes: Sizes): DocumentCopy =>
  documentOf('endorsements', `E-${n}`, n, LINES_OF_A_REQUEST - 1, ended(n, sizes));

const registerDocument = (sizes: Sizes): DocumentCopy =>
  documentOf('register', 'register', 0, sizes.requests, {
    lines: Array.from({ length: sizes.requests }, (_, i) => registerLine(i + 1, sizes)),
  });

/** What is made from a history's documents once: the trail is told twice, for its end and for its lines. */
interface Hashes {
  readonly register: string;
  readonly requests: readonly string[];
}
const hashesOf = (sizes: Sizes): Hashes => ({
  register: hashOf(registerDocument(sizes)),
  requests: Array.from({ length: sizes.requests }, (_, i) => hashOf(requestDocument(i + 1, sizes))),
});

function* documents(sizes: Sizes): Generator<DocumentCopy> {
  for (let n = 1; n <= sizes.requests; n += 1) yield requestDocument(n, sizes);
  for (const [feature, name] of OTHERS)
    for (let n = 1; n <= sizes.others; n += 1) yield other(sceneOf(feature, name), n);
  yield registerDocument(sizes);
}

const VERBS = [
  ...['endorsement.open', ...Array.from({ length: 4 }, () => 'endorsement.endorse'), 'endorsement.abstain'],
  ...['endorsement.reach', 'endorsement.due', 'endorsement.numbered'],
];

type Line = Omit<AuditLine, 'seq' | 'hash'>;
type Witness = NonNullable<AuditLine['document']>;

/** Those of a request: its acts, then the register's. */
function* linesOf(n: number, sizes: Sizes, hashes: Hashes): Generator<Line> {
  const at = endOf(n, sizes);
  const target = ref(`E-${n}`);
  const id = documentId(NETWORK, target);
  let was = NO_HASH;
  for (const [i, verb] of VERBS.entries()) {
    const version = i + 1;
    const hash = version === VERBS.length ? (hashes.requests[n - 1] ?? '') : sha256(`${target}/${version}`);
    const isPerson = i >= 1 && i <= 5;
    const actor = i === 0 ? OFFICER : isPerson ? `una-${FIRST_REPRESENTATIVE + ((n + i) % ASKED)}` : 'concord';
    const witness: Witness = { id, version, was, hash };
    was = hash;
    yield {
      at,
      actor,
      verb,
      target,
      platform: isPerson ? 'teams' : 'concord',
      outcome: 'accepted',
      ...eventFor(n, i),
      document: witness,
    };
  }
  const registered = (version: number): string =>
    version === 0 ? NO_HASH : version === sizes.requests ? hashes.register : sha256(`register/${version}`);
  const entered: Witness = {
    ...{ id: documentId(NETWORK, 'register'), version: n },
    ...{ was: registered(n - 1), hash: registered(n) },
  };
  const inner = { at, actor: 'concord', verb: 'register.enter', target: ref('register'), platform: 'concord' };
  yield { ...inner, outcome: 'accepted', ...eventFor(n, VERBS.length), document: entered };
}
const eventFor = (n: number, i: number) => ({ eventId: eventId(`history/${n}/${i}`) });

function* trail(sizes: Sizes, hashes: Hashes): Generator<Line> {
  for (let n = 1; n <= sizes.requests; n += 1) yield* linesOf(n, sizes, hashes);
  for (const [feature, name] of OTHERS)
    for (let n = 1; n <= sizes.others; n += 1) {
      const made = other(sceneOf(feature, name), n);
      const { id, target, kind } = made;
      yield {
        ...{ at: HISTORY_ENDS, actor: OFFICER, verb: `${kind}.found`, target, platform: 'concord' },
        ...{ outcome: 'accepted', eventId: eventId(`history/${target}`) },
        document: { id, version: 1, was: NO_HASH, hash: hashOf(made) },
      };
    }
}

/** @param known the hashes of the lines, where they were made before */
function* lines(sizes: Sizes, hashes: Hashes, known: readonly string[] = []): Generator<StoreContent['lines']> {
  let last = NO_HASH;
  let seq = 0;
  for (const told of trail(sizes, hashes)) {
    seq += 1;
    const line = { seq, ...told };
    last = known[seq - 1] ?? lineHash(last, line);
    yield { network: NETWORK, line: { ...line, hash: last } };
  }
}

function* deliveries({ requests, people, deliveries: count, ...sizes }: Sizes): Generator<StoreContent['deliveries']> {
  for (let place = 1; place <= count; place += 1) {
    const n = 1 + Math.floor(((place - 1) * requests) / count);
    const to = FIRST_REPRESENTATIVE + (place % Math.min(ASKED, people));
    const at = after(endOf(n, { requests, people, deliveries: count, ...sizes }), -7 * DAY_MS + MINUTE_MS);
    yield {
      place,
      delivery: {
        ...{
          id: `history-${place}`,
          network: NETWORK,
          to: personId(`una-${to}`),
          card: 'request',
          data: { of: `E-${n}` },
        },
        ...{
          entity: entityId(entityName(1 + ((to - FIRST_REPRESENTATIVE) % ASKED))),
          about: ref(`E-${n}`),
          version: '1',
        },
        ...{ live: true, urgent: false, createdAt: at, state: 'sent', tries: 1, nextAt: at, at, platform: 'teams' },
        ...{ messageId: `message-${place}`, shownVersion: 1, shownHash: 'shown' },
      },
      line: '',
      editAfter: at,
    };
  }
}

const AT_ONCE = 2_000;

/** @throws Error when the audit trail does not come out right */
export async function writeHistory(target: CopyTarget, sizes: Sizes): Promise<void> {
  const nothing = { count: 0, hash: '' };
  await target.begin('a long history', {
    ...{ chains: nothing, lines: nothing, documents: nothing },
    ...{ deliveries: nothing, tasks: nothing, shelf: nothing },
  });
  const hashes = hashesOf(sizes);
  const known: string[] = [];
  for (const { line } of lines(sizes, hashes)) known.push(line.hash);
  await target.put('chains', [{ network: NETWORK, lines: known.length, last: known.at(-1) ?? NO_HASH }], 1);
  const all = { lines: lines(sizes, hashes, known), documents: documents(sizes), deliveries: deliveries(sizes) };
  for (const kind of ['lines', 'documents', 'deliveries'] as const) {
    let done = 0;
    let batch: StoreContent[typeof kind][] = [];
    for (const one of all[kind]) {
      batch.push(one);
      if (batch.length < AT_ONCE) continue;
      await target.put(kind, batch, (done += batch.length));
      batch = [];
    }
    await target.put(kind, batch, done + batch.length);
  }
  const [found] = await target.audit();
  if (!found?.verdict.ok) throw new Error(`the history is not whole: ${JSON.stringify(found)}`);
  await target.finish();
}

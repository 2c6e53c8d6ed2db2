/**
 * Every public verb, tried by every role in every state of a request. Who may is said here once more, from the contract;
 * what comes of it is kept as a table beside this file.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Pressed } from '../../src/core/act.ts';
import { eventId, networkId, ref } from '../../src/core/ids.ts';
import type { Endorsement } from '../../src/domain/endorsement/endorsement.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqliteStore.ts';
import { documentId, type Store } from '../../src/store/store.ts';
import { makeRoad, type Road } from '../../src/usecases/handle.ts';
import { KINDS } from '../../src/usecases/kinds.ts';
import { foundNetwork } from '../../src/usecases/network.ts';
import { publicVerbs, VERBS } from '../../src/usecases/rules.ts';
import {
  after,
  CLOSES,
  decide,
  focalPoint,
  HOUR,
  later,
  NOW,
  officer,
  person,
  request,
  roll,
  settings,
  SYSTEM,
} from '../support/builders.ts';

const everyRole = {
  secretariat: 'una-1',
  coordinator: 'una-2',
  observer: 'una-3',
  chair: 'una-4',
  focalPoint: 'una-5',
  alternate: 'una-6',
  rmcChair: 'una-9',
  stranger: 'nobody',
};
type Role = keyof typeof everyRole;
const ROLES: readonly Role[] = [
  'focalPoint',
  'alternate',
  'secretariat',
  'coordinator',
  'chair',
  'rmcChair',
  'observer',
  'stranger',
];

// ——— the contract's “who” ———

const REPRESENTATIVES: readonly Role[] = ['focalPoint', 'alternate'];
const SECRETARIAT: readonly Role[] = ['secretariat', 'coordinator'];
const ANYONE: readonly Role[] = ROLES.filter((role) => role !== 'stranger');
const WHO: Readonly<Record<string, readonly Role[]>> = {
  home: ANYONE,
  help: ANYONE,
  'endorsement.compose': SECRETARIAT,
  'endorsement.open': SECRETARIAT,
  'endorsement.endorse': REPRESENTATIVES,
  'endorsement.abstain': REPRESENTATIVES,
  'endorsement.object': REPRESENTATIVES,
  'endorsement.requestDiscussion': REPRESENTATIVES,
  'endorsement.withdrawObjection': REPRESENTATIVES,
  'endorsement.withdrawRequest': REPRESENTATIVES,
  'endorsement.needTime': REPRESENTATIVES,
  'endorsement.comment': REPRESENTATIVES,
  'endorsement.enterFor': SECRETARIAT,
  'endorsement.correct': SECRETARIAT,
  'endorsement.challengeCorrection': REPRESENTATIVES,
  'endorsement.revise': SECRETARIAT,
  'endorsement.extend': SECRETARIAT,
  'endorsement.closeUnreached': SECRETARIAT,
  'endorsement.withdraw': SECRETARIAT,
  'endorsement.show': ANYONE,
  'endorsement.list': ANYONE,
  'roll.show': ANYONE,
  'roll.import': SECRETARIAT,
  'roll.set': SECRETARIAT,
  'roll.remove': SECRETARIAT,
  'away.set': [...REPRESENTATIVES, ...SECRETARIAT],
  'away.clear': [...REPRESENTATIVES, ...SECRETARIAT],
  'away.form': [...REPRESENTATIVES, ...SECRETARIAT],
  'language.set': ANYONE,
  'settings.show': SECRETARIAT,
  'settings.set': SECRETARIAT,
};

/** Inputs with which the verb does something. */
const INPUTS: Readonly<Record<string, object>> = {
  'endorsement.open': { title: 'Another', documentUrl: 'https://un.example/another' },
  'endorsement.object': { text: 'No.', requestDiscussion: 'yes' },
  'endorsement.comment': { text: 'Hm.' },
  'endorsement.enterFor': { entity: 'UNICEF', position: 'endorse', source: 'E-mail.' },
  'endorsement.correct': { title: 'New title', note: 'Title.' },
  'endorsement.challengeCorrection': { text: 'The meaning changes.' },
  'endorsement.revise': { documentUrl: 'https://un.example/next', documentVersion: 'next', changes: 'All.' },
  'endorsement.extend': { closesOn: '2027-01-15', reason: 'More time.' },
  'endorsement.closeUnreached': { reason: 'By telephone.' },
  'endorsement.withdraw': { reason: 'Wrong annex.' },
  'roll.import': { csv: 'email,name,entity,role\nnew@wfp.example,New,WFP,alternate', apply: 'yes' },
  'roll.set': { email: 'fp@unicef.example', language: 'fr' },
  'roll.remove': { email: 'alt@unfpa.example' },
  'away.set': { from: '2026-12-01', to: '2026-12-04', alternate: 'alt@unhcr.example' },
  'language.set': { language: 'fr' },
  'settings.set': { silenceDays: '7' },
};

// ——— a request in every state ———

const PAIR = { text: 'No.', requestDiscussion: 'yes' };
const referred = after(request(), ['object', focalPoint('UNFPA'), PAIR]);
const corrected = after(
  request(),
  ['object', focalPoint('UNHCR'), { text: 'No.' }],
  ['correct', officer(), { note: 'Title.' }],
);
const STATES: Readonly<Record<string, { readonly e: Endorsement; readonly at: string }>> = {
  open: { e: corrected, at: later(NOW, 2 * HOUR) },
  awaiting: {
    e: decide(request({ reach: {} }), 'endorsement.due', SYSTEM, {}, { at: later(CLOSES, 1) }).state,
    at: later(CLOSES, HOUR),
  },
  referred: { e: referred, at: later(NOW, 2 * HOUR) },
  endorsed: {
    e: decide(request(), 'endorsement.due', SYSTEM, {}, { at: later(CLOSES, 1) }).state,
    at: later(CLOSES, HOUR),
  },
  withdrawn: { e: after(request(), ['withdraw', officer(), { reason: 'No.' }]), at: later(NOW, 2 * HOUR) },
};

let store: Store;
let road: Road;
beforeAll(async () => {
  store = await openSqliteStore(':memory:');
  road = makeRoad({ store, changed: () => undefined });
});
afterAll(() => store.close());

let made = 0;
/** A network of its own with the request in that state. */
async function networkWith(e: Endorsement): Promise<ReturnType<typeof networkId>> {
  const id = networkId(`n${(made += 1)}`);
  const chair = person(everyRole.rmcChair, ['rmcChair']);
  const state = roll({ entities: ['UNHCR', 'UNFPA', 'UNICEF'] });
  const people = {
    ...state.people,
    'una-9': chair,
    'una-10': {
      ...chair,
      id: 'una-10' as never,
      roles: ['alternate'],
      email: 'alt@unicef.example',
      entity: 'UNICEF' as never,
    },
  };
  await foundNetwork(store, settings({}, id), { ...state, people: people as never, next: 20 }, NOW);
  const kind = KINDS['endorsements'];
  await store.commit({
    document: {
      id: documentId(id, e.target),
      network: id,
      kind: 'endorsements',
      target: e.target,
      number: 1,
      state: e,
      lists: kind?.lists ?? [],
      stage: e.state,
      dueAt: null,
      uniqueKey: null,
    },
    journal: [
      {
        network: id,
        eventId: eventId('made'),
        at: NOW,
        actor: 'test',
        verb: 'made',
        platform: 'test',
        outcome: 'accepted',
        answer: { ok: true, say: { key: 'concord.done', with: {} } },
      },
    ],
    envelopes: [],
    tasks: [],
  });
  return id;
}

/** Everything a network has, but for the audit trail. */
async function everything(id: ReturnType<typeof networkId>): Promise<unknown> {
  const kinds = await Promise.all(Object.keys(KINDS).map((kind) => store.list(id, kind)));
  const tasks = (await store.tasks('9999-12-31T00:00:00.000Z' as never, 100_000)).filter(
    (task) => task.act.network === id,
  );
  return { documents: kinds.flat(), deliveries: await store.deliveries(id), tasks: tasks.map((task) => task.id) };
}

interface Cell {
  readonly outcome: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly lines: number;
}
async function tried(verb: string, role: Role, state: string): Promise<Cell> {
  const { e, at } = STATES[state] as { e: Endorsement; at: string };
  const id = await networkWith(e);
  const before = await everything(id);
  const audit = (await store.audit(id)).length;
  const pressed: Pressed = {
    verb,
    network: id,
    target: ref('E-1'),
    inputs: (INPUTS[verb] ?? {}) as Record<string, unknown>,
    from: everyRole[role],
    platform: 'local',
    receivedAt: at as never,
    eventId: eventId('press'),
  };
  const answer = await road.handle(pressed);
  const lines = (await store.audit(id)).length - audit;
  return { outcome: answer.ok ? 'ok' : answer.code, before, after: await everything(id), lines };
}

describe('who may do what', () => {
  it('is said of every public verb', () => {
    expect(Object.keys(WHO).sort(), 'who, as the contract has it').toEqual(publicVerbs().sort());
    const needing = publicVerbs().filter((verb) => VERBS[verb]?.inputs({}).ok === false);
    expect(
      needing.filter((verb) => !(verb in INPUTS)),
      'inputs that do something',
    ).toEqual([]);
  });

  const table = new Map<string, string>();
  describe.each(Object.keys(STATES))('with a request that is %s', (state) => {
    it.each(publicVerbs())('%s', async (verb) => {
      for (const role of ROLES) {
        const cell = await tried(verb, role, state);
        table.set(`${verb} ${role} ${state}`, cell.outcome);
        const where = `${verb} by ${role}`;
        expect(cell.lines, `${where}: one line in the audit trail`).toBe(1);
        if (role === 'stranger') {
          expect(cell.outcome, where).toBe('notOnRoll');
          expect((cell.after as { documents: unknown }).documents, where).toEqual(
            (cell.before as { documents: unknown }).documents,
          );
        } else if (!WHO[verb]?.includes(role)) {
          expect(cell.outcome, where).toBe('notAllowed');
          expect(cell.after, `${where}: nothing has changed`).toEqual(cell.before);
        } else expect(cell.outcome, where).not.toBe('notAllowed');
      }
    });
  });

  it('is the table kept beside this test', async ({ skip }) => {
    const states = Object.keys(STATES);
    if (table.size < publicVerbs().length * ROLES.length * states.length) return skip('only a part of it was tried');
    const line = ([first = '', ...cells]: readonly string[]): string =>
      [first.padEnd(14), ...cells.map((cell) => cell.padEnd(12))].join('').trimEnd();
    const blocks = publicVerbs().flatMap((verb) => [
      verb,
      line(['', ...states]),
      ...ROLES.map((role) => line([role, ...states.map((state) => table.get(`${verb} ${role} ${state}`) ?? '?')])),
      '',
    ]);
    await expect(blocks.join('\n')).toMatchFileSnapshot('./authority.txt');
  });
});

describe('what Concord does by itself', () => {
  const inner = Object.keys(VERBS).filter((verb) => !publicVerbs().includes(verb));

  it.each(inner)('%s is unknown to people, whatever their role', async (verb) => {
    const id = await networkWith(request());
    const before = await everything(id);
    for (const role of ANYONE) {
      const pressed = {
        verb,
        network: id,
        target: 'E-1',
        inputs: {},
        from: everyRole[role],
        platform: 'local',
        receivedAt: later(CLOSES, 1),
        eventId: eventId(`press-${role}`),
      } as const;
      expect(await road.handle(pressed), role).toMatchObject({ ok: false, code: 'notFound' });
    }
    expect(await everything(id)).toEqual(before);
  });

  it('cannot be claimed: being called “concord” is not enough', async () => {
    const id = await networkWith(request());
    const pressed = {
      verb: 'endorsement.due',
      network: id,
      target: 'E-1',
      inputs: {},
      from: SYSTEM,
      platform: 'local',
      receivedAt: later(CLOSES, 1),
      eventId: eventId('press'),
    } as const;
    expect(await road.handle(pressed)).toMatchObject({ ok: false, code: 'notOnRoll' });
    expect((await store.load(documentId(id, 'E-1')))?.state).toMatchObject({ state: 'open' });
  });
});

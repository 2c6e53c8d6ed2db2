/** The command handler: crowds, repeats, and two processes on one store. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Pressed } from '../../src/core/act.ts';
import type { Answer } from '../../src/core/answer.ts';
import { entityId, eventId, networkId } from '../../src/core/ids.ts';
import type { Endorsement } from '../../src/features/endorsement/rules/state.ts';
import type { Register } from '../../src/features/register/rules/enter.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqliteStore.ts';
import { documentId, type Commit, type Store } from '../../src/store/store.ts';
import { CLOSES, later, NOW, roll, settings, SYSTEM } from '../support/builders.ts';
import { createCommandHandler, type CommandHandler, foundNetwork } from '../support/features.ts';
import { timePassesByHand } from '../support/realTime.ts';

const UNA = networkId('una');
const OFFICER = 'una-1';
const PEOPLE = ['una-5', 'una-6', 'una-7', 'una-8', 'una-9', 'una-10'];

let store: Store;
let handler: CommandHandler;
/** The commits that were tried. */
let commits: Commit[];
beforeEach(async () => {
  const opened = await openSqliteStore(':memory:');
  commits = [];
  store = Object.assign(Object.create(opened) as Store, {
    commit: (changes: Commit) => {
      commits.push(changes);
      return opened.commit(changes);
    },
  });
  await foundNetwork(store, settings(), roll({ entities: ['UNHCR', 'UNICEF', 'UNFPA'] }), NOW);
  handler = createCommandHandler({ store, changed: () => undefined });
  commits = [];
});
afterEach(() => store.close());

let events = 0;
const press = (verb: string, of: Partial<Pressed> = {}): Pressed => ({
  verb,
  network: UNA,
  target: 'E-1',
  inputs: {},
  from: PEOPLE[0] as string,
  platform: 'local',
  receivedAt: NOW,
  eventId: eventId(`press-${(events += 1)}`),
  ...of,
});
const open = (n: number): Pressed =>
  press('endorsement.open', {
    from: OFFICER,
    inputs: { title: `Request ${n}`, documentUrl: `https://un.example/${n}` },
  });
const endorsement = async (target = 'E-1') => (await store.load(documentId(UNA, target)))?.state as Endorsement;
const codes = (answers: readonly Answer[]): string[] => answers.map((a) => (a.ok ? 'ok' : a.code));

describe('a crowd on one request', () => {
  it('is decided in the order in which it came, and written in few commits', async () => {
    await handler.handle(open(1));
    commits = [];
    const presses = Array.from({ length: 300 }, (_, n) =>
      press(n % 2 ? 'endorsement.endorse' : 'endorsement.abstain', {
        from: PEOPLE[n % 6] as string,
        inputs: { comment: String(n) },
      }),
    );
    const answers = await Promise.all(presses.map((pressed) => handler.handle(pressed)));
    expect(new Set(codes(answers))).toEqual(new Set(['ok']));
    expect((await endorsement()).positions.map((p) => Number(p.text))).toEqual(presses.map((_, n) => n));
    expect(commits.length).toBeLessThanOrEqual(10);
  });

  it('hears within a platform’s patience that the store is away: nobody waits for it twice', async () => {
    await handler.handle(open(1));
    const pass = timePassesByHand();
    const { commit } = store;
    let tried = 0;
    store.commit = async () => {
      tried += 1;
      await new Promise((resolve) => setTimeout(resolve, 900));
      throw new Error('away');
    };
    const told: string[] = [];
    const tell = (name: string): void =>
      void handler.handle(press('endorsement.endorse')).catch(() => void told.push(name));
    tell('first');
    tell('behind');
    await pass(600);
    tell('just come');
    await pass(300);
    expect([told, tried]).toEqual([['first', 'behind'], 2]);
    await pass(900);
    expect([told, tried]).toEqual([['first', 'behind', 'just come'], 2]);
    store.commit = commit;
    expect(codes([await handler.handle(press('endorsement.endorse'))])).toEqual(['ok']);
  });

  it('with the same event several times among it is one act, and one line in the trail', async () => {
    await handler.handle(open(1));
    const twice = press('endorsement.endorse');
    const answers = await Promise.all(
      [press('endorsement.abstain'), twice, twice, twice].map((p) => handler.handle(p)),
    );
    expect(new Set(codes(answers))).toEqual(new Set(['ok']));
    expect((await endorsement()).positions).toHaveLength(2);
    expect((await store.audit(UNA)).filter((line) => line.eventId === twice.eventId)).toHaveLength(1);
  });

  it('with some who may not, refuses those alone', async () => {
    await handler.handle(open(1));
    const answers = await Promise.all(
      [
        press('endorsement.endorse'),
        press('endorsement.endorse', { from: OFFICER }),
        press('endorsement.object'),
        press('endorsement.abstain'),
      ].map((p) => handler.handle(p)),
    );
    expect(codes(answers)).toEqual(['ok', 'notAllowed', 'invalid', 'ok']);
  });
});

describe('two processes on one store', () => {
  it('lose no press, and give every event one answer', async () => {
    await handler.handle(open(1));
    const other = createCommandHandler({ store, changed: () => undefined });
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, n) =>
        (n % 2 ? handler : other).handle(press('endorsement.comment', { inputs: { text: String(n) } })),
      ),
    );
    expect(new Set(codes(answers))).toEqual(new Set(['ok']));
    const said = (await endorsement()).positions.map((p) => Number(p.text));
    expect([...said].sort((a, b) => a - b)).toEqual(Array.from({ length: 200 }, (_, n) => n));
  });

  it('that both get the same event do it once', async () => {
    await handler.handle(open(1));
    const other = createCommandHandler({ store, changed: () => undefined });
    const same = Array.from({ length: 50 }, (_, n) => press('endorsement.endorse', { inputs: { comment: String(n) } }));
    await Promise.all(same.flatMap((pressed) => [handler.handle(pressed), other.handle(pressed)]));
    expect((await endorsement()).positions).toHaveLength(50);
  });

  it('that both find the closing due ask the Secretariat once', async () => {
    await handler.handle(open(1));
    const other = createCommandHandler({ store, changed: () => undefined });
    const due = (n: number): Pressed =>
      press('endorsement.due', {
        from: SYSTEM,
        platform: 'concord',
        receivedAt: later(CLOSES, n + 1),
        eventId: eventId(`due/E-1/${n}`),
      });
    await Promise.all(Array.from({ length: 20 }, (_, n) => (n % 2 ? handler : other).handle(due(n))));
    const closed = await endorsement();
    expect(closed.awaitingSecretariat).toBe(true);
    expect((await store.deliveries(UNA)).filter((d) => d.card === 'askDecision')).toHaveLength(2);
  });

  it('give register numbers without gaps or doubles', async () => {
    const other = createCommandHandler({ store, changed: () => undefined });
    const enter = (n: number): Pressed =>
      press('register.enter', {
        from: SYSTEM,
        platform: 'concord',
        eventId: eventId(`enter-${n}`),
        inputs: {
          decision: `E-${(n % 30) + 1}`,
          at: NOW,
          route: 'written',
          title: 'T',
          documentUrl: 'https://un.example',
          documentVersion: '1',
          classification: 'unclassified',
          outcome: 'endorsed',
          positions: {},
        },
      });
    await Promise.all(Array.from({ length: 60 }, (_, n) => (n % 2 ? handler : other).handle(enter(n))));
    const { lines } = (await store.load(documentId(UNA, 'register')))?.state as Register;
    expect(lines.map((line) => line.number)).toEqual(Array.from({ length: 30 }, (_, i) => `UNA/2026/${i + 1}`));
    expect(new Set(lines.map((line) => line.decision)).size).toBe(30);
  });

  it('open requests under references of their own', async () => {
    const other = createCommandHandler({ store, changed: () => undefined });
    const answers = await Promise.all(Array.from({ length: 30 }, (_, n) => (n % 2 ? handler : other).handle(open(n))));
    expect(new Set(answers.map((a) => a.target)).size).toBe(30);
  });
});

describe('what is due on a far store', () => {
  const reach = (n: number): Pressed =>
    press('endorsement.reach', { from: SYSTEM, platform: 'concord', eventId: eventId(`reach/E-1/${n}`) });
  const comment = (text: string): Pressed => press('endorsement.comment', { inputs: { text } });
  /** A store on which facts are asked for as told. */
  const farRoad = (asked: () => Promise<void>): CommandHandler => {
    const cached: Store = Object.assign(Object.create(store) as Store, {
      reach: async () => {
        await asked();
        return [{ entity: entityId('UNHCR'), sent: 1, queued: 0, failed: 0, asked: 0, to: [] }];
      },
    } satisfies Partial<Store>);
    const far: Store = Object.assign(Object.create(store) as Store, { cached } satisfies Partial<Store>);
    return createCommandHandler({ store: far, changed: () => undefined });
  };

  it('keeps no press waiting while it asks for facts', async () => {
    await handler.handle(open(1));
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const far = farRoad(() => held);
    const due = far.handleDue(reach(1));
    expect(codes([await far.handle(press('endorsement.endorse'))])).toEqual(['ok']);
    release();
    expect(codes([await due])).toEqual(['ok']);
    expect((await store.audit(UNA)).map(({ verb }) => verb).slice(-2)).toEqual([
      'endorsement.endorse',
      'endorsement.reach',
    ]);
  });

  it('takes its place among the presses when they have been quicker again and again', async () => {
    await handler.handle(open(1));
    let asked = 0;
    const behind: Promise<Answer>[] = [];
    const far = farRoad(async () => {
      asked += 1;
      const answer = far.handle(comment(String(asked)));
      if (asked <= 3) await answer;
      else behind.push(answer);
    });
    expect(codes([await far.handleDue(reach(1))])).toEqual(['ok']);
    expect(codes(await Promise.all(behind))).toEqual(['ok']);
    expect(asked).toBe(4);
    const verbs = (await store.audit(UNA)).map(({ verb }) => verb.slice('endorsement.'.length));
    expect(verbs.slice(-5)).toEqual(['comment', 'comment', 'comment', 'reach', 'comment']);
  });
});

describe('the same act in a process that has not yet heard what another has done', () => {
  it('is not answered from what it remembers once it knows that this may be old', async () => {
    await handler.handle(open(1));
    const answer = await handler.handle(press('endorsement.endorse'));
    const [end = ''] = commits.at(-1)?.journal[0]?.same?.ends ?? [];
    await handler.handle(press('endorsement.abstain'));
    let isOld = true;
    const told: string[] = [];
    const late: Store = Object.assign(Object.create(store) as Store, {
      // Upon what it remembers, it takes the act for a repeat.
      cached: Object.assign(Object.create(store) as Store, {
        repeated: async (...asked: Parameters<Store['repeated']>) =>
          isOld ? { answer, end } : store.repeated(...asked),
      } satisfies Partial<Store>),
      // It has read on by the time at which it hears that others have written.
      commit: async (changes: Commit) => {
        const result = await store.commit(changes);
        isOld = false;
        told.push(result.type);
        return result;
      },
    } satisfies Partial<Store>);
    await createCommandHandler({ store: late, changed: () => undefined }).handle(press('endorsement.endorse'));
    expect((await endorsement()).positions.map(({ position }) => position)).toEqual(['endorse', 'abstain', 'endorse']);
    expect(told).toEqual(['conflict', 'saved']);
  });
});

describe('what anybody may send', () => {
  const odd = `\u0000x\u202ey\u001b[2J\n${'z'.repeat(5_000)}\ud83d`;
  const bounds = { verb: 100, target: 100, actor: 200 } as const;

  it.each([
    ['an unknown act of a member', { verb: odd, target: odd }, 'notFound'],
    ['an act of a stranger', { verb: 'home.show', from: odd, target: odd }, 'notOnRoll'],
    ['an act on what is not there', { verb: 'endorsement.endorse', target: odd }, 'notFound'],
    [
      'an act with unknown inputs',
      {
        verb: 'settings.set',
        from: OFFICER,
        inputs: Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`${i}${odd}`, 'x'])),
      },
      'invalid',
    ],
  ])('is kept short and without control characters: %s', async (_, of, code) => {
    const { verb, ...over } = of;
    expect(await handler.handle(press(verb, over))).toMatchObject({ ok: false, code });
    const line = (await store.audit(UNA)).at(-1);
    expect(line?.outcome).toBe(code);
    for (const [name, most] of Object.entries(bounds)) {
      const kept = line?.[name as keyof typeof bounds] ?? '';
      expect(kept.length, name).toBeLessThanOrEqual(most);
      expect(kept, name).not.toMatch(/[\u0000-\u001f\u202e]|[\ud800-\udbff](?![\udc00-\udfff])/);
    }
    const [written] = commits.at(-1)?.journal ?? [];
    expect(JSON.stringify(written).length).toBeLessThan(20_000);
    expect(JSON.stringify(commits.map(({ tasks }) => tasks))).not.toMatch(/\\u0000|\u202e/);
  });
});

/**
 * Consensus of those present against a model of it [ToR 3.b.ii]: entities come and go, object and agree through any of their
 * people or the Secretariat, in the room and in writing, and the question is put and put again. The model says the rule
 * once more in another way: for each entity, where it is and its last word.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { entityId, type EntityId, type Instant } from '../../../src/core/ids.ts';
import { manages, represents, type Person } from '../../../src/core/people.ts';
import { aMeeting } from '../../support/acts/meeting.ts';
import { alternate, focalPoint, later, MINUTE, net, NOW, officer, person, roll } from '../../support/builders.ts';
import { aRoom, inRoom, referredItem, type Room } from '../../support/room.ts';
import type { Objection } from '../../../src/features/meetings/rules/itemOutcome.ts';

const ENTITIES = ['UNDP', 'UNFPA', 'UNHCR', 'UNICEF'] as const;
type Entity = (typeof ENTITIES)[number];
const nadia = officer();
/** UNDP has no alternate. IOM is on the roll without anybody to speak for it; the chair of the RMC speaks for nobody. */
const members = roll({
  entities: [...ENTITIES],
  alone: ['UNDP'],
  empty: ['IOM'],
  people: [person('una-90', ['rmcChair'])],
});
const network = net({ roll: members });
const voices = (entity: Entity): readonly Person[] =>
  entity === 'UNDP' ? [focalPoint(entity, network)] : [focalPoint(entity, network), alternate(entity, network)];
const VOICELESS = Object.values(members.people).filter((one) => !represents(one) && !manages(one));

type Word = 'object' | 'noObjection' | 'withdrawObjection';
type Command =
  | { readonly kind: 'comes' | 'goes'; readonly entity: Entity | 'IOM' }
  | { readonly kind: 'put'; readonly text: 'One?' | 'Two?' }
  | { readonly kind: 'says'; readonly entity: Entity; readonly word: Word; readonly voice: 0 | 1 | 'officer' }
  | { readonly kind: 'voiceless'; readonly who: number; readonly word: Word }
  | { readonly kind: 'writes' | 'unwrites'; readonly entity: Entity }
  | { readonly kind: 'record' };

const entity = fc.constantFrom(...ENTITIES);
const word = fc.constantFrom<Word>('object', 'object', 'noObjection', 'withdrawObjection');
const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constantFrom('comes' as const, 'comes' as const, 'goes' as const),
      entity: fc.constantFrom(...ENTITIES, 'IOM' as const),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('put' as const), text: fc.constantFrom('One?', 'Two?') }) },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('says' as const),
      entity,
      word,
      voice: fc.constantFrom(0 as const, 1 as const, 'officer' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('voiceless' as const), who: fc.nat(20), word }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('writes' as const, 'unwrites' as const), entity }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('record' as const) }) },
);

// ——— the model ———

interface Memory {
  here: boolean;
  /** It was here when the question was put last. */
  asked: boolean;
  /** Its last word in the room, as a place in the order of things. */
  said: { objects: boolean; when: number } | null;
  wrote: number | null;
}
interface Model {
  put: string | null;
  decided: boolean;
  readonly of: Record<Entity | 'IOM', Memory>;
}
const ALL = [...ENTITIES, 'IOM'] as const;

/** The last word counts; what was written counts unless the room has heard otherwise since. */
function blocks({ asked, said, wrote }: Memory): boolean {
  if (!asked) return false;
  if (said?.objects) return true;
  return wrote !== null && (said === null || said.when < wrote);
}

function modelled(model: Model, c: Command, when: number): string {
  switch (c.kind) {
    case 'comes':
    case 'goes':
      model.of[c.entity].here = c.kind === 'comes';
      return 'ok';
    case 'writes':
      model.of[c.entity].wrote ??= when;
      return 'ok';
    case 'unwrites':
      model.of[c.entity].wrote = null;
      return 'ok';
    case 'put': {
      // Another officer has recorded it: the meeting goes on.
      if (model.decided) return 'conflict';
      if (model.put === c.text && ALL.every((e) => model.of[e].asked === model.of[e].here)) return 'conflict';
      model.put = c.text;
      for (const e of ALL) {
        const m = model.of[e];
        m.asked = m.here;
        // Who objected and has gone takes the objection along; who agreed has agreed.
        if (!m.here && m.said?.objects) m.said = null;
      }
      return 'ok';
    }
    case 'voiceless':
      return 'notAllowed';
    case 'says': {
      if (model.decided) return 'closed';
      if (model.put === null) return 'conflict';
      const m = model.of[c.entity];
      if (!m.asked) return c.voice === 'officer' ? 'invalid' : 'notAllowed';
      if (c.word === 'withdrawObjection' && !blocks(m)) return 'conflict';
      m.said = { objects: c.word === 'object', when };
      return 'ok';
    }
    case 'record': {
      if (model.decided || model.put === null || ALL.every((e) => !model.of[e].asked)) return 'conflict';
      if (ALL.some((e) => blocks(model.of[e]))) return 'conflict';
      model.decided = true;
      return 'ok';
    }
  }
}

// ——— the machine ———

interface Ran {
  readonly room: Room;
  readonly code: string;
  readonly blockers?: readonly string[];
}

function writing(room: Room, entity: EntityId, at: Instant | undefined): Ran {
  const others = room.written.filter((one) => one.entity !== entity);
  const before = room.written.find((one) => one.entity === entity);
  const now: Objection[] = at === undefined ? [] : [before ?? { entity, text: 'No.', at, written: true }];
  return { room: { ...room, written: [...others, ...now] }, code: 'ok' };
}

function run(room: Room, c: Command, at: Instant): Ran {
  const go = (verb: string, by: Person, inputs: object): Ran => {
    const { decision, room: next } = inRoom(room, verb, by, inputs, { at, network });
    const { answer } = decision;
    const names = answer.ok ? undefined : (answer.say.with['names'] as readonly string[] | undefined);
    return { room: next, code: answer.ok ? 'ok' : answer.code, ...(names && { blockers: names }) };
  };
  switch (c.kind) {
    case 'comes':
      return go('meeting.present', nadia, { entities: `${c.entity}, ${c.entity.toLowerCase()}` });
    case 'goes':
      return go('meeting.left', nadia, { entities: c.entity });
    case 'writes':
    case 'unwrites':
      return writing(room, entityId(c.entity), c.kind === 'writes' ? at : undefined);
    case 'put':
      return go('decision.put', nadia, { text: c.text });
    case 'voiceless':
      return go(`decision.${c.word}`, VOICELESS[c.who % VOICELESS.length] as Person, { text: 'No.', entity: 'UNHCR' });
    case 'says': {
      const people = voices(c.entity);
      return c.voice === 'officer'
        ? go(`decision.${c.word}`, nadia, { text: 'No.', entity: c.entity })
        : go(`decision.${c.word}`, people[c.voice % people.length] as Person, { text: 'No.' });
    }
    case 'record':
      return go('decision.record', nadia, { outcome: 'consensus', text: 'So decided.' });
  }
}

it('is there when, and only when, the model says so', () => {
  let reached = 0;
  const fresh = (): Memory => ({ here: false, asked: false, said: null, wrote: null });
  fc.assert(
    fc.property(fc.array(command, { minLength: 1, maxLength: 40 }), (commands) => {
      let room = aRoom({ meeting: aMeeting({ state: 'running' }), item: referredItem() });
      const model: Model = {
        put: null,
        decided: false,
        of: { UNDP: fresh(), UNFPA: fresh(), UNHCR: fresh(), UNICEF: fresh(), IOM: fresh() },
      };
      commands.forEach((c, i) => {
        const ran = run(room, c, later(NOW, (i + 1) * MINUTE));
        const wanted = modelled(model, c, i + 1);
        expect(ran.code, JSON.stringify(c)).toBe(wanted);
        room = ran.room;
        const asked = ALL.filter((e) => model.of[e].asked).sort();
        if (!model.decided && model.put !== null) expect(room.item.question?.present).toEqual(asked);
        if (ran.blockers && c.kind === 'record')
          expect([...ran.blockers].sort()).toEqual(ALL.filter((e) => blocks(model.of[e])).sort());
        if (c.kind === 'record' && wanted === 'ok') {
          reached += 1;
          expect(room.item.sittings).toMatchObject([{ outcome: 'consensus', present: asked, objections: [] }]);
        }
      });
    }),
    { numRuns: 1500 },
  );
  // Otherwise nothing was proved of consensus itself.
  expect(reached).toBeGreaterThan(10);
});

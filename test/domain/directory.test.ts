/** The roll's rules, line by line (domain.md 4; ToR 2). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarDate, instant } from '../../src/core/ids.ts';
import type { Person } from '../../src/core/people.ts';
import { noteStranger } from '../../src/features/directory/rules/away.ts';
import { put } from '../../src/features/directory/rules/lines.ts';
import { closeRoll, MAX_LENGTHS, openRoll, type Line } from '../../src/features/directory/rules/openRoll.ts';
import { readRoles } from '../../src/features/directory/rules/roles.ts';
import { joined } from '../../src/features/directory/rules/roll.ts';
import { act, effects, net, person, roll, SYSTEM } from '../support/builders.ts';
import type { RollState } from '../../src/features/directory/rules/state.ts';

const start = roll({ entities: ['UNHCR', 'UN Women'] });
const TODAY = calendarDate('2026-11-24');
const NOW = instant('2026-11-24T15:00:00Z');
/** WFP is confirmed as a new one. */
const opened = (from: RollState): ReturnType<typeof openRoll> => openRoll(from, new Set(['wfp']));
const line = (of: Partial<Line>): Line => ({
  email: 'new@wfp.example',
  name: 'New',
  entity: 'WFP',
  role: 'alternate',
  ...of,
});
/** The roll with the line in it, or the fields that are wrong. */
function after(of: Partial<Line>, from: RollState = start): RollState | string[] {
  const open = opened(from);
  const done = put(open, line(of), net(), NOW);
  return 'faults' in done ? Object.keys(done.faults) : closeRoll(from, open, TODAY);
}
const byEmail = (state: RollState | string[], email: string): Person | undefined =>
  Array.isArray(state) ? undefined : Object.values(state.people).find((p) => p.email === email);

describe('roles, as people write them', () => {
  it.each([
    ['focalPoint', ['focalPoint']],
    ['Focal Point', ['focalPoint']],
    ['focal-point, secretariat', ['focalPoint', 'secretariat']],
    ['FP', ['focalPoint']],
    ['backstop', ['alternate']],
    ['point focal / observateur', ['focalPoint', 'observer']],
    ['RMC Chair', ['rmcChair']],
    ['alternate;alternate', ['alternate']],
    ['', []],
    ['king', undefined],
    ['alternate, king', undefined],
    ['constructor', undefined],
  ])('%j', (typed, roles) => expect(readRoles(typed)).toEqual(roles));
});

describe('a line', () => {
  it('makes a person, and the entity when it is new', () => {
    const state = after({ entityName: 'World Food Programme' });
    expect(byEmail(state, 'new@wfp.example')).toMatchObject({
      id: `una-${start.next}`,
      language: 'en',
      zone: 'America/New_York',
    });
    expect(Array.isArray(state) ? undefined : state.entities['WFP']).toEqual({
      id: 'WFP',
      name: 'World Food Programme',
      joinedOn: TODAY,
    });
  });

  it.each(['unhcr', 'UNHCR', ' Unhcr '])('finds the entity that is meant by %j', (entity) => {
    expect(byEmail(after({ entity }), 'new@wfp.example')?.entity).toBe('UNHCR');
  });

  it('finds the person by address, whatever its case, and changes only what it gives', () => {
    const given: Line = { email: ' FP@UNHCR.example ', language: 'FR' };
    const open = openRoll(start);
    expect(put(open, given, net(), NOW)).toMatchObject({
      person: { name: 'Focal point of UNHCR', language: 'fr', roles: ['focalPoint'] },
    });
    expect(closeRoll(start, open, TODAY).next).toBe(start.next);
  });

  it.each<readonly [string, Partial<Line>, readonly string[]]>([
    ['no address', { email: 'nobody' }, ['email']],
    ['no name for somebody new', { name: undefined }, ['name']],
    ['no role for somebody new', { role: undefined }, ['role']],
    ['an unknown role', { role: 'king' }, ['role']],
    ['an unknown language', { language: 'tlh' }, ['language']],
    ['an unknown zone', { zone: 'Mars/Olympus' }, ['zone']],
    ['an offset for a zone', { zone: '+01:00' }, ['zone']],
    ['a representative of nobody', { entity: undefined }, ['entity']],
    ['a second focal point', { entity: 'UNHCR', role: 'focalPoint' }, ['role']],
    [
      'the last of the Secretariat made something else',
      { email: 'nadia@secretariat.example', role: 'observer' },
      ['role'],
    ],
    ['a name that is too long', { name: 'x'.repeat(MAX_LENGTHS.name + 1) }, ['name']],
    [
      'everything at once',
      { email: 'x', name: undefined, role: 'king', language: 'x', zone: 'x' },
      ['email', 'name', 'role', 'language', 'zone'],
    ],
  ])('with %s is faulty: %j', (_what, of, fields) => {
    expect((after(of) as string[]).sort()).toEqual([...fields].sort());
  });

  it('of two of the Secretariat, the first may become something else, and the second then not', () => {
    const open = openRoll(start);
    const demoted = (email: string) => put(open, { email, role: 'observer' }, net(), NOW);
    put(open, line({ email: 'desk@secretariat.example', role: 'secretariat', entity: undefined }), net(), NOW);
    expect(demoted('nadia@secretariat.example')).toHaveProperty('person');
    expect(demoted('desk@secretariat.example')).toHaveProperty('faults.role');
  });

  it('an observer needs no entity', () => {
    expect(byEmail(after({ entity: undefined, role: 'observer' }), 'new@wfp.example')).toMatchObject({
      roles: ['observer'],
    });
  });

  it('a focal point who leaves the seat makes room for another', () => {
    const open = openRoll(start);
    put(open, { email: 'fp@unhcr.example', role: 'alternate' }, net(), NOW);
    expect(put(open, line({ entity: 'UNHCR', role: 'focalPoint' }), net(), NOW)).toHaveProperty('person');
  });
});

it('whatever lines are put in, each entity has at most one focal point, addresses are single, the Secretariat stays', () => {
  const some = fc.record(
    {
      email: fc.constantFrom('a@x.example', 'b@x.example', 'fp@unhcr.example', 'nadia@secretariat.example'),
      name: fc.constantFrom('A', 'B'),
      entity: fc.constantFrom('UNHCR', 'WFP', 'un women'),
      role: fc.constantFrom('focalPoint', 'alternate', 'observer', 'secretariat', 'focalPoint, secretariat'),
    },
    { requiredKeys: ['email'] },
  );
  fc.assert(
    fc.property(fc.array(some, { maxLength: 20 }), (lines) => {
      let state: RollState = start;
      for (const given of lines) {
        const open = opened(state);
        if (!('faults' in put(open, given, net(), NOW))) state = closeRoll(state, open, TODAY);
      }
      const people = Object.values(state.people);
      const seats = people.filter((p) => p.roles.includes('focalPoint')).map((p) => p.entity);
      expect(new Set(seats).size).toBe(seats.length);
      expect(new Set(people.map((p) => p.email)).size).toBe(people.length);
      expect(people.some((p) => p.roles.includes('secretariat'))).toBe(true);
    }),
  );
});

/** What waits for the entity is told to whoever joins it. */
const TOLD = ['endorsements.include', 'allSeries.include', 'meetings.include', 'inputs.include'];

describe('what follows when somebody’s place changes', () => {
  const one = (roles: Person['roles'], entity?: string): Person =>
    person('p', roles, entity ? { entity: entity as never } : {});
  it.each<readonly [string, Person | undefined, Person, readonly string[]]>([
    ['somebody new represents an entity', undefined, one(['alternate'], 'WFP'), ['welcome → p', ...TOLD]],
    ['somebody new observes', undefined, one(['observer']), []],
    ['the name changes', one(['alternate'], 'WFP'), one(['focalPoint'], 'WFP'), []],
    ['the entity changes', one(['alternate'], 'WFP'), one(['alternate'], 'WHO'), ['endorsements.review', ...TOLD]],
    [
      'a representative becomes an observer',
      one(['alternate'], 'WFP'),
      one(['observer'], 'WFP'),
      ['endorsements.review', 'meetings.include'],
    ],
    [
      'an observer becomes a representative',
      one(['observer'], 'WFP'),
      one(['alternate'], 'WFP'),
      ['welcome → p', ...TOLD],
    ],
  ])('%s', (_what, before, now, follows) => {
    expect(
      effects({ state: undefined, answer: { ok: true, say: { key: '', with: {} } }, effects: joined(before, now) }),
    ).toEqual(follows);
  });
});

describe('a stranger', () => {
  const noted = (state: RollState, identity: string) =>
    noteStranger(state, act('roll.stranger', SYSTEM, { identity, platform: 'local' }));

  it('is told of once, even long after the answer was forgotten', () => {
    const first = noted(start, 'local:x');
    expect(effects(first)).toEqual(['stranger → secretariat']);
    expect(effects(noted(first.state, 'local:x'))).toEqual([]);
    expect(effects(noted(first.state, 'local:y'))).toEqual(['stranger → secretariat']);
  });

  it('among very many does not let the roll grow without end', () => {
    let state: RollState = start;
    for (let i = 0; i < 700; i += 1) ({ state } = noted(state, `local:${i}`));
    expect(state.strangers).toHaveLength(500);
  });
});

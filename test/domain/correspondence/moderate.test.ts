/** Who may do what to a held message, and what follows; then, for any order of presses, what must never happen. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Person } from '../../../src/core/people.ts';
import type { Correspondence } from '../../../src/features/correspondence/rules/state.ts';
import { decided, submission } from '../../support/acts/correspondence.ts';
import {
  alternate,
  effects,
  focalPoint,
  HOUR,
  later,
  net,
  NOW,
  officer,
  person,
  verdict,
} from '../../support/builders.ts';

const network = net();
const sender = focalPoint('UNHCR');
const coordinator = Object.values(network.roll.people).find(({ roles }) => roles.includes('coordinator'))!;
const held = submission();
const claimed = decided(held, 'correspondence.claim', officer()).state;
const declined = decided(held, 'correspondence.decline', officer(), { reason: 'No.' }).state;
const cancelled = decided(held, 'correspondence.cancelSubmission', sender).state;
const all = 'una-1+una-2+una-4+una-5+una-6+una-7+una-8+una-9+una-10';

type Row = readonly [
  what: string,
  c: Correspondence,
  verb: string,
  by: Person,
  inputs: object,
  verdict: string,
  effects: string[],
];
const rows: readonly Row[] = [
  ['claimed', held, 'claim', officer(), {}, 'correspondence.claimed', ['refreshCards']],
  ['claimed again by the same', claimed, 'claim', officer(), {}, 'correspondence.claimed', []],
  ['claimed by another', claimed, 'claim', coordinator, {}, 'conflict', []],
  ['released', claimed, 'release', officer(), {}, 'correspondence.released', ['refreshCards']],
  ['released by another', claimed, 'release', coordinator, {}, 'conflict', []],
  [
    'approved',
    held,
    'approve',
    officer(),
    {},
    'correspondence.approved',
    [`circular → ${all}`, 'correspondenceDecided → una-5', 'refreshCards'],
  ],
  ['approved by another than who claimed it', claimed, 'approve', coordinator, {}, 'conflict', []],
  [
    'declined',
    held,
    'decline',
    officer(),
    { reason: 'No.' },
    'correspondence.declined',
    ['correspondenceDecided → una-5', 'refreshCards'],
  ],
  ['declined by another', declined, 'decline', coordinator, { reason: 'No.' }, 'conflict', []],
  ['declined twice by the same', declined, 'decline', officer(), { reason: 'No.' }, 'closed', []],
  ['approved once cancelled', cancelled, 'approve', officer(), {}, 'closed', []],
  ['edited', held, 'edit', sender, { text: 'New.' }, 'correspondence.edited', ['refreshCards']],
  ['edited by a colleague', held, 'edit', alternate('UNHCR'), { text: 'New.' }, 'notAllowed', []],
  ['edited to nobody', held, 'edit', sender, { audience: 'Atlantis' }, 'invalid', []],
  ['edited without a change', held, 'edit', sender, {}, 'invalid', []],
  ['edited once declined', declined, 'edit', sender, { text: 'New.' }, 'closed', []],
  [
    'cancelled',
    held,
    'cancelSubmission',
    sender,
    {},
    'correspondence.cancelled',
    ['correspondenceDecided → ', 'refreshCards'],
  ],
  ['cancelled by the Secretariat', held, 'cancelSubmission', officer(), {}, 'notAllowed', []],
];

describe('a held message', () => {
  it.each(rows)('%s', (_what, c, verb, by, inputs, wanted, follows) => {
    const decision = decided(c, `correspondence.${verb}`, by, inputs);
    expect(verdict(decision)).toBe(wanted);
    expect(effects(decision)).toEqual(follows);
    if (!decision.answer.ok) expect(decision.state).toBe(c);
  });

  it('approved as it is keeps no “before”; with changes it keeps the sender’s words', () => {
    const plain = decided(held, 'correspondence.approve', officer(), { text: held.text }).state;
    expect(plain.decided).not.toHaveProperty('before');
    const changed = decided(held, 'correspondence.approve', officer(), { subject: 'Better' }).state;
    expect(changed).toMatchObject({
      subject: 'Better',
      decided: { before: { subject: held.subject, text: held.text } },
    });
  });

  it('edited by its sender after the card was drawn is not what the moderator read', () => {
    const edited = decided(held, 'correspondence.edit', sender, { text: 'New.' }).state;
    expect(verdict(decided(edited, 'correspondence.approve', officer(), {}, { seen: '1' }))).toBe('stale');
    expect(verdict(decided(edited, 'correspondence.approve', officer(), {}, { seen: '2' }))).toBe(
      'correspondence.approved',
    );
  });

  it('claimed longer ago than the alarm is anybody’s again, at that very instant', () => {
    const at = later(NOW, HOUR);
    const soon = { at: later(at, 24 * HOUR - 1) };
    const then = { at: later(at, 24 * HOUR) };
    expect(verdict(decided(claimed, 'correspondence.claim', coordinator, {}, soon))).toBe('conflict');
    expect(verdict(decided(claimed, 'correspondence.claim', coordinator, {}, then))).toBe('correspondence.claimed');
  });
});

describe('in whatever order people press', () => {
  const both = person('una-70', ['secretariat', 'focalPoint'], { entity: 'UNICEF' as never, email: 'b@x.example' });
  const people = { ...network.roll.people, 'una-70': both };
  const world = net({ roll: { ...network.roll, people } });
  const who = [sender, both, officer(), coordinator];
  const verbs = ['claim', 'release', 'approve', 'decline', 'edit', 'cancelSubmission'] as const;
  const step = fc.record({
    verb: fc.constantFrom(...verbs),
    by: fc.constantFrom(...who),
    minutes: fc.integer({ min: 0, max: 2000 }),
  });

  it('it is decided once, goes out at most once, and never by its sender', () => {
    fc.assert(
      fc.property(fc.constantFrom(sender, both), fc.array(step, { maxLength: 15 }), (from, steps) => {
        const inputs = { subject: 'S', text: 'T' };
        let c = decided(undefined, 'correspondence.submit', from, inputs, { network: world }).state;
        let [went, at] = [0, NOW];
        for (const { verb, by, minutes } of steps) {
          at = later(at, minutes * 60_000);
          const given = verb === 'decline' ? { reason: 'No.' } : verb === 'edit' ? { text: `T${at}` } : {};
          const decision = decided(c, `correspondence.${verb}`, by, given, { at, network: world });
          if (c.state !== 'held') expect(decision.state, 'what is over stays as it is').toBe(c);
          if (decision.state.state === 'sent' && c.state !== 'sent') went += 1;
          c = decision.state;
        }
        expect(went).toBeLessThanOrEqual(1);
        if (c.state === 'held') expect(c.decided).toBeUndefined();
        else if (c.decided?.how === 'cancelled') expect(c.decided.by).toBe(from.id);
        else expect(c.decided?.by).not.toBe(from.id);
      }),
    );
  });
});

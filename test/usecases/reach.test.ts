import { describe, expect, it } from 'vitest';
import type { Delivery } from '../../src/core/envelope.ts';
import { entityId, networkId, ref } from '../../src/core/ids.ts';
import type { Settlement } from '../../src/store/store.ts';
import { createReachTask } from '../../src/features/endorsement/queries/facts.ts';
import { delivery as queued, NOW } from '../support/builders.ts';

const delivery = (id: string, of: Partial<Delivery> = {}): Delivery =>
  queued(id, { entity: entityId('UNHCR'), about: ref('E-1'), version: '1', live: true, ...of });
const sent = (id: string): Settlement => ({
  id,
  at: NOW,
  type: 'sent',
  platform: 'local',
  messageId: id,
  shownVersion: 1,
  shownHash: 'h',
  editAfter: NOW,
});
const failed = (id: string): Settlement => ({ id, at: NOW, type: 'failed', reason: 'blocked' });

describe('what a request learns of its deliveries', () => {
  const told = (report: ReturnType<typeof createReachTask>, one: Delivery, end = sent(one.id)) =>
    report(one, end)?.act.target;

  it('is that an entity has been reached, once for however many of its people', () => {
    const report = createReachTask();
    expect(told(report, delivery('a'))).toBe('E-1');
    expect(told(report, delivery('b'))).toBeUndefined();
    expect(told(report, delivery('c', { entity: entityId('WFP') }))).toBe('E-1');
    expect(told(report, delivery('d', { version: '2' }))).toBe('E-1');
    expect(told(report, delivery('e', { about: ref('E-2') }))).toBe('E-2');
    expect(told(report, delivery('f', { network: networkId('nrc') }))).toBe('E-1');
  });

  it('is every mail that was handed on, proved or returned, and a chat after it', () => {
    const report = createReachTask();
    const handed: Settlement = { ...(sent('a') as Extract<Settlement, { type: 'sent' }>), proof: 'handed' };
    expect(told(report, delivery('a'), handed)).toBe('E-1');
    expect(told(report, delivery('b'))).toBe('E-1');
    expect(told(report, delivery('a'), { id: 'a', at: NOW, type: 'proved', proof: 'seen' })).toBe('E-1');
    expect(told(report, delivery('a'), { id: 'a', at: NOW, type: 'returned', reason: 'notFound' })).toBe('E-1');
  });

  it('is said again when the first word of it could not be written', () => {
    const report = createReachTask();
    expect([told(report, delivery('a')), told(report, delivery('a'))]).toEqual(['E-1', 'E-1']);
  });

  it('is every failure', () => {
    const report = createReachTask();
    told(report, delivery('a'));
    expect(told(report, delivery('b'), failed('b'))).toBe('E-1');
    expect(told(report, delivery('c'), { id: 'c', at: NOW, type: 'dropped' })).toBe('E-1');
  });

  it('is what a chat took of other cards that show the request, unless a chat has taken the request before', () => {
    const report = createReachTask();
    const handed: Settlement = { ...(sent('a') as Extract<Settlement, { type: 'sent' }>), proof: 'handed' };
    expect(told(report, delivery('a', { card: 'reminder' }), handed)).toBeUndefined();
    expect(told(report, delivery('b', { card: 'reminder' }))).toBe('E-1');
    expect(told(report, delivery('c', { card: 'reminder' }))).toBeUndefined();
    const { version: _none, ...extended } = delivery('d', { card: 'extended' });
    expect(told(report, extended)).toBe('E-1');
  });

  it('is nothing of other cards, or of people who stand for no entity', () => {
    const report = createReachTask();
    const { entity: _entity, ...nobody } = delivery('b');
    expect([told(report, delivery('a', { card: 'needTime' })), told(report, nobody)]).toEqual([undefined, undefined]);
  });
});

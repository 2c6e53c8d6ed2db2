/** How the console's panel says meetings, agenda items and messages in a line, and in which order. */
import { describe, expect, it } from 'vitest';
import { PANELS, type RecordPanel } from '../../../src/platforms/local/console/recordPanels.ts';

const panelOf = (kind: string): RecordPanel => PANELS.find((one) => one.kind === kind) as RecordPanel;
const about = { zone: 'America/New_York', people: [{ id: 'una-1', name: 'Nadia Rousseau' } as never] };
const said = (kind: string, record: object) => panelOf(kind).say(record as never, about);

it('a request counts an entity as having answered as its card does: not for a remark or a wish for more time', () => {
  const took = (entity: string, position: string) => ({ entity, position });
  const positions = [took('A', 'comment'), took('B', 'needTime'), took('C', 'comment'), took('C', 'endorse')];
  const request = { target: 'E-1', state: 'open', closesAt: '2026-12-03T17:00:00Z', electorate: ['A', 'B', 'C', 'D'] };
  expect(said('endorsements', { ...request, positions }).facts[1]).toBe('1 of 4 have answered');
});

describe('a meeting', () => {
  const planned = { target: 'M-2', state: 'planned', title: 'Focal Points meeting', startsAt: '2026-12-10T15:00:00Z' };

  it('that nothing is known of yet is said shortly', () => {
    expect(said('meetings', planned)).toMatchObject({ name: 'M-2', state: 'planned', title: 'Focal Points meeting' });
    expect(said('meetings', planned).facts).toHaveLength(1);
  });

  it('says where, what is on it, who comes, who is there, and its minutes', () => {
    const { facts } = said('meetings', {
      ...planned,
      place: 'Room 7',
      agenda: ['A-1'],
      replies: [{ answer: 'attending' }, { answer: 'alternate' }, { answer: 'regrets' }],
      present: ['UNHCR', 'WHO'],
      record: { state: 'issued', number: 'UNA/2026/4' },
    });
    expect(facts.slice(1)).toEqual(['Room 7', '1 agenda item', '2 come', '2 entities present', 'minutes UNA/2026/4']);
  });

  it('to come stands first, the next one at the top; then the last that was', () => {
    const one = (target: string, state: string, startsAt: string) => ({ target, state, startsAt });
    const picked = panelOf('meetings').pick([
      one('M-1', 'ended', '2026-10-01'),
      one('M-2', 'cancelled', '2026-11-01'),
      one('M-4', 'planned', '2027-01-01'),
      one('M-3', 'running', '2026-12-01'),
    ]);
    expect(picked.map(({ target }) => target)).toEqual(['M-3', 'M-4', 'M-2', 'M-1']);
  });
});

describe('an agenda item', () => {
  it('says its meeting, or that none has it', () => {
    expect(said('agenda', { target: 'A-1', state: 'pool', kind: 'referred' }).facts).toEqual([
      'no meeting',
      'referred',
    ]);
    const { facts } = said('agenda', {
      target: 'A-1',
      state: 'planned',
      meeting: 'M-2',
      kind: 'proposed',
      entity: 'WHO',
      carried: ['M-1'],
      actions: [{ n: 1 }, { n: 2, done: {} }],
    });
    expect(facts).toEqual(['M-2', 'proposed', 'WHO', 'carried over from 1 meeting', '1 open action']);
  });
});

describe('a message', () => {
  it('says whose it is, how many it reached, and how many not', () => {
    const { facts } = said('correspondence', {
      target: 'C-1',
      state: 'sent',
      subject: 'Office hours',
      by: 'una-1',
      kind: 'circular',
      createdAt: '2026-11-24T14:00:00Z',
      recipients: [{ state: 'sent' }, { state: 'acknowledged' }, { state: 'failed' }, { state: 'queued' }],
      acknowledged: [{}],
    });
    expect([facts[0], facts[1], ...facts.slice(3)]).toEqual([
      'Nadia Rousseau',
      'circular',
      '2 of 4 reached',
      '1 not reached',
      '1 confirmation',
    ]);
  });

  it('that waits has reached nobody yet, and says nothing of it', () => {
    const held = { target: 'C-1', state: 'held', by: 'una-9', kind: 'submission', createdAt: '2026-11-24T14:00:00Z' };
    expect(said('correspondence', held).facts).toHaveLength(3);
  });
});

describe('the network’s channel', () => {
  it('shows the last post first, by its beginning, and what was said there as said', () => {
    const post = {
      from: 'bot',
      text: 'Framework\nE-1\nCloses\nthen\nmore\nand\nmore\nthe end',
      at: '2026-12-01T15:00:00Z',
    };
    const words = { from: 'person', text: 'Nadia Rousseau: room here', at: '2026-12-01T14:00:00Z', editedAt: null };
    expect(panelOf('room').pick([words, post])).toEqual([post, words]);
    expect(said('room', post)).toMatchObject({
      name: 'Framework',
      state: 'posted',
      title: 'E-1\nCloses\nthen\nmore\nand\nmore',
    });
    expect(said('room', words)).toMatchObject({ name: 'Nadia Rousseau: room here', state: 'said', title: '' });
    expect(said('room', { ...post, editedAt: '2026-12-01T16:00:00Z' }).facts[1]).toContain('edited');
  });
});

/** Reminders: to reached entities that are silent, in plain words, until they answer (domain.md 2, 3). */
import { describe, expect, it } from 'vitest';
import { world, type Somebody, type World } from '../support/world.ts';

/**
 * Two and one working days before, and 09:00 on the day. Half-time falls on a Saturday, so it would be Monday morning, within
 * twelve hours of the next: the two are one.
 */
const LADDER = ['2026-11-30T22:00:00.000Z', '2026-12-01T22:00:00.000Z', '2026-12-02T14:00:00.000Z'];
const CLOSES = '2026-12-02T22:00:00Z';
const reminded = async (who: Somebody): Promise<string[]> => (await who.messages('reminder')).map((m) => m.at);
const inNewYork = (): Promise<World> => world({ entities: ['UNICEF', 'UNFPA'] });

describe('the reminder ladder', () => {
  it('is half-time, two working days, one working day, and the morning of the closing day', async () => {
    const w = await inNewYork();
    await w.open();
    await w.to(CLOSES);
    expect(await reminded(w.focalPoint('UNICEF'))).toEqual(LADDER);
    expect(await reminded(w.alternate('UNICEF'))).toEqual(LADDER.slice(-1));
    expect(await reminded(w.officer)).toEqual([]);
  });

  it('says of each rung which it is', async () => {
    const w = await inNewYork();
    await w.open({ workingDays: 10 });
    await w.to('2026-12-09T22:00:00Z');
    const said = (await w.focalPoint('UNICEF').messages('reminder')).map(({ at, words }) => [
      at,
      /Half of the time has passed|\S+ working days? (is|are) left|It closes \w+[^.]*/.exec(words)?.[0],
    ]);
    expect(said).toEqual([
      ['2026-12-02T13:00:00.000Z', 'Half of the time has passed'],
      ['2026-12-07T22:00:00.000Z', '2 working days are left'],
      ['2026-12-08T22:00:00.000Z', 'It closes tomorrow, Wednesday 17:00 your time'],
      ['2026-12-09T14:00:00.000Z', 'It closes today at 17:00'],
    ]);
  });

  it('is the network’s setting', async () => {
    const w = await world({
      entities: ['UNICEF'],
      settings: { ladder: { halfTime: false, workingDays: [3], closingDayAt: null } },
    });
    await w.open();
    await w.to(CLOSES);
    expect(await reminded(w.focalPoint('UNICEF'))).toEqual(['2026-11-27T22:00:00.000Z']);
  });

  it('says plainly that silence will count as no objection, and by when', async () => {
    const w = await inNewYork();
    const e = await w.open();
    await w.to(LADDER[0] ?? '');
    const message = await w.focalPoint('UNICEF').last('reminder');
    expect(message.words).toContain('2 working days are left.');
    expect(message.words).toContain('If UNICEF does not answer by then, it counts as no objection.');
    expect(message.words).toMatch(/Closes\sWed, 2 Dec 2026, 17:00 \(New York, UTC−05:00\)/);
    expect(message.verbs).toContain('endorsement.endorse');
    const answer = await w.focalPoint('UNICEF').press('endorsement.endorse', undefined, {}, { messageId: message.id });
    expect(answer).toMatchObject({ ok: true, target: e });
  });

  it('stops with a position, of whichever of the entity’s people', async () => {
    const w = await inNewYork();
    const e = await w.open();
    await w.to('2026-11-30T23:00:00Z');
    await w.alternate('UNICEF').press('endorsement.endorse', e);
    await w.to(CLOSES);
    expect(await reminded(w.focalPoint('UNICEF'))).toEqual(LADDER.slice(0, 1));
    expect(await reminded(w.focalPoint('UNFPA'))).toEqual(LADDER);
  });

  it('goes on after a comment or a request for time: they are no positions', async () => {
    const w = await inNewYork();
    const e = await w.open();
    await w.focalPoint('UNICEF').press('endorsement.comment', e, { text: 'Reading.' });
    await w.focalPoint('UNFPA').press('endorsement.needTime', e, { until: '2026-12-04' });
    await w.to(CLOSES);
    expect(await reminded(w.focalPoint('UNICEF'))).toEqual(LADDER);
    expect(await reminded(w.focalPoint('UNFPA'))).toEqual(LADDER);
  });

  it('is not for entities that were not reached', async () => {
    const w = await inNewYork();
    await w.focalPoint('UNICEF').block();
    await w.alternate('UNICEF').block();
    await w.open();
    await w.to(CLOSES);
    const to = (await w.records<{ card: string; to: string }>('deliveries')).filter((d) => d.card === 'reminder');
    expect(to.map((d) => d.to)).not.toContain(w.focalPoint('UNICEF').id);
    expect(to.map((d) => d.to)).toContain(w.focalPoint('UNFPA').id);
  });

  it('begins again with a new version, for those whose endorsement is stale', async () => {
    const w = await inNewYork();
    const e = await w.open();
    await w.focalPoint('UNICEF').press('endorsement.endorse', e);
    await w.officer.press('endorsement.revise', e, {
      documentUrl: 'https://un.example/2',
      documentVersion: '2',
      changes: 'All.',
    });
    await w.to(CLOSES);
    expect(await reminded(w.focalPoint('UNICEF'))).toEqual(LADDER);
  });
});

describe('a rung that was missed by downtime', () => {
  it('is skipped, not sent late in a pile', async () => {
    const w = await inNewYork();
    await w.open();
    await w.jump('2026-12-02T12:00:00Z');
    expect(await reminded(w.focalPoint('UNICEF'))).toEqual([]);
    await w.to(CLOSES);
    expect(await reminded(w.focalPoint('UNICEF'))).toEqual(['2026-12-02T14:00:00.000Z']);
  });

  it('by minutes only is still sent', async () => {
    const w = await inNewYork();
    await w.open();
    await w.jump('2026-11-30T22:10:00Z');
    expect(await reminded(w.focalPoint('UNICEF'))).toEqual(['2026-11-30T22:10:00.000Z']);
  });

  it('is skipped over the end too: only the outcome comes', async () => {
    const w = await inNewYork();
    await w.open();
    await w.jump('2026-12-10T15:00:00Z');
    expect((await w.focalPoint('UNICEF').messages()).map((m) => m.kind)).toEqual(['request', 'outcome']);
  });
});

const ONLY_HALF_TIME = { halfTime: true, workingDays: [], closingDayAt: null };

describe('quiet hours', () => {
  it('hold a request back until the morning of its reader in Bangkok', async () => {
    const w = await world({ entities: ['ESCAP', 'UNICEF'] });
    await w.open(); // 21:00 in Bangkok
    expect(await w.focalPoint('ESCAP').messages()).toEqual([]);
    expect(await w.focalPoint('UNICEF').messages()).toHaveLength(1);
    await w.to('2026-11-25T00:59:59Z');
    expect(await w.focalPoint('ESCAP').messages()).toEqual([]);
    await w.to('2026-11-25T01:00:00Z'); // 08:00
    expect((await w.focalPoint('ESCAP').last('request')).at).toBe('2026-11-25T01:00:00.000Z');
  });

  it('do not hold the notice that the silence is broken', async () => {
    const w = await world({ entities: ['ESCAP', 'UNICEF'] });
    const e = await w.open();
    await w.focalPoint('UNICEF').press('endorsement.object', e, { text: 'No.', requestDiscussion: 'yes' });
    expect((await w.focalPoint('ESCAP').messages()).map((m) => [m.kind, m.at])).toEqual([
      ['referred', '2026-11-24T14:00:00.000Z'],
    ]);
  });

  it('a reminder that was held until its reader had answered has nothing left to say', async () => {
    const w = await world({ entities: ['ESCAP'] });
    const e = await w.open();
    await w.to('2026-11-29T18:00:00Z'); // after the first rung, half-time: Sunday there, so it is for Monday morning
    await w.alternate('ESCAP').press('endorsement.endorse', e);
    await w.to('2026-12-01T02:00:00Z');
    expect(await w.focalPoint('ESCAP').messages('reminder')).toEqual([]);
  });

  it('rungs that fall into one night come as one reminder in the morning', async () => {
    const ladder = { halfTime: true, workingDays: [5], closingDayAt: null };
    const w = await world({ entities: ['ESCAP'], settings: { ladder } });
    await w.open({ closesOn: '2026-12-08' });
    await w.to('2026-12-02T02:00:00Z'); // rungs at 03:00 and 05:00 in Bangkok
    expect(await reminded(w.focalPoint('ESCAP'))).toEqual(['2026-12-02T01:00:00.000Z']);
  });

  it('half-time at a weekend comes on the first morning of each reader, not of the network', async () => {
    const w = await world({ entities: ['ESCAP', 'UNICEF'], settings: { ladder: { ...ONLY_HALF_TIME } } });
    await w.open(); // half of it has passed on Saturday, 18:00 UTC
    await w.to(CLOSES);
    expect(await reminded(w.focalPoint('ESCAP'))).toEqual(['2026-11-30T01:00:00.000Z']);
    expect(await reminded(w.focalPoint('UNICEF'))).toEqual(['2026-11-30T13:00:00.000Z']);
  });

  it('the last warning comes awake and before the end, also where that is the evening before', async () => {
    const w = await world({ entities: ['ESCAP', 'UNICEF'] });
    await w.open();
    await w.to(CLOSES);
    // 08:00 on Monday and Tuesday and 19:00 on Wednesday: what would come on Wednesday at 08:00 is one with it. It closes on Thursday at 05:00.
    expect(await reminded(w.focalPoint('ESCAP'))).toEqual([
      '2026-11-30T01:00:00.000Z',
      '2026-12-01T01:00:00.000Z',
      '2026-12-02T12:00:00.000Z',
    ]);
    expect(await reminded(w.alternate('ESCAP'))).toEqual(['2026-12-02T12:00:00.000Z']);
    expect((await w.focalPoint('ESCAP').last('reminder')).words).toContain(
      'It closes tomorrow, Thursday 05:00 your time.',
    );
  });

  it('an objector without a request is warned by the same rule', async () => {
    const w = await world({ entities: ['ESCAP', 'UNICEF'] });
    const e = await w.open();
    await w.to('2026-11-25T02:00:00Z');
    await w.focalPoint('ESCAP').press('endorsement.object', e, { text: 'No.' });
    await w.to(CLOSES);
    const warned = await w.focalPoint('ESCAP').messages('objectionAlone');
    expect(warned.map(({ at }) => at)).toEqual(['2026-12-02T12:00:00.000Z']);
    expect(warned[0]?.verbs).toContain('endorsement.requestDiscussion');
    expect(await reminded(w.focalPoint('ESCAP'))).toEqual([]);
  });

  it('somebody who moves to another zone is reminded awake there', async () => {
    const w = await world({ entities: ['UNICEF'] });
    await w.open();
    await w.to('2026-12-01T23:00:00Z');
    await w.officer.press('roll.set', null, { email: 'fp@unicef.example', zone: 'Asia/Bangkok' });
    await w.to(CLOSES);
    // In Bangkok the last rung comes at 19:00, before 09:00 in New York.
    expect((await reminded(w.focalPoint('UNICEF'))).at(-1)).toBe('2026-12-02T12:00:00.000Z');
    expect(await reminded(w.alternate('UNICEF'))).toEqual(['2026-12-02T14:00:00.000Z']);
  });
});

describe('who is reminded', () => {
  const withAbsence = async (): Promise<World> => {
    const w = await inNewYork();
    const days = { from: '2026-12-01', to: '2026-12-01', alternate: 'alt@unicef.example' };
    await w.focalPoint('UNICEF').press('away.set', null, days);
    return w;
  };

  it('in an absence is whoever acts, and not the focal point', async () => {
    const w = await withAbsence();
    await w.open();
    await w.to(CLOSES);
    expect(await reminded(w.focalPoint('UNICEF'))).toEqual([LADDER[0], LADDER[2]]);
    expect(await reminded(w.alternate('UNICEF'))).toEqual([LADDER[1], LADDER[2]]);
    expect(await reminded(w.focalPoint('UNFPA'))).toEqual(LADDER);
  });

  it('is every alternate where there is no focal point', async () => {
    const w = await world({ entities: ['UNICEF'], empty: ['UNHCR'] });
    const alternate = { email: 'a@unhcr.example', name: 'Amara', entity: 'UNHCR', role: 'alternate' };
    await w.officer.press('roll.set', null, { ...alternate, zone: 'America/New_York' });
    await w.open();
    await w.to(CLOSES);
    expect(await reminded(await w.byEmail('a@unhcr.example'))).toEqual(LADDER);
  });

  it('is every alternate where the request came to nobody else', async () => {
    const w = await inNewYork();
    await w.focalPoint('UNICEF').block();
    await w.open();
    await w.to(CLOSES);
    expect(await reminded(w.alternate('UNICEF'))).toEqual(LADDER);
  });
});

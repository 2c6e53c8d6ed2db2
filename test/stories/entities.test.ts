/** Entities as things of their own: they come by an act, are renamed, turn out to be another, and leave (domain.md 4). */
import { describe, expect, it } from 'vitest';
import { networkId, ref } from '../../src/core/ids.ts';
import { documentId } from '../../src/store/store.ts';
import { world, type World } from '../support/world.ts';

interface EntityRecord {
  readonly id: string;
  readonly short: string;
  readonly state: string;
  readonly leftOn?: string;
  readonly joinedOn?: string;
  readonly mergedInto?: string;
  readonly former: readonly { readonly short: string }[];
}
const entity = async (w: World, target: string): Promise<EntityRecord | undefined> =>
  (await w.records<EntityRecord>('entities', target))[0];
const personAt = async (w: World, email: string) =>
  (await w.records<{ entity?: string; roles: string[] }>('people', email))[0];

describe('a new entity', () => {
  it('comes into being by an act alone: a person of an unknown one is refused, with the nearest name', async () => {
    const w = await world();
    const typo = { email: 'x@unicef.example', name: 'X', entity: 'UNCIEF', role: 'alternate' };
    const answer = await w.officer.press('roll.set', null, typo);
    expect(answer).toMatchObject({ ok: false, code: 'invalid' });
    expect(answer.fields?.['entity']).toContain('UNICEF');
    expect(await entity(w, 'UNCIEF')).toBeUndefined();
    expect(await w.officer.press('entity.set', null, { short: 'WFP', name: 'World Food Programme' })).toMatchObject({
      ok: true,
      cardName: 'entity',
    });
    expect(await entity(w, 'WFP')).toMatchObject({ id: 'WFP', state: 'member', joinedOn: '2026-11-24' });
    expect((await w.request(await w.open())).electorate).toContain('WFP');
  });

  it.each(['UN\u00a0HCR', 'unhcr', 'UNHС\u200bR', 'ＵＮＨＣＲ'])(
    '%j is UNHCR as people see it, and no second one',
    async (short) => {
      const w = await world();
      await w.officer.press('entity.set', null, { short });
      expect((await w.records<EntityRecord>('entities')).map(({ id }) => id).sort()).toEqual([
        'UNFPA',
        'UNHCR',
        'UNICEF',
      ]);
    },
  );

  it.each(['constructor', '__proto__', 'toString'])('%s is a name as any other, and new', async (short) => {
    const w = await world();
    const added = await w.officer.press('entity.set', null, { short });
    expect(added.message).toContain('is an entity of the network from now on');
  });

  it('comes by a list only when the officer has confirmed it, and says whom else it could mean', async () => {
    const w = await world();
    const csv = 'entity,name,email,role\nUNCIEF,X,x@unicef.example,alternate\nWFP,Y,y@wfp.example,focal point';
    const asked = await w.officer.press('roll.import', null, { csv });
    expect(asked.words).toContain('Did you mean UNICEF?');
    expect(await w.officer.press('roll.import', null, { csv, apply: 'yes' })).toMatchObject({ code: 'invalid' });
    expect(await w.officer.press('roll.import', null, { csv, apply: 'yes', newEntities: 'WFP' })).toMatchObject({
      code: 'invalid',
    });
    const right = csv.replace('UNCIEF', 'UNICEF');
    expect(await w.officer.press('roll.import', null, { csv: right, apply: 'yes', newEntities: 'WFP' })).toMatchObject({
      ok: true,
    });
    expect((await personAt(w, 'y@wfp.example'))?.entity).toBe('WFP');
  });

  it('that comes back by a list is the one that had left, with its id and its history', async () => {
    const w = await world();
    await w.officer.press('entity.close', null, { entity: 'UNICEF', reason: 'Reform.' });
    await w.advance('P3D');
    const csv = 'entity,name,email,role\nunicef,Y,y@unicef.example,focal point';
    expect(await w.officer.press('roll.import', null, { csv, apply: 'yes' })).toMatchObject({ code: 'invalid' });
    expect(await w.officer.press('roll.import', null, { csv, apply: 'yes', newEntities: 'unicef' })).toMatchObject({
      ok: true,
    });
    expect((await personAt(w, 'y@unicef.example'))?.entity).toBe('UNICEF');
    const state = (await w.store.load(documentId(networkId('una'), ref('roll'))))?.state as {
      readonly entities: Record<string, { readonly earlier?: readonly unknown[]; readonly leftOn?: string }>;
      readonly left?: Record<string, unknown>;
    };
    expect(Object.keys(state.entities)).toContain('UNICEF');
    expect(state.entities['UNICEF']?.earlier).toHaveLength(1);
    expect(state.entities['UNICEF']).not.toHaveProperty('leftOn');
    expect(state.left).not.toHaveProperty('UNICEF');
  });

  it.each([
    ['a name of another', { short: 'WFP', name: 'UNICEF' }, 'name'],
    ['a word for a group', { short: 'RMC' }, 'short'],
    ['a comma', { short: 'WFP, Rome' }, 'short'],
    ['a language that nobody knows', { short: 'WFP', shorts: 'xx: PAM' }, 'shorts'],
    ['a day to come', { short: 'WFP', joinedOn: '2027-01-01' }, 'joinedOn'],
    ['a new name for one that is not there', { short: 'WFP', newShort: 'PAM' }, 'short'],
  ])('is refused with %s', async (_what, inputs, field) => {
    const w = await world();
    const answer = await w.officer.press('entity.set', null, inputs);
    expect(answer).toMatchObject({ ok: false, code: 'invalid' });
    expect(Object.keys(answer.fields ?? {})).toEqual([field]);
  });
});

describe('another name', () => {
  it('is shown by what is open, found by every name, and the id stays', async () => {
    const w = await world();
    const e = await w.open();
    await w.officer.press('entity.set', null, { short: 'UNICEF', newShort: 'UNICEF Fund', shorts: 'fr: Fonds UNICEF' });
    expect(await entity(w, 'UNICEF')).toMatchObject({
      id: 'UNICEF',
      short: 'UNICEF Fund',
      former: [expect.objectContaining({ short: 'UNICEF' })],
    });
    expect((await w.officer.say('entity fonds unicef')).words).toContain('UNICEF Fund');
    expect((await w.officer.say('entity UNICEF')).words).toContain('Former name');
    expect(await w.focalPoint('UNICEF').press('endorsement.endorse', e)).toMatchObject({ ok: true });
    // Its first name goes on naming it, in whatever letters: here with a Greek Ν, and in small ones.
    for (const newShort of ['UNICEF', 'UΝICEF', 'unicef'])
      expect((await w.officer.press('entity.set', null, { short: 'UNFPA', newShort })).fields).toHaveProperty(
        'newShort',
      );
    expect(await w.officer.press('entity.set', null, { short: 'UNFPA', newShort: 'UNICEF Fund' })).toMatchObject({
      code: 'invalid',
    });
  });

  it('a name in one more language is no renaming', async () => {
    const w = await world();
    await w.officer.press('entity.set', null, { short: 'UNHCR', shorts: 'fr: HCR; es: ACNUR' });
    expect(await entity(w, 'UNHCR')).toMatchObject({ short: 'UNHCR', former: [], shorts: { fr: 'HCR', es: 'ACNUR' } });
  });
});

describe('an entity that is another', () => {
  /** UNICEF twice: once under a wrong name, with people and a position of its own. */
  const twice = async (): Promise<World> => {
    const w = await world();
    await w.officer.press('entity.set', null, { short: 'UNCF' });
    for (const role of ['focalPoint', 'alternate'])
      await w.officer.press('roll.set', null, { email: `${role}@uncf.example`, name: role, entity: 'UNCF', role });
    return w;
  };

  it('gives its people to the other, its focal point as alternate, and is asked no more', async () => {
    const w = await twice();
    const e = await w.open();
    const before = await w.officer.press('entity.merge.preview', null, { from: 'UNCF', into: 'UNICEF' });
    expect(before.words).toContain('2 people speak for UNICEF from then on.');
    expect((await entity(w, 'UNCF'))?.state).toBe('member');
    expect(await w.officer.press('entity.merge', null, { from: 'UNCF', into: 'UNICEF' })).toMatchObject({ ok: true });
    await w.settle();
    expect(await personAt(w, 'focalpoint@uncf.example')).toMatchObject({ entity: 'UNICEF', roles: ['alternate'] });
    expect(await entity(w, 'UNCF')).toMatchObject({ state: 'merged', mergedInto: 'UNICEF' });
    expect((await w.request(e)).electorate).toEqual(['UNFPA', 'UNHCR', 'UNICEF']);
    expect((await w.officer.press('entity.show', null, { entity: 'UNCF' })).words).toContain('UNICEF');
  });

  it('its position is the other’s when that one has none', async () => {
    const w = await twice();
    const e = await w.open();
    await (await w.byEmail('focalpoint@uncf.example')).press('endorsement.object', e, { text: 'Too narrow.' });
    await w.officer.press('entity.merge', null, { from: 'UNCF', into: 'UNICEF' });
    await w.settle();
    const { positions } = await w.request(e);
    expect(positions.at(-1)).toMatchObject({ entity: 'UNICEF', position: 'object', text: 'Too narrow.' });
    expect((await w.officer.press('endorsement.show', e)).words).toContain('UNICEF');
  });

  it('of two positions the later one of a focal point counts, and half of each never makes a pair', async () => {
    const w = await twice();
    const e = await w.open();
    await (await w.byEmail('focalpoint@uncf.example')).press('endorsement.object', e, { text: 'Too narrow.' });
    await w.advance('PT1H');
    await w.focalPoint('UNICEF').press('endorsement.requestDiscussion', e, { text: 'Let us talk.' });
    await w.officer.press('entity.merge', null, { from: 'UNCF', into: 'UNICEF' });
    await w.settle();
    const request = await w.request(e);
    expect(request.state).toBe('open');
    await w.to('2026-12-02T22:00:00.001Z');
    expect((await w.request(e)).outcome).toMatchObject({ state: 'endorsed', objections: [] });
  });

  it('the last pair to stand goes when it is the other’s word that counts, and the procedure goes on', async () => {
    const w = await twice();
    const e = await w.open();
    await (
      await w.byEmail('alternate@uncf.example')
    ).press('endorsement.object', e, {
      text: 'Too narrow.',
      requestDiscussion: 'yes',
    });
    expect((await w.request(e)).state).toBe('referred');
    await w.focalPoint('UNICEF').press('endorsement.endorse', e);
    await w.officer.press('entity.merge', null, { from: 'UNCF', into: 'UNICEF' });
    await w.settle();
    expect((await w.request(e)).state).toBe('open');
  });

  it('is not merged into itself, nor into nobody', async () => {
    const w = await world();
    expect(await w.officer.press('entity.merge', null, { from: 'UNICEF', into: 'unicef' })).toMatchObject({
      code: 'invalid',
      fields: { into: expect.any(String) as string },
    });
    expect(await w.officer.press('entity.merge', null, { from: 'UNICEF', into: 'WFP' })).toMatchObject({
      code: 'invalid',
    });
  });
});

describe('an entity that leaves', () => {
  it('its people lose their roles there: without another they are off the roll', async () => {
    const w = await world();
    await w.officer.press('roll.set', null, { email: 'alt@unicef.example', role: 'alternate, observer' });
    const preview = await w.officer.press('entity.close.preview', null, { entity: 'UNICEF', reason: 'Reform.' });
    expect(preview.words).toContain('2 people lose their roles there');
    expect(await w.officer.press('entity.close', null, { entity: 'UNICEF', reason: 'Reform.' })).toMatchObject({
      ok: true,
    });
    expect(await personAt(w, 'fp@unicef.example')).toBeUndefined();
    const stays = await personAt(w, 'alt@unicef.example');
    expect(stays).toMatchObject({ roles: ['observer'] });
    expect(stays?.entity).toBeUndefined();
    expect(await entity(w, 'UNICEF')).toMatchObject({ state: 'left', leftOn: '2026-11-24', reason: 'Reform.' });
    expect((await w.coordinator.last('entityClosed')).words).toContain('Reform.');
    expect((await w.request(await w.open())).electorate).not.toContain('UNICEF');
  });

  it('leaves the electorate: its position stays visible and no longer counts; its pair is withdrawn with it', async () => {
    const w = await world();
    const e = await w.open();
    await w.focalPoint('UNICEF').press('endorsement.object', e, { text: 'Too narrow.', requestDiscussion: 'yes' });
    expect((await w.request(e)).state).toBe('referred');
    await w.officer.press('entity.close', null, { entity: 'UNICEF', reason: 'Reform.' });
    await w.settle();
    const request = await w.request(e);
    expect(request).toMatchObject({ state: 'open', electorate: ['UNFPA', 'UNHCR'] });
    expect(request.positions).toHaveLength(1);
    expect((await w.officer.press('endorsement.show', e)).words).toContain('UNICEF left the network');
    await w.to('2026-12-04T22:00:00.001Z');
    expect((await w.request(e)).outcome).toMatchObject({ state: 'endorsed', objections: [] });
  });

  it('does not hold up a request that waited for it alone', async () => {
    const w = await world({ entities: ['UNHCR', 'UNFPA'], empty: ['UNICEF'] });
    const e = await w.open();
    await w.to('2026-12-02T22:00:00.001Z');
    expect(await w.request(e)).toMatchObject({ awaitingSecretariat: true, state: 'open' });
    await w.officer.press('entity.close', null, { entity: 'UNICEF', reason: 'A slip of the hand.' });
    await w.settle();
    expect(await w.request(e)).toMatchObject({ state: 'endorsed', outcome: { unreached: [] } });
  });

  it('comes back as the same', async () => {
    const w = await world();
    await w.officer.press('entity.close', null, { entity: 'UNICEF', reason: 'Reform.' });
    await w.officer.press('entity.set', null, { short: 'unicef' });
    expect(await w.records<EntityRecord>('entities', 'UNICEF')).toEqual([
      expect.objectContaining({ id: 'UNICEF', state: 'member' }),
    ]);
  });

  it('gives its term in the RMC to a stand-in, whoever would be picked next', async () => {
    const w = await world({ entities: ['DCO', 'DPO', 'UNFPA', 'UNHCR'] });
    await w.officer.press('rmc.configure', null, { seats: '2', termMonths: '12', startsOn: '2026-07-01' });
    const seated = async () =>
      (
        await w.records<{
          target: string;
          entity?: string;
          holder?: string;
          from: string;
          standIns?: { entity: string }[];
        }>('terms')
      ).filter(({ from }) => from === '2026-07-01');
    const [first, second] = await seated();
    await w.officer.press('entity.close', null, { entity: String(first?.entity), reason: 'Reform.' });
    await w.settle();
    const after = (await seated()).find(({ target }) => target === first?.target);
    const next = after?.standIns?.at(-1)?.entity;
    expect(next).toBeDefined();
    expect([first?.entity, second?.entity]).not.toContain(next);
  });
});

describe('what an entity is called', () => {
  it('French readers read its French name, in cards, answers and lists to choose from; others the English one', async () => {
    const w = await world();
    await w.officer.press('entity.set', null, { short: 'UNHCR', shorts: 'fr: HCR' });
    for (const email of ['fp@unhcr.example', 'alt@unicef.example', 'marisol@secretariat.example'])
      await w.officer.press('roll.set', null, { email, language: 'fr' });
    const e = await w.open();
    expect((await w.focalPoint('UNHCR').last('request')).words).toContain('Si HCR ne répond pas');
    const answer = await w
      .focalPoint('UNHCR')
      .press('endorsement.object', e, { text: 'Non.', requestDiscussion: 'yes' });
    expect(answer.message).toContain('HCR');
    expect((await w.alternate('UNICEF').last('referred')).words).toContain('HCR');
    expect((await w.focalPoint('UNFPA').last('referred')).words).toContain('UNHCR');
    expect((await w.focalPoint('UNFPA').last('referred')).words).not.toContain('HCR,');
    expect((await w.coordinator.press('endorsement.show', e)).words).toContain('HCR');
    expect((await w.coordinator.say('liste')).words).toMatch(/(?<!UN)HCR · point focal/);
  });

  it('the Secretariat may write it as any reader knows it', async () => {
    const w = await world();
    await w.officer.press('entity.set', null, { short: 'UNHCR', shorts: 'fr: HCR', name: 'Refugee Agency' });
    const e = await w.open();
    for (const [i, entity] of ['HCR', 'refugee agency', 'unhcr'].entries()) {
      await w.advance('PT11M');
      const inputs = { entity, position: 'endorse', source: `E-mail ${i}` };
      expect(await w.officer.press('endorsement.enterFor', e, inputs), entity).toMatchObject({ ok: true });
    }
    const sent = await w.officer.press('correspondence.send', null, { subject: 'S', text: 'T', audience: 'HCR' });
    expect((await w.records<{ audience: string[] }>('correspondence', sent['target'])).at(0)?.audience).toEqual([
      'UNHCR',
    ]);
  });

  it('what is over keeps the name of the day, what runs shows the new one: cards, register and records', async () => {
    const w = await world();
    const over = await w.open();
    await w.focalPoint('UNICEF').press('endorsement.endorse', over);
    await w.to('2026-12-02T22:00:00.001Z');
    const running = await w.open();
    await w.focalPoint('UNICEF').press('endorsement.endorse', running);
    await w.officer.press('entity.set', null, { short: 'UNICEF', newShort: 'Children’s Fund' });
    // A card that was changed just now is changed again five seconds later.
    await w.advance('PT10S');
    expect((await w.request(over)).outcome).toMatchObject({ endorsed: ['UNICEF'] });
    expect((await w.request(over)).electorate).toContain('UNICEF');
    expect((await w.request(running)).electorate).toContain('Children’s Fund');
    expect((await w.request(running)).positions[0]).toMatchObject({ entity: 'Children’s Fund' });
    expect((await w.officer.press('endorsement.show', over)).words).not.toContain('Children’s Fund');
    expect((await w.officer.press('endorsement.show', running)).words).toContain('Children’s Fund');
    expect((await w.records<{ positions: { endorsed: string[] } }>('register')).at(0)?.positions.endorsed).toEqual([
      'UNICEF',
    ]);
    expect((await w.focalPoint('UNFPA').last('request')).words).toContain('Children’s Fund');
  });

  it('nothing that runs has the former name in its records, in whatever place', async () => {
    const w = await world();
    await w.open();
    await w.officer.press('plan.set', null, { activity: 'Training', lead: 'UNICEF' });
    await w
      .focalPoint('UNHCR')
      .press('correspondence.submit', null, { subject: 'Call', text: 'Please share.', kind: 'proposals' });
    await w.settle();
    await w.officer.press('entity.set', null, { short: 'UNICEF', newShort: 'Children’s Fund' });
    await w.advance('PT10S');
    for (const kind of [
      'endorsements',
      'plan',
      'correspondence',
      'deliveries',
      'inputs',
      'meetings',
      'agenda',
      'terms',
    ]) {
      const names = JSON.stringify(await w.records(kind)).match(/"UNICEF"/g) ?? [];
      expect(names, kind).toEqual([]);
    }
    expect(await w.records('plan')).toMatchObject([{ lead: 'Children’s Fund' }]);
  });
});

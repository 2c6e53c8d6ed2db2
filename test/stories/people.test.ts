/** People of the roll, kept from chat: added, changed, moved, exchanged, linked, removed (domain.md 4). */
import { describe, expect, it } from 'vitest';
import { world, type World } from '../support/world.ts';

interface PersonRecord {
  readonly id: string;
  readonly email: string;
  readonly entity?: string;
  readonly roles: readonly string[];
  readonly identities: readonly string[];
  readonly away: readonly object[];
}
const person = async (w: World, email: string): Promise<PersonRecord | undefined> =>
  (await w.records<PersonRecord>('people', email))[0];

describe('typed words', () => {
  it.each([
    ['people fp@unhcr.example', 'person', 'fp@unhcr.example'],
    ['people change FP@UNHCR.example', 'person', 'Focal point of UNHCR'],
    ['people remove fp@unhcr.example', 'personRemoval', 'Remove Focal point of UNHCR'],
    ['people add new@unhcr.example', 'personForm', 'Add to the roll'],
    ['people add fp@unhcr.example', 'person', 'Focal point of UNHCR'],
    ['people UNHCR', 'entity', 'UNHCR'],
    ['entity unhcr', 'entity', 'fp@unhcr.example'],
    ['entity add', 'entityForm', 'Add the entity'],
    ['personne retirer fp@unhcr.example', 'personRemoval', 'Focal point of UNHCR'],
    ['people', 'roll', 'Add a person'],
  ])('%s', async (text, cardName, shown) => {
    const w = await world();
    const before = await w.records('people');
    const answer = await w.officer.say(text);
    expect(answer).toMatchObject({ ok: true, cardName });
    expect(JSON.stringify(answer.card)).toContain(shown);
    expect(await w.records('people')).toEqual(before);
  });

  it('somebody who does not keep the roll sees the entity, and no buttons to change it', async () => {
    const w = await world();
    const answer = await w.focalPoint('UNICEF').say('people UNHCR');
    expect(answer).toMatchObject({ ok: true, cardName: 'entity' });
    expect(JSON.stringify(answer.card)).not.toContain('entity.merge');
    expect(await w.focalPoint('UNICEF').say('people remove fp@unhcr.example')).toMatchObject({ code: 'notAllowed' });
  });

  it('a name that nobody has is answered with the nearest', async () => {
    const w = await world();
    expect(await w.officer.say('people UNCIEF')).toMatchObject({
      code: 'notFound',
      message: expect.stringContaining('UNICEF') as string,
    });
  });
});

describe('a new address', () => {
  it('is the same person’s: what is pending, absences and accounts stay, and they are told', async () => {
    const w = await world();
    const e = await w.open();
    await w.officer.press('away.set', null, { from: '2026-12-01', to: '2026-12-04', alternate: 'alt@unhcr.example' });
    await w.officer.press('roll.link', null, { email: 'fp@unhcr.example', identity: 'slack:T1/U7' });
    const before = await person(w, 'fp@unhcr.example');
    expect(
      await w.officer.press('roll.set', null, { email: 'fp@unhcr.example', newEmail: 'Focal.Point@UNHCR.example' }),
    ).toMatchObject({ ok: true });
    const after = await person(w, 'focal.point@unhcr.example');
    expect(after).toMatchObject({ id: before?.id, identities: ['slack:T1/U7'], away: before?.away });
    expect(after?.away).toHaveLength(1);
    expect(await person(w, 'fp@unhcr.example')).toBeUndefined();
    const told = await w.focalPoint('UNHCR').last('addressChanged');
    for (const address of ['fp@unhcr.example', 'focal.point@unhcr.example']) expect(told.words).toContain(address);
    expect(await w.focalPoint('UNHCR').press('endorsement.endorse', e)).toMatchObject({ ok: true });
  });

  it('tells the officer who hears of it, and at which address nobody does', async () => {
    const w = await world();
    const change = { email: 'fp@unhcr.example', newEmail: 'new@unhcr.example' };
    const untold = await w.officer.press('roll.set', null, change);
    expect(untold.message).toContain('At fp@unhcr.example nobody is told');
    await w.officer.press('roll.link', null, { email: 'new@unhcr.example', identity: 'slack:T1/U7' });
    const back = { email: 'new@unhcr.example', newEmail: 'fp@unhcr.example' };
    const told = await w.officer.press('roll.set', null, back);
    expect(told.message).toContain('slack:T1/U7');
    expect(told.message).not.toContain('nobody is told');
    const same = await w.officer.press('roll.set', null, { email: 'fp@unhcr.example', role: 'focal point' });
    expect(same.message).toContain('says this already');
  });

  it('of somebody who is not on the roll is refused for that alone', async () => {
    const w = await world();
    const answer = await w.officer.press('roll.set', null, { email: 'x@unhcr.example', newEmail: 'y@unhcr.example' });
    expect(Object.keys(answer.fields ?? {})).toEqual(['email']);
  });

  it('is not somebody else’s', async () => {
    const w = await world();
    const taken = { email: 'fp@unhcr.example', newEmail: 'ALT@unhcr.example' };
    expect(await w.officer.press('roll.set', null, taken)).toMatchObject({
      code: 'invalid',
      fields: { newEmail: expect.stringContaining('Alternate of UNHCR') as string },
    });
  });
});

describe('an address that looks like another', () => {
  // The second letter is Cyrillic.
  const look = 'f\u0440@unhcr.example';
  const newcomer = { email: look, name: 'Somebody', entity: 'UNHCR', role: 'alternate' };

  it('is never that one: refused with its name, until an officer says that it is another person', async () => {
    const w = await world();
    const refused = await w.officer.press('roll.set', null, newcomer);
    expect(refused).toMatchObject({ code: 'invalid' });
    expect(refused.fields?.['email']).toContain('Focal point of UNHCR (fp@unhcr.example)');
    expect(await w.officer.press('roll.set', null, { ...newcomer, different: 'yes' })).toMatchObject({ ok: true });
    expect((await person(w, look))?.id).not.toBe((await person(w, 'fp@unhcr.example'))?.id);
  });

  it('does not remove, link or rename that one either', async () => {
    const w = await world();
    for (const [verb, more] of [
      ['roll.remove', {}],
      ['roll.link', { identity: 'slack:T1/U7' }],
      ['roll.set', { newEmail: 'other@unhcr.example' }],
    ] as const)
      expect(await w.officer.press(verb, null, { email: look, ...more }), verb).toMatchObject({ code: 'invalid' });
    expect(await person(w, 'fp@unhcr.example')).toMatchObject({ identities: [] });
  });

  it('an internationalised domain is the same in both of its spellings', async () => {
    const w = await world();
    await w.officer.press('roll.set', null, { email: 'a@bücher.example', name: 'A', role: 'observer' });
    await w.officer.press('roll.set', null, { email: 'A@xn--bcher-kva.example', language: 'fr' });
    expect(await person(w, 'a@bücher.example')).toMatchObject({ language: 'fr' });
  });
});

describe('two people who change places', () => {
  it('two focal points, in one act', async () => {
    const w = await world();
    const e = await w.open();
    const both = { email: 'fp@unhcr.example', with: 'fp@unicef.example' };
    expect(await w.officer.press('roll.exchange', null, both)).toMatchObject({ ok: true });
    expect(await person(w, 'fp@unhcr.example')).toMatchObject({ entity: 'UNICEF', roles: ['focalPoint'] });
    expect(await person(w, 'fp@unicef.example')).toMatchObject({ entity: 'UNHCR', roles: ['focalPoint'] });
    expect(await w.focalPoint('UNHCR').press('endorsement.endorse', e)).toMatchObject({ ok: true });
    expect((await w.request(e)).positions[0]).toMatchObject({ entity: 'UNICEF' });
    expect((await w.focalPoint('UNICEF').last('placesExchanged')).words).toContain('UNHCR');
  });

  it('two focal points, in one list', async () => {
    const w = await world();
    const csv = 'email,entity,role\nfp@unhcr.example,UNICEF,focal point\nfp@unicef.example,UNHCR,focal point';
    expect(await w.officer.press('roll.import', null, { csv, apply: 'yes' })).toMatchObject({ ok: true });
    expect(await person(w, 'fp@unhcr.example')).toMatchObject({ entity: 'UNICEF' });
    expect(await person(w, 'fp@unicef.example')).toMatchObject({ entity: 'UNHCR' });
  });

  it('a focal point and the alternate of the same entity; other roles stay with the person', async () => {
    const w = await world();
    await w.officer.press('roll.set', null, { email: 'alt@unhcr.example', role: 'alternate, observer' });
    await w.officer.press('roll.exchange', null, { email: 'fp@unhcr.example', with: 'alt@unhcr.example' });
    expect(await person(w, 'alt@unhcr.example')).toMatchObject({ roles: ['focalPoint', 'observer'] });
    expect(await person(w, 'fp@unhcr.example')).toMatchObject({ roles: ['alternate'] });
  });

  it('not with somebody who represents nobody, nor with oneself', async () => {
    const w = await world();
    for (const other of ['nadia@secretariat.example', 'fp@unhcr.example'])
      expect(await w.officer.press('roll.exchange', null, { email: 'fp@unhcr.example', with: other })).toMatchObject({
        code: 'invalid',
        fields: { with: expect.any(String) as string },
      });
  });
});

describe('one entity for each person', () => {
  it.each(['UNHCR, UNICEF', 'UNHCR; UNICEF'])('two at once are refused: %s', async (entity) => {
    const w = await world();
    const answer = await w.officer.press('roll.set', null, {
      email: 'n@un.example',
      name: 'N',
      entity,
      role: 'alternate',
    });
    expect(answer.fields?.['entity']).toContain('one entity of a network');
  });

  it('a second line of a list with another entity is told so', async () => {
    const w = await world();
    const csv = 'email,name,entity,role\nn@un.example,N,UNHCR,alternate\nn@un.example,N,UNICEF,alternate';
    const answer = await w.officer.press('roll.import', null, { csv, apply: 'yes' });
    expect(answer.words).toContain('A person speaks for one entity of a network, and line 2 names UNHCR');
  });

  it('in two networks somebody may speak for two', async () => {
    const w = await world({ neighbour: true });
    const same = { email: 'fp@unfpa.example', name: 'The same', entity: 'NRC', role: 'alternate' };
    expect(await w.person('nrc-1').press('roll.set', null, same)).toMatchObject({ ok: true });
    const there = await w.fetch('/local/records?network=nrc&kind=people&target=fp@unfpa.example');
    expect(await there.json()).toEqual([expect.objectContaining({ entity: 'NRC', roles: ['alternate'] })]);
    expect(await person(w, 'fp@unfpa.example')).toMatchObject({ entity: 'UNFPA', roles: ['focalPoint'] });
  });
});

describe('accounts', () => {
  it('are unlinked from the one whose they are, and from nobody else', async () => {
    const w = await world();
    await w.officer.press('roll.link', null, { email: 'fp@unhcr.example', identity: 'slack:T1/U7' });
    const wrong = { email: 'alt@unhcr.example', identity: 'slack:T1/U7' };
    expect(await w.officer.press('roll.unlink', null, wrong)).toMatchObject({ code: 'invalid' });
    expect((await w.officer.say('people fp@unhcr.example')).words).toContain('slack:T1/U7');
    expect(await w.officer.press('roll.unlink', null, { ...wrong, email: 'fp@unhcr.example' })).toMatchObject({
      ok: true,
    });
    expect(await person(w, 'fp@unhcr.example')).toMatchObject({ identities: [] });
  });
});

describe('removing somebody', () => {
  it('shows first what becomes of what they hold; the act acts at once', async () => {
    const w = await world();
    const e = await w.open();
    await w.officer.press('roll.link', null, { email: 'fp@unhcr.example', identity: 'slack:T1/U7' });
    await w.officer.press('away.set', null, { from: '2026-12-01', to: '2026-12-04', alternate: 'alt@unhcr.example' });
    const shown = await w.officer.press('roll.remove.preview', null, { email: 'fp@unhcr.example' });
    expect(shown).toMatchObject({ ok: true, cardName: 'personRemoval' });
    for (const words of [
      'UNHCR has no focal point any more. Alternate of UNHCR speaks for it.',
      e,
      'An absence ends.',
      'slack:T1/U7',
    ])
      expect(shown.words).toContain(words);
    expect(await person(w, 'fp@unhcr.example')).toBeDefined();
    await w.officer.press('roll.remove', null, { email: 'fp@unhcr.example' });
    expect(await person(w, 'fp@unhcr.example')).toBeUndefined();
  });

  it('the last officer cannot go, and the card has no button for it', async () => {
    const w = await world();
    const shown = await w.officer.say('people remove nadia@secretariat.example');
    expect(shown.words).toContain('the last person of the Secretariat');
    expect(JSON.stringify(shown.card)).not.toContain('"roll.remove"');
  });
});

describe('an identity', () => {
  it('is written as its platform writes it, whole, and says whose it was', async () => {
    const w = await world();
    const link = (email: string, identity: string) => w.officer.press('roll.link', null, { email, identity });
    for (const wrong of ['teams:onlyone', 'slack:T1/U7/x', 'mail:a/b', 'slack:T1/', 'T1/U7'])
      expect(await link('fp@unhcr.example', wrong), wrong).toMatchObject({ code: 'invalid' });
    expect(await link('fp@unhcr.example', ' Slack:t1/u7 ')).toMatchObject({ ok: true });
    expect((await person(w, 'fp@unhcr.example'))?.identities).toEqual(['slack:T1/U7']);
    const taken = await link('alt@unhcr.example', 'slack:T1/U7');
    expect(taken.message).toContain('Until now that was Focal point of UNHCR');
    expect((await person(w, 'fp@unhcr.example'))?.identities).toEqual([]);
    const gone = { email: 'alt@unhcr.example', identity: 'SLACK:t1/u7' };
    expect(await w.officer.press('roll.unlink', null, gone)).toMatchObject({ ok: true });
    expect((await person(w, 'alt@unhcr.example'))?.identities).toEqual([]);
  });
});

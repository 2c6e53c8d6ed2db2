/** Several networks in one program: nothing leaks across (domain.md 1). */
import { describe, expect, it } from 'vitest';
import { networkId } from '../../src/core/ids.ts';
import { ACT_DEFINITIONS, REGISTRY } from '../support/features.ts';
import { aRequest, world } from '../support/world.ts';

type Json = Record<string, unknown>;
const recordsOf = (url: string, network: string, kind: string): Promise<Json[]> =>
  fetch(`${url}/local/records?network=${network}&kind=${kind}`).then((r) => r.json() as Promise<Json[]>);

/** The kind of the document on which the act is, when it has to name one. */
function kindOf(verb: string): string {
  const act = ACT_DEFINITIONS[verb];
  return act?.type === 'change' && act.where === 'target' ? act.kind : '';
}

describe('two networks', () => {
  it('count their references and their register apart', async () => {
    const w = await world({ neighbour: true });
    const theirs = w.person('nrc-1');
    expect((await theirs.press('endorsement.open', null, aRequest())).target).toBe('E-1');
    expect(await w.open()).toBe('E-1');
    await w.to('2026-12-02T22:00:00.001Z');
    expect((await recordsOf(w.url, 'una', 'register')).map((l) => l['number'])).toEqual(['UNA/2026/1']);
    expect((await recordsOf(w.url, 'nrc', 'register')).map((l) => l['number'])).toEqual(['NRC/2026/1']);
  });

  it('may ask about the same document', async () => {
    const w = await world({ neighbour: true });
    const document = aRequest();
    await w.officer.press('endorsement.open', null, document);
    expect(await w.person('nrc-1').press('endorsement.open', null, document)).toMatchObject({ ok: true });
  });

  it('a reference means the presser’s own network, whatever they say', async () => {
    const w = await world({ neighbour: true });
    await w.open({ title: 'Ours' });
    const stranger = w.person('nrc-5'); // focal point of NRC
    for (const target of ['E-1', 'una/E-1', '../una/E-1', 'UNA/E-1', 'settings', 'roll', 'register']) {
      for (const verb of ['endorsement.endorse', 'endorsement.show', 'endorsement.withdraw']) {
        const answer = await stranger.press(verb, target, { network: 'una', reason: 'x' });
        expect(answer.ok, `${verb} ${target}`).toBe(false);
        expect(answer.words).not.toContain('Ours');
      }
    }
    expect((await recordsOf(w.url, 'una', 'endorsements'))[0]).toMatchObject({ state: 'open', positions: [] });
  });

  it('a card of somebody else’s chat cannot be pressed', async () => {
    const w = await world({ neighbour: true });
    await w.open();
    const card = await w.focalPoint('UNHCR').last('request');
    const path = `/local/people/nrc-5/act`;
    const body = JSON.stringify({ verb: 'endorsement.endorse', messageId: card.id });
    const answer = await w.fetch(path, { method: 'POST', body, headers: { 'Content-Type': 'application/json' } });
    expect(answer.status).toBe(404);
    expect((await recordsOf(w.url, 'una', 'endorsements'))[0]).toMatchObject({ positions: [] });
  });

  it('an officer of one has no rights in the other, nor sees its people', async () => {
    const w = await world({ neighbour: true });
    const theirOfficer = w.person('nrc-1');
    await w.open({ title: 'Ours' });
    expect(await theirOfficer.press('endorsement.withdraw', 'E-1', { reason: 'x' })).toMatchObject({
      ok: false,
      code: 'notFound',
    });
    expect((await theirOfficer.press('roll.show')).words).not.toContain('UNICEF');
    expect(await theirOfficer.press('roll.remove', null, { email: 'fp@unicef.example' })).toMatchObject({ ok: false });
    expect((await theirOfficer.press('endorsement.list')).words).not.toContain('Ours');
    expect((await recordsOf(w.url, 'una', 'people')).map((p) => p['email'])).toContain('fp@unicef.example');
  });

  it('no act reaches, changes or shows anything of the other, by whatever reference or address', async () => {
    const w = await world({ neighbour: true });
    const SECRET = 'Zanzibar';
    const made = async (who: typeof w.officer, verb: string, inputs: object): Promise<string> =>
      (await who.press(verb, null, inputs as Record<string, unknown>)).target ?? '';
    const dates = { startsAt: '2026-12-15T10:00', dueOn: '2026-12-02' };
    const member = w.focalPoint('UNHCR');
    const refs = [
      await w.open({ title: SECRET }),
      await made(w.officer, 'meeting.schedule', { kind: 'focalPoints', title: SECRET, startsAt: dates.startsAt }),
      await made(member, 'agenda.propose', { title: SECRET }),
      await made(member, 'meeting.request', { topic: SECRET, purpose: SECRET }),
      await made(member, 'correspondence.submit', { subject: SECRET, text: SECRET }),
      await made(w.officer, 'plan.set', { activity: SECRET }),
      await made(w.officer, 'input.open', { title: SECRET, questions: SECRET, dueOn: dates.dueOn }),
    ];
    expect(refs).not.toContain('');
    await w.settle();
    const stored = async (): Promise<string> =>
      JSON.stringify(
        await Promise.all(Object.keys(REGISTRY.kinds).map((kind) => w.store.list(networkId('una'), kind))),
      );
    const before = await stored();
    const named = { entity: 'UNICEF', email: 'fp@unicef.example', alternate: 'alt@unhcr.example', person: 'una-1' };
    const allowed: string[] = [];
    for (const verb of REGISTRY.publicActs)
      for (const target of refs)
        for (const id of ['nrc-1', 'nrc-5']) {
          const answer = await w.person(id).press(verb, target, { ...named, meeting: refs[1], reason: 'x', text: 'x' });
          expect(`${answer.message} ${answer.words}`, `${verb} ${target}`).not.toContain(SECRET);
          if (answer.ok && REGISTRY.kinds[kindOf(verb)]?.letter === target[0]) allowed.push(`${verb} ${target}`);
        }
    expect(allowed).toEqual([]);
    expect(await stored()).toBe(before);
  }, 120_000);

  it('the same event id in both is two events', async () => {
    const w = await world({ neighbour: true });
    const through = { eventId: 'open-1' };
    await w.officer.press('endorsement.open', null, aRequest({ title: 'Ours' }), through);
    await w.person('nrc-1').press('endorsement.open', null, aRequest({ title: 'Theirs' }), through);
    expect((await recordsOf(w.url, 'nrc', 'endorsements')).map((e) => e['title'])).toEqual(['Theirs']);
  });

  it('messages go to the network’s own people alone', async () => {
    const w = await world({ neighbour: true });
    await w.open();
    await w.settle();
    expect(await recordsOf(w.url, 'nrc', 'deliveries')).toEqual([]);
    expect(await w.person('nrc-1').messages()).toEqual([]);
  });
});

describe('the first start', () => {
  const found = {
    sample: true,
    network: { id: networkId('psea'), name: 'PSEA focal points' },
    secretariat: ['head@psea.example', 'desk@psea.example'],
  };

  it('founds the sample network and the one that the settings name, with its Secretariat', async () => {
    const w = await world({ found });
    const networks = (await (await w.fetch('/local/networks')).json()) as Json[];
    expect(networks.map((n) => [n['id'], n['name']])).toEqual([
      ['psea', 'PSEA focal points'],
      ['una', 'UN Action (sample network)'],
    ]);
    expect((await recordsOf(w.url, 'psea', 'people')).map((p) => [p['email'], p['roles']])).toEqual([
      ['head@psea.example', ['secretariat']],
      ['desk@psea.example', ['secretariat']],
    ]);
    await w.person('psea-1').press('entity.set', null, { short: 'WHO' });
    expect(
      await w
        .person('psea-1')
        .press('roll.set', null, { email: 'fp@who.example', name: 'Chantal', entity: 'WHO', role: 'focalPoint' }),
    ).toMatchObject({ ok: true });
    expect((await w.person('psea-1').press('endorsement.open', null, aRequest())).target).toBe('E-1');
    expect(await recordsOf(w.url, 'una', 'endorsements')).toEqual([]);
  });

  it('the sample has 26 entities with a focal point and an alternate each, and no decision', async () => {
    const w = await world({ found: { sample: true, secretariat: [] } });
    const people = await w.records<{ entity?: string; roles: string[] }>('people');
    expect(new Set(people.flatMap((p) => p.entity ?? [])).size).toBe(26);
    expect(people.filter((p) => p.roles.includes('focalPoint'))).toHaveLength(26);
    expect(people.filter((p) => p.roles.includes('alternate'))).toHaveLength(26);
    expect(await w.records('register')).toEqual([]);
    const e = await w.open();
    expect((await w.request(e)).electorate).toHaveLength(26);
  });
});

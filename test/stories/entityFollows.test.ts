/** Whatever names an entity follows it when it turns out to be another, or leaves (domain.md 4): every kind of document. */
import { expect, it } from 'vitest';
import { networkId } from '../../src/core/ids.ts';
import { REGISTRY } from '../support/features.ts';
import { CHAIR } from '../support/committee.ts';
import { world, type World } from '../support/world.ts';

/** A network in which UNPD has something of everything. */
async function planted(): Promise<World> {
  const w = await world({ entities: ['UNPD', 'UNHCR', 'UNICEF', 'UNFPA'], people: [CHAIR] });
  const press = async (who: World['officer'], verb: string, target: string | null, inputs = {}): Promise<string> => {
    const answer = await who.press(verb, target, inputs);
    if (!answer.ok) throw new Error(`${verb}: ${JSON.stringify(answer)}`);
    await w.settle();
    return answer.target ?? '';
  };
  const [officer, unpd] = [w.officer, w.focalPoint('UNPD')];
  await press(officer, 'rmc.configure', null, { seats: '2', termMonths: '12', startsOn: '2026-07-01' });
  const carried = await w.open();
  await press(unpd, 'endorsement.object', carried, { text: 'No.', requestDiscussion: 'yes' });
  await w.to('2026-12-02T22:00:00.001Z');
  const open = await w.open();
  await press(unpd, 'endorsement.endorse', open);
  const thematic = { kind: 'thematic', title: 'Survivors', audience: 'UNPD, UNHCR' };
  await press(officer, 'series.set', null, { ...thematic, rule: 'second thursday', time: '10:00' });
  const meeting = await press(officer, 'meeting.schedule', null, {
    kind: 'focalPoints',
    startsAt: '2026-12-04T10:00',
  });
  await press(unpd, 'meeting.reply', meeting, { answer: 'attending' });
  await press(unpd, 'agenda.propose', null, { title: 'Access', meeting });
  await press(unpd, 'meeting.request', null, { topic: 'Access', purpose: 'It is urgent.' });
  await press(unpd, 'news.submit', null, { headline: 'Training', text: 'Held.' });
  await press(unpd, 'correspondence.submit', null, { subject: 'S', text: 'T', audience: 'UNPD, UNHCR' });
  await press(officer, 'away.set', null, { from: '2027-01-04', to: '2027-01-08', alternate: 'alt@unpd.example' });
  return w;
}

async function documents(w: World): Promise<ReadonlyMap<string, string>> {
  await w.settle();
  const found = new Map<string, string>();
  for (const kind of Object.keys(REGISTRY.kinds))
    for (const { target, state } of await w.store.list(networkId('una'), kind))
      found.set(`${kind} ${target}`, JSON.stringify(state));
  return found;
}
/** Where the name stays: the entity's own line, and what it said and got, which stays visible beside what it became. */
const STAYS: ReadonlySet<string> = new Set(['left', 'departed', 'positions', 'reach', 'outcome']);
const open = (json: string): string =>
  JSON.stringify(Object.entries(JSON.parse(json) as object).filter(([field]) => !STAYS.has(field)));
const naming = (all: ReadonlyMap<string, string>): string[] =>
  [...all].filter(([, json]) => open(json).includes('"UNPD"')).map(([of]) => of.replace(/-?\d+$/, ''));

/** Documents of these kinds name no entity, or what they name has ended. */
const NONE = ['feeds', 'outcomes', 'register', 'settings'];

it('merged, it is the other’s everywhere', async () => {
  const w = await planted();
  const before = await documents(w);
  const kinds = new Set(naming(before).map((of) => of.split(' ')[0]));
  expect(Object.keys(REGISTRY.kinds).filter((kind) => !kinds.has(kind) && !NONE.includes(kind))).toEqual([]);
  expect(await w.officer.press('entity.merge', null, { from: 'UNPD', into: 'UNFPA' })).toMatchObject({ ok: true });
  const after = await documents(w);
  expect(naming(after)).toEqual([]);
  expect(after.get('series S-1')).toContain('"audience":["UNFPA","UNHCR"]');
  expect([...after].find(([of]) => of.startsWith('news'))?.[1]).toContain('"entity":"UNFPA"');
});

it('when it leaves, nothing to come asks or invites it; what it made stays its own', async () => {
  const w = await planted();
  expect(await w.officer.press('entity.close', null, { entity: 'UNPD', reason: 'Reform.' })).toMatchObject({
    ok: true,
  });
  const left = naming(await documents(w));
  expect([...new Set(left)].sort()).toEqual(['meetingRequests R', 'news N', 'terms terms']);
  const series = (await documents(w)).get('series S-1');
  expect(series).toContain('"audience":["UNHCR"]');
});

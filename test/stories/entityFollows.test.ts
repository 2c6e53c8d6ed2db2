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
  const call = { title: 'Report', questions: 'One?\nTwo?', dueOn: '2027-01-29', audience: 'UNPD, UNHCR' };
  const asked = await press(officer, 'input.open', null, call);
  await press(unpd, 'input.save', asked, { 'answers.1': 'Yes.' });
  const activity = await press(officer, 'plan.set', null, {
    activity: 'Training',
    lead: 'UNPD',
    contributors: 'UNHCR',
  });
  await press(unpd, 'plan.update', activity, { state: 'underWay', text: 'Begun.' });
  await press(officer, 'plan.indicator', activity, { entity: 'UNPD', name: 'People', year: '2026', figure: '12' });
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
const STAYS: ReadonlySet<string> = new Set([
  'left',
  'departed',
  'positions',
  'turns',
  'reach',
  'outcome',
  'gone',
  'updates',
  'changes',
]);
const open = (json: string): string =>
  JSON.stringify(Object.entries(JSON.parse(json) as object).filter(([field]) => !STAYS.has(field)));
/** Figures are those of a year that is over. */
const naming = (all: ReadonlyMap<string, string>): string[] =>
  [...all]
    .filter(([of]) => !of.startsWith('planBook'))
    .filter(([, json]) => open(json).includes('"UNPD"'))
    .map(([of]) => of.replace(/-?\d+$/, ''));

/** Documents of these kinds name no entity, or what they name has ended. */
const NONE = ['feeds', 'outcomes', 'register', 'settings', 'planBook', 'templates', 'retention'];

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
  // The roll keeps whose representatives its former people were.
  const own = ['inputAnswers P', 'meetingRequests R', 'news N', 'roll roll', 'terms terms'];
  expect([...new Set(left)].sort()).toEqual(own);
  const series = (await documents(w)).get('series S-1');
  expect(series).toContain('"audience":["UNHCR"]');
});

it('what was for it alone is for nobody then, and the Secretariat is asked what becomes of it', async () => {
  const w = await world({ entities: ['UNPD', 'UNHCR'] });
  const { officer } = w;
  const thematic = { kind: 'thematic', title: 'Survivors', audience: 'UNPD' };
  await officer.press('series.set', null, { ...thematic, rule: 'second thursday', time: '10:00' });
  await officer.press('meeting.schedule', null, { ...thematic, title: 'Access', startsAt: '2026-12-04T10:00' });
  const mail = { subject: 'Note', text: 'T', audience: 'UNPD' };
  await officer.press('correspondence.send', null, { ...mail, sendAt: '2026-12-02T10:00' });
  await officer.press('input.open', null, {
    title: 'Report',
    questions: 'One?',
    dueOn: '2026-12-09',
    audience: 'UNPD',
  });
  const e = await w.open();
  await w.settle();
  const close = (entity: string) => officer.press('entity.close', null, { entity, reason: 'Reform.' });
  expect(await close('UNPD')).toMatchObject({ ok: true });
  const asked = async () =>
    (await w.coordinator.messages('nobodyLeft')).map(({ words }) => words.split('\n')[0]).sort();
  const four = ['C-1', 'I-1', 'M-13', '“Survivors”'].map((what) => `Nobody is left for ${what}`);
  expect(await asked()).toEqual(four.sort());
  await close('UNHCR');
  expect(await asked()).toEqual([...four, `Nobody is left for ${e}`].sort());
  await w.to('2026-12-02T22:00:00.001Z');
  expect(await w.request(e)).toMatchObject({ state: 'open', awaitingSecretariat: true });
  const there = 'there is nobody whose silence could be consent';
  expect((await w.coordinator.last('askDecision')).words).toContain(there);
  expect((await officer.press('endorsement.show', e)).words).toContain(there);
  expect((await officer.press('endorsement.show', e)).words).not.toContain('not every entity was reached');
  expect(await w.records('inputs')).toMatchObject([{ audience: ['UNPD'], entities: [] }]);
});

it('whoever comes to an entity is told of what it was asked: by a merger, or by the roll', async () => {
  const w = await world({ entities: ['UNHCR', 'UNFPA'] });
  const { officer } = w;
  const add = (email: string, entity: string) =>
    officer.press('roll.set', null, { email, name: email, entity, role: 'alternate' });
  await officer.press('entity.set', null, { short: 'UNPD' });
  await add('ana@unpd.example', 'UNPD');
  const thematic = { kind: 'thematic', title: 'Survivors', audience: 'UNFPA' };
  await officer.press('series.set', null, { ...thematic, rule: 'second thursday', time: '10:00' });
  await officer.press('meeting.schedule', null, { ...thematic, title: 'Access', startsAt: '2026-12-04T10:00' });
  const call = { title: 'Report', questions: 'One?', dueOn: '2026-12-09', audience: 'UNFPA' };
  await officer.press('input.open', null, call);
  await add('ben@unfpa.example', 'UNFPA');
  await officer.press('entity.merge', null, { from: 'UNPD', into: 'UNFPA' });
  for (const email of ['ana@unpd.example', 'ben@unfpa.example']) {
    const kinds = (await (await w.byEmail(email)).messages()).map(({ kind }) => kind);
    expect(kinds, email).toEqual(expect.arrayContaining(['seriesSet', 'meetingInvitation', 'inputCall']));
  }
  // Nobody gets twice what they have.
  const kinds = (await w.focalPoint('UNFPA').messages()).map(({ kind }) => kind);
  for (const kind of ['seriesSet', 'meetingInvitation', 'inputCall'])
    expect(kinds.filter((one) => one === kind)).toHaveLength(1);
});

it('a call for input reminds its readers by their own day as it is now, not as it was when it was opened', async () => {
  const w = await world({ entities: ['UNFPA'], alone: ['UNFPA'] });
  const call = { title: 'Report', questions: 'One?', dueOn: '2026-12-09', audience: 'UNFPA' };
  await w.officer.press('input.open', null, call);
  const next = async () => (await w.records<{ remindAt: string }>('inputs'))[0]?.remindAt;
  const before = await next();
  await w.officer.press('roll.set', null, { email: 'fp@unfpa.example', zone: 'Asia/Bangkok' });
  const moved = await next();
  expect(moved).not.toBe(before);
  await w.officer.press('settings.set', null, { reminderHalfTime: 'no', reminderWorkingDays: '1' });
  expect(await next()).not.toBe(moved);
});

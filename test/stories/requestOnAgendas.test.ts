/** A referred request on the agendas of several meetings: its card and its record say which one has it, and what became of it. */
import { expect, it } from 'vitest';
import { item, meeting, plan, planTwo, refer } from '../support/meetings.ts';
import { recordOf } from '../support/records.ts';
import { world, type World } from '../support/world.ts';

const cardOf = async (w: World, request: string): Promise<string> =>
  (await w.focalPoint('UNICEF').press('endorsement.show', request)).words;

async function hold(w: World, m: string, at: string): Promise<void> {
  await w.to(at);
  await w.officer.press('meeting.begin', m);
  await w.officer.press('meeting.present', m, { entities: 'UNHCR' });
}
const end = async (w: World, m: string): Promise<void> => {
  await w.officer.press('meeting.end', m, { confirm: 'yes' });
  await w.settle();
};

it('of meetings that note nothing about it, are cancelled, defer it and decide it', async () => {
  const w = await world();
  const [m1, m2] = await planTwo(w);
  const { item: a, request } = await refer(w);
  expect(await cardOf(w, request)).toContain(`On the agenda of ${m1}: ${a}`);

  await hold(w, m1, '2026-12-10T15:00:00Z');
  await end(w, m1);
  expect(await w.request(request)).toMatchObject({ state: 'referred', agendaMeeting: m2 });
  expect(await cardOf(w, request)).toMatch(new RegExp(`${m1} did not deal with it.\\nOn the agenda of ${m2}: ${a}`));

  await w.officer.press('meeting.cancel', m2, { reason: 'Snow.' });
  await w.settle();
  expect(await cardOf(w, request)).toMatch(new RegExp(`${m2} was cancelled.\\nWaits for a meeting: ${a}`));
  expect(await w.request(request)).not.toHaveProperty('agendaMeeting');

  const m3 = await plan(w, '2027-02-11T10:00');
  expect(await cardOf(w, request)).toContain(`On the agenda of ${m3}: ${a}`);
  const m4 = await plan(w, '2027-03-11T10:00');
  await hold(w, m3, '2027-02-11T15:00:00Z');
  await w.officer.press('decision.put', a, { text: 'Endorse?' });
  await w.officer.press('decision.record', a, { outcome: 'deferred', text: 'Later.' });
  await end(w, m3);
  expect(await cardOf(w, request)).toMatch(new RegExp(`${m3} deferred it.\\nOn the agenda of ${m4}: ${a}`));

  await hold(w, m4, '2027-03-11T15:00:00Z');
  await w.officer.press('decision.put', a, { text: 'Endorse?' });
  await w.officer.press('decision.record', a, { outcome: 'consensus', text: 'Endorsed.' });
  await end(w, m4);
  expect(await cardOf(w, request)).not.toContain('On the agenda');
  const record = await recordOf(w, request);
  const course = [
    `On the agenda of ${m1}`,
    `${m1} did not deal with it`,
    `On the agenda of ${m2}`,
    `${m2} was cancelled`,
    'Waits for a meeting',
    `On the agenda of ${m3}`,
    `${m3} deferred it`,
    `On the agenda of ${m4}`,
    `In the meeting ${m4}`,
  ];
  const places = course.map((words) => record.indexOf(words));
  expect(places).not.toContain(-1);
  expect(places).toEqual([...places].sort((one, other) => one - other));
});

it('of a meeting without consensus that carries it over, and of one that counted as not held and was', async () => {
  const w = await world();
  const [m1, m2] = await planTwo(w);
  const { item: a, request } = await refer(w);
  await w.to('2026-12-12T15:00:00Z');
  expect(await meeting(w, m1)).toMatchObject({ state: 'notHeld' });
  expect(await cardOf(w, request)).toContain(`${m1} did not deal with it.`);
  const times = { startedAt: '2026-12-10T10:00', endedAt: '2026-12-10T11:00' };
  await w.officer.press('meeting.begin', m1, times);
  await w.settle();
  expect(await w.request(request)).toMatchObject({ agendaMeeting: m1 });
  expect(await cardOf(w, request)).toContain(`${m1} was held after all.`);
  await w.officer.press('meeting.present', m1, { entities: 'UNHCR' });
  await w.officer.press('decision.record', a, { outcome: 'noConsensus', then: 'carry', text: 'Again.' });
  await end(w, m1);
  expect(await w.request(request)).toMatchObject({ state: 'notDecided', agendaMeeting: m2 });
  expect(await cardOf(w, request)).toContain(`On the agenda of ${m2}: ${a}`);
});

it('that is open again, or withdrawn, is on none', async () => {
  const w = await world();
  const [m1] = await planTwo(w);
  const { item: a, request } = await refer(w);
  await w.focalPoint('UNFPA').press('endorsement.withdrawObjection', request);
  expect(await w.request(request)).not.toHaveProperty('agendaMeeting');
  await w.focalPoint('UNFPA').press('endorsement.object', request, { text: 'Still.', requestDiscussion: 'yes' });
  await w.settle();
  expect(await w.request(request)).toMatchObject({ agendaMeeting: m1 });
  await w.officer.press('endorsement.withdraw', request, { reason: 'A new draft comes.' });
  await w.settle();
  expect(await item(w, a)).toMatchObject({ state: 'left' });
  expect(await w.request(request)).not.toHaveProperty('agendaMeeting');
  expect(await cardOf(w, request)).not.toContain('On the agenda');
});

it('of a meeting that ended while its question was open: nobody deferred it', async () => {
  const w = await world();
  const [m1, m2] = await planTwo(w);
  const { item: a, request } = await refer(w);
  await hold(w, m1, '2026-12-10T15:00:00Z');
  await w.officer.press('decision.put', a, { text: 'Endorse?' });
  await end(w, m1);
  expect(await cardOf(w, request)).toMatch(
    new RegExp(`${m1} ended before anything was decided on it.\\nOn the agenda of ${m2}`),
  );
  await hold(w, m2, '2027-01-14T15:00:00Z');
  await w.officer.press('decision.put', a, { text: 'And now?' });
  await w.officer.press('decision.record', a, { outcome: 'consensus', text: 'Endorsed.' });
  await w.settle();
  expect(await recordOf(w, request)).toContain(`${m1} ended before anything was decided on it. Question: Endorse?`);
  const { words } = await w.officer.press('register.show', 'UNA/2027/1');
  expect(words).toMatch(new RegExp(`${m1}, [^;]*: left open at the end of the meeting, carried to the next one`));
  const { card } = await w.officer.press('register.export', null, { format: 'json' });
  const [url = ''] = JSON.stringify(card).match(/http[^"]*?register[.]json[^"]*/) ?? [];
  expect(await (await fetch(url)).json()).toMatchObject([
    {
      sittings: [
        { meeting: m1, outcome: 'leftOpen' },
        { meeting: m2, outcome: 'consensus' },
      ],
    },
  ]);
});

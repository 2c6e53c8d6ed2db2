/** Lists of the roll show absences that run or are to come, and no look ends without the step that may follow. */
import { expect, it } from 'vitest';
import { begin, plan } from '../support/meetings.ts';
import { world } from '../support/world.ts';

it('an absence that is over is listed nowhere any more', async () => {
  const w = await world();
  const set = { focalPoint: 'fp@unhcr.example', alternate: 'alt@unhcr.example' };
  expect(await w.officer.press('away.set', null, { ...set, from: '2026-12-21', to: '2026-12-23' })).toMatchObject({
    ok: true,
  });
  const looks = () =>
    Promise.all(
      ['people', 'people change fp@unhcr.example', 'entity UNHCR', 'away'].map(
        async (typed) => (await w.officer.say(typed)).words,
      ),
    );
  for (const words of await looks()) expect(words).toContain('23 Dec 2026');
  // On its last day it still runs.
  await w.to('2026-12-23T20:00:00Z');
  for (const words of await looks()) expect(words).toContain('23 Dec 2026');
  await w.to('2026-12-24T15:00:00Z');
  for (const words of await looks()) expect(words).not.toContain('23 Dec 2026');
});

it('minutes that are not there come with the meeting, where an officer drafts them', async () => {
  const w = await world();
  const m = await plan(w);
  await begin(w, m);
  await w.officer.press('meeting.end', m, { confirm: 'yes' });
  const said = await w.officer.say(`minutes ${m}`);
  expect(said).toMatchObject({ code: 'notFound' });
  expect(JSON.stringify(said.card)).toContain('minutes.draft');
  const theirs = await w.focalPoint('UNHCR').say(`minutes ${m}`);
  expect(theirs.message).toContain('no minutes');
  expect(JSON.stringify(theirs.card ?? '')).not.toContain('minutes.draft');
});

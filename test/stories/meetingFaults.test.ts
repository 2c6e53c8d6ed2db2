/** A form for a meeting that is refused says all that is wrong with it. */
import { expect, it } from 'vitest';
import { world } from '../support/world.ts';

it('a meeting in the past with an entity that nobody knows is refused for both', async () => {
  const w = await world();
  const inputs = { kind: 'thematic', title: 'On data', startsAt: '2020-01-07T10:00', audience: 'Atlantis' };
  const refused = await w.officer.press('meeting.schedule', null, inputs);
  expect(refused).toMatchObject({ ok: false, code: 'invalid' });
  expect(Object.keys(refused.fields ?? {}).sort()).toEqual(['audience', 'startsAt']);
});

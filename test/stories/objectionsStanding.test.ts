/** An objection that stands at the end of an item: minutes say who stated it, and when [ToR 3.b.iii]. */
import { expect, it } from 'vitest';
import { begin, plan, propose, refer } from '../support/meetings.ts';
import { world } from '../support/world.ts';

it('stands in minutes with the person and the instant', async () => {
  const w = await world();
  const m = await plan(w);
  const a = await propose(w, 'Work plan');
  await begin(w, m, 'UNHCR, UNICEF');
  await w.officer.press('decision.put', a, { text: 'Shall it be adopted?' });
  await w.alternate('UNHCR').press('decision.object', a, { text: 'Not yet.' });
  await w.officer.press('decision.record', a, { outcome: 'noConsensus', text: 'It is carried.' });
  await w.officer.press('meeting.end', m, { confirm: 'yes' });
  await w.settle();
  await w.officer.press('minutes.draft', m);
  const { words } = await w.officer.press('minutes.show', m);
  expect(words).toMatch(/UNHCR objects \(Alternate of UNHCR, .*10 Dec 2026/);
});

it.each([
  ['UNHCR, UNICEF', /UNICEF objects in writing \(Focal point of UNICEF, [^)]*2026/],
  ['UNHCR', /UNICEF objects in writing \(Focal point of UNICEF, [^)]*2026[^)]*[)]+, and was not present/],
])('made in writing stands so too, with %s in the room', async (present, line) => {
  const w = await world();
  const m = await plan(w);
  const { item: a } = await refer(w, 'UNICEF');
  await begin(w, m, present);
  await w.officer.press('decision.put', a, { text: 'Shall it be adopted?' });
  await w.officer.press('decision.record', a, { outcome: 'noConsensus', text: 'It is carried.' });
  await w.officer.press('meeting.end', m, { confirm: 'yes' });
  await w.settle();
  await w.officer.press('minutes.draft', m);
  const { words, card } = await w.officer.press('minutes.show', m);
  expect(words).toMatch(line);
  const [url = ''] = JSON.stringify(card).match(/http[^"]*?minutes[.]txt/) ?? [];
  expect((await (await fetch(url)).text()).replace(/\s+/g, ' ')).toMatch(line);
});

/** An objection raised in the room and withdrawn there by somebody else: an erasure takes the words of their author alone. */
import { describe, expect, it } from 'vitest';
import { begin, item, plan, propose } from '../support/meetings.ts';
import { world, type World } from '../support/world.ts';

const WORDS = 'The budget of annex two is missing.';

/** UNHCR’s objection in the room, by its alternate or an officer; its focal point withdrew it, and the item was decided. */
async function decided(by: 'alternate' | 'officer') {
  const w = await world();
  const m = await plan(w);
  const a = await propose(w, 'Work plan');
  await begin(w, m, 'UNHCR, UNICEF');
  await w.officer.press('decision.put', a, { text: 'Shall it be adopted?' });
  if (by === 'officer') await w.officer.press('decision.object', a, { text: WORDS, entity: 'UNHCR' });
  else await w.alternate('UNHCR').press('decision.object', a, { text: WORDS });
  await w.advance('PT10M');
  await w.focalPoint('UNHCR').press('decision.withdrawObjection', a, { text: 'It is in annex three.' });
  await w.officer.press('decision.record', a, { outcome: 'consensus', text: 'Adopted.' });
  await w.officer.press('meeting.end', m, { confirm: 'yes' });
  await w.settle();
  await w.officer.press('minutes.draft', m);
  const { number = '' } = await item(w, a);
  return { w, m, a, number };
}

/** Minutes, the item and the line of the register, as they are shown. */
const shownIn = async ({ w, m, a, number }: Awaited<ReturnType<typeof decided>>): Promise<string[]> => [
  (await w.officer.press('minutes.show', m)).words,
  (await w.officer.press('agenda.show', a)).words,
  (await w.officer.press('register.show', null, { number })).words,
];
const storedIn = async (w: World): Promise<string[]> =>
  Promise.all((['meetings', 'agenda', 'register'] as const).map(async (kind) => JSON.stringify(await w.records(kind))));

async function erase(w: World, email: string): Promise<void> {
  expect(await w.officer.press('person.erase', null, { email })).toMatchObject({ ok: true });
  await w.settle();
  await w.advance('PT1H');
}

describe('an objection that was withdrawn in the room by somebody else', () => {
  it('says who had raised it and when, and keeps its words when whoever withdrew it is erased', async () => {
    const all = await decided('alternate');
    const raised = /Raised in the meeting on [^.]*10:00[^.]* by Alternate of UNHCR/;
    for (const words of await shownIn(all)) expect(words).toMatch(raised);
    await erase(all.w, 'fp@unhcr.example');
    for (const words of [...(await shownIn(all)), ...(await storedIn(all.w))]) {
      expect(words).toContain(WORDS);
      expect(words).not.toContain('It is in annex three.');
    }
  });

  it('loses its words everywhere when whoever raised it is erased', async () => {
    const all = await decided('alternate');
    await erase(all.w, 'alt@unhcr.example');
    for (const words of [...(await shownIn(all)), ...(await storedIn(all.w))]) {
      expect(words).not.toMatch(/The budget|Alternate of UNHCR/);
      expect(words).toContain('It is in annex three.');
    }
  });

  it('keeps its words when the Secretariat had entered them', async () => {
    const all = await decided('officer');
    for (const words of await shownIn(all)) expect(words).toMatch(/Raised in .*, entered by the Secretariat/);
    await erase(all.w, 'fp@unhcr.example');
    for (const words of [...(await shownIn(all)), ...(await storedIn(all.w))]) expect(words).toContain(WORDS);
  });
});

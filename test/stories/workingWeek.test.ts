/** A network that works from Sunday to Thursday: whatever counts days counts by its week (domain.md 1, 2, 3). */
import { expect, it } from 'vitest';
import { calendarDate } from '../../src/core/ids.ts';
import { SUNDAY_TO_THURSDAY } from '../support/weeks.ts';
import { world } from '../support/world.ts';

it('counts, reads, reminds and asks by the working week of the network', async () => {
  // A Tuesday, 09:00 in New York.
  const w = await world({
    now: '2026-11-24T14:00:00Z',
    settings: { ...SUNDAY_TO_THURSDAY, holidays: [calendarDate('2026-12-06')] },
  });
  const { officer } = w;

  // Ends: Friday is a day off, and the fifth working day passes it and Saturday.
  const onFriday = await officer.press('endorsement.open', null, {
    title: 'On Friday',
    documentUrl: 'https://un.example/friday',
    closesOn: 'next Friday',
  });
  expect(onFriday.message).toContain('Sun, 29 Nov 2026');
  expect((await w.request(onFriday.target ?? '')).closesAt).toBe('2026-11-29T22:00:00.000Z');
  const counted = await w.open({ workingDays: '5' });
  const typed = await w.open({ closesOn: 'in five working days' });
  for (const e of [counted, typed]) expect((await w.request(e)).closesAt).toBe('2026-12-01T22:00:00.000Z');
  const call = await officer.press('input.open', null, {
    title: 'Missions',
    questions: 'When? (date)\nWhich days? (table: day; available)',
    dueOn: 'end of next week',
    template: 'availability',
  });
  expect((await w.records('inputs', call.target))[0]).toMatchObject({ dueOn: '2026-12-03' });

  // What is typed in the words of a week: answers, times, spans, settings.
  const reader = w.focalPoint('UNHCR');
  await reader.press('input.answer', call.target, {
    'answers.1': 'end of next week',
    'answers.2': 'end of next week; yes',
  });
  expect((await reader.press('input.show', call.target)).words).toContain('Thu, 3 Dec 2026');
  expect((await officer.press('input.show', call.target)).words).toContain('Thu, 10 Dec 2026');
  const met = await officer.press('meeting.schedule', null, {
    kind: 'thematic',
    title: 'Early',
    startsAt: 'end of next week at 10:00',
  });
  expect((await w.records('meetings', met.target))[0]).toMatchObject({ startsAt: '2026-12-03T15:00:00.000Z' });
  expect(await reader.say('away tomorrow to end of next week with Alternate')).toMatchObject({ ok: true });
  expect((await w.records('people', reader.id))[0]).toMatchObject({ away: [{ from: '2026-11-25', to: '2026-12-03' }] });
  await officer.press('settings.set', null, { holidays: '+ end of next week' });
  expect((await w.records<{ holidays: string[] }>('settings'))[0]?.holidays).toContain('2026-12-03');
  await officer.press('settings.set', null, { holidays: '- 2026-12-03' });

  // Reminders: two working days before Tuesday is Sunday; nothing on Friday and Saturday.
  const silent = w.focalPoint('UNFPA');
  const rungs = async (): Promise<string[]> =>
    (await silent.messages('reminder')).filter(({ target }) => target === counted).map(({ at }) => at);
  await w.to('2026-11-26T22:00:00Z');
  const before = await rungs();
  await w.to('2026-11-29T12:00:00Z');
  expect(await rungs()).toEqual(before);
  await w.to('2026-11-29T22:00:00Z');
  expect(await rungs()).toEqual([...before, '2026-11-29T22:00:00.000Z']);

  // The question about the plan comes on the first working day of the quarter, and 1 January is a Friday.
  await officer.press('plan.set', null, { activity: 'Train focal points', lead: 'UNFPA' });
  await w.to('2027-01-03T13:59:00Z');
  const asked = (await silent.messages('planAsk')).length;
  await w.to('2027-01-03T14:00:00Z');
  expect(await silent.messages('planAsk')).toHaveLength(asked + 1);
});

/** What does not exist is named in the refusal, whatever the act (contract.md: `notFound`). */
import { expect, it } from 'vitest';
import { own } from '../../src/core/own.ts';
import { ACT_DEFINITIONS, REGISTRY } from '../support/features.ts';
import { world } from '../support/world.ts';

it.each([
  ['endorsement.show', 'meetings'],
  ['endorsement.endorse', 'meetings'],
  ['meeting.cancel', 'endorsements'],
  ['meeting.show', 'endorsements'],
  ['decision.put', 'meetings'],
  ['input.show', 'endorsements'],
  ['correspondence.retry', 'endorsements'],
])('%s of something of %s does not say that there is none', async (verb, kind) => {
  const w = await world({ entities: ['UNHCR'] });
  const made = { kind: 'focalPoints', startsAt: '2026-12-15T10:00' };
  const meeting = async (): Promise<string> => (await w.officer.press('meeting.schedule', null, made)).target ?? '';
  const target = kind === 'meetings' ? await meeting() : await w.open();
  const who = ACT_DEFINITIONS[verb]?.who === 'representative' ? w.focalPoint('UNHCR') : w.officer;
  const answer = await who.press(verb, target, { reason: 'No.', text: 'Text.' });
  expect(answer).toMatchObject({ ok: false, code: 'notFound' });
  expect(answer.message).toContain(`This cannot be done with ${target}`);
  const absent = `${target.slice(0, 2)}999`;
  expect((await who.press(verb, absent, { reason: 'No.' })).message).toContain(`There is no ${absent}`);
});

it('an act on something that does not exist says what it is that does not', async () => {
  const w = await world({ entities: ['UNHCR'] });
  const unnamed: string[] = [];
  let refused = 0;
  for (const [verb, act] of Object.entries(ACT_DEFINITIONS)) {
    if (act.who === 'concord') continue;
    const kind = 'kind' in act ? own(REGISTRY.kinds, act.kind) : undefined;
    const ref = `${kind?.inner ?? kind?.letter ?? 'E'}-999`;
    const who = act.who === 'representative' ? w.focalPoint('UNHCR') : w.officer;
    const answer = await who.press(verb, ref, {});
    if (answer.code !== 'notFound') continue;
    refused += 1;
    if (!answer.message.includes(ref)) unnamed.push(`${verb}: ${answer.message}`);
  }
  expect(unnamed).toEqual([]);
  expect(refused).toBeGreaterThan(50);
});

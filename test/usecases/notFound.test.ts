/** What does not exist is named in the refusal, whatever the act (contract.md: `notFound`). */
import { expect, it } from 'vitest';
import { own } from '../../src/core/own.ts';
import { ACT_DEFINITIONS, REGISTRY } from '../support/features.ts';
import { world } from '../support/world.ts';

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

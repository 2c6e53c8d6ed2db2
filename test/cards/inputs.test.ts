/** What buttons and forms send is what their acts take. The compiler knows the names of all inputs, not whose they are. */
import { expect, it } from 'vitest';
import { drawSample, KINDS, samples } from '../support/cardSamples.ts';
import { REGISTRY } from '../support/features.ts';

interface Sends {
  readonly verb: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly fields?: readonly { readonly id: string }[];
}
const isSending = (value: object): value is Sends => 'verb' in value && typeof value.verb === 'string';

/** Everything in a card that names an act. */
function sendingIn(value: unknown): Sends[] {
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.values(value).flatMap(sendingIn);
  return isSending(value) ? [value, ...inside] : inside;
}

it('every button and form of every card sends only inputs of its act', () => {
  const wrong = new Set<string>();
  let seen = 0;
  for (const sample of KINDS.flatMap(samples))
    for (const { verb, inputs = {}, fields = [] } of sendingIn(drawSample(sample, 'en'))) {
      const taken = REGISTRY.acts[verb]?.fields ?? [];
      // The parts of one input are numbered.
      for (const name of [...Object.keys(inputs), ...fields.map(({ id }) => id.replace(/\.\d+$/, ''))]) {
        seen += 1;
        if (!taken.includes(name)) wrong.add(`${sample.card}: ${verb} ${name}`);
      }
    }
  expect([...wrong]).toEqual([]);
  expect(seen).toBeGreaterThan(1_000);
});

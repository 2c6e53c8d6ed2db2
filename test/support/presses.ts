/** What the buttons of an answered card press. */
import type { Reply } from './world.ts';

/** The inputs that come with the button of this act, and its target; a card without such a button is a fault. */
export function pressOf({ card }: Pick<Reply, 'card'>, verb: string): Record<string, string> {
  const found = pressesIn(card).find((one) => one['verb'] === verb);
  if (!found) throw new Error(`the card has no button for ${verb}`);
  const data = (found['data'] ?? {}) as Record<string, string>;
  const { version: _version, ...inputs } = data;
  return inputs;
}

/** Every object that names a verb, wherever it stands. */
function pressesIn(value: unknown): Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'verb' in value ? [value as Record<string, unknown>] : [];
  return [...own, ...Object.values(value).flatMap(pressesIn)];
}

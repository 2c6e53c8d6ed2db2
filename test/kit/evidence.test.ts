/** The delivery that is given as evidence of how an entity was reached (domain.md 9). */
import { expect, it } from 'vitest';
import type { Delivery } from '../../src/core/envelope.ts';
import type { Instant } from '../../src/core/ids.ts';
import { evidenceOf } from '../../src/kit/evidence.ts';

const day = (n: number): Instant => `2026-12-0${n}T10:00:00.000Z` as Instant;
const END = day(5);
const sent = (id: string, at: Instant, more: Partial<Delivery> = {}): Delivery =>
  ({ id, at, createdAt: at, state: 'sent', platform: 'local', card: 'request', ...more }) as Delivery;
const mail = (id: string, at: Instant, more: Partial<Delivery> = {}): Delivery =>
  sent(id, at, { platform: 'mail', proof: 'handed', provedAt: at, ...more });
const seen = (provedAt: Instant) => ({ proof: 'seen', provedAt }) as const;

it.each<readonly [string, readonly Delivery[], Instant | undefined, string | undefined]>([
  [
    'the mail that was seen, not one handed on before',
    [mail('a', day(1)), mail('b', day(1), seen(day(2)))],
    day(2),
    'b',
  ],
  ['the chat, not a mail handed on before', [mail('a', day(1)), sent('b', day(2))], day(2), 'b'],
  ['the first of two at the instant of reach', [sent('a', day(1)), sent('b', day(1))], day(1), 'a'],
  ['not what came later', [sent('a', day(1)), sent('b', day(3))], day(1), 'a'],
  ['that of the present text, not of an earlier one', [sent('a', day(1)), sent('b', day(3))], day(3), 'b'],
  ['the first that came, of an unknown instant', [sent('a', day(2)), sent('b', day(3))], undefined, 'a'],
  ['no other try after the end', [mail('a', day(1)), sent('b', day(6))], day(1), 'a'],
  ['not what was seen after the end alone', [mail('a', day(1), seen(day(6))), mail('b', day(2))], day(1), 'b'],
  ['the last attempt', [mail('a', day(1)), mail('b', day(2))], day(1), 'b'],
  ['no reminder', [mail('a', day(1)), mail('b', day(2), { card: 'reminder' })], day(1), 'a'],
  ['nothing that came back', [mail('a', day(1), { state: 'returned' })], undefined, undefined],
])('is %s', (_what, deliveries, at, id) => {
  expect(evidenceOf(deliveries, 'request', { at, end: END })?.id).toBe(id);
});

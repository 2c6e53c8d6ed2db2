/** A form that is read from its bytes says the same as one that is read as text. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { payloadText } from '../../../src/platforms/slack/payloadBytes.ts';

/** The plain way, with text. */
function asText(form: string): string | undefined {
  if (!form.startsWith('payload=') || form.includes('&')) return undefined;
  try {
    return decodeURIComponent(form.slice('payload='.length).replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}

it('whatever is in it', () => {
  const encoded = fc.string({ unit: 'binary', maxLength: 60 }).map((text) => encodeURIComponent(text));
  const odd = fc.constantFrom(
    '+',
    '%',
    '%2',
    '%zz',
    '%C3%A9',
    '%c3',
    '%ED%A0%80',
    '%C0%AF',
    '%00',
    '&',
    'é',
    '"',
    '%F0%9F%98%80',
  );
  fc.assert(
    fc.property(
      fc.constantFrom('payload=', 'payload', 'Payload=', ''),
      fc.array(fc.oneof(encoded, odd)),
      (head, parts) => {
        const form = head + parts.join('');
        expect(payloadText(Buffer.from(form))).toBe(asText(form));
      },
    ),
  );
});

it('and a long one before it leaves nothing in a short one', () => {
  expect(payloadText(Buffer.from(`payload=${'x'.repeat(70_000)}`))).toHaveLength(70_000);
  expect(payloadText(Buffer.from('payload=%7B%7D'))).toBe('{}');
});

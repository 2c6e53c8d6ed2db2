/**
 * Reads the `payload` of a form from its bytes. A press carries the pressed message, some dozen kilobytes: decoded as text, each
 * step would leave as much for the collector once more.
 */
import { isUtf8 } from 'node:buffer';

const PAYLOAD = Buffer.from('payload=');
const [PLUS, PERCENT, AND, SPACE] = [0x2b, 0x25, 0x26, 0x20];
/** What each byte is worth as a hexadecimal digit; 255 for one that is none. */
const DIGITS = new Uint8Array(256).fill(255);
for (let digit = 0; digit < 16; digit += 1)
  for (const letter of [digit.toString(16), digit.toString(16).toUpperCase()]) DIGITS[letter.charCodeAt(0)] = digit;

/** Used again for each form: what is read from it is a text of its own. */
let room = Buffer.alloc(0);

/** The decoded text; undefined for anything but a form with one field of that name, and where it is not well-formed. */
export function payloadText(form: Buffer): string | undefined {
  if (!PAYLOAD.equals(form.subarray(0, PAYLOAD.length))) return undefined;
  if (room.length < form.length) room = Buffer.allocUnsafeSlow(form.length);
  let length = 0;
  for (let i = PAYLOAD.length; i < form.length; i += 1) {
    const byte = form[i] as number;
    if (byte === AND) return undefined;
    if (byte === PERCENT) {
      const high = DIGITS[form[i + 1] ?? 0] as number;
      const low = DIGITS[form[i + 2] ?? 0] as number;
      if (high > 15 || low > 15) return undefined;
      room[length++] = high * 16 + low;
      i += 2;
    } else room[length++] = byte === PLUS ? SPACE : byte;
  }
  const bytes = room.subarray(0, length);
  return isUtf8(bytes) ? bytes.toString() : undefined;
}

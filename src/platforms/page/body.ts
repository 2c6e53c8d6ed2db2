/**
 * Reads the body of a form, never keeping more than a limit. A body that is too large is still read to its end, so that the
 * browser gets the answer and not a broken connection.
 */
import type { IncomingMessage } from 'node:http';

/** The number of bytes beyond the limit that are read and discarded before the connection is cut. */
const MAX_DISCARDED = 32_000_000;

/** @returns undefined when the body is larger than `most` bytes */
export async function readBody(req: IncomingMessage, most: number): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of req as AsyncIterable<Buffer>) {
    size += part.length;
    if (size <= most) parts.push(part);
    else parts.length = 0;
    if (size > most + MAX_DISCARDED) break;
  }
  return size <= most ? Buffer.concat(parts) : undefined;
}

/** The form in a body; undefined for a body that is not a form. */
export async function readForm(body: Buffer, type: string | undefined): Promise<FormData | undefined> {
  try {
    return await new Response(new Uint8Array(body), { headers: { 'Content-Type': type ?? '' } }).formData();
  } catch {
    return undefined;
  }
}

/** The texts of a form. The values of a field that is sent several times are joined with commas. */
export function textsIn(form: FormData): Readonly<Record<string, string>> {
  const texts = new Map<string, string>();
  for (const [name, given] of form.entries()) {
    if (typeof given !== 'string') continue;
    const before = texts.get(name);
    texts.set(name, before === undefined ? given : `${before}, ${given}`);
  }
  return Object.fromEntries(texts);
}

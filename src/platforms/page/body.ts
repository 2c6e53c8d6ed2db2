/** What a form sends: read to its end, so that a browser gets the answer and not a broken connection, and never kept beyond a limit. */
import type { IncomingMessage } from 'node:http';

/** A body is read and thrown away so far beyond its limit; then the connection is cut. */
const MAX_DISCARDED = 32_000_000;

/** @returns undefined when it is larger than `most` bytes */
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

/** Undefined for a body that is no form. */
export async function readForm(body: Buffer, type: string | undefined): Promise<FormData | undefined> {
  try {
    return await new Response(new Uint8Array(body), { headers: { 'Content-Type': type ?? '' } }).formData();
  } catch {
    return undefined;
  }
}

/** Of a field that is sent several times, what was ticked, with commas between. */
export function textsIn(form: FormData): Readonly<Record<string, string>> {
  const texts = new Map<string, string>();
  for (const [name, given] of form.entries()) {
    if (typeof given !== 'string') continue;
    const before = texts.get(name);
    texts.set(name, before === undefined ? given : `${before}, ${given}`);
  }
  return Object.fromEntries(texts);
}

/** A file as somebody has it who downloaded it: long ones come by parts. */
import type { FileContent } from '../../src/kit/file.ts';

export async function wholeFile(made: FileContent): Promise<string | Uint8Array> {
  const content = await made;
  if (typeof content === 'string' || content instanceof Uint8Array) return content;
  const parts: Uint8Array[] = [];
  for await (const part of content) parts.push(part);
  return Buffer.concat(parts);
}

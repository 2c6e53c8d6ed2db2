import type { IncomingMessage } from 'node:http';

/**
 * Reads the body of a request that Express does not. An iterator over the parts would make a dozen promises for a body that
 * nearly always comes in one part.
 * @returns undefined when the sender has gone, or has sent more than `most` bytes
 */
export const bytesOf = (req: IncomingMessage, most: number): Promise<Buffer | undefined> =>
  new Promise((resolve) => {
    const parts: Buffer[] = [];
    let size = 0;
    req.on('data', (part: Buffer) => {
      size += part.length;
      if (size > most) resolve(undefined);
      else parts.push(part);
    });
    req.on('end', () => resolve(parts.length === 1 ? parts[0] : Buffer.concat(parts)));
    req.on('error', () => resolve(undefined));
    req.on('close', () => resolve(undefined));
  });

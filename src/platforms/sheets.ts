/** Files that people hand in where they chat: which are lists, how many are taken, and how they are fetched. */
import { request } from 'undici';

const SHEET = /\.(csv|tsv|xlsx)$/i;
/** By its name: what programs say of the kind of a spreadsheet differs. */
export const isSheet = (name: string | null | undefined): boolean => SHEET.test(name ?? '');

/** Of one message; each is answered. */
export const MAX_SHEETS = 3;

/** Beyond this nothing is read: the core refuses a file long before. */
const MAX_BYTES = 8_000_000;
const TIMEOUT_MS = 20_000;

/**
 * Fetches a file and follows no redirect: a token goes to the address that was checked, and nowhere else.
 * @returns undefined when there is no such file now; what is too large is cut
 */
export async function download(
  url: URL,
  headers: Readonly<Record<string, string>> = {},
): Promise<Uint8Array | undefined> {
  const answer = await request(url, { headers, signal: AbortSignal.timeout(TIMEOUT_MS) });
  const type = [answer.headers['content-type']].flat().join();
  // A page in the place of the file is a sign-in: the token may not read it.
  if (answer.statusCode !== 200 || /^text\/html/i.test(type)) {
    await answer.body.dump();
    return undefined;
  }
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of answer.body as AsyncIterable<Buffer>) {
    parts.push(part);
    size += part.length;
    if (size > MAX_BYTES) break;
  }
  return Buffer.concat(parts);
}

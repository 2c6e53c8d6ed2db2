/**
 * Files with tables, and templates, that people send in a chat: how they are recognised, how many are taken, and how they are downloaded.
 */
import { request } from 'undici';

const SHEET = /\.(csv|tsv|xlsx|docx|docm|dotx)$/i;
/** Is it a table or a template, by the file's name? The media types that programs give to spreadsheets differ. */
export const isSheet = (name: string | null | undefined): boolean => SHEET.test(name ?? '');

/** The maximum of files in one message. Each of them is answered; those beyond it are named. */
export const MAX_SHEETS = 3;

/** The number of bytes after which a download is cut. The core refuses files far smaller than this. */
const MAX_BYTES = 8_000_000;
const TIMEOUT_MS = 20_000;

/**
 * Downloads a file. Redirects are not followed, so that the token is only sent to the address that was checked.
 * @returns undefined when the file cannot be had now; a file that is too large is cut
 */
export async function download(
  url: URL,
  headers: Readonly<Record<string, string>> = {},
): Promise<Uint8Array | undefined> {
  const answer = await request(url, { headers, signal: AbortSignal.timeout(TIMEOUT_MS) });
  const type = [answer.headers['content-type']].flat().join();
  // A page in place of the file is a sign-in page: the token may not read the file.
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

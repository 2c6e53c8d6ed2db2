/** Blocks of headers: in delivery reports, and of mails that came back. */

/** The headers of one block, by their names in lower case; of several with one name the first. Folded lines are joined. */
export type Headers = ReadonlyMap<string, string>;

const MAX_LINES = 2_000;

export function headersIn(block: string): Headers {
  const found = new Map<string, string>();
  let last: string | undefined;
  for (const line of block.split(/\r?\n/, MAX_LINES)) {
    if (line === '') break;
    const colon = line.indexOf(':');
    if (/^[ \t]/.test(line)) {
      if (last !== undefined) found.set(last, `${found.get(last) ?? ''} ${line.trim()}`);
    } else if (colon > 0) {
      const name = line.slice(0, colon).trim().toLowerCase();
      last = found.has(name) ? undefined : name;
      if (last !== undefined) found.set(last, line.slice(colon + 1).trim());
    }
  }
  return found;
}

/** Blocks that are parted by empty lines, as in a delivery report. */
export const blocksIn = (text: string): readonly Headers[] =>
  text
    .split(/(?:\r?\n){2}/, MAX_LINES)
    .map(headersIn)
    .filter(({ size }) => size > 0);

/** Reads a mail as a mailbox shows it: headers in words, and the text parts decoded. */
export interface ReadMail {
  readonly raw: string;
  /** The headers by their names in lower case, decoded. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly html: string;
  /** The part for calendar programs; empty where there is none. */
  readonly calendar: string;
  /** The types of the parts, in their order. */
  readonly types: readonly string[];
}

export function parse(raw: string): ReadMail {
  const { headers, parts } = partsOf(raw);
  const ofType = (type: string): string => parts.find((part) => part.type === type)?.content ?? '';
  const [text, html, calendar] = [ofType('text/plain'), ofType('text/html'), ofType('text/calendar')];
  return { raw, headers, text, html, calendar, types: parts.map(({ type }) => type) };
}

interface Part {
  readonly type: string;
  readonly content: string;
}

function partsOf(raw: string): { readonly headers: Record<string, string>; readonly parts: readonly Part[] } {
  const cut = raw.indexOf('\r\n\r\n');
  const headers = headersIn(raw.slice(0, cut));
  const body = raw.slice(cut + 4);
  const kind = headers['content-type'] ?? 'text/plain';
  const boundary = /boundary="?([^";]+)"?/.exec(kind)?.[1];
  if (boundary === undefined) {
    const type = kind.split(';')[0]?.trim().toLowerCase() ?? '';
    return { headers, parts: [{ type, content: decoded(body, headers['content-transfer-encoding'] ?? '7bit') }] };
  }
  const inner = body.split(`--${boundary}`).slice(1, -1);
  return {
    headers,
    parts: inner.flatMap((part) => [...partsOf(part.replace(/^\r\n/, '').replace(/\r\n$/, '')).parts]),
  };
}

function headersIn(head: string): Record<string, string> {
  const lines = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n');
  return Object.fromEntries(
    lines.map((line) => {
      const at = line.indexOf(':');
      return [line.slice(0, at).toLowerCase(), inWords(line.slice(at + 1).trim())];
    }),
  );
}

/** Encoded words (RFC 2047). A space between two of them is not shown. */
const inWords = (value: string): string =>
  value
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/(?:=\?utf-8\?[QB]\?[^?]*\?=)+/gi, (words) =>
      Buffer.concat(
        [...words.matchAll(/=\?utf-8\?([QB])\?([^?]*)\?=/gi)].map(([, how, word]) => bytesOf(word ?? '', how ?? '')),
      ).toString(),
    );

const bytesOf = (word: string, how: string): Buffer =>
  how.toUpperCase() === 'B' ? Buffer.from(word, 'base64') : quotedPrintable(word.replaceAll('_', ' '));

const quotedPrintable = (text: string): Buffer =>
  Buffer.from(
    text
      .replace(/=\r\n/g, '')
      .replace(/=([0-9A-F]{2})/gi, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  );

function decoded(body: string, encoding: string): string {
  const content =
    encoding === 'base64'
      ? Buffer.from(body, 'base64')
      : encoding === 'quoted-printable'
        ? quotedPrintable(body)
        : Buffer.from(body);
  return content.toString().replaceAll('\r\n', '\n');
}

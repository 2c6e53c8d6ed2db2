/** Adds the addresses of links to the HTML of a message, because plain text would lose them. */

/** The same HTML with each link's address after its words, unless they are the same. */
export function withAddresses(html: string): string {
  let open: { readonly address: string; label: string } | undefined;
  const [first = '', ...pieces] = html.split('<');
  const told = pieces.map((piece) => {
    const end = piece.indexOf('>');
    const tag = piece.slice(0, Math.max(0, end));
    if (/^\/a\s*$/i.test(tag) && open) {
      const { address, label } = open;
      open = undefined;
      return `${saysSame(label, address) ? '' : ` (${address})`}<${piece}`;
    }
    if (/^a\s/i.test(tag)) {
      const address = HREF.exec(tag)?.[1] ?? '';
      open = WEB.test(address) ? { address, label: piece.slice(end + 1) } : undefined;
    } else if (open) open.label += piece.slice(end + 1);
    return `<${piece}`;
  });
  return first + told.join('');
}

const HREF = /\bhref="([^"]{1,3000})"/i;
const WEB = /^(?:https?:\/\/|mailto:)/i;

const bare = (address: string): string =>
  address
    .trim()
    .replace(/^(?:https?:\/\/|mailto:)/i, '')
    .replace(/\/$/, '');
const saysSame = (label: string, address: string): boolean => bare(label) === bare(address);

/** The addresses of a message's files. Cards and quoted messages have an address too, but are not files. */
export const filesIn = (attachments: unknown): string[] =>
  (Array.isArray(attachments) ? attachments : []).flatMap((one: unknown) => {
    const { contentType, contentUrl } = (one ?? {}) as { contentType?: unknown; contentUrl?: unknown };
    const isFile = contentType === 'reference' && typeof contentUrl === 'string' && contentUrl.startsWith('https://');
    return isFile ? [contentUrl.replaceAll(' ', '%20')] : [];
  });

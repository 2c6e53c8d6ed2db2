const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** Teams' own limit for a message. A longer text is not read further. */
export const MAX_MESSAGE = 100_000;

/** The text of a message that is HTML: paragraphs and breaks become lines, other tags are removed. */
export function plainOf(html: string): string {
  const lines = html
    .slice(0, MAX_MESSAGE)
    .replace(/[\r\n]+/g, ' ')
    .replace(/<br\s*\/?>|<\/(?:p|div|li|h[1-6]|tr|blockquote)>/gi, '\n');
  return withoutMarks(lines)
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{1,32}));/gi, character)
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Removes everything from each `<` to the next `>`. A `<` without a `>` is an ordinary character. */
function withoutMarks(text: string): string {
  const kept: string[] = [];
  let from = 0;
  for (let opens = text.indexOf('<'); opens >= 0; opens = text.indexOf('<', from)) {
    const closes = text.indexOf('>', opens);
    if (closes < 0) break;
    kept.push(text.slice(from, opens));
    from = closes + 1;
  }
  return kept.join('') + text.slice(from);
}

function character(all: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return Object.hasOwn(ENTITIES, name) ? (ENTITIES[name] ?? all) : all;
  const code = decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : all;
}

/** What a reader sees of the HTML part of a mail. */
const NAMES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

export const seenInHtml = (html: string): string =>
  html
    .replace(/<head>[^]*<\/head>/, '')
    .replace(/<br>/g, '\n')
    .replace(/<\/(?:td|tr|h1|table)>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(\w+|#39);/g, (all, name: string) => NAMES[name] ?? all)
    .replace(/^(?:• |— )/gm, '');

/**
 * What a reader sees of the text part: as it is, and without the marks of lists and quotations, which people's own words may
 * begin with too. Only there it ends where something was cut.
 */
export const seenInText = (text: string): string =>
  `${text.replaceAll('…', '')}\n${text.replace(/^(?:> |- | {2}|— )/gm, '')}`;

export const bytesIn = (text: string): number => Buffer.byteLength(text);

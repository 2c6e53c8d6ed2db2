/** Is a part of a Word file well-formed XML? Word opens no file of which a part is not. */

// XML 1.0: a tag with its attributes in quotation marks, in which ">" is allowed and "<" is not.
const TAG = /<(\/?)([^\s<>/!?="'&]+)(?:\s+[^\s<>/="'&]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*\s*(\/?)>/g;
// What is not ended goes on to the end of the file: otherwise each beginning would be searched for its end again.
const ASIDE = /(?:<!--[\s\S]*?(-->|$)|<\?[\s\S]*?(\?>|$)|<!\[CDATA\[[\s\S]*?(\]\]>|$))/g;
const LOOSE = /<|&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i;

export function isWellFormed(xml: string): boolean {
  const content = xml.replace(ASIDE, (_all, ...[comment, instruction, data]: (string | undefined)[]) =>
    comment || instruction || data ? '' : '<',
  );
  if (LOOSE.test(content.replace(TAG, ''))) return false;
  const open: string[] = [];
  let roots = 0;
  for (const [, ends, name = '', isEmpty] of content.matchAll(TAG)) {
    if (ends) {
      if (open.pop() !== name) return false;
    } else {
      if (open.length === 0) roots += 1;
      if (!isEmpty) open.push(name);
    }
  }
  return open.length === 0 && roots === 1;
}

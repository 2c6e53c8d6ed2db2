/**
 * Removes trailing characters from a text. A regular expression such as `/x+$/` takes quadratic time on a long run of x, and
 * people can send long texts.
 * @param marks tested on one character at a time
 */
export function withoutEnd(text: string, marks: RegExp): string {
  let end = text.length;
  while (end > 0 && marks.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

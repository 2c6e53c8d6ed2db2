/**
 * What stands at the end of a text, taken off. An expression such as `/x+$/` begins at every x and runs to the last one: on a
 * text of many it takes the square of their number, and what people send may be long.
 * @param marks looked at one character at a time
 */
export function withoutEnd(text: string, marks: RegExp): string {
  let end = text.length;
  while (end > 0 && marks.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** Text as runs of one direction: Word needs to be told which of them run from right to left, and in which script. */

/** Hebrew, Arabic, Syriac, Thaana, N'Ko and their presentation forms. */
const RTL = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const LTR = /\p{L}/u;
/** From the first to the last right-to-left letter, with everything between them. */
const RTL_RUN =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}](?:[\P{L}]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}])*/gu;
/** Direction marks, which are not needed here because the runs have a direction. */
export const MARKS = /[\u200e\u200f\u2066-\u2069]/g;

export interface Run {
  readonly text: string;
  readonly rightToLeft: boolean;
}

/** The runs of one line, none of them empty. */
export function runsOf(line: string): Run[] {
  const text = line.replace(MARKS, '');
  const runs: Run[] = [];
  let at = 0;
  for (const found of text.matchAll(RTL_RUN)) {
    if (found.index > at) runs.push({ text: text.slice(at, found.index), rightToLeft: false });
    runs.push({ text: found[0], rightToLeft: true });
    at = found.index + found[0].length;
  }
  if (at < text.length) runs.push({ text: text.slice(at), rightToLeft: false });
  return runs;
}

/** Does the text begin from the right? As its first letter says. */
export function beginsRight(text: string): boolean {
  for (const letter of text) {
    if (RTL.test(letter)) return true;
    if (LTR.test(letter)) return false;
  }
  return false;
}

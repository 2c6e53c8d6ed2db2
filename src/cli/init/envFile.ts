/** Reads and changes a file of settings (`.env`) without losing what an administrator wrote in it. */
import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { parseEnv } from 'node:util';

/** Settings by name. An empty text is a setting that is to be taken out. */
export type Settings = Readonly<Record<string, string>>;

/** @returns what stands in the file; nothing when there is none */
export const readEnvFile = (file: string): Settings =>
  existsSync(file) ? (parseEnv(readFileSync(file, 'utf8')) as Settings) : {};

/** `#` begins a comment and spaces at the ends are cut, unless the value is quoted. No kind of quotation mark can be escaped. */
function quoted(value: string): string {
  if (!/[#'"`\\]|^\s|\s$/.test(value)) return value;
  const mark = ["'", '"', '`'].find((each) => !value.includes(each));
  if (mark === undefined) throw new RangeError('a value with all three kinds of quotation marks cannot be written');
  return `${mark}${value}${mark}`;
}

const nameIn = (line: string): string | undefined => /^\s*(?:#\s*)?(?:export\s+)?([A-Z][A-Z0-9_]*)\s*=/.exec(line)?.[1];
const isComment = (line: string): boolean => line.trimStart().startsWith('#');

/**
 * @param text the file as it is, or `.env.example`
 * @param settings what it is to say. A setting replaces its line, or the comment that shows how to set it; an empty one is
 *   turned back into that comment; one that has no line is added at the end.
 */
export function withSettings(text: string, settings: Settings): string {
  const lines = text.replace(/\n$/, '').split('\n');
  // The last line that sets a name counts; where none does, its comment is the place.
  const placeOf = (name: string): number => {
    const set = lines.findLastIndex((line) => nameIn(line) === name && !isComment(line));
    return set >= 0 ? set : lines.findLastIndex((line) => nameIn(line) === name);
  };
  for (const [name, value] of Object.entries(settings)) {
    const place = placeOf(name);
    const line = value === '' ? `#${name}=` : `${name}=${quoted(value)}`;
    if (place >= 0) lines[place] = line;
    else if (value !== '') lines.push(line);
  }
  return `${lines.join('\n')}\n`;
}

/** Replaces the file as a whole. It holds secrets, so only its owner may read it. */
export function writeEnvFile(file: string, text: string): void {
  const beside = `${file}.new`;
  writeFileSync(beside, text, { mode: 0o600 });
  chmodSync(beside, 0o600);
  renameSync(beside, file);
}

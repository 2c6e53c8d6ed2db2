/** SQLite's faults for an administrator: its own words name neither the file nor what can be done. */
const WORDS: Readonly<Record<string, string>> = {
  SQLITE_NOTADB: 'it is not a SQLite database',
  SQLITE_CORRUPT: 'its pages do not hold together',
  SQLITE_CANTOPEN: 'it cannot be opened',
  SQLITE_READONLY: 'it cannot be written to',
  SQLITE_PERM: 'it may not be used',
  SQLITE_FULL: 'the disk is full',
  SQLITE_IOERR: 'the disk could not be read or written, or the file is shorter than it says',
};

/** The words follow the name of the file and a colon. */
export function faultWords(fault: unknown): string {
  if (!(fault instanceof Error)) return String(fault);
  const code = 'code' in fault ? String(fault.code) : '';
  // Extended codes begin with the name of their kind: `SQLITE_IOERR_SHORT_READ`.
  const kind = Object.keys(WORDS).find((name) => code === name || code.startsWith(`${name}_`));
  return (kind && WORDS[kind]) ?? fault.message;
}

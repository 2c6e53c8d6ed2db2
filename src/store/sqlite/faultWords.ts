/** SQLite's faults in words for an administrator. SQLite's own messages name neither the file nor a remedy. */
const WORDS: Readonly<Record<string, string>> = {
  SQLITE_NOTADB: 'it is not a SQLite database',
  SQLITE_CORRUPT: 'its pages do not hold together',
  SQLITE_CANTOPEN: 'it cannot be opened',
  SQLITE_READONLY: 'it cannot be written to',
  SQLITE_PERM: 'it may not be used',
  SQLITE_FULL: 'the disk is full',
  SQLITE_IOERR: 'the disk could not be read or written, or the file is shorter than it says',
};

/** The words for a fault. They follow the name of the file and a colon. */
export function faultWords(fault: unknown): string {
  if (!(fault instanceof Error)) return String(fault);
  const code = 'code' in fault ? String(fault.code) : '';
  // An extended code begins with the name of its kind: `SQLITE_IOERR_SHORT_READ`.
  const kind = Object.keys(WORDS).find((name) => code === name || code.startsWith(`${name}_`));
  return (kind && WORDS[kind]) ?? fault.message;
}

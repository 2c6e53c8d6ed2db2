/** Packs the parts of an Office file: in the order of their names and without times, so that the same parts give the same bytes. */
import { zipSync } from 'fflate';

/** The earliest day that a ZIP archive can store. */
const LONG_AGO = new Date(1980, 0, 1);

export const packed = (parts: Readonly<Record<string, Uint8Array>>): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(parts)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, content]) => [name, [content, { mtime: LONG_AGO }]]),
    ),
  );

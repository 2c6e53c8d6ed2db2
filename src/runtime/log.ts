/** Structured logs. They contain references and person ids, never names, addresses or what people write. */
import pino, { type DestinationStream, type Logger } from 'pino';
import type { LogLevel } from './config.ts';
import { safeError } from './safeError.ts';

export type Log = Logger;

/** @param level pino's levels; logs go to standard output, one JSON object a line */
export const createLogger = (level: LogLevel, to: DestinationStream = logOutput(1)): Log =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: (err: unknown) => safeError(err) },
      formatters: { level: (label) => ({ level: label }) },
    },
    to,
  );

/** The number of characters that are buffered while the output cannot be written. Further lines are lost. */
const MAX_WAITING = 1_000_000;

/**
 * An output whose faults, such as a full disk, do not stop the program. pino's own output would throw, or retry for ever
 * while the whole process waits.
 */
export function logOutput(fd: number): DestinationStream {
  const output = pino.destination({ dest: fd, sync: false, maxLength: MAX_WAITING });
  const flush = output.flushSync.bind(output);
  let isFailing = false;
  output.on('error', () => (isFailing = true));
  output.on('write', () => (isFailing = false));
  output.flushSync = () => {
    if (!isFailing) flush();
  };
  return output;
}

/** Structured logs. They contain references and person ids, never names, addresses or what people write. */
import pino, { type DestinationStream, type Logger } from 'pino';
import type { LogLevel } from './config.ts';

export type Log = Logger;

/** @param level pino's levels; logs go to standard output, one JSON object a line */
export const createLogger = (level: LogLevel, to: DestinationStream = logOutput(1)): Log =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      // For a plain object pino would log the type "Object".
      serializers: { err: (err: unknown) => (err instanceof Error ? pino.stdSerializers.err(err) : err) },
      formatters: { level: (label) => ({ level: label }) },
    },
    to,
  );

/** Characters that are buffered while the output cannot be written; more is lost. */
const MAX_WAITING = 1_000_000;

/**
 * A log that cannot be written, as on a full disk, must not stop the program. pino's output alone would throw, and then
 * retry for ever while the whole process waits.
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

/** Structured logs: what happened, with references and person ids; never names, addresses or anybody's words. */
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
      // Of what is no error any more pino would say that its type is Object.
      serializers: { err: (err: unknown) => (err instanceof Error ? pino.stdSerializers.err(err) : err) },
      formatters: { level: (label) => ({ level: label }) },
    },
    to,
  );

/** So many characters wait for an output that takes nothing; what is logged beyond them is lost. */
const MAX_WAITING = 1_000_000;

/**
 * A log that cannot be written, as on a full disk, stops nobody's press. Of itself pino's output would throw, and then
 * try again for ever, with the whole process waiting for it.
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

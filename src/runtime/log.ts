/** Structured logs: what happened, with references and person ids; never names, addresses or anybody's words. */
import pino, { type Logger } from 'pino';
import type { LogLevel } from './config.ts';

export type Log = Logger;

/** @param level pino's levels; logs go to standard output, one JSON object a line */
export const makeLog = (level: LogLevel): Log =>
  pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    // What is already put into words stays as it is: pino would call it an `Object`.
    serializers: { err: (fault: unknown) => (fault instanceof Error ? pino.stdSerializers.err(fault) : fault) },
  });

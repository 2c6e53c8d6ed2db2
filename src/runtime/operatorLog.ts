/**
 * The log as an operator reads it: every fault has a stable code, and one that repeats is logged once, then counted and
 * summed up once a minute.
 */
import { MINUTE_MS } from '../core/spans.ts';
import { codeOf } from './faultCodes.ts';
import { safeError, unwordedError } from './safeError.ts';

type Details = object;
type Write = (details: Details, message: string) => void;
export interface Output {
  readonly debug: Write;
  readonly info: Write;
  readonly warn: Write;
  readonly error: Write;
  readonly fatal: Write;
}

export interface OperatorLog extends Output {
  /** Sums up what has repeated. Called before the end. */
  flush(): void;
}

export interface OperatorLogDeps {
  readonly to: Output;
  /** Calls back after so many milliseconds. */
  readonly callAfter: (ms: number, callback: () => void) => void;
}

interface Repeated {
  readonly level: 'warn' | 'error';
  readonly code: string;
  times: number;
  /** The references that people were given. */
  readonly references: string[];
}

/** More kinds of faults at once are logged each. */
const MAX_KINDS = 1_000;
const MAX_REFERENCES = 20;

export function createOperatorLog({ to, callAfter }: OperatorLogDeps): OperatorLog {
  const recent = new Map<string, Repeated>();

  function sumUp(key: string): void {
    const found = recent.get(key);
    recent.delete(key);
    if (!found || found.times === 0) return;
    const { level, code, times, references } = found;
    const given = references.length > 0 && { references };
    to[level]({ code: 'fault.repeated', of: code, times, ...given }, 'the same fault came again');
  }

  /** A fault of this kind now; later ones within a minute are counted. */
  const writing =
    (level: 'warn' | 'error'): Write =>
    (details, message) => {
      const { err, code = codeOf(message), reference, ...rest } = details as Readonly<Record<string, unknown>>;
      const safe = err === undefined ? undefined : safeError(err);
      // A sentence that is not in the table is somebody else's, and may hold anything.
      const key = [level, code, safe?.type, safe?.code, JSON.stringify(rest)].join(' ');
      const known = recent.get(key);
      if (known) {
        known.times += 1;
        if (typeof reference === 'string' && known.references.length < MAX_REFERENCES) known.references.push(reference);
        return;
      }
      to[level]({ code, ...rest, ...(reference !== undefined && { reference }), ...(safe && { err: safe }) }, message);
      if (recent.size >= MAX_KINDS) return;
      recent.set(key, { level, code: String(code), times: 0, references: [] });
      callAfter(MINUTE_MS, () => sumUp(key));
    };

  return {
    debug: (details, message) => to.debug(details, message),
    info: (details, message) => to.info(details, message),
    warn: writing('warn'),
    error: writing('error'),
    fatal(details, message) {
      const { err, code = codeOf(message), ...rest } = details as Readonly<Record<string, unknown>>;
      to.fatal({ code, ...rest, ...(err !== undefined && { err: unwordedError(err) }) }, message);
    },
    flush: () => [...recent.keys()].forEach(sumUp),
  };
}

/**
 * The same log, with each fault counted by its code, repeated ones too. A warning is no fault: a slow write or a message that
 * nobody can be sent says that something was seen, not that Concord failed.
 */
export const countingFaults = (log: OperatorLog, counted: (code: string) => void): OperatorLog => ({
  ...log,
  error(details, message) {
    counted((details as { readonly code?: string }).code ?? codeOf(message));
    log.error(details, message);
  },
});

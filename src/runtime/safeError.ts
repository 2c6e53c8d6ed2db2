/**
 * An error as it is logged: its kind and its place. Messages of libraries quote what they could not read, and errors carry
 * whole requests; words of people must not come into the log with them.
 */
export interface SafeError {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  readonly stack?: string;
  readonly cause?: SafeError;
}

/** Longer messages quote something. */
const MAX_MESSAGE = 300;
const MAX_CAUSES = 5;

/** What stands in quotation marks, or behind one that is not closed. Single ones are left: the system puts paths between them, and V8 names of properties. */
const QUOTED = /"(?:[^"\\]|\\.)*(?:"|\\?$)|[“«][^”»]*(?:[”»]|$)|`[^`]*(?:`|$)/gs;
/** What MongoDB says of a unique index, and what follows. */
const KEY = /\bdup key:.*$/s;

/** @param type JSON and Zod quote their input in all their messages */
function messageOf(type: string, message: string): string {
  if (type === 'ZodError' || (type === 'SyntaxError' && /JSON/.test(message))) return 'the input has another form';
  const [line = ''] = message.replace(KEY, 'dup key').replace(QUOTED, '"…"').split('\n');
  return line.slice(0, MAX_MESSAGE);
}

/** The places in the code, without the message that stands before them. */
const placesIn = (stack: string): string[] => stack.split('\n').filter((line) => /^\s+at /.test(line));

/** What is known of an error that nobody expected: its kind, code and places. Its message may hold anything. */
export function unwordedError(error: unknown): Omit<SafeError, 'message' | 'cause'> {
  const { type, code, stack } = safeError(error);
  const places = placesIn(stack ?? '');
  return {
    type,
    ...(code !== undefined && { code }),
    ...(places.length > 0 && { stack: places.join('\n') }),
  };
}

export function safeError(error: unknown, depth = 0): SafeError {
  if (typeof error !== 'object' || error === null) return { type: typeof error, message: 'not an error' };
  const { name, type: given, message, code, stack, cause } = error as Readonly<Record<string, unknown>>;
  const kind = error instanceof Error ? name : given;
  const type = (typeof kind === 'string' ? kind : 'object').slice(0, MAX_MESSAGE);
  const said = messageOf(type, typeof message === 'string' ? message : '');
  const places = typeof stack === 'string' ? placesIn(stack) : [];
  return {
    type,
    message: said,
    ...((typeof code === 'string' || typeof code === 'number') && { code: String(code).slice(0, MAX_MESSAGE) }),
    ...(places.length > 0 && { stack: [`${type}: ${said}`, ...places].join('\n') }),
    ...(cause instanceof Error && depth < MAX_CAUSES && { cause: safeError(cause, depth + 1) }),
  };
}

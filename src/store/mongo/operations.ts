import { withinOrThrow } from '../../core/timeout.ts';
import mongoose from 'mongoose';

/** The store did not answer in time or cannot be reached. It is not known whether the operation happened. */
export class StoreTimeout extends Error {
  override readonly name = 'StoreTimeout';
}

/**
 * The time limit for one operation. A person's platform waits three seconds for a whole press; a press that is not done in
 * time is answered with "try again".
 */
export const OPERATION_TIMEOUT_MS = 2_000;

/** @throws StoreTimeout when it takes longer; the operation may still happen later */
export async function within<Result>(promise: Promise<Result>, ms = OPERATION_TIMEOUT_MS): Promise<Result> {
  return withinOrThrow(promise, ms, () => new StoreTimeout(`MongoDB has not answered for ${ms} ms`));
}

/** A query or an aggregation that has not been sent yet. */
type Askable<Result> = { exec(): Promise<Result> } & (
  { maxTimeMS(ms: number): unknown } | { option(options: { readonly maxTimeMS: number }): unknown }
);

/**
 * Sends a query with a time limit that also applies on the server. Otherwise the query would go on without a reader and
 * occupy its connection.
 * @throws StoreTimeout, or the server's own error about its time limit
 */
export function execWithin<Result>(query: Askable<Result>, ms = OPERATION_TIMEOUT_MS): Promise<Result> {
  if ('maxTimeMS' in query) query.maxTimeMS(ms);
  else query.option({ maxTimeMS: ms });
  return within(query.exec(), ms);
}

/** The time limit for writes that take their options with the call. */
export const timeLimit = (ms: number): { readonly maxTimeMS: number } => ({ maxTimeMS: ms });

/** Was the write refused because another process had inserted the row already? */
export const isDuplicate = (fault: unknown): boolean =>
  fault instanceof Error && 'code' in fault && (fault as { code: unknown }).code === 11000;

/**
 * Has the server checked the write and refused it (disk full, no permission)? Then nothing was written. Errors of the
 * network, of a change of primaries or about a missing majority do not prove that.
 */
export const isRefused = (fault: unknown): boolean =>
  fault instanceof mongoose.mongo.MongoServerError &&
  !(fault instanceof mongoose.mongo.MongoWriteConcernError) &&
  !fault.hasErrorLabel('RetryableWriteError') &&
  !CUT_OFF.has(Number(fault.code));

/**
 * Errors of a server, or of a mongos about one, that was stopped during an operation: MaxTimeMSExpired (a limit that the
 * service sets), ExceededTimeLimit, NetworkInterfaceExceededTimeLimit, HostUnreachable, HostNotFound, NetworkTimeout,
 * SocketException, ShutdownInProgress, PrimarySteppedDown, InterruptedAtShutdown, Interrupted,
 * InterruptedDueToReplStateChange. They have the label "retryable" only where the driver may try again.
 */
const CUT_OFF: ReadonlySet<number> = new Set([50, 262, 202, 6, 7, 89, 9001, 91, 189, 11600, 11601, 11602]);

interface WriteError {
  readonly code?: number;
  readonly err?: { readonly code?: number };
}
interface BulkFault {
  readonly writeErrors?: WriteError | readonly WriteError[];
}

/** Waits for unordered writes. Duplicate keys are not an error: those writes were made before. */
export async function ignoringDuplicates(write: Promise<unknown>): Promise<void> {
  try {
    await write;
  } catch (fault) {
    const errors = [(fault as BulkFault).writeErrors ?? []].flat() as readonly WriteError[];
    const allTaken = errors.every(({ code, err }) => (code ?? err?.code) === 11000);
    if (errors.length > 0 ? !allTaken : !isDuplicate(fault)) throw fault;
  }
}

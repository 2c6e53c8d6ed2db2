import { withinOrThrow } from '../../core/timeout.ts';
import mongoose from 'mongoose';

/** The store did not answer in time, or is not there. Whether what was asked for happened is not known. */
export class StoreAway extends Error {
  override readonly name = 'StoreAway';
}

/**
 * So long is waited for one answer of the database. A person's platform waits three seconds for the whole of a press, and
 * what was not heard of in time is told as "try again in a moment".
 */
export const PATIENCE_MS = 2_000;

/** @throws StoreAway when it takes longer; it may still happen later */
export async function within<Result>(promise: Promise<Result>, ms = PATIENCE_MS): Promise<Result> {
  return withinOrThrow(promise, ms, () => new StoreAway(`MongoDB has not answered for ${ms} ms`));
}

/** A query or an aggregation, before it is sent. */
type Askable<Result> = { exec(): Promise<Result> } & (
  { maxTimeMS(ms: number): unknown } | { option(options: { readonly maxTimeMS: number }): unknown }
);

/**
 * Sends it, and waits so long. The server gives it up at the same time: otherwise it would go on for nobody, and hold its
 * connection from whoever asks next.
 * @throws StoreAway, or the server's own word that its time was over
 */
export function asked<Result>(query: Askable<Result>, ms = PATIENCE_MS): Promise<Result> {
  if ('maxTimeMS' in query) query.maxTimeMS(ms);
  else query.option({ maxTimeMS: ms });
  return within(query.exec(), ms);
}

/** For writes that take their options at once. */
export const upTo = (ms: number): { readonly maxTimeMS: number } => ({ maxTimeMS: ms });

/** Someone else has inserted it already. */
export const isDuplicate = (fault: unknown): boolean =>
  fault instanceof Error && 'code' in fault && (fault as { code: unknown }).code === 11000;

/**
 * The server has looked at the write and said no (it is full, or may not): nothing was written. A word about the network, a
 * change of primaries or a missing majority says nothing of that.
 */
export const isRefused = (fault: unknown): boolean =>
  fault instanceof mongoose.mongo.MongoServerError &&
  !(fault instanceof mongoose.mongo.MongoWriteConcernError) &&
  !fault.hasErrorLabel('RetryableWriteError') &&
  !CUT_OFF.has(Number(fault.code));

/**
 * Words of a server, or of a mongos about one, that it was stopped in the middle of its work: MaxTimeMSExpired (a limit
 * that the service sets), ExceededTimeLimit, NetworkInterfaceExceededTimeLimit, HostUnreachable, HostNotFound,
 * NetworkTimeout, SocketException, ShutdownInProgress, PrimarySteppedDown, InterruptedAtShutdown, Interrupted,
 * InterruptedDueToReplStateChange. They are labelled as retryable only where the driver may try again.
 */
const CUT_OFF: ReadonlySet<number> = new Set([50, 262, 202, 6, 7, 89, 9001, 91, 189, 11600, 11601, 11602]);

interface WriteError {
  readonly code?: number;
  readonly err?: { readonly code?: number };
}
interface BulkFault {
  readonly writeErrors?: WriteError | readonly WriteError[];
}

/** Runs unordered writes of which those that find their place taken have been done before. */
export async function passingDuplicates(write: Promise<unknown>): Promise<void> {
  try {
    await write;
  } catch (fault) {
    const errors = [(fault as BulkFault).writeErrors ?? []].flat() as readonly WriteError[];
    const allTaken = errors.every(({ code, err }) => (code ?? err?.code) === 11000);
    if (errors.length > 0 ? !allTaken : !isDuplicate(fault)) throw fault;
  }
}

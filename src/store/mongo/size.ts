import mongoose from 'mongoose';
import type { PreparedWrite } from '../content.ts';
import type { Commit } from '../store.ts';
import { toMailings } from './changes.ts';
import { toValue } from './values.ts';

/**
 * The size of a commit in MongoDB, in bytes: of the journal row, which contains its JSON as a string, and of the documents
 * that are derived from it. Letters outside ASCII take two to four bytes each.
 */
export function sizeOf(commit: Commit, ready: PreparedWrite | undefined): number {
  const texts = textsOf(commit, ready);
  const rough = sum(texts.map((text) => Buffer.byteLength(text))) + commit.journal.length * LINE_BYTES;
  return rough > ROUGH_BYTES ? Math.max(rough, exact(texts, ready)) : rough;
}

/** The size of a line without its answer. */
const LINE_BYTES = 500;
/**
 * Up to this size an estimate is enough. Stored as documents, the same content may take six times as much, which MongoDB
 * still accepts.
 */
const ROUGH_BYTES = 2 * 1024 * 1024;

function textsOf({ envelopes, tasks, journal }: Commit, ready: PreparedWrite | undefined): string[] {
  return [
    ready?.head ?? '',
    ...[...(ready?.added.values() ?? [])].flat(),
    ...(envelopes.length > 0 || tasks.length > 0 ? [JSON.stringify([toMailings(envelopes, 0), tasks])] : []),
    ...journal.map(({ answer }) => JSON.stringify(answer)),
  ];
}

/** The exact size: that of the row, with JSON inside JSON, or of the largest document that is derived from it. */
function exact(texts: readonly string[], ready: PreparedWrite | undefined): number {
  const row = sum(texts.map((text) => Buffer.byteLength(JSON.stringify(text))));
  const documents = [ready?.head ?? '{}', ...[...(ready?.added.values() ?? [])].flat()];
  const largest = Math.max(...documents.map((text) => calculateObjectSize({ state: toValue(JSON.parse(text)) })));
  return Math.max(row, largest);
}

const { calculateObjectSize } = mongoose.mongo.BSON;
const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

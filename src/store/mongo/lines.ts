import type { Answer } from '../../core/answer.ts';
import type { EventId, Instant, NetworkId, Ref } from '../../core/ids.ts';
import { lineHash } from '../chain.ts';
import type { Accepted, Same } from '../repeats.ts';
import type { AuditLine, JournalEntry, SentWitness } from '../store.ts';
import type { JournalRow, LineRow } from './rows.ts';
import { fromDate, fromText, fromValue, toDate, toText, toValue } from './values.ts';

/** Lines of the audit trail, as they are stored in the rows of the journal. */

/** The next line of a chain. */
export function toLine(
  { network: _network, answer: _answer, same: _same, ...entry }: JournalEntry,
  seq: number,
  previous: string,
  document: AuditLine['document'],
  sent?: SentWitness,
): AuditLine {
  const line = { seq, ...entry, ...(document && { document }), ...(sent && { sent }) };
  return { ...line, hash: lineHash(previous, line) };
}

export const toLineRow = (line: AuditLine, answer: Answer | undefined, same?: Same): LineRow => ({
  seq: line.seq,
  at: toDate(line.at),
  actor: toText(line.actor),
  ...(line.onBehalfOf !== undefined && { onBehalfOf: toText(line.onBehalfOf) }),
  verb: toText(line.verb),
  ...(line.target !== undefined && { target: toText(line.target) }),
  platform: toText(line.platform),
  ...(line.via !== undefined && { via: toText(line.via) }),
  outcome: toText(line.outcome),
  eventId: toText(line.eventId),
  ...(line.document && { document: line.document }),
  ...(line.removal && { removal: { rule: toText(line.removal.rule) } }),
  ...(line.sent && { sent: line.sent }),
  ...(line.proves && {
    proves: line.proves.map(({ delivery, at, platform, proof, provedAt }) => ({
      ...{ delivery: toText(delivery), at: toDate(at), platform: toText(platform) },
      ...(proof !== undefined && { proof }),
      ...(provedAt !== undefined && { provedAt: toDate(provedAt) }),
    })),
  }),
  hash: line.hash,
  ...(answer && { answer: toValue(JSON.parse(JSON.stringify(answer))) }),
  ...(same && { same: { act: same.act, ends: same.ends.map(toText) } }),
});

export const fromLineRow = (row: LineRow): AuditLine => ({
  seq: row.seq,
  at: fromDate(row.at),
  actor: fromText(row.actor),
  ...(row.onBehalfOf !== undefined && { onBehalfOf: fromText(row.onBehalfOf) }),
  verb: fromText(row.verb),
  ...(row.target !== undefined && { target: fromText<Ref>(row.target) }),
  platform: fromText(row.platform),
  ...(row.via !== undefined && { via: fromText(row.via) }),
  outcome: fromText(row.outcome),
  eventId: fromText<EventId>(row.eventId),
  ...(row.document && { document: { ...row.document } }),
  ...(row.removal && { removal: { rule: fromText(row.removal.rule) } }),
  ...(row.sent && { sent: { ...row.sent } }),
  ...(row.proves && {
    proves: row.proves.map(({ delivery, at, platform, proof, provedAt }) => ({
      ...{ delivery: fromText(delivery), at: fromDate(at), platform: fromText(platform) },
      ...(proof !== undefined && { proof }),
      ...(provedAt !== undefined && { provedAt: fromDate(provedAt) }),
    })),
  }),
  hash: row.hash,
});

/** The unique name of an event's receipt in the whole journal. */
export const eventKey = (network: NetworkId, event: EventId): string => toText(`${network}/${event}`);

export const answerOf = (row: Pick<LineRow, 'answer'>): Answer | undefined =>
  row.answer === undefined || row.answer === null ? undefined : (fromValue(row.answer) as Answer);

export const fingerprintIn = ({ same }: Pick<LineRow, 'same'>): { readonly same?: Same } =>
  same ? { same: { act: same.act, ends: same.ends.map((end) => fromText(end)) } } : {};

/** The accepted acts that a row holds, in their order. */
export function* acceptedIn(row: Pick<JournalRow, 'network' | 'lines'>): Generator<Accepted> {
  for (const line of row.lines) {
    const answer = answerOf(line);
    const { same } = fingerprintIn(line);
    if (answer && same) yield { network: row.network as NetworkId, at: fromDate(line.at), answer, same };
  }
}

/** The receipts that a row holds. */
export function* receiptsIn(
  row: Pick<JournalRow, 'lines'>,
): Generator<{ readonly event: EventId; readonly at: Instant; readonly answer: Answer }> {
  for (const line of row.lines) {
    const answer = answerOf(line);
    if (answer) yield { event: fromText<EventId>(line.eventId), at: fromDate(line.at), answer };
  }
}

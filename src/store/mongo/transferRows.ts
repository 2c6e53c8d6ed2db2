import type { Answer } from '../../core/answer.ts';
import type { DocumentCopy, StoreContent } from '../transfer/things.ts';
import { eventKey, toLineRow } from './lines.ts';
import { rowId } from './networkJournal.ts';
import type { DeliveryRow, DocumentRow, EntryRow, FollowUpRow, JournalRow, KeyValueRow } from './rows.ts';
import { toDate, toText, toValue } from './values.ts';

/** The rows of a copy. */

/** The rows of the journal: one for each line, as if each act had been committed alone. */
export const toJournalRow = ({ network, line, answer, same }: StoreContent['lines'], by: string): JournalRow => ({
  _id: rowId(network, line.seq),
  network,
  number: line.seq,
  by,
  writtenAt: toDate(line.at),
  first: line.seq,
  last: line.seq,
  hash: line.hash,
  lines: [toLineRow(line, answer as Answer | undefined, same)],
  ...(answer !== undefined && { events: [eventKey(network, line.eventId)], oldestReceipt: toDate(line.at) }),
  fence: 0,
  order: 0,
});

export const toEntryRows = ({ id, lists }: DocumentCopy): EntryRow[] =>
  lists.flatMap(({ name: list, items }) =>
    items.map(({ item, hash }, i) => ({
      _id: `${id}/${list}/1/${i + 1}`,
      document: id,
      list,
      since: 1,
      seq: i + 1,
      item: toValue(JSON.parse(item)),
      hash,
    })),
  );

export function toDocumentRow({
  id,
  stage,
  dueAt,
  refreshAt,
  uniqueKey,
  head,
  lists,
  ...document
}: DocumentCopy): DocumentRow {
  return {
    _id: id,
    ...document,
    stage: toText(stage),
    ...(dueAt !== null && { dueAt: toDate(dueAt) }),
    ...(refreshAt !== null && { refreshAt: toDate(refreshAt), marks: 1 }),
    ...(uniqueKey !== null && { uniqueKey: toText(uniqueKey) }),
    lists: lists.map(({ name, items }) => ({ name, since: 1, length: items.length })),
    state: toValue(JSON.parse(head)),
  };
}

export function toDeliveryRow({ place, delivery, line, editAfter, covered }: StoreContent['deliveries']): DeliveryRow {
  const { id, network, to, entity, card, about, version, live, urgent, state, tries, data, ...rest } = delivery;
  const { platform, messageId, reason, triedSince, shownVersion, shownHash } = rest;
  const { proof, provedAt, proofWords, address, cameBack } = rest;
  return {
    _id: toText(id),
    ...{ network, live, urgent, state, tries, shownVersion, order: place, fence: 0 },
    to: toText(to),
    card: toText(card),
    ...(entity !== undefined && { entity: toText(entity) }),
    ...(about !== undefined && { about: toText(about) }),
    ...(version !== undefined && { version: toText(version) }),
    createdAt: toDate(rest.createdAt),
    nextAt: toDate(rest.nextAt),
    at: toDate(rest.at),
    line: toText(line),
    ...(platform !== undefined && { platform: toText(platform) }),
    ...(messageId !== undefined && { messageId: toText(messageId) }),
    ...(reason !== undefined && { reason: toText(reason) }),
    ...(triedSince !== undefined && { triedSince: toDate(triedSince) }),
    ...(shownHash !== undefined && { shownHash }),
    ...(proof !== undefined && { proof }),
    ...(provedAt !== undefined && { provedAt: toDate(provedAt) }),
    ...(proofWords !== undefined && { proofWords: toText(proofWords) }),
    ...(address !== undefined && { address: toText(address) }),
    ...(cameBack && { cameBack: toValue(cameBack) }),
    ...(editAfter !== null && { editAfter: toDate(editAfter) }),
    data: toValue(data),
    ...(covered && { covered }),
  };
}

export const toFollowUpRow = ({ place, task: { id, stamp, dueAt, act } }: StoreContent['tasks']): FollowUpRow => ({
  _id: toText(id),
  network: act.network,
  stamp: toText(stamp),
  dueAt: toDate(dueAt),
  order: place,
  act: toValue(act),
});

export const toShelfRow = ({ space, key, value }: StoreContent['shelf']): KeyValueRow => ({
  _id: JSON.stringify([space, key]),
  space: toText(space),
  key: toText(key),
  value: toText(value),
});

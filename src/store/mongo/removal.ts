import { bareData, toldBy, wordRemover, type WordRemoval, type WordRemover } from '../removal.ts';
import type { ContentRemoval } from '../store.ts';
import { BULK_TIMEOUT_MS } from './documents.ts';
import { answerOf } from './lines.ts';
import { forgetIn, forgetReceipts } from './receipts.ts';
import type { Models } from './models.ts';
import { execWithin } from './operations.ts';
import { fromText, fromValue, toDate, toText, toValue } from './values.ts';

/** Takes words out of deliveries, receipts, follow-ups and the platforms' own data, row by row. */

const BATCH_SIZE = 500;
const EMPTY = { data: {} } as const;

export async function removeContent(models: Models, removal: ContentRemoval): Promise<number> {
  if (removal.type === 'words') return removeWords(models, removal);
  const { network } = removal;
  if (removal.type === 'receipts') return forgetReceipts(models, removal.before, network);
  if ('about' in removal) {
    const which = { network, about: toText(removal.about) };
    await drop(models, which);
    const addressed = { ...which, $or: [{ address: { $exists: true } }, { cameBack: { $exists: true } }] };
    const $unset = { address: 1, 'cameBack.address': 1 } as const;
    await execWithin(models.deliveries.updateMany(addressed, { $unset }), BULK_TIMEOUT_MS);
    return bare(models, which);
  }
  return empty(models, { network, createdAt: { $lt: toDate(removal.before) } }, { live: false });
}

async function drop({ deliveries }: Models, which: object): Promise<void> {
  const queued = { ...which, state: 'queued' };
  await execWithin(deliveries.updateMany(queued, { $set: { state: 'dropped' } }), BULK_TIMEOUT_MS);
}

async function bare({ deliveries }: Models, which: object): Promise<number> {
  let changed = 0;
  for (const { _id, data } of await execWithin(deliveries.find(which).select({ data: 1 }).lean(), BULK_TIMEOUT_MS)) {
    const value = fromValue(data);
    const next = bareData(value);
    if (JSON.stringify(next) === JSON.stringify(value)) continue;
    await execWithin(deliveries.updateOne({ _id }, { $set: { data: toValue(next) } }));
    changed += 1;
  }
  return changed;
}

async function empty(models: Models, which: object, more: object): Promise<number> {
  await drop(models, which);
  const full = { ...which, data: { $ne: {} } };
  const done = await execWithin(models.deliveries.updateMany(full, { $set: { ...EMPTY, ...more } }), BULK_TIMEOUT_MS);
  return done.modifiedCount;
}

async function removeWords(models: Models, removal: WordRemoval): Promise<number> {
  const remover = wordRemover(removal);
  const { network, person } = removal;
  const own = { network, to: toText(person) };
  const sent = await empty(models, own, { live: false });
  await execWithin(
    models.deliveries.updateMany(own, {
      $set: { live: false },
      $unset: { messageId: 1, shownHash: 1, proofWords: 1, address: 1, 'cameBack.words': 1, 'cameBack.address': 1 },
    }),
    BULK_TIMEOUT_MS,
  );
  const counts = [
    sent,
    await bareOwnNews(models, removal),
    await fromDeliveries(models, network, remover),
    await fromReceipts(models, removal, remover),
    await fromFollowUps(models, network, remover),
    await fromShelf(models, remover),
  ];
  return counts.reduce((sum, n) => sum + n, 0);
}

/** What others were told by the person's acts: it may say words of theirs that are stored nowhere else any more. */
async function bareOwnNews(models: Models, { network, person }: WordRemoval): Promise<number> {
  const own = toText(person);
  let changed = 0;
  for await (const { lines } of journalRows(models, network, { 'lines.actor': 1, 'lines.eventId': 1 }))
    for (const { actor, eventId } of lines) {
      if (actor !== own) continue;
      const [from, below] = toldBy(network, fromText(eventId));
      changed += await bare(models, { _id: { $gte: toText(from), $lt: toText(below) } });
    }
  return changed;
}

/** The rows of a network's journal, with these fields of them. */
async function* journalRows({ journal }: Models, network: string, fields: Readonly<Record<string, 1>>) {
  for (let after = 0; ;) {
    const rows = await execWithin(
      journal
        .find({ network, number: { $gt: after } })
        .sort({ network: 1, number: 1 })
        .limit(BATCH_SIZE)
        .select({ network: 1, number: 1, ...fields })
        .lean(),
      BULK_TIMEOUT_MS,
    );
    yield* rows;
    const last = rows.at(-1)?.number;
    if (last === undefined || rows.length < BATCH_SIZE) return;
    after = last;
  }
}

async function fromDeliveries({ deliveries }: Models, network: string, { clean }: WordRemover): Promise<number> {
  let changed = 0;
  for (let after = -1; ;) {
    const rows = await execWithin(
      deliveries
        .find({ network, order: { $gt: after } })
        .sort({ network: 1, order: 1 })
        .limit(BATCH_SIZE)
        .select({ order: 1, data: 1 })
        .lean(),
      BULK_TIMEOUT_MS,
    );
    for (const { _id, data } of rows) {
      const value = fromValue(data);
      const next = clean(value);
      if (next === value) continue;
      await execWithin(deliveries.updateOne({ _id }, { $set: { data: toValue(next) } }));
      changed += 1;
    }
    const last = rows.at(-1)?.order;
    if (last === undefined || rows.length < BATCH_SIZE) return changed;
    after = last;
  }
}

/** What the person was shown may hold words of theirs that were stored nowhere else: their receipts go as a whole. */
async function fromReceipts(models: Models, { network, person }: WordRemoval, { clean }: WordRemover): Promise<number> {
  const { journal } = models;
  const own = toText(person);
  let changed = 0;
  for await (const row of journalRows(models, network, { lines: 1 })) {
    if (row.lines.some(({ actor, answer }) => actor === own && answer))
      changed += await forgetIn(journal, row, ({ actor }) => actor === own);
    for (const [i, line] of row.lines.entries()) {
      const answer = line.actor === own ? undefined : answerOf(line);
      const next = clean(answer);
      if (next === answer) continue;
      await execWithin(journal.updateOne({ _id: row._id }, { $set: { [`lines.${i}.answer`]: toValue(next) } }));
      changed += 1;
    }
  }
  return changed;
}

async function fromFollowUps({ followUps }: Models, network: string, { clean }: WordRemover): Promise<number> {
  let changed = 0;
  for (const { _id, act } of await execWithin(followUps.find({ network }).lean(), BULK_TIMEOUT_MS)) {
    const value = fromValue(act);
    const next = clean(value);
    if (next === value) continue;
    await execWithin(followUps.updateOne({ _id }, { $set: { act: toValue(next) } }));
    changed += 1;
  }
  return changed;
}

/** A row under the person's name goes, and what is sealed; in others the words are replaced. */
async function fromShelf({ shelf }: Models, { goes, cleanJson }: WordRemover): Promise<number> {
  let changed = 0;
  for (const { _id, key, value } of await execWithin(shelf.find().lean(), BULK_TIMEOUT_MS)) {
    const text = fromText(value);
    const next = cleanJson(text);
    if (goes(fromText(key), text)) await execWithin(shelf.deleteOne({ _id }));
    else if (next !== undefined) await execWithin(shelf.updateOne({ _id }, { $set: { value: toText(next) } }));
    else continue;
    changed += 1;
  }
  return changed;
}

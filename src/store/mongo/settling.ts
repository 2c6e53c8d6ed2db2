import { proofsBelow } from '../../core/envelope.ts';
import { never } from '../../core/ids.ts';
import type { NetworkId, Ref } from '../../core/ids.ts';
import { backOf, documentId } from '../store.ts';
import type { Edit, Settlement } from '../store.ts';
import type { Models } from './models.ts';
import type { DeliveryRow } from './rows.ts';
import { execWithin, OPERATION_TIMEOUT_MS, timeLimit, within } from './operations.ts';
import { fromText, toDate, toText, toValue } from './values.ts';

/** Writes the outcomes of sending and editing. */
export interface Settling {
  settle(settlements: readonly Settlement[], fences: Fences): Promise<void>;
  edited(edits: readonly Edit[], fences: Fences): Promise<void>;
  /** Finds cards whose document changed while they were sent, when the process died before it could mark them. */
  sweep(network: NetworkId): Promise<void>;
}

/** The networks on which this process is on duty, with their fences; undefined: all networks, without fences. */
export type Fences = ReadonlyMap<NetworkId, number> | undefined;

const allowed = (fences: Fences) =>
  fences ? { $or: [...fences].map(([network, fence]) => ({ network, fence: { $lte: fence } })) } : {};

export function createSettling({ deliveries, documents }: Models): Settling {
  async function write(updates: readonly Update[], fences: Fences): Promise<void> {
    const mine = fences?.size === 0 ? updates.filter(({ byAnyone }) => byAnyone) : updates;
    if (mine.length === 0) return;
    await within(
      deliveries.bulkWrite(
        mine.map(({ id, filter, update, byAnyone }) => ({
          updateOne: { filter: { _id: toText(id), ...filter, ...(byAnyone ? {} : allowed(fences)) }, update },
        })),
        timeLimit(OPERATION_TIMEOUT_MS),
      ),
    );
  }

  /** Has the documents checked again that may have changed while their cards were being sent. */
  async function catchUp(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const rows = await execWithin(
      deliveries
        .find({ _id: { $in: ids.map(toText) }, live: true, about: { $exists: true } })
        .select({ network: 1, about: 1, shownVersion: 1, editAfter: 1 })
        .lean(),
    );
    const marks = rows.flatMap(({ network, about = '', shownVersion, editAfter }) =>
      editAfter ? [mark(network, about, shownVersion, editAfter)] : [],
    );
    if (marks.length > 0)
      await within(documents.bulkWrite(marks, { ordered: false, ...timeLimit(OPERATION_TIMEOUT_MS) }));
  }

  /** There are as many documents as there ever were, and nearly all are shown as they are: they are only read. */
  async function sweepSome(network: NetworkId, shown: readonly Shown[]): Promise<void> {
    const idOf = ({ _id: about }: Shown): string => documentId(network, fromText<Ref>(about));
    const rows = await execWithin(
      documents
        .find({ _id: { $in: shown.map(idOf) } })
        .select({ cardVersion: 1 })
        .lean(),
      SWEEP_LIMIT_MS,
    );
    const versions = new Map<string, number>(rows.map(({ _id, cardVersion }) => [_id, cardVersion]));
    const marks = shown.flatMap((one) =>
      one.editAfter && (versions.get(idOf(one)) ?? 0) > one.version
        ? [mark(network, one._id, one.version, one.editAfter, { refreshAt: { $exists: false } })]
        : [],
    );
    if (marks.length > 0)
      await within(documents.bulkWrite(marks, { ordered: false, ...timeLimit(SWEEP_LIMIT_MS) }), SWEEP_LIMIT_MS);
  }

  return {
    async settle(settlements, fences) {
      await write(settlements.map(toUpdate), fences);
      await catchUp(settlements.flatMap(({ id, type }) => (type === 'sent' ? [id] : [])));
    },
    async edited(edits, fences) {
      await write(
        edits.map(({ id, shown, live, editAfter }) => ({
          id,
          filter: {},
          update: {
            $set: {
              ...(shown && { shownVersion: shown.version, shownHash: shown.hash }),
              ...(live === false && { live }),
              editAfter: toDate(editAfter),
            },
          },
        })),
        fences,
      );
      await catchUp(edits.map(({ id }) => id));
    },
    async sweep(network) {
      const shown = await execWithin(
        deliveries.aggregate<Shown>([
          { $match: { network, live: true, state: 'sent', about: { $exists: true }, proof: { $exists: false } } },
          { $group: { _id: '$about', version: { $min: '$shownVersion' }, editAfter: { $min: '$editAfter' } } },
        ]),
        SWEEP_LIMIT_MS,
      );
      for (let from = 0; from < shown.length; from += SWEEP_BATCH_SIZE)
        await sweepSome(network, shown.slice(from, from + SWEEP_BATCH_SIZE));
    },
  };
}
const SWEEP_LIMIT_MS = 20_000;
/** The documents that are looked at in one query. */
const SWEEP_BATCH_SIZE = 1_000;

/** The oldest version of a document that one of its live cards shows. */
interface Shown {
  readonly _id: string;
  readonly version: number;
  readonly editAfter: Date | null;
}

const mark = (network: string, about: string, shown: number, editAfter: Date, filter: object = {}) => ({
  updateOne: {
    filter: {
      _id: documentId(network as NetworkId, fromText<Ref>(about)) as string,
      cardVersion: { $gt: shown },
      ...filter,
    },
    update: { $min: { refreshAt: editAfter }, $inc: { marks: 1 } },
  },
});

interface Update {
  readonly id: string;
  readonly filter: object;
  readonly update: {
    readonly $set: Partial<DeliveryRow>;
    readonly $inc?: { readonly tries: 1 };
    readonly $min?: { readonly triedSince: Date };
    readonly $unset?: { readonly [field: string]: 1 };
  };
  /** Also a process that is not on duty may write it. */
  readonly byAnyone?: true;
}

/**
 * The update for an outcome. Only queued deliveries are settled: a late outcome of a settled one changes nothing. Proofs
 * are for sent ones.
 */
function toUpdate(settlement: Settlement): Update {
  const { id } = settlement;
  const filter = { state: 'queued' } as const;
  const at = toDate(settlement.at);
  const $inc = { tries: 1 } as const;
  switch (settlement.type) {
    case 'sent': {
      const { platform, messageId, shownVersion, shownHash } = settlement;
      const where = { platform: toText(platform), messageId: toText(messageId) };
      const shown = { shownVersion, shownHash, editAfter: toDate(settlement.editAfter), ...handedOn(settlement) };
      const $unset = { reason: 1 as const, ...notHandedOn(settlement) };
      return { id, filter, update: { $set: { state: 'sent', at, ...where, ...shown }, $inc, $unset } };
    }
    case 'again':
      return {
        id,
        filter,
        update: {
          $set: { ...failure(settlement), line: '', nextAt: toDate(settlement.nextAt) },
          // `$min` keeps an earlier time.
          $min: { triedSince: at },
          ...(!settlement.uncounted && { $inc }),
        },
      };
    case 'later':
      return {
        id,
        filter,
        update: {
          $set: {
            line: toText(settlement.line ?? ''),
            nextAt: toDate(settlement.nextAt),
            ...(settlement.reason !== undefined && { reason: toText(settlement.reason) }),
          },
          ...(settlement.isRefused && { $min: { triedSince: at } }),
        },
      };
    case 'failed':
      return { id, filter, update: { $set: { ...failure(settlement), state: 'failed', at }, $inc } };
    case 'dropped':
      return { id, filter, update: { $set: { state: 'dropped', at } } };
    case 'proved': {
      const { proof, words } = settlement;
      const known = { proof, provedAt: at, ...(words !== undefined && { proofWords: toText(words) }) };
      return {
        id,
        filter: { state: 'sent', proof: { $in: proofsBelow(proof) } },
        update: { $set: known },
        byAnyone: true,
      };
    }
    case 'returned': {
      const { reason, words, again } = settlement;
      const came = { proof: { $exists: true, $ne: 'seen' } };
      const $set = {
        ...{ state: again ? 'queued' : 'returned', at, nextAt: at, line: '', tries: 0, reason: toText(reason) },
        cameBack: toValue(backOf(settlement)),
        ...(words !== undefined && { proofWords: toText(words) }),
      };
      const $unset = {
        ...({ triedSince: 1, proof: 1, provedAt: 1 } as const),
        ...(words === undefined && { proofWords: 1 as const }),
      };
      return { id, filter: { state: 'sent', ...came }, update: { $set, $unset }, byAnyone: true };
    }
    default:
      return never(settlement);
  }
}

const handedOn = ({ at, proof, proofWords, address }: Extract<Settlement, { type: 'sent' }>) => ({
  ...(proof && { proof, provedAt: toDate(at) }),
  ...(proofWords !== undefined && { proofWords: toText(proofWords) }),
  ...(address !== undefined && { address: toText(address) }),
});

/** What an earlier mail left, when another way was taken. */
const notHandedOn = ({ proofWords, address }: Extract<Settlement, { type: 'sent' }>) => ({
  ...(proofWords === undefined && { proofWords: 1 as const }),
  ...(address === undefined && { address: 1 as const }),
});

const failure = ({ platform, reason }: { readonly platform?: string; readonly reason: string }) => ({
  reason: toText(reason),
  ...(platform !== undefined && { platform: toText(platform) }),
});

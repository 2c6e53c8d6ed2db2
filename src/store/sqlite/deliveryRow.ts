import type { CardData } from '../../core/answer.ts';
import type { Delivery, DeliveryState, MailBack, Proof } from '../../core/envelope.ts';
import type { EntityId, Instant, NetworkId, PersonId, Ref, PlatformName } from '../../core/ids.ts';
import type { CardName } from '../../core/contract.ts';

/** The columns of `deliveries` that make a delivery, by the delivery's own names. */
export const DELIVERY_COLUMNS = `id, network, person AS "to", entity, card, about, version, live, urgent,
  created_at AS createdAt, state, tries, next_at AS nextAt, at, platform, message_id AS messageId, reason,
  tried_since AS triedSince,
  shown_version AS shownVersion, shown_hash AS shownHash, data,
  proof, proved_at AS provedAt, proof_words AS proofWords, address, came_back AS cameBack`;

export interface DeliveryRow {
  readonly id: string;
  readonly network: NetworkId;
  readonly to: PersonId;
  readonly entity: EntityId | null;
  readonly card: CardName;
  readonly about: Ref | null;
  readonly version: string | null;
  readonly live: 0 | 1;
  readonly urgent: 0 | 1;
  readonly createdAt: Instant;
  readonly state: DeliveryState;
  readonly tries: number;
  readonly nextAt: Instant;
  readonly at: Instant;
  readonly platform: PlatformName | null;
  readonly messageId: string | null;
  readonly reason: string | null;
  readonly triedSince: Instant | null;
  readonly shownVersion: number;
  readonly shownHash: string | null;
  readonly data: string;
  readonly proof: Proof | null;
  readonly provedAt: Instant | null;
  readonly proofWords: string | null;
  readonly address: string | null;
  readonly cameBack: string | null;
}

export function toDelivery(row: DeliveryRow): Delivery {
  const { entity, about, version, platform, messageId, reason, triedSince, shownHash, ...made } = row;
  const { live, urgent, data, proof, provedAt, proofWords, address, cameBack, ...rest } = made;
  return {
    ...rest,
    live: live === 1,
    urgent: urgent === 1,
    data: JSON.parse(data) as CardData,
    ...(entity !== null && { entity }),
    ...(about !== null && { about }),
    ...(version !== null && { version }),
    ...(platform !== null && { platform }),
    ...(messageId !== null && { messageId }),
    ...(reason !== null && { reason }),
    ...(triedSince !== null && { triedSince }),
    ...(shownHash !== null && { shownHash }),
    ...(proof !== null && { proof }),
    ...(provedAt !== null && { provedAt }),
    ...(proofWords !== null && { proofWords }),
    ...(address !== null && { address }),
    ...(cameBack !== null && { cameBack: JSON.parse(cameBack) as MailBack }),
  };
}

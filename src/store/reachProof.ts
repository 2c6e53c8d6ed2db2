/**
 * Is a delivery on which a decision relied still as the audit trail says it was? What a chat has taken never changes. More may
 * be learnt of a mail, and until its reader was seen it may come back and be sent by another way: both only after the decision.
 */
import { PROOFS, type Delivery, type Proof } from '../core/envelope.ts';
import type { Instant } from '../core/ids.ts';
import type { AuditLine, AuditVerdict, ReachProof } from './store.ts';

/** What is compared of a delivery. */
export type Outcome = Pick<Delivery, 'id' | 'state' | 'at' | 'platform' | 'proof' | 'provedAt'>;

/** A delivery on which the act of a line relied. */
export interface Relied {
  readonly seq: number;
  /** When the act was done. */
  readonly by: Instant;
  readonly proof: ReachProof;
}

export const reliedIn = ({ seq, at: by, proves = [] }: Pick<AuditLine, 'seq' | 'at' | 'proves'>): readonly Relied[] =>
  proves.map((proof) => ({ seq, by, proof }));

/** The first of them, in the order of lines, that is not as it was. */
export function firstUnlike(relied: readonly Relied[], found: readonly Outcome[]): Relied | undefined {
  const byId = new Map(found.map((one) => [one.id, one]));
  return relied.find(({ proof, by }) => !stands(proof, by, byId.get(proof.delivery)));
}

function stands(told: ReachProof, by: Instant, now: Outcome | undefined): boolean {
  if (!now) return false;
  const isSame = now.state === 'sent' && now.at === told.at && now.platform === told.platform;
  if (told.proof === undefined) return isSame && now.proof === undefined;
  if (!isSame) return told.proof !== 'seen' && now.at >= by;
  if (now.proof === told.proof) return now.provedAt === told.provedAt;
  return now.proof !== undefined && rank(now.proof) > rank(told.proof) && (now.provedAt ?? '') >= by;
}

const rank = (proof: Proof): number => PROOFS.indexOf(proof);

export const proofFault = ({ seq, proof }: Relied, lines: number): AuditVerdict => ({
  ok: false,
  ...{ lines, seq, why: 'proofChanged', proof },
});

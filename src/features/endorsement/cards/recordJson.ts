/**
 * How a request came to each entity, as data in the format of `docs/record.schema.json`: what counted, and every mail that came
 * back. It says the same as the record's text, in no language.
 */
import type { CameBy, RecordView, ReturnedTo } from './recordView.ts';

export function recordJson({ network, request: e, reach }: RecordView): object {
  const { target, title, documentVersion, classification, state, openedAt, closesAt, outcome } = e;
  return {
    ...{ network, ref: target, title, documentVersion, classification, state, openedAt, closesAt },
    ...(outcome && { endedAt: outcome.at }),
    reach: reach.map(cameTo),
  };
}

function cameTo(came: CameBy): object {
  const { entity, state, reason, mailSaid, cameBack = [] } = came;
  const counted = countedOf(came);
  return {
    ...{ entity, state },
    ...(counted && { counted }),
    ...(reason !== undefined && { reason }),
    ...(mailSaid !== undefined && { words: mailSaid }),
    cameBack: cameBack.map(backOf),
  };
}

function countedOf({ name, platform, at: known, mail, isLook }: CameBy): object | undefined {
  // A mail that is reported as waiting was handed on, and nothing more is known of it.
  const at = known ?? mail?.handedAt;
  if (at === undefined) return undefined;
  return {
    at,
    ...(name !== undefined && { person: name }),
    ...(platform !== undefined && platform !== '' && { way: platform }),
    ...(mail && { address: mail.address, handedAt: mail.handedAt }),
    ...(mail?.provedAt !== undefined && { provedAt: mail.provedAt }),
    proof: mail ? proofOf(mail) : isLook ? 'looked' : 'taken',
  };
}

const proofOf = ({ provedAt, isSeen, isDelayed }: NonNullable<CameBy['mail']>): string => {
  if (isSeen) return 'seen';
  if (provedAt !== undefined) return 'delivered';
  return isDelayed ? 'delayed' : 'handed';
};

const backOf = ({ to, at, reason, said, isAfterEnd }: ReturnedTo): object => ({
  ...(to && { person: to.name, address: to.address }),
  ...{ at, reason },
  ...(said !== undefined && { words: said }),
  isAfterEnd: isAfterEnd === true,
});

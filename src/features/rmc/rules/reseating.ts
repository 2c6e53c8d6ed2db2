/** What follows for the Committee's meetings when a rule has changed the rotation. */
import { dateAt } from '../../../calendar/calendar.ts';
import type { Decision, Effect } from '../../../core/decision.ts';
import type { Instant } from '../../../core/ids.ts';
import type { Network } from '../../../core/network.ts';
import { seatsOf, type Rotation } from './state.ts';

/** When others sit in the Committee, its meetings are for others. */
export const reseating =
  <A extends { readonly receivedAt: Instant }>(
    rule: (r: Rotation, act: A, network: Network) => Decision<Rotation>,
  ): typeof rule =>
  (r, act, network) => {
    const decided = rule(r, act, network);
    const today = dateAt(act.receivedAt, network.settings.timeZone);
    const toCome = (of: Rotation): string => JSON.stringify(seatsOf(of).filter(({ to }) => to >= today));
    if (decided.state === r || toCome(decided.state) === toCome(r)) return decided;
    const reseat: Effect = { type: 'act', verb: 'meetings.reseat', inputs: {}, key: 'meetings/reseat' };
    return { ...decided, effects: [...decided.effects, reseat] };
  };

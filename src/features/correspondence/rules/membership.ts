/** An entity has left the network, or was found to be another (domain.md 4): nobody waits for its word any more. */
import type { BySystem } from '../../../core/act.ts';
import { accept, type Decision } from '../../../core/decision.ts';
import type { EntityId } from '../../../core/ids.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { nobodyLeft, type LeftInputs } from '../../../core/entityLeft.ts';
import type { NewsItem } from './news.ts';
import type { Correspondence } from './state.ts';

export type { LeftInputs };

/** `correspondence.entityLeft`: of what is held, planned or still owed. Who had it, and who has shared it, stays as it was. */
export function entityLeft(c: Correspondence, act: BySystem<LeftInputs>): Decision<Correspondence> {
  const { entity, into } = act.inputs;
  const { entity: sender, ...rest } = c;
  const by = sender === entity && c.state !== 'sent' ? into : sender;
  const next: Correspondence = {
    ...rest,
    ...(by !== undefined && { entity: by }),
    ...(c.state !== 'sent' && { audience: replaced(c.audience, entity, into) }),
    entities: replaced(c.entities, entity, into),
  };
  const hasShared = c.shared.some((one) => one.entity === entity);
  const owes = into !== undefined && hasShared && !c.shared.some((one) => one.entity === into);
  const shared = owes
    ? [...c.shared, ...c.shared.filter((one) => one.entity === entity).map((one) => ({ ...one, entity: into }))]
    : c.shared;
  const isAlone = c.state !== 'sent' && into === undefined && c.audience.every((one) => one === (entity as string));
  const asks = isAlone ? [nobodyLeft({ what: 'correspondence', target: c.target, entity })] : [];
  return accept({ ...next, shared }, phrase('concord.done'), [...asks, { type: 'refreshCards' }]);
}

/** `news.left`: an article in the queue is the other's. Of an entity that has left it stays its own. */
export function newsEntityLeft(item: NewsItem, act: BySystem<LeftInputs>): Decision<NewsItem> {
  const { entity, into } = act.inputs;
  const isMoved = item.entity === entity && into !== undefined;
  return accept(isMoved ? { ...item, entity: into } : item, phrase('concord.done'), [{ type: 'refreshCards' }]);
}

/** An audience that consisted of it alone stays: nobody else is written to in its place. */
function replaced<T extends string>(list: readonly T[], entity: EntityId, into: EntityId | undefined): readonly T[] {
  const left = [
    ...new Set(
      list.flatMap((one) => (one !== (entity as string) ? [one] : into === undefined ? [] : [into as string as T])),
    ),
  ];
  return left.length === 0 ? list : left;
}

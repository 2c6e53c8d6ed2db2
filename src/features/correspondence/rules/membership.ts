/** What happens to correspondence when an entity leaves the network or is merged into another (domain.md 4). */
import type { BySystem } from '../../../core/act.ts';
import { accept, type Decision } from '../../../core/decision.ts';
import type { EntityId } from '../../../core/ids.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { nobodyLeft, type LeftInputs } from '../../../core/entityLeft.ts';
import type { NewsItem } from './news.ts';
import type { Correspondence } from './state.ts';

export type { LeftInputs };

/**
 * `correspondence.entityLeft`: changes messages that are held or scheduled, and what the entity still owes. Who has received or
 * passed on a message is not changed.
 */
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

/** `news.left`: news in the queue passes to the other entity of a merger. News of an entity that has left stays its own. */
export function newsEntityLeft(item: NewsItem, act: BySystem<LeftInputs>): Decision<NewsItem> {
  const { entity, into } = act.inputs;
  const isMoved = item.entity === entity && into !== undefined;
  return accept(isMoved ? { ...item, entity: into } : item, phrase('concord.done'), [{ type: 'refreshCards' }]);
}

/**
 * Replaces the entity in a list. An audience of only this entity stays as it is, so that nobody else gets the message instead.
 */
function replaced<T extends string>(list: readonly T[], entity: EntityId, into: EntityId | undefined): readonly T[] {
  const left = [
    ...new Set(
      list.flatMap((one) => (one !== (entity as string) ? [one] : into === undefined ? [] : [into as string as T])),
    ),
  ];
  return left.length === 0 ? list : left;
}

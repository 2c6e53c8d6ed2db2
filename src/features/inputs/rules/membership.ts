/** What happens to a call when an entity leaves the network or is merged into another (domain.md 4). */
import type { BySystem } from '../../../core/act.ts';
import { accept, type Decision, type Effect } from '../../../core/decision.ts';
import type { EntityId } from '../../../core/ids.ts';
import type { Network } from '../../../core/network.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { isForNobody, newcomers, nobodyLeft, type LeftInputs } from '../../../core/entityLeft.ts';
import { planned } from './chase.ts';
import { standingOf, type Departed, type InputAnswer, type InputCall } from './state.ts';

export type { LeftInputs };

/** `input.left`: changes calls that are held or running. Answers are kept, under the entity's name or the other one's. */
export function left(c: InputCall, act: BySystem<LeftInputs>, network: Network): Decision<InputCall> {
  const { entity, into } = act.inputs;
  if (!c.entities.includes(entity) && c.entity !== entity)
    return accept(c, phrase('concord.done'), toldOf(c, act.inputs));
  const entities = replaced(c.entities, entity, into);
  const { entity: asker, ...rest } = c;
  const by = asker === entity ? into : asker;
  const next: InputCall = {
    ...rest,
    ...(by !== undefined && { entity: by }),
    entities,
    ...(staysOwn(c, entity, into) && { gone: [...c.gone, entity] }),
    ...departing(c, act),
    // An audience of only this entity stays as it is: an empty audience would mean everybody.
    audience: entities.length === 0 ? c.audience : replaced(c.audience, entity, into),
    extensions: moved(c.extensions, entity, into),
    standings: moved(c.standings, entity, into),
    unreached: moved(c.unreached, entity, into),
  };
  const isTheirs = into !== undefined && answered(c, entity) && !answered(c, into);
  const follow: Effect[] = isTheirs
    ? [
        {
          type: 'act',
          verb: 'input.answerMoved',
          target: c.target,
          inputs: { entity, into },
          key: `answerMoved/${c.target}/${entity}`,
        },
      ]
    : [];
  const said = c.state === 'open' ? { ...next, ...planned(next, act.receivedAt, network) } : next;
  const asks = isForNobody(c.entities, entities) ? [nobodyLeft({ what: 'input', target: c.target, entity })] : [];
  return accept(said, phrase('concord.done'), [...follow, ...asks, { type: 'refreshCards' }]);
}

/** What it was asked stays known. A call that is still held has asked nobody. */
function departing(
  c: InputCall,
  { inputs: { entity, into }, receivedAt }: BySystem<LeftInputs>,
): Pick<InputCall, 'departed'> {
  if (c.state !== 'open' || !c.entities.includes(entity)) return {};
  const standing = standingOf(c, entity);
  const unreached = c.unreached.some((one) => one.entity === entity);
  const departed: Departed = {
    ...{ entity, at: receivedAt },
    ...(into !== undefined && { into }),
    ...(standing && { standing }),
    ...(unreached && { unreached }),
  };
  return { departed: [...(c.departed ?? []), departed] };
}

/** Only the other entity was asked, so its new people are asked too. */
const toldOf = (c: InputCall, inputs: LeftInputs): Effect[] =>
  c.state === 'open' && inputs.into !== undefined && c.entities.includes(inputs.into)
    ? [{ type: 'tell', to: newcomers(inputs), card: 'inputCall', live: true }]
    : [];

const answered = (c: InputCall, entity: EntityId): boolean => c.standings.some((one) => one.entity === entity);
/** The entity has answered and was not merged, so its answer stays under its own name. */
const staysOwn = (c: InputCall, entity: EntityId, into: EntityId | undefined): boolean =>
  answered(c, entity) && (into === undefined || answered(c, into));

const replaced = <T extends string>(list: readonly T[], entity: EntityId, into: EntityId | undefined): readonly T[] => {
  const next = list.flatMap((one): readonly T[] =>
    (one as string) !== entity ? [one] : into === undefined ? [] : [into as string as T],
  );
  return [...new Set(next)];
};

/** The other entity's own entry is kept; where it has none, it gets this one's. */
function moved<T extends { readonly entity: EntityId }>(
  all: readonly T[],
  entity: EntityId,
  into: EntityId | undefined,
): readonly T[] {
  const others = all.filter((one) => one.entity !== entity);
  const theirs = all.find((one) => one.entity === entity);
  if (into === undefined || !theirs || others.some((one) => one.entity === into)) return others;
  return [...others, { ...theirs, entity: into }];
}

export interface MovedInputs {
  readonly entity: EntityId;
  readonly into: EntityId;
}
/** `input.answerMoved`: the answer becomes the other entity's, unless that one has its own. */
export function answerMoved(of: InputAnswer, { inputs }: BySystem<MovedInputs>): Decision<InputAnswer> {
  return of.entity !== inputs.entity
    ? accept(of, phrase('concord.done'))
    : accept({ ...of, entity: inputs.into }, phrase('concord.done'));
}

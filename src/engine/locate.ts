/** Finds the document of an act, or the reference for a new one. */
import type { Pressed } from '../core/act.ts';
import { ref, type Ref } from '../core/ids.ts';
import { phrase } from '../i18n/phrase.ts';
import type { Answer } from '../core/answer.ts';
import type { Network } from '../core/network.ts';
import type { Change } from '../kit/acts.ts';
import { documentId, type Store, type Stored } from '../store/store.ts';
import type { Draft } from './draft.ts';
import { refusal } from './refusal.ts';

export interface Located {
  readonly target: Ref;
  readonly found?: Stored;
  readonly state: unknown;
}

/** Finds the act's document, including the changes by earlier acts of this round. */
export async function locate(
  store: Store,
  definition: Change,
  pressed: Pressed,
  network: Network,
  draft: Draft,
): Promise<Located | Answer> {
  const target = await targetOf(store, definition, pressed, network, draft);
  if (target === undefined)
    return pressed.target
      ? refusal('notFound', phrase('refused.notFound', { ref: ref(pressed.target) }))
      : refusal('invalid', phrase('refused.noTarget'));
  if (draft.document?.target === target)
    return { target, ...(draft.document.found && { found: draft.document.found }), state: draft.document.state };
  const isRight = definition.where !== 'target' || draft.registry.kindOf(target) === definition.kind;
  const found = isRight ? await store.load(documentId(pressed.network, target)) : undefined;
  if (!found && (typeof definition.where === 'string' || !definition.where.orNew))
    return refusal('notFound', phrase('refused.notFound', { ref: target }));
  return { target, ...(found && { found }), state: found?.state };
}

async function targetOf(
  store: Store,
  definition: Change,
  pressed: Pressed,
  network: Network,
  draft: Draft,
): Promise<Ref | undefined> {
  if (definition.where === 'one') return ref(definition.kind);
  if (definition.where === 'target' || definition.where === 'any') {
    return pressed.target ? ref(pressed.target) : undefined;
  }
  const { ofTarget, orWithout } = definition.where;
  const isOther = pressed.target ? draft.registry.kindOf(pressed.target) !== ofTarget : !orWithout;
  if (ofTarget && isOther) return undefined;
  // The target names the document itself, whose key may be another one: an activity from a call has that of its row.
  if (orWithout && pressed.target) return ref(pressed.target);
  const key = definition.where.key(pressed, network);
  const known = await store.findByKey(pressed.network, definition.kind, key);
  return known ?? (definition.where.orNew ? nextRef(store, definition.kind, pressed, draft) : undefined);
}

export const nextRef = async (
  store: Store,
  kind: string,
  { network }: Pick<Pressed, 'network'>,
  { registry }: Draft,
): Promise<Ref> => ref(`${registry.kind(kind).letter ?? ''}-${await store.nextNumber(network, kind)}`);

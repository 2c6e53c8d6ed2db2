/** The agenda of the Focal Points meetings [ToR 3.b.i]: items that wait in the pool until a meeting takes them. */
import type { Act, SYSTEM } from '../../core/act.ts';
import { accept, type Decision } from '../../core/decision.ts';
import { choice, maybeWords, words, type Inputs } from '../../core/inputs.ts';
import type { Instant, Ref } from '../../core/ids.ts';
import { phrase } from '../../copy/phrase.ts';

export interface AgendaItem {
  readonly target: Ref;
  readonly title: string;
  /** `pool`: no meeting has taken it yet. `left`: taken off again; the trace says why. */
  readonly state: 'pool' | 'left';
  readonly kind: 'referred';
  /** The endorsement request that brought it. */
  readonly source: Ref;
  readonly addedAt: Instant;
  readonly marks: readonly string[];
  /** What happened to it, never rewritten. */
  readonly trace: readonly { readonly at: Instant; readonly what: string; readonly reason?: string }[];
}

type BySystem<I> = Act<I, typeof SYSTEM>;

export const addInputs = { source: words(20), title: words(300) };

/**
 * `agenda.add`: a referred request comes on the agenda. With no meeting planned it waits in the pool and the Coordinator
 * is told. One that had left comes back under its own reference.
 */
export function add(
  item: AgendaItem | undefined,
  target: Ref,
  act: BySystem<Inputs<typeof addInputs>>,
): Decision<AgendaItem> {
  if (item && item.state !== 'left') return accept(item, phrase('concord.done'));
  const source = act.inputs.source as Ref;
  const next: AgendaItem = {
    target,
    title: act.inputs.title,
    state: 'pool',
    kind: 'referred',
    source,
    addedAt: act.receivedAt,
    marks: [],
    trace: [...(item?.trace ?? []), { at: act.receivedAt, what: item ? 'returned' : 'added' }],
  };
  return accept(next, phrase('concord.done'), [
    {
      type: 'act',
      verb: 'endorsement.onAgenda',
      target: source,
      inputs: { item: target },
      key: `onAgenda/${target}/${act.receivedAt}`,
    },
    {
      type: 'act',
      verb: 'endorsement.waitsForMeeting',
      target: source,
      inputs: { item: target },
      key: `waits/${target}/${act.receivedAt}`,
    },
  ]);
}

export const leaveInputs = {
  source: words(20),
  why: choice(['objectionWithdrawn', 'requestWithdrawn']),
  reason: maybeWords(),
};

/** `agenda.leave`: the item goes, with a trace. */
export function leave(item: AgendaItem, act: BySystem<Inputs<typeof leaveInputs>>): Decision<AgendaItem> {
  if (item.state === 'left') return accept(item, phrase('concord.done'));
  const { why, reason } = act.inputs;
  const trace = [...item.trace, { at: act.receivedAt, what: why, ...(reason && { reason }) }];
  return accept({ ...item, state: 'left', trace }, phrase('concord.done'));
}

export const markInputs = { source: words(20), mark: choice(['objectionWithdrawn']) };

/** `agenda.mark`: the item stays, and shows what changed after the closing instant. */
export function mark(item: AgendaItem, act: BySystem<Inputs<typeof markInputs>>): Decision<AgendaItem> {
  const { mark: what } = act.inputs;
  if (item.marks.includes(what)) return accept(item, phrase('concord.done'));
  return accept(
    { ...item, marks: [...item.marks, what], trace: [...item.trace, { at: act.receivedAt, what }] },
    phrase('concord.done'),
  );
}

export const itemKey = (source: string): string => `source/${source}`;

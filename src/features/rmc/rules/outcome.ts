/** The outcome of an RMC meeting, which the Chair shares with the focal points [ToR 3.a.iii], and the reminders of it. */
import type { Act, SYSTEM } from '../../../core/act.ts';
import { accept, refuse, type Decision, type Effect } from '../../../core/decision.ts';
import { maybeLinks, maybeWords, TEXT, words, yesNo, type Inputs } from '../../../core/inputs.ts';
import { after, ref, type Instant, type PersonId, type Ref } from '../../../core/ids.ts';
import { everyone, type Person } from '../../../core/people.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { TYPED } from '../../../i18n/typed.ts';
import { closingOf, dateAt, workingDaysAfter } from '../../../calendar/calendar.ts';
import type { Documents } from '../../../core/contract.ts';
import type { Network } from '../../../core/network.ts';
import { asReference } from '../../../core/seen.ts';

export interface RmcOutcome {
  readonly target: Ref;
  readonly meeting: Ref;
  readonly title: string;
  /** The title is that of the kind, which readers see in their language. */
  readonly untitled?: true;
  readonly state: 'owed' | 'shared';
  readonly endedAt: Instant;
  /** The next reminder; null when there is none. */
  readonly dueAt: Instant | null;
  readonly reminded: readonly { readonly who: 'chair' | 'secretariat'; readonly at: Instant }[];
  readonly shared?: {
    readonly by: PersonId;
    readonly byName: string;
    readonly at: Instant;
    readonly implementation: string;
    readonly impact?: string;
    readonly lessons?: string;
    readonly links: readonly string[];
  };
}

export const outcomeKey = (meeting: unknown): string => `meeting/${meetingRef(meeting) ?? 'none'}`;

/** Reads the reference of a meeting: `m7`, `M-7`. */
export function meetingRef(typed: unknown): Ref | undefined {
  const read = asReference(typeof typed === 'string' ? typed : '');
  return /^M-[1-9]\d{0,8}$/.test(read) ? ref(read) : undefined;
}

export const owesInputs = { meeting: words(20), title: words(300), untitled: yesNo(TYPED.answers), endedAt: words(40) };

/** `rmc.owesOutcome`: an RMC meeting has ended, so the Chair owes its outcome. Once for each meeting. */
export function owesOutcome(
  outcome: RmcOutcome | undefined,
  act: Act<Inputs<typeof owesInputs>, typeof SYSTEM>,
  { settings }: Network,
  target: Ref,
): Decision<RmcOutcome> {
  if (outcome) return accept(outcome, phrase('concord.done'));
  const { meeting, title, untitled } = act.inputs;
  const endedAt = act.inputs.endedAt as Instant;
  const next: RmcOutcome = {
    target,
    meeting: ref(meeting),
    title,
    ...(untitled && { untitled }),
    state: 'owed',
    endedAt,
    dueAt: endOfDays(endedAt, settings.rmcOutcomeDays, settings),
    reminded: [],
  };
  const ask: Effect = { type: 'tell', to: { roles: ['rmcChair'] }, card: 'rmcOutcomeOwed', live: true };
  return accept(next, phrase('concord.done'), [ask]);
}

/** A millisecond after the closing time of the n-th working day, because the whole day is in time. */
const endOfDays = (from: Instant, days: number, calendar: Network['settings']): Instant =>
  after(closingOf(workingDaysAfter(dateAt(from, calendar.timeZone), days, calendar), calendar), 1);

/** The working days from the reminder of the Chair to the notice to the Secretariat. */
const THEN_DAYS = 2;

/**
 * `rmc.outcomeDue`: the outcome is overdue. First the Chair is reminded, then the Secretariat is told; at once when there is no
 * Chair.
 */
export function outcomeDue(
  outcome: RmcOutcome,
  act: Act<unknown, typeof SYSTEM>,
  network: Network,
): Decision<RmcOutcome> {
  if (outcome.state !== 'owed' || outcome.dueAt === null || act.receivedAt < outcome.dueAt)
    return accept(outcome, phrase('concord.done'));
  const at = act.receivedAt;
  const hasChair = everyone(network.roll).some(({ roles }) => roles.includes('rmcChair'));
  if (outcome.reminded.length === 0 && hasChair)
    return accept(
      {
        ...outcome,
        reminded: [{ who: 'chair', at }],
        dueAt: endOfDays(at, THEN_DAYS, network.settings),
      },
      phrase('concord.done'),
      [{ type: 'tell', to: { roles: ['rmcChair'] }, card: 'rmcOutcomeReminder' }],
    );
  return accept(
    { ...outcome, reminded: [...outcome.reminded, { who: 'secretariat', at }], dueAt: null },
    phrase('concord.done'),
    [{ type: 'tell', to: 'secretariat', card: 'rmcOutcomeMissing' }],
  );
}

const MAX_LINKS = 20;
export const shareInputs = {
  meeting: words(20),
  implementation: words(TEXT),
  impact: maybeWords(TEXT),
  lessons: maybeWords(TEXT),
  links: maybeLinks(MAX_LINKS),
};
/** What the store knows about the meeting; empty when there is no such meeting. */
export interface MeetingFacts {
  readonly meetingFacts?: Pick<Documents['meetings'], 'kind' | 'title' | 'untitled' | 'state' | 'startsAt' | 'endedAt'>;
}
type Given = Inputs<typeof shareInputs> & MeetingFacts;

/** `rmc.shareOutcome` (RMC Chair): shares the outcome with all focal points, once for each meeting, and stores it. */
export function shareOutcome(
  outcome: RmcOutcome | undefined,
  act: Act<Given, Person>,
  _network: Network,
  target: Ref,
): Decision<RmcOutcome | undefined> {
  const { inputs, actor, receivedAt } = act;
  const meeting = meetingRef(inputs.meeting);
  const wrong = meetingFault(outcome, meeting, act);
  if (!meeting || wrong)
    return refuse(outcome, 'invalid', phrase('refused.invalid'), {
      fields: { meeting: wrong ?? phrase('rmc.noMeeting') },
    });
  if (outcome?.shared)
    return refuse(outcome, 'duplicate', phrase('rmc.sharedAlready', { ref: meeting }), {
      card: { name: 'rmcOutcome', about: outcome.target },
    });
  const facts = inputs.meetingFacts;
  const next: RmcOutcome = {
    target,
    meeting,
    title: meeting,
    ...(facts && { title: facts.title, ...(facts.untitled && { untitled: true }) }),
    endedAt: facts?.endedAt ?? facts?.startsAt ?? receivedAt,
    ...outcome,
    state: 'shared',
    dueAt: null,
    reminded: outcome?.reminded ?? [],
    shared: {
      by: actor.id,
      byName: actor.name,
      at: receivedAt,
      implementation: inputs.implementation,
      ...(inputs.impact && { impact: inputs.impact }),
      ...(inputs.lessons && { lessons: inputs.lessons }),
      links: inputs.links,
    },
  };
  return accept(
    next,
    phrase('rmc.shared', { ref: meeting }),
    [{ type: 'tell', to: 'network', card: 'rmcOutcome' }, { type: 'refreshCards' }],
    { card: { name: 'rmcOutcome', about: target }, target: meeting },
  );
}

function meetingFault(
  outcome: RmcOutcome | undefined,
  meeting: Ref | undefined,
  { inputs: { meetingFacts: facts }, receivedAt }: Act<Given, Person>,
) {
  if (!meeting) return phrase('rmc.noMeeting');
  if (outcome) return undefined;
  if (!facts) return phrase('refused.notFound', { ref: meeting });
  if (facts.kind !== 'rmc') return phrase('rmc.notRmcMeeting', { ref: meeting });
  if (facts.state === 'cancelled') return phrase('rmc.meetingCancelled', { ref: meeting });
  return facts.state === 'planned' && facts.startsAt > receivedAt
    ? phrase('rmc.meetingAhead', { ref: meeting })
    : undefined;
}

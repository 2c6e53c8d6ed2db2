/** What the RMC Chair shares of each RMC meeting with the focal points [ToR 3.a.iii], and the reminders when it is owed. */
import type { Act, SYSTEM } from '../../core/act.ts';
import { accept, refuse, type Decision, type Effect } from '../../core/decision.ts';
import { maybeWords, TEXT, words, type Inputs } from '../../core/inputs.ts';
import { after, ref, type Instant, type PersonId, type Ref } from '../../core/ids.ts';
import { everyone, type Person } from '../../core/people.ts';
import { phrase } from '../../copy/phrase.ts';
import { closingOf, dateAt, workingDaysAfter } from '../calendar.ts';
import type { Net } from '../network.ts';

export interface Outcome {
  readonly target: Ref;
  readonly meeting: Ref;
  readonly title: string;
  readonly state: 'owed' | 'shared';
  readonly endedAt: Instant;
  /** Next reminder; null when there is none to come. */
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

/** `m7`, `M-7`: the meeting that people mean. */
export function meetingRef(typed: unknown): Ref | undefined {
  const [, n] = /^\s*m-?([1-9]\d{0,8})\s*$/i.exec(typeof typed === 'string' ? typed : '') ?? [];
  return n === undefined ? undefined : ref(`M-${n}`);
}

export const owesInputs = { meeting: words(20), title: words(300), endedAt: words(40) };

/** `rmc.owesOutcome`: an RMC meeting has ended; the Chair owes the focal points its outcome. Once for each meeting. */
export function owesOutcome(
  outcome: Outcome | undefined,
  act: Act<Inputs<typeof owesInputs>, typeof SYSTEM>,
  { settings }: Net,
  target: Ref,
): Decision<Outcome> {
  if (outcome) return accept(outcome, phrase('concord.done'));
  const { meeting, title } = act.inputs;
  const endedAt = act.inputs.endedAt as Instant;
  const next: Outcome = {
    target,
    meeting: ref(meeting),
    title,
    state: 'owed',
    endedAt,
    dueAt: endOfDays(endedAt, settings.rmcOutcomeDays, settings),
    reminded: [],
  };
  const ask: Effect = { type: 'tell', to: { roles: ['rmcChair'] }, card: 'rmcOutcomeOwed', live: true };
  return accept(next, phrase('concord.done'), [ask]);
}

/** A moment after the closing time of the n-th working day: the day itself is in time. */
const endOfDays = (from: Instant, days: number, calendar: Net['settings']): Instant =>
  after(closingOf(workingDaysAfter(dateAt(from, calendar.timeZone), days, calendar), calendar), 1);

/** Working days between the word to the Chair and the word to the Secretariat. */
const THEN_DAYS = 2;

/** `rmc.outcomeDue`: still owed. The Chair is reminded first, then the Secretariat is told; without a Chair at once. */
export function outcomeDue(outcome: Outcome, act: Act<unknown, typeof SYSTEM>, network: Net): Decision<Outcome> {
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

export const shareInputs = {
  meeting: words(20),
  implementation: words(TEXT),
  impact: maybeWords(TEXT),
  lessons: maybeWords(TEXT),
  links: maybeWords(TEXT),
};
/** What the store knows of the meeting; `known` is false while meetings are not kept here. */
export interface MeetingFacts {
  readonly meetingFacts?: {
    readonly known: boolean;
    readonly kind?: string;
    readonly title?: string;
    readonly state?: string;
  };
}
type Given = Inputs<typeof shareInputs> & MeetingFacts;

/** `rmc.shareOutcome` (RMC Chair): to all focal points, once for each meeting, and kept. */
export function shareOutcome(
  outcome: Outcome | undefined,
  act: Act<Given, Person>,
  _network: Net,
  target: Ref,
): Decision<Outcome | undefined> {
  const { inputs, actor, receivedAt } = act;
  const meeting = meetingRef(inputs.meeting);
  const links = linksOf(inputs.links);
  const wrong = meetingFault(outcome, meeting, inputs);
  const fields = {
    ...(wrong && { meeting: wrong }),
    ...(links === undefined && { links: phrase('input.notHttps') }),
  };
  if (!meeting || links === undefined || Object.keys(fields).length > 0)
    return refuse(outcome, 'invalid', phrase('refused.invalid'), { fields });
  if (outcome?.shared)
    return refuse(outcome, 'duplicate', phrase('rmc.sharedAlready', { ref: meeting }), {
      card: { name: 'rmcOutcome', about: outcome.target },
    });
  const next: Outcome = {
    target,
    meeting,
    title: outcome?.title ?? inputs.meetingFacts?.title ?? meeting,
    state: 'shared',
    endedAt: outcome?.endedAt ?? receivedAt,
    dueAt: null,
    reminded: outcome?.reminded ?? [],
    shared: {
      by: actor.id,
      byName: actor.name,
      at: receivedAt,
      implementation: inputs.implementation,
      ...(inputs.impact && { impact: inputs.impact }),
      ...(inputs.lessons && { lessons: inputs.lessons }),
      links,
    },
  };
  return accept(
    next,
    phrase('rmc.shared', { title: next.title }),
    [{ type: 'tell', to: 'network', card: 'rmcOutcome' }, { type: 'refreshCards' }],
    { card: { name: 'rmcOutcome', about: target }, target: meeting },
  );
}

function meetingFault(outcome: Outcome | undefined, meeting: Ref | undefined, { meetingFacts: facts }: Given) {
  if (!meeting) return phrase('rmc.noMeeting');
  if (outcome || !facts?.known) return undefined;
  if (facts.kind === undefined) return phrase('refused.notFound', { ref: meeting });
  if (facts.kind !== 'rmc') return phrase('rmc.notRmcMeeting', { ref: meeting });
  return facts.state === 'cancelled' ? phrase('rmc.meetingCancelled', { ref: meeting }) : undefined;
}

/** One https link a line, or with commas between; undefined when one is not a link. */
function linksOf(typed: string | undefined): string[] | undefined {
  const links = (typed ?? '').split(/[\s,]+/).filter(Boolean);
  const isLink = (text: string): boolean => /^https:$/.test(URL.canParse(text) ? new URL(text).protocol : '');
  return links.every(isLink) ? links : undefined;
}

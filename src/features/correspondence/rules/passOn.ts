/** Messages that entities are asked to pass on: calls for proposals [ToR 2.d.iv], guidance, campaigns. */
import type { Act } from '../../../core/act.ts';
import { accept, refuse, type Decision } from '../../../core/decision.ts';
import { date, maybeChoice, maybeDate, maybeLinks, words, type Inputs, line } from '../../../core/inputs.ts';
import type { CalendarDate, Instant, Ref } from '../../../core/ids.ts';
import type { Person } from '../../../core/people.ts';
import type { Phrase } from '../../../core/phrase.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { closingOf, reminderRungs } from '../../../calendar/calendar.ts';
import type { Network } from '../../../core/network.ts';
import { planned } from './chase.ts';
import { fresh, restsAfter, type Correspondence, type PassedOnKind } from './state.ts';
import { CLASSIFICATIONS } from '../../../core/classification.ts';
import { isTooFar } from '../../../calendar/closing.ts';
import { MAX_LINKS, madeBy, fileFor, goOut } from './circulate.ts';

export const proposalsInputs = {
  subject: line(),
  text: words(),
  dueOn: date(),
  links: maybeLinks(MAX_LINKS),
  classification: maybeChoice(CLASSIFICATIONS),
};

const PASS_ON_KINDS = ['guidance', 'campaign'] as const satisfies readonly PassedOnKind[];
export const passOnInputs = { ...proposalsInputs, kind: maybeChoice(PASS_ON_KINDS), dueOn: maybeDate() };

/** `correspondence.proposals` (Secretariat): a call with a last day, by which entities say that their field offices have it. */
export const proposals = (
  target: Ref,
  act: Act<Inputs<typeof proposalsInputs>, Person>,
  network: Network,
): Decision<Correspondence | undefined> => passedAround(target, 'proposals', act, network);

/** `correspondence.passOn` (Secretariat): guidance or a campaign, with or without a last day. */
export const passOn = (
  target: Ref,
  act: Act<Inputs<typeof passOnInputs>, Person>,
  network: Network,
): Decision<Correspondence | undefined> => passedAround(target, act.inputs.kind ?? 'guidance', act, network);

/** The inputs that all kinds have that entities are asked to pass on. `proposals` is one of these kinds. */
type ToPassOn = Omit<Inputs<typeof proposalsInputs>, 'dueOn'> & { readonly dueOn?: CalendarDate | undefined };

function passedAround(
  target: Ref,
  kind: PassedOnKind,
  act: Act<ToPassOn, Person>,
  network: Network,
): Decision<Correspondence | undefined> {
  const { inputs, receivedAt } = act;
  const { subject, text, links, dueOn, classification = 'unclassified' } = inputs;
  const fault = dueOn === undefined ? undefined : lastDayFault(dueOn, receivedAt, network);
  if (fault) return refuse(undefined, 'invalid', phrase('refused.invalid'), { fields: { dueOn: fault } });
  const made = fresh(target, kind, madeBy(act), { subject, text, links, classification, audience: ['all'] });
  const out = goOut(made, receivedAt, network);
  const item = dueOn === undefined ? out.item : withLastDay(out.item, dueOn, receivedAt, network);
  const n = item.entities.length;
  const say =
    item.dueAt === undefined
      ? phrase('correspondence.passOnSent', { ref: target, n })
      : phrase(kind === 'proposals' ? 'correspondence.proposalsSent' : 'correspondence.passOnSentBy', {
          ref: target,
          n,
          dueAt: item.dueAt,
        });
  return accept(item, say, [...out.effects, fileFor(item)], {
    target,
    card: { name: 'correspondence', about: target },
  });
}

function lastDayFault(dueOn: CalendarDate, now: Instant, { settings }: Network): Phrase | undefined {
  if (closingOf(dueOn, settings) <= now) return phrase('endorsement.inThePast');
  return isTooFar(dueOn, now, settings) ? phrase('endorsement.tooFar') : undefined;
}

/** Adds the last day and its reminders. Without a last day nobody is reminded. */
function withLastDay(item: Correspondence, dueOn: CalendarDate, now: Instant, network: Network): Correspondence {
  const { settings } = network;
  const dueAt = closingOf(dueOn, settings);
  const reminders = reminderRungs(now, dueAt, settings.ladder, settings);
  const call = { ...item, dueOn, dueAt, reminders, restsAt: restsAfter(dueAt) };
  return { ...call, ...planned(call, now, network) };
}

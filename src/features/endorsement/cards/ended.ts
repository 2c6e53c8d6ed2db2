/** How a request ended. It is shown as it was stored at the end, and never computed again. */
import type { Block, Card, Press } from '../../../core/card.ts';
import type { AgreedView, RequestView } from './view.ts';
import { dayInWords, ownerInWords, standsInWords } from '../../../i18n/called.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { facts, heading, link, list, MAX_LIST_ITEMS, quote, strong, text, when } from '../../../kit/blocks/blocks.ts';
import { whyBack } from '../../../kit/blocks/reasons.ts';
import type { CardContext } from '../../../kit/cards.ts';
import { about, closing, named, notified, page, showRequest } from './parts.ts';

type OutcomeShown = NonNullable<RequestView['outcome']>;

/** The outcome in a few words, on the request's own card. */
export function ended(say: Speaker, view: RequestView): Block[] {
  const { outcome } = view;
  if (!outcome) return [];
  const good = outcome.state === 'endorsed' || outcome.state === 'decided';
  return [
    strong(sentence(say, outcome), good ? 'good' : undefined),
    facts([say('card.outcome.at'), outcome.committee ? say.date(outcome.committee.on) : say.instant(outcome.at)]),
    ...when(outcome.committee?.documentUrl, (url) => link(say('card.committee.document'), url)),
    ...reason(say, outcome),
    ...inMeeting(say, view, outcome),
    ...cameBackAfter(say, view),
  ];
}

/** The entities whose mail came back after the end: the outcome stands, and readers can judge what silence meant. */
const cameBackAfter = (say: Speaker, { cameBack = [] }: RequestView): Block[] =>
  cameBack
    .slice(0, MAX_LIST_ITEMS)
    .map(({ name, at, reason: code }) => text(say('card.outcome.cameBack', { name, at, why: whyBack(say, code) })));

export function sentence(
  say: Speaker,
  { state, number, then, committee }: Pick<OutcomeShown, 'state' | 'number' | 'then' | 'committee'>,
): string {
  if (committee && number !== undefined) return say('card.outcome.committeeNumber', { number });
  if (state === 'endorsed' && number !== undefined) return say('card.outcome.endorsedNumber', { number });
  if (state === 'decided' && number !== undefined) return say('card.outcome.decidedNumber', { number });
  return state === 'notDecided' && then !== undefined ? say(`card.outcome.then.${then}`) : say(`card.outcome.${state}`);
}

const reason = (say: Speaker, { reason: said, byName: name, state }: OutcomeShown): Block[] =>
  when(said, (words) => {
    if (name === undefined) return quote(words, say('card.outcome.reason'));
    return quote(words, say(byMeeting(state) ? 'card.outcome.recordedBy' : 'card.outcome.reasonBy', { name }));
  });

const byMeeting = (state: OutcomeShown['state']): boolean => state === 'decided' || state === 'notDecided';

/** The final notice to everyone [ToR 3.b.iv]: the register number, and the positions. */
export function outcome({ say, view }: CardContext<RequestView>): Card | null {
  const end = view.outcome;
  if (!end) return null;
  if (view.discretion === 'reference') return veiled(say, view);
  return {
    title: view.title,
    eyebrow: say('card.outcome.eyebrow', { ref: view.ref, state: say(`card.state.${end.state}`) }),
    tone: end.state === 'endorsed' || end.state === 'decided' ? 'good' : 'neutral',
    body: [...ended(say, view), ...stood(say, view, end)],
    actions: [...followUp(say, view), showRequest(say, view.ref)],
    whole: page(say, view, 1),
    ...about(view),
    summary: notified(
      say,
      view,
      say('card.outcome.summary', { ref: view.ref, title: view.title, outcome: sentence(say, end) }),
    ),
  };
}

/** The notice for a strictly confidential request: that it has ended, and a button that shows how. */
const veiled = (say: Speaker, view: RequestView): Card => ({
  title: named(view),
  eyebrow: say('card.outcome.veiledEyebrow', { ref: view.ref }),
  tone: 'neutral',
  body: [text(say('card.outcome.restricted', { ref: view.ref })), facts(closing(say, view))],
  actions: [...followUp(say, view), showRequest(say, view.ref)],
  ...about(view),
  summary: notified(say, view, ''),
});

/** The button for a new request after a meeting asked for a revision. */
export const followUp = (say: Speaker, { outcome: end, mayManage, followedBy, ref }: RequestView): Press[] =>
  mayManage && end?.then === 'revise' && followedBy === undefined
    ? [{ type: 'press', title: say('card.act.followUp'), verb: 'endorsement.compose', inputs: { follows: ref } }]
    : [];

/** Every entity is in exactly one of these lines. Where a meeting decided, silence means nothing. */
function stood(say: Speaker, view: RequestView, end: OutcomeShown): Block[] {
  const kinds = byMeeting(end.state)
    ? (['endorsed', 'abstained', 'recused'] as const)
    : (['endorsed', 'silent', 'abstained', 'recused', 'unreached'] as const);
  const lines = kinds.filter((kind) => end[kind].length > 0);
  return [
    facts(
      ...when(view.documentVersion, (version) => [say('card.version'), version] as const),
      ...lines.map(
        (kind) => [say(`card.outcome.those.${kind}`, { n: end[kind].length }), names(say, end[kind])] as const,
      ),
    ),
    ...recorded(say, view, 'objected', end.objections),
    ...recorded(say, view, 'discussion', end.discussion),
  ];
}

/**
 * A meeting's decision: the entities present, whose consensus it is, the objections that were withdrawn, and the agreed
 * actions.
 */
function inMeeting(say: Speaker, view: RequestView, { present, lifted, actions }: OutcomeShown): Block[] {
  const known = present.length + lifted.length > 0;
  return [
    ...(known ? [whoWasThere(say, present, lifted)] : []),
    ...(actions.length > 0 && view.discretion === 'all'
      ? [
          heading(say('card.action.title')),
          list(
            actions.slice(0, MAX_LIST_ITEMS).map((one) => ({
              text: say('card.action.line', { owner: ownerInWords(say, one.owner), text: one.text }),
              note: agreedInWords(say, one),
            })),
          ),
        ]
      : []),
  ];
}

const whoWasThere = (say: Speaker, present: readonly string[], lifted: readonly string[]): Block =>
  facts(
    ...(present.length > 0 ? [[say('card.desk.present'), names(say, present)] as const] : []),
    ...(lifted.length > 0 ? [[say('card.outcome.lifted'), names(say, lifted)] as const] : []),
  );

/** By when an agreed action is due, that it is done, and what was decided where that is another now. */
export function agreedInWords(say: Speaker, { owner, due, doneOn, decided }: AgreedView): string {
  const now = standsInWords(say, { due, done: doneOn !== undefined, doneOn });
  if (!decided) return now;
  const was = [
    ...(decided.owner === owner ? [] : [ownerInWords(say, decided.owner)]),
    ...(decided.due === due ? [] : [dayInWords(say, decided.due)]),
  ];
  return was.length === 0 ? now : [now, say('card.action.decided', { was: was.join(', ') })].join(' · ');
}

/** What entities said besides, each in its own words where these may be kept. */
function recorded(
  say: Speaker,
  view: RequestView,
  what: 'objected' | 'discussion',
  said: OutcomeShown['objections'],
): Block[] {
  if (said.length === 0) return [];
  if (view.discretion !== 'all')
    return [
      facts([
        say(`card.outcome.those.${what}`, { n: said.length }),
        names(
          say,
          said.map(({ name }) => name),
        ),
      ]),
    ];
  const left = said.length - MAX_LIST_ITEMS;
  return [
    heading(say(what === 'objected' ? 'card.outcome.objections' : 'card.outcome.discussion')),
    ...said
      .slice(0, MAX_LIST_ITEMS)
      .map(({ name, text: words }) => (words === '' ? text(say.entity(name)) : quote(words, say.entity(name)))),
    ...(left > 0 ? [list([{ text: say('card.andMore', { n: left }), press: page(say, view, 1) }])] : []),
  ];
}

const names = (say: Speaker, all: readonly string[]): string =>
  say.list(
    all.length > MAX_LIST_ITEMS
      ? [...all.slice(0, MAX_LIST_ITEMS).map(say.entity), say('card.others', { n: all.length - MAX_LIST_ITEMS })]
      : all.map(say.entity),
  );

/**
 * The card of an endorsement request [ToR 3.b.iv] for one reader: what is asked, by when, what silence means, who has said
 * what, and what this reader can do. Redrawn whenever the request changes.
 */
import type { Action, Block, Card, Tone } from '../../../core/card.ts';
import type { RequestView } from './view.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { facts, heading, link, list, MAX_LIST_ITEMS, quote, strong, text, when } from '../../../kit/blocks/blocks.ts';
import { changesIn } from '../../../kit/blocks/corrections.ts';
import type { CardContext } from '../../../kit/cards.ts';
import { ended } from './ended.ts';
import { managing } from './managing.ts';
import { mine } from './mine.ts';
import { positions } from './positions.ts';
import { missingList } from './reached.ts';
import { objections, others, remarks } from './saidWhat.ts';
import { silenceOf } from './silence.ts';
import { about, agendaOf, becameOf, carrying, closing, isLeftByAll, notified, page, showRequest } from './parts.ts';
import { followersOf } from '../rules/state.ts';

/** Clients show six buttons, and one of them opens the menu with the others. */
const MAX_BUTTONS = 5;

export interface Typed {
  /** What the reader has just written about the request. It is filled into the forms. */
  readonly typed?: string;
}

export function request({ say, view, data, byMail }: CardContext<RequestView, Typed>): Card {
  if (view.discretion === 'reference') return veiled(say, view, byMail, data.typed);
  const actions = [
    ...unveil(say, view, data.typed),
    ...positions(say, view).map((one) => filled(one, data.typed)),
    ...managing(say, view),
  ];
  const major = actions.filter((action) => !action.minor);
  return {
    title: view.title,
    eyebrow: eyebrow(say, view),
    tone: tone(view),
    body: [
      ...asked(say, view),
      ...silence(say, view, byMail),
      ...mine(say, view),
      ...attention(say, view),
      ...ended(say, view),
      ...linked(say, view),
      ...changed(say, view),
      ...objections(say, view),
      ...(byMail && isUnspoken(view) ? [] : others(say, view, isUnspoken(view))),
      ...remarks(say, view),
    ],
    actions: [
      ...major.slice(0, MAX_BUTTONS),
      ...major.slice(MAX_BUTTONS).map(minor),
      ...actions.filter((action) => action.minor),
    ],
    more: say('card.more'),
    whole: page(say, view, 1),
    ...about(view),
    summary: summary(say, view),
    refreshVerb: 'endorsement.show',
    ...lasting(view),
  };
}
/** Fills the reader's words into the forms. The reader decides which form to send. */
function filled(action: Action, typed: string | undefined): Action {
  if (action.type !== 'form' || typed === undefined) return action;
  const fields = action.form.fields.map((field) =>
    field.type === 'text' && (field.id === 'text' || field.id === 'comment')
      ? { ...field, value: typed.slice(0, field.max) }
      : field,
  );
  return { ...action, form: { ...action.form, fields } };
}

/** A card with all details of a restricted request is not kept in the chat. A card that is kept omits them. */
const lasting = ({ classification, discretion }: RequestView): Pick<Card, 'transient' | 'discreet'> =>
  discretion !== 'all' ? { discreet: true } : classification === 'unclassified' ? {} : { transient: true };

/** Readers who have to answer see this button first, because they have to read what is asked. */
const unveil = (say: Speaker, view: RequestView, typed: string | undefined): Action[] =>
  view.discretion === 'all' ? [] : [{ ...showRequest(say, view.ref), title: say('card.show'), ...carrying(typed) }];

const minor = <A extends object>(action: A) => ({ ...action, minor: true });

/**
 * The card of a strictly confidential request without its details: the reference, the end, what silence means, and a button
 * that shows the rest.
 */
function veiled(say: Speaker, view: RequestView, byMail: boolean | undefined, typed: string | undefined): Card {
  // It stands there whether the entity has answered or not: a kept card must not tell.
  const ifSilent = view.state === 'open' && view.open && view.mayAct ? silenceOf(say, view, byMail) : undefined;
  return {
    title: say('card.request.veiledTitle', { ref: view.ref }),
    eyebrow: eyebrow(say, view),
    tone: 'attention',
    body: [
      facts([say('card.classification'), say(`card.classification.${view.classification}`)], closing(say, view)),
      ...when(ifSilent, strong),
      text(say('card.request.veiled')),
    ],
    actions: unveil(say, view, typed).map((action) => ({ ...action, look: 'primary' as const })),
    ...about(view),
    // The summary is the same until the end. Who has answered must not be on a locked phone, and would not be worth an edit.
    summary: notified(say, view, '', view.mayAct),
    refreshVerb: 'endorsement.show',
    discreet: true,
  };
}

const eyebrow = (say: Speaker, view: RequestView): string =>
  say('card.request.eyebrow', { ref: view.ref, state: stateWord(say, view) });

const stateWord = (say: Speaker, view: RequestView): string =>
  view.awaitingSecretariat
    ? say('card.state.awaiting')
    : view.state === 'open' && !view.open
      ? say('card.state.closing')
      : say(`card.state.${view.state}`);

function tone(view: RequestView): Tone {
  if (view.awaitingSecretariat || view.state === 'referred') return 'warning';
  if (view.state === 'endorsed' || view.state === 'decided') return 'good';
  return view.waitsForReader ? 'attention' : 'neutral';
}

function summary(say: Speaker, view: RequestView): string {
  const { ref, title, closesAt } = view;
  const words = view.waitsForReader
    ? say('card.request.summaryWaits', { ref, title, closesAt })
    : say('card.request.summary', { ref, title, state: stateWord(say, view) });
  // What is shown for the moment alone is no news, and names a page in a browser's history.
  if (view.discretion === 'all' && view.classification !== 'unclassified' && !view.waitsForReader)
    return say('card.request.veiledTitle', { ref });
  return notified(say, view, words, view.waitsForReader);
}

function asked(say: Speaker, view: RequestView): Block[] {
  const { recused, lifted = 0, discussion, unreached, asked: mailed = 0, notYet = 0 } = view.counts;
  const restricted = view.classification === 'unclassified' ? undefined : view.classification;
  return [
    ...when(view.summary, text),
    ...when(view.documentUrl, (url) => link(say('card.openDocument', { version: view.documentVersion ?? '' }), url)),
    facts(
      closing(say, view),
      ...when(view.documentVersion, (version) => [say('card.version'), version] as const),
      ...when(restricted, (c) => [say('card.classification'), say(`card.classification.${c}`)] as const),
      [say('card.request.counts'), countsIn(say, view)],
      ...(discussion > 0
        ? [[say('card.request.discussing'), say('card.request.entitiesAre', { n: discussion })] as const]
        : []),
      ...(unreached > 0
        ? [[say('card.request.notReached'), say('card.request.entitiesAre', { n: unreached })] as const]
        : []),
      ...(notYet > 0 && !isUnspoken(view)
        ? [[say('card.request.notYet'), say('card.request.entitiesAre', { n: notYet })] as const]
        : []),
      ...(mailed > 0
        ? [[say('card.request.askedByMail'), say('card.request.entitiesAre', { n: mailed })] as const]
        : []),
      ...(lifted > 0 ? [[say('card.outcome.lifted'), say('card.request.entitiesAre', { n: lifted })] as const] : []),
      ...(recused > 0 ? [[say('card.request.recused'), say('card.request.recusedAre', { n: recused })] as const] : []),
      ...when(view.openedBy, (name) => [say('card.request.openedBy'), name] as const),
    ),
    ...(view.discretion === 'all' ? [] : [text(say('card.request.discreet'))]),
  ];
}

/** Before anybody has spoken nobody has been silent either: the first message goes out before it could be answered. */
function countsIn(say: Speaker, view: RequestView): string {
  const { entities, endorsed, objected, abstained, silent } = view.counts;
  if (isUnspoken(view)) return say('card.request.countsNone', { n: entities });
  return say('card.request.countsAre', { endorsed, objected, abstained, silent });
}

/**
 * Nobody has answered, and of nobody it is known that it was not reached. The first messages go out one after another: whom they
 * have not reached yet is not told here, or each card would be edited for those that follow it.
 * The list of entities says the same of each; in a mail, where nothing folds, it would push the button off the screen.
 */
const isUnspoken = ({ counts: { entities, silent, notYet = 0 }, state, open }: RequestView): boolean =>
  state === 'open' && open && entities > 0 && silent + notYet === entities;

/** What will happen if nobody says anything more. */
function silence(say: Speaker, view: RequestView, byMail: boolean | undefined): Block[] {
  if (view.state === 'referred')
    return [
      strong(say(view.open ? 'card.request.referredOpen' : 'card.request.referred'), 'warning'),
      ...onAgenda(say, view),
    ];
  if (view.outcome?.then === 'carry') return onAgenda(say, view);
  if (view.awaitingSecretariat)
    return [strong(say(isLeftByAll(view) ? 'card.request.awaitingNobody' : 'card.request.awaiting'), 'attention')];
  if (view.state !== 'open') return [];
  if (!view.open) return [text(say('card.request.closing'))];
  const own = view.waitsForReader ? silenceOf(say, view, byMail) : undefined;
  return own === undefined ? [text(say('card.request.othersSilent'))] : [strong(own)];
}

/** Which meeting has it, and why the one before did not settle it. */
const onAgenda = (
  say: Speaker,
  { agendaItem: item, agendaMeeting: meeting, agendaBefore: before }: RequestView,
): Block[] =>
  item === undefined
    ? []
    : [...when(before, (of) => text(becameOf(say, of))), text(agendaOf(say, { item, ...(meeting && { meeting }) }))];

/** What the Secretariat should see first: the entities that were not reached, and why. */
function attention(say: Speaker, view: RequestView): Block[] {
  // Once the period is over, those that prevent its closing.
  const missing = view.mayManage
    ? (view.blocking ??
      view.stands.flatMap(({ name, unreached }) => (unreached === undefined ? [] : [{ name, reason: unreached }])))
    : [];
  const mailed =
    view.mayManage && !view.blocking
      ? view.stands.filter(({ asked }) => asked).map(({ name }) => say.entity(name))
      : [];
  return [
    ...(missing.length > 0
      ? [
          strong(say('card.request.unreached', { n: missing.length }), 'attention'),
          missingList(say, missing, page(say, view, 1)),
        ]
      : []),
    ...(mailed.length > 0 ? [text(say('card.request.mailed', { names: say.list(mailed) }))] : []),
  ];
}

/** The request that it follows, and those that follow it. */
function linked(say: Speaker, view: RequestView): Block[] {
  const items = [
    ...when(view.follows, (ref) => ({ text: say('card.request.follows', { ref }), press: showRequest(say, ref) })),
    ...followersOf(view)
      .slice(-MAX_LIST_ITEMS)
      .map((by) => ({
        text: say('card.request.followedBy', { by }),
        press: showRequest(say, by),
      })),
  ];
  return items.length > 0 ? [list(items)] : [];
}

/** How the text and the period have changed since the opening. */
function changed(say: Speaker, { changes, correction, earlierCorrections = [], extensions }: RequestView): Block[] {
  return [
    ...(changes === undefined ? [] : [heading(say('card.request.changes')), text(changes)]),
    ...(correction
      ? [
          heading(say('card.request.correction')),
          ...[...earlierCorrections, correction].flatMap((one) => [
            wordsOr(one.note, say('card.request.correctionAt', { at: one.at })),
            ...changesIn(say, one.changed),
            ...when(one.challenged, ({ name, text: why }) => wordsOr(why, say('card.request.challengedBy', { name }))),
          ]),
          ...(correction.mayChallenge
            ? [text(say('card.request.challengeUntil', { until: correction.challengeUntil }))]
            : []),
        ]
      : []),
    ...(extensions.length > 0 ? [heading(say('card.request.extended'))] : []),
    ...extensions.map(({ to, reason }) => wordsOr(reason, say('card.request.extendedTo', { to }))),
  ];
}

/** Somebody's words with their meaning; only the meaning where the words may not be kept. */
const wordsOr = (words: string | undefined, by: string): Block => (words === undefined ? text(by) : quote(words, by));

/**
 * A message as its sender and the Secretariat see it: its state, how far its deliveries have come, and what they can do about
 * it. Edited as long as the message is held or being sent.
 */
import type { Action, Block, Card, ListItem, Press, Tone } from '../../../core/card.ts';
import type { CorrespondenceView, MissedView } from './view.ts';
import { isOurs, type OurReason } from '../../../core/envelope.ts';
import { TITLE } from '../../../core/inputs.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { facts, fold, heading, link, list, quote, strong, text, upTo, when } from '../../../kit/blocks/blocks.ts';
import { form, line, words } from '../../../kit/blocks/forms.ts';
import type { CardContext } from '../../../kit/cards.ts';
import { press, showButton } from '../../../kit/blocks/buttons.ts';
import { claimButton, decidedInWords, declineForm, heldFacts, releaseButton } from '../../../kit/blocks/moderation.ts';
import { delivered } from '../rules/state.ts';
import { about, restricted } from '../../../kit/blocks/restricted.ts';
import { asDocument, audience, named, notifiedName, review, sender } from './message.ts';
import { why } from '../../../kit/blocks/reasons.ts';

type View = CorrespondenceView;

export function correspondence({ say, view }: CardContext<View>): Card {
  const open = view.discretion === 'all';
  return {
    title: named(say, view),
    eyebrow: stateWord(say, view),
    tone: tone(view),
    body: [
      ...standing(say, view),
      ...(open ? message(say, view) : restricted(say, view)),
      ...(view.state === 'sent' ? [...progress(say, view), ...people(say, view)] : []),
      ...(open ? said(say, view) : []),
    ],
    actions: open
      ? [...moderating(say, view), ...sending(say, view), ...after(say, view)]
      : [showButton(say, 'correspondence.show', view)],
    more: say('card.more'),
    ...(open && view.state === 'sent' && { whole: asSent(say, view) }),
    ...about(view),
    summary: say('mail.summary', { what: stateWord(say, view), subject: notifiedName(say, view) }),
    refreshVerb: 'correspondence.show',
  };
}

/** Opens the message as its recipients see it. */
const asSent = (say: Speaker, { ref }: View): Press => ({
  type: 'press',
  title: say('mail.act.asSent'),
  verb: 'correspondence.show',
  target: ref,
  inputs: { as: 'message' },
});

const isGoing = ({ state, progress: { queued } }: View): boolean => state === 'sent' && queued > 0;

/** The fault of Concord's own access for which deliveries wait, if there is one. */
const waitsFor = (view: View): OurReason | undefined =>
  isGoing(view) && isOurs(view.progress.held) ? view.progress.held : undefined;

export function stateWord(say: Speaker, view: View): string {
  if (waitsFor(view)) return say('mail.state.waiting', view);
  return isGoing(view) ? say('mail.state.sending', view) : say(`mail.state.${view.state}`, { ref: view.ref });
}

function tone(view: View): Tone {
  if (view.kind === 'urgent' && view.asksForReview) return 'warning';
  if (view.mayDecide || view.progress.failed > 0 || view.failures.length > 0 || waitsFor(view)) return 'attention';
  return view.state === 'sent' && !isGoing(view) ? 'good' : 'neutral';
}

/** What happens next. */
function standing(say: Speaker, view: View): Block[] {
  const { state, decided } = view;
  if (decided) return decision(say, decided);
  if (view.asksForReview) return [strong(say('mail.reviewAsk'), 'warning')];
  if (state === 'scheduled') return [text(say('mail.scheduled'))];
  if (state !== 'held') return [];
  if (view.mayDecide) return [strong(say('mail.held.moderator'), 'attention')];
  if (view.manages && view.claimedBy) return [text(deciding(say, view.claimedBy))];
  return [text(say(view.manages && view.isSender ? 'mail.held.own' : 'mail.held.sender'))];
}

const deciding = (say: Speaker, { name }: NonNullable<View['claimedBy']>): string =>
  name === '' ? say('mail.held.otherBare') : say('mail.held.other', { name });

type Decided = NonNullable<View['decided']>;
export function decision(say: Speaker, { how, by, at, reason, before }: Decided): Block[] {
  const sentence = decidedInWords(say, before ? 'changed' : how, { by, at });
  return [
    strong(sentence, how === 'approved' ? 'good' : 'attention'),
    ...when(reason, (given) => quote(given, say('mail.decided.reason', { by }))),
  ];
}

function message(say: Speaker, view: View): Block[] {
  const body = [text(view.text), ...view.links.map((url) => link(url, url))];
  const restrictedAs = view.classification === 'unclassified' ? undefined : view.classification;
  return [
    facts(
      [say('mail.from'), sender(say, view)],
      [say('mail.to'), audience(say, view)],
      ...when(restrictedAs, (c) => [say('mail.classification'), say(`card.classification.${c}`)] as const),
      ...(view.state === 'held' ? heldFacts(say, view) : []),
      ...(view.state === 'scheduled' ? when(view.sendAt, (at) => [say('mail.goesAt'), say.instant(at)] as const) : []),
      ...when(view.sentAt, (at) => [say('mail.sentAt'), say.instant(at)] as const),
      ...when(view.dueAt, (at) => [say('mail.dueAt'), say.instant(at)] as const),
    ),
    ...(view.state === 'sent' ? fold(say('mail.text'), body) : body),
  ];
}

const BAR = 20;
function progress(say: Speaker, view: View): Block[] {
  const { queued, sent, failed, handed = 0, seen = 0, returned = 0 } = view.progress;
  const all = queued + sent + failed;
  const full = all === 0 ? BAR : Math.floor(((sent + failed) / all) * BAR);
  const bar = `${'▓'.repeat(full)}${'░'.repeat(BAR - full)}`;
  const row = (of: 'waiting' | 'failed' | 'handed' | 'seen' | 'returned', n: number) =>
    n > 0 ? [[say(`mail.progress.${of}`), say('mail.progress.of', { n, all })] as const] : [];
  return [
    ...(queued > 0 ? [text(say('mail.progress.going', { bar, done: sent + failed, all }))] : []),
    ...when(waitsFor(view), (why) => text(say(`mail.waits.${why}`), 'warning')),
    facts(
      [say('mail.progress.recipients'), say('mail.progress.reach', { people: view.people, entities: view.entities })],
      [say('mail.progress.delivered'), say('mail.progress.of', { n: delivered(view.progress), all })],
      ...row('seen', seen),
      ...row('handed', handed),
      ...row('waiting', queued),
      ...row('failed', failed),
      ...row('returned', returned),
      ...(view.askedToConfirm > 0
        ? [
            [
              say('mail.progress.acknowledged'),
              say('mail.progress.of', { n: view.confirmed, all: view.askedToConfirm }),
            ] as const,
          ]
        : []),
    ),
  ];
}

function people(say: Speaker, view: View): Block[] {
  const { failures, fallbacks } = view;
  return [
    ...(failures.length === 0
      ? []
      : [heading(say('mail.failures')), list(upTo(say, failures, (missed) => missedItem(say, missed)))]),
    ...(fallbacks.length === 0
      ? []
      : [
          heading(say('mail.fallbacks')),
          list(upTo(say, fallbacks, ({ entity, to }): ListItem => ({ text: say('mail.fallback', { entity, to }) }))),
        ]),
    ...(view.notShared.length === 0
      ? []
      : [
          heading(say(view.kind === 'proposals' ? 'mail.notShared' : 'mail.notPassedOn')),
          text(entityNames(say, view.notShared)),
        ]),
    ...fold(
      say(view.kind === 'proposals' ? 'mail.sharedWith' : 'mail.passedOnTo'),
      view.shared.length === 0 ? [] : [list(upTo(say, view.shared, (one) => passedItem(say, one)))],
    ),
    ...folded(say, say('mail.unconfirmed'), view.unconfirmed),
    ...folded(say, say('mail.confirmed'), view.acknowledged),
  ];
}
const folded = (say: Speaker, title: string, names: readonly string[]): Block[] =>
  fold(title, names.length === 0 ? [] : [list(upTo(say, names, (name): ListItem => ({ text: name })))]);
/** The short names of entities, joined for a sentence. */
export const entityNames = (say: Speaker, entities: readonly string[]): string => {
  const names = entities.slice(0, MAX_NAMES).map(say.entity);
  const more = entities.length - names.length;
  return say.list(more > 0 ? [...names, say('card.others', { n: more })] : names);
};
const MAX_NAMES = 100;

/**
 * An entity that has passed the message on: to which offices or channels, who said so and when. The link is shown as text,
 * because a row of a list cannot open it.
 */
const passedItem = (say: Speaker, { entity, name, at, where, link: url }: View['shared'][number]): ListItem => ({
  text: where === undefined ? say.entity(entity) : say('mail.passedOn.to', { entity, where }),
  note: say.list([
    name === '' ? say.instant(at) : say('mail.repliedBy', { name, at }),
    ...(url === undefined ? [] : [url]),
  ]),
});

const missedItem = (say: Speaker, { name, entity, reason }: MissedView): ListItem => ({
  text: entity === undefined ? name : say('mail.person', { name, entity }),
  note: why(say, reason),
  tone: 'attention',
});

const MAX_REPLIES = 10;
function said(say: Speaker, { replies, reviewed }: View): Block[] {
  return [
    ...when(reviewed, ({ name, at, note }) =>
      note === undefined
        ? text(say('mail.reviewedBy', { name, at }), 'good')
        : quote(note, say('mail.reviewedBy', { name, at })),
    ),
    ...(replies.length > 0 ? [heading(say('mail.replies'))] : []),
    ...replies
      .slice(-MAX_REPLIES)
      .map(({ name, at, text: words_ }) => quote(words_, say('mail.repliedBy', { name, at }))),
  ];
}

function moderating(say: Speaker, view: View): Action[] {
  if (!view.mayDecide) return [];
  return [
    press(say('mail.act.approve'), 'correspondence.approve', view, { look: 'primary' }),
    ...claimButton(say, view, 'correspondence.claim'),
    form(
      say('mail.act.approveEdited'),
      say('mail.act.approveEditedSubmit'),
      'correspondence.approve',
      texts(say, view),
      { note: say('mail.approve.note') },
    ),
    declineForm(say, 'correspondence.decline'),
    ...releaseButton(say, view, 'correspondence.release'),
  ];
}

const texts = (say: Speaker, view: View) => [
  line(say, 'subject', say('mail.form.subject'), TITLE, { required: true, value: view.subject }),
  words(say, 'text', say('mail.form.text'), { required: true, value: view.text }),
];

/** Actions of the sender while the message is held, and of the Secretariat while it is scheduled. */
function sending(say: Speaker, view: View): Action[] {
  const cancel = press(say('mail.act.cancel'), 'correspondence.cancelSubmission', view, { look: 'danger' });
  if (view.state === 'scheduled' && view.manages) return [cancel];
  if (view.state !== 'held' || !view.isSender) return [];
  const edit = form(say('mail.act.edit'), say('mail.act.editSubmit'), 'correspondence.edit', [
    ...texts(say, view),
    line(say, 'links', say('mail.form.links'), 4000, { value: view.links.join(' '), hint: say('mail.form.linksHint') }),
  ]);
  return [edit, cancel];
}

function after(say: Speaker, view: View): Action[] {
  if (!view.manages || view.state !== 'sent') return [];
  return [
    ...review(say, view),
    ...(view.failures.length > 0 || isOurs(view.progress.held)
      ? [press(say('mail.act.retry'), 'correspondence.retry', view)]
      : []),
    asDocument(say, view),
  ];
}

/** A message as its recipients see it [ToR 3.a.iv, 2.a.i, 2.d.iv]. */
import type { Action, Block, Card, Tone } from '../../../core/card.ts';
import { type CorrespondenceView } from './view.ts';
import { TEXT, TITLE } from '../../../core/inputs.ts';
import { isPassedOn, WHERE } from '../rules/state.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { facts, link, strong, text, when } from '../../../kit/blocks/blocks.ts';
import { press, showButton } from '../../../kit/blocks/buttons.ts';
import { form, line, words } from '../../../kit/blocks/forms.ts';
import {
  about,
  nameInNotification,
  nameOnCard,
  restricted,
  unsigned,
  type DocumentNames,
} from '../../../kit/blocks/restricted.ts';
import type { CardContext, Link } from '../../../kit/cards.ts';
import type { Reader } from '../../../core/people.ts';
import { GROUPS, type Group } from '../../../kit/audience.ts';

type View = CorrespondenceView;

const names = (say: Speaker, { ref, subject: title }: View): DocumentNames => ({
  title,
  veiled: say('mail.veiled', { ref }),
});
export const named = (say: Speaker, view: View): string => nameOnCard(view, names(say, view));
export const notifiedName = (say: Speaker, view: View): string => nameInNotification(view, names(say, view));

export const kindOf = (say: Speaker, { kind, ref, fromEntity: entity }: View): string => {
  if (isPassedOn(kind)) return say(`mail.kind.${kind}`, { ref });
  if (kind === 'urgent')
    return entity === undefined ? say('mail.kind.urgent', { ref }) : say('mail.kind.urgentOf', { ref, entity });
  return entity === undefined ? say('mail.kind.circular', { ref }) : say('mail.kind.circularOf', { ref, entity });
};

export const tone = ({ kind, asksToAcknowledge, acknowledgedAt }: View): Tone => {
  if (kind === 'urgent') return 'warning';
  return isPassedOn(kind) || (asksToAcknowledge && acknowledgedAt === undefined) ? 'attention' : 'neutral';
};

/** The recipients in words: groups in the reader's language, entities by their short names. */
export const audience = (say: Speaker, { audience: to, kind }: View): string =>
  kind === 'urgent' ? say('mail.urgentAudience') : say.list(to.map((word) => groupName(say, word)));
export const groupName = (say: Speaker, word: string): string =>
  (GROUPS as readonly string[]).includes(word) ? say(`mail.group.${word as Group}`) : say.entity(word);

export const sender = (say: Speaker, { from: name, fromEntity: entity }: View): string =>
  entity === undefined ? name : say('mail.fromOf', { name, entity });

/** The message itself: its text, its author, and what it asks. */
export function content(say: Speaker, view: View): Block[] {
  const marked = view.classification === 'unclassified' ? undefined : view.classification;
  return [
    text(view.text),
    ...view.links.map((url) => link(url, url)),
    facts(
      [say('mail.from'), sender(say, view)],
      ...when(view.sentAt, (at) => [say('mail.sentAt'), say.instant(at)] as const),
      ...when(marked, (c) => [say('mail.classification'), say(`card.classification.${c}`)] as const),
      ...when(view.dueAt, (at) => [say('mail.dueAt'), say.instant(at)] as const),
    ),
    ...asked(say, view),
  ];
}

function asked(say: Speaker, view: View): Block[] {
  const isCall = view.kind === 'proposals';
  if (view.sharedBy) return [text(say(isCall ? 'mail.sharedBy' : 'mail.passedOnBy', view.sharedBy), 'good')];
  if (view.asksToShare) return [strong(say(isCall ? 'mail.shareAsk' : 'mail.passOnAsk'), 'attention')];
  if (view.acknowledgedAt) return [text(say('mail.acknowledgedAt', { at: view.acknowledgedAt }), 'good')];
  return view.asksToAcknowledge && view.isRecipient ? [strong(say('mail.acknowledgeAsk'), 'attention')] : [];
}

export function circular({ say, reader, view, link }: CardContext<View>): Card {
  const open = view.discretion === 'all';
  return {
    title: named(say, view),
    eyebrow: kindOf(say, view),
    tone: tone(view),
    body: open ? content(say, view) : restricted(say, view),
    actions: [
      ...(open ? review(say, view) : [showButton(say, 'correspondence.show', view)]),
      ...answers(say, view),
      ...(open ? enclosed(say, view, link) : []),
      ...replies(say, view, reader),
      ...(open && view.state === 'sent' ? [asDocument(say, view)] : []),
    ],
    more: say('card.more'),
    ...about(view),
    summary: say('mail.summary', { what: kindOf(say, unsigned(view)), subject: notifiedName(say, view) }),
    refreshVerb: 'correspondence.show',
    ...(!open && { discreet: true }),
  };
}

/** Links to the message as a document. */
export const asDocument = (say: Speaker, { ref }: View): Action => ({
  type: 'press',
  title: say('record.open'),
  verb: 'correspondence.export',
  target: ref,
  minor: true,
});

/** Links to the answers of a call for input, for the recipients of the message. */
const enclosed = (say: Speaker, { source, classification }: View, link: Link): Action[] =>
  source === undefined
    ? []
    : ENCLOSED_FORMATS.map((format) => ({
        type: 'open',
        title: say('inputs.download', { format }),
        url: link(`input.${format}`, source, { upTo: classification }),
        file: true,
        ...(format !== 'docx' && { minor: true }),
      }));
/** The formats of a call’s answers. */
export const ENCLOSED_FORMATS = ['docx', 'xlsx', 'csv', 'json'] as const;

/** An urgent message is sent without moderation, so the Secretariat reviews it afterwards [ToR 2.a.i]. */
export const review = (say: Speaker, view: View): Action[] =>
  view.asksForReview
    ? [
        form(
          say('mail.act.review'),
          say('mail.act.reviewSubmit'),
          'correspondence.review',
          [words(say, 'note', say('mail.review.note'))],
          { look: 'primary' },
        ),
      ]
    : [];

/** The button for the answer that the message asks for. */
export function answers(say: Speaker, view: View): Action[] {
  if (view.asksToShare && view.kind === 'proposals')
    return [
      press(say('mail.act.shared'), 'correspondence.shared', view, { look: 'primary' }),
      passedOnForm(say, false),
    ];
  if (view.asksToShare) return [passedOnForm(say, true)];
  if (view.sharedBy) return [passedOnForm(say, false)];
  return view.asksToAcknowledge && view.isRecipient && view.acknowledgedAt === undefined
    ? [press(say('mail.act.acknowledge'), 'correspondence.acknowledge', view, { look: 'primary' })]
    : [];
}

/**
 * The form for passing the message on: to which offices or channels, and a link.
 * @param isAsked the entity still has to pass it on; otherwise it has passed it on before
 */
const passedOnForm = (say: Speaker, isAsked: boolean): Action =>
  form(
    say(isAsked ? 'mail.act.passedOn' : 'mail.act.passedOnMore'),
    say('mail.act.passedOnSubmit'),
    'correspondence.passedOn',
    [
      line(say, 'where', say('mail.passedOn.where'), WHERE, { hint: say('mail.passedOn.whereHint') }),
      line(say, 'link', say('mail.passedOn.link'), TEXT, { hint: say('mail.form.linksHint') }),
    ],
    isAsked ? { look: 'primary' } : { minor: true },
  );

/** A reply goes to the Secretariat. Words for everybody are submitted like any other message to everybody [ToR 3.a.iv]. */
function replies(say: Speaker, view: View, reader: Reader): Action[] {
  if (!view.isRecipient) return [];
  const reply = form(
    say('mail.act.reply'),
    say('mail.act.replySubmit'),
    'correspondence.reply',
    [words(say, 'text', say('mail.reply.text'), { required: true })],
    { minor: true, note: say('mail.reply.note') },
  );
  const speaks = reader.entity !== undefined;
  if (!speaks || view.discretion !== 'all') return [reply];
  const subject = say('mail.replyAll.subject', { subject: view.subject }).slice(0, TITLE);
  const all = form(
    say('mail.act.replyAll'),
    say('mail.act.replyAllSubmit'),
    'correspondence.submit',
    [
      line(say, 'subject', say('mail.form.subject'), TITLE, { required: true, value: subject }),
      words(say, 'text', say('mail.form.text'), { required: true }),
    ],
    { minor: true, note: say('mail.replyAll.note') },
  );
  return [reply, all];
}

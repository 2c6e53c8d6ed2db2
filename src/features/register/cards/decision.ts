/** One decision of the register with all details, and the reminder to review it. */
import type { Action, Block, Card } from '../../../core/card.ts';
import { changesOf } from '../../../core/corrections.ts';
import type { Ref } from '../../../core/ids.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { facts, link as linked, quote, strong, subtle, text, when } from '../../../kit/blocks/blocks.ts';
import { date, form, line } from '../../../kit/blocks/forms.ts';
import { changesIn } from '../../../kit/blocks/corrections.ts';
import type { CardContext, Link } from '../../../kit/cards.ts';
import { DOCUMENT_FORMATS } from '../../../kit/documents/formats.ts';
import type { RegisterLineView } from './view.ts';
import {
  cameBackLines,
  correctedAt,
  discussionLine,
  endOf,
  enteredLine,
  sittingLines,
  standsOf,
  titleOf,
} from './words.ts';

export interface OneDecision {
  readonly number: string;
}

export function registerDecision({ say, reader, view, link }: CardContext<RegisterLineView, OneDecision>): Card {
  return {
    title: titleOf(say, view),
    eyebrow: say(isMinutes(view) ? 'register.minutesEyebrow' : 'register.eyebrow', {
      number: view.number,
      ref: view.ref,
    }),
    tone: view.supersededBy === undefined ? 'good' : 'neutral',
    body: [
      ...standing(say, view),
      ...said(say, view),
      // Who cannot change the template need not know of it. Minutes have no sheet.
      ...(view.passedOver && reader.manages && view.kind === 'decision' ? [subtle(say('record.builtIn'))] : []),
    ],
    actions: [
      ...toSource(say, view),
      ...sheets(say, view, link),
      ...(reader.manages && !isMinutes(view) ? notes(say, view) : []),
    ],
    more: say('card.more'),
    summary: say(isMinutes(view) ? 'register.minutesSummary' : 'register.cardSummary', { number: view.number }),
  };
}

const isMinutes = ({ kind }: RegisterLineView): boolean => kind === 'minutes';

function standing(say: Speaker, view: RegisterLineView): Block[] {
  const outcome = OUTCOMES.find((one) => one === view.outcome);
  const how = outcome ? say(`register.outcome.${outcome}`) : view.outcome;
  return [
    strong(
      isMinutes(view)
        ? say('register.minutesIssued', { on: view.date })
        : say('register.decided', { on: view.date, outcome: how, route: say(`register.route.${view.route}`) }),
    ),
    ...when(view.supersededBy, (by) => strong(say('register.supersededBy', { by }), 'warning')),
    ...(view.text !== '' && view.text !== view.title ? [text(view.text)] : []),
    ...when(view.documentUrl, (url) =>
      linked(
        view.documentVersion ? say('card.openDocument', { version: view.documentVersion }) : say('register.document'),
        url,
      ),
    ),
    facts(
      ...when(view.sentBy, (ref) => [say('register.sentBy'), ref] as const),
      ...when(view.question, (words) => [say('register.question'), words] as const),
      ...when(say.clauses(sittingLines(say, view)) || undefined, (all) => [say('register.sittings'), all] as const),
      ...standsOf(say, view),
      ...(view.supersedes.length > 0 ? [[say('register.supersedes'), say.list(view.supersedes)] as const] : []),
      ...when(view.reviewOn, (on) => [say('register.reviewOn'), say.date(on)] as const),
      [say('card.classification'), say(`card.classification.${view.classification}`)],
    ),
  ];
}
const OUTCOMES = ['endorsed', 'decided', 'minutes'] as const;

const said = (say: Speaker, view: RegisterLineView): Block[] => [
  ...(view.entered ?? []).map((one) => text(enteredLine(say, one))),
  ...view.objectionsEnded.map((one) => quoted(one.text, endOf(say, one))),
  ...view.objectionsEnded.flatMap((one) =>
    when(one.reason, (words) => quote(words, say('register.objection.why', { name: one.entity }))),
  ),
  ...(view.corrections ?? []).flatMap((one) => [
    quote(one.note, correctedAt(say, one)),
    ...changesIn(say, changesOf(one)),
  ]),
  ...view.discussion.map((one) => quoted(one.text, discussionLine(say, one))),
  ...when(view.reason, (words) => quote(words, say('register.reason'))),
  ...cameBackLines(say, view).map((words) => text(words)),
];
const quoted = (words: string, by: string): Block => (words === '' ? text(by) : quote(words, by));

/** Opens the document from which the decision came. */
const toSource = (say: Speaker, { ref, about, kind }: RegisterLineView): Action[] =>
  [about, ref].flatMap((of) =>
    of === undefined
      ? []
      : [
          {
            type: 'press',
            title: kind === 'minutes' ? say('card.act.minutes') : say('card.showRequest', { ref: of }),
            verb: kind === 'minutes' ? 'minutes.show' : of.startsWith('E-') ? 'endorsement.show' : 'agenda.show',
            target: of,
          } as const,
        ],
  );

const sheets = (say: Speaker, { number, kind, ref }: RegisterLineView, link: Link): Action[] =>
  kind === 'minutes'
    ? DOCUMENT_FORMATS.map((format) => ({
        type: 'open',
        title: say('register.download', { format }),
        url: link(`minutes.${format}`, ref),
        file: true,
      }))
    : DOCUMENT_FORMATS.map((format) => ({
        type: 'open',
        title: say('register.sheet', { format }),
        url: link(`decision.${format}`, undefined, { number }),
        file: true,
        minor: true,
      }));

const notes = (say: Speaker, { number, reviewOn, supersededBy }: RegisterLineView): Action[] => [
  withNumber(
    form(
      say('register.setReview'),
      say('register.setReviewSubmit'),
      'register.review',
      [date(say, 'on', say('register.reviewOn'), { value: reviewOn, hint: say('register.reviewHint') })],
      { minor: true },
    ),
    number,
  ),
  ...(supersededBy === undefined
    ? [
        withNumber(
          form(
            say('register.setSuperseded'),
            say('register.setSupersededSubmit'),
            'register.supersede',
            [line(say, 'by', say('register.byNumber'), 100, { required: true })],
            { minor: true },
          ),
          number,
        ),
      ]
    : []),
];

const withNumber = (action: Action, number: string): Action =>
  action.type === 'form' ? { ...action, form: { ...action.form, inputs: { number } } } : action;

/** To the Secretariat on the day: the decision is to be reviewed. The notification has only its number. */
export const reviewDue = ({ say, view }: CardContext<RegisterLineView, OneDecision>): Card => ({
  title: titleOf(say, view),
  eyebrow: say('register.reviewEyebrow', { number: view.number }),
  tone: 'attention',
  body: [text(say('register.reviewDue', { number: view.number, on: view.date }))],
  actions: [
    { type: 'press', title: say('register.open'), verb: 'register.show', target: view.number as Ref, look: 'primary' },
  ],
  summary: say('register.reviewDue', { number: view.number, on: view.date }),
});

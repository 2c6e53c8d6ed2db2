/** The minutes: the draft with its comment period, the issued text, corrections [ToR 3.b.iii]. */
import type { Action, Block, Card } from '../../../core/card.ts';
import type { MinutesItemView, MinutesView } from './minutesPaperView.ts';
import { called, representedInWords } from '../../../i18n/called.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import {
  facts,
  fold,
  heading,
  list,
  MAX_LIST_ITEMS,
  quote,
  strong,
  subtle,
  text,
  upTo,
  when,
} from '../../../kit/blocks/blocks.ts';
import { form, perLanguage, words } from '../../../kit/blocks/forms.ts';
import type { CardContext, Link } from '../../../kit/cards.ts';
import { DOCUMENT_FORMATS } from '../../../kit/documents/formats.ts';
import { whoCame } from './fields.ts';
import { draft } from './planning.ts';
import {
  actionLine,
  correctionsIn,
  itemName,
  liftedBy,
  withdrawnBlocks,
  names,
  notReached,
  absentIn,
  discussesIn,
  objectsIn,
  procedureOf,
  representedLine,
  whole,
  whyLifted,
  withdrawnLate,
} from './words.ts';

const title = (say: Speaker, view: MinutesView): string => say('card.minutes.of', { meeting: called(say, view) });

export const minutes = (at: CardContext<MinutesView>): Card => card(at, at.say(`card.minutes.state.${at.view.state}`));

/** To the people invited: the draft, the end of the comment period, and that silence adopts it. */
export const minutesDraft = (at: CardContext<MinutesView>): Card =>
  card(at, at.say(`card.minutes.state.${at.view.state}`));
/** To everybody: the minutes are issued. */
export const minutesIssued = minutesDraft;

function card({ say, view, link }: CardContext<MinutesView>, what: string): Card {
  return {
    title: title(say, view),
    eyebrow: say('card.meeting.noticeEyebrow', { what, ref: view.ref }),
    tone: view.open ? 'attention' : 'neutral',
    body: [
      ...status(say, view),
      ...(view.restricted === 'leftOut' ? [text(say('card.minutes.leftOut'))] : []),
      ...corrections(say, view),
      ...content(say, view),
      ...comments(say, view),
      // Who cannot change the template need not know of it.
      ...(view.passedOver && view.mayManage ? [subtle(say('record.builtIn'))] : []),
    ],
    actions: [...unveil(say, view), ...acts(say, view), ...files(say, view, link)],
    more: say('card.more'),
    ...whole(say, 'minutes.show', view.ref),
    context: { target: view.ref },
    ...(view.restricted === 'shown' && { transient: true }),
    ...(view.restricted === 'leftOut' && { discreet: true }),
    summary: say('card.notice.summary', { what, title: title(say, view) }),
    refreshVerb: 'minutes.show',
  };
}

/** A button that shows the restricted parts. They are not kept in the chat. */
const unveil = (say: Speaker, { ref, restricted }: MinutesView): Action[] =>
  restricted === 'leftOut' ? [{ type: 'press', title: say('card.show'), verb: 'minutes.show', target: ref }] : [];

function status(say: Speaker, view: MinutesView): Block[] {
  const held = facts(
    [say('paper.heldOn'), say.instant(view.startsAt)],
    ...when(view.until ?? view.endedAt, (until) => [say('card.minutes.until'), say.instant(until)] as const),
    ...when(view.number, (number) => [say('card.minutes.number'), number] as const),
  );
  if (view.state === 'issued')
    return [
      held,
      text(view.bySilence ? say('card.minutes.adopted') : say('card.minutes.frozen')),
      ...when(view.bySilence ? view.draft : undefined, (draft) => subtle(say('card.minutes.adoptedDraft', draft))),
      ...(view.outdated ? [text(say('card.minutes.issuedOutdated'))] : []),
    ];
  return [
    held,
    view.open
      ? strong(say('card.minutes.commentUntil', { until: view.adoptAt }))
      : text(say('card.minutes.commentsOver', { until: view.adoptAt })),
    ...(view.outdated ? [strong(say('card.minutes.outdated'), 'warning')] : []),
  ];
}

const corrections = (say: Speaker, view: MinutesView): Block[] =>
  correctionsIn(say, view)
    .slice(-MAX_LIST_ITEMS)
    .map((one) => quote(one.text, one.by));

/** The officer's own text, or the recorded content. */
export function content(say: Speaker, view: MinutesView): Block[] {
  const recorded = [
    ...record(say, view),
    ...view.items.slice(0, MAX_LIST_ITEMS).flatMap((one) => itemBlocks(say, one, view.present)),
    ...appendix(say, view),
  ];
  return view.text === undefined ? recorded : [text(view.text), ...fold(say('card.minutes.recorded'), recorded)];
}

const record = (say: Speaker, view: MinutesView): Block[] => [
  facts(
    [say('card.desk.present'), view.present.length === 0 ? say('card.desk.nobody') : participants(say, view)],
    ...(view.regrets.length > 0 ? [[say('card.reply.those.regrets'), names(say, view.regrets)] as const] : []),
  ),
];

/**
 * The entities that were present, and who represented them, as the documents say; where that is too long for a card, how many
 * more there were.
 */
function participants(say: Speaker, { present, people = [] }: MinutesView): string {
  if (people.length === 0) return names(say, present);
  const all = people.map((one) => ({ ...one, entity: say.entity(one.entity) }));
  const lines: string[] = [];
  let length = 0;
  for (const id of present) {
    const line = representedInWords(say, [say.entity(id)], all);
    length += line.length;
    if (lines.length === MAX_LIST_ITEMS || length > MAX_PARTICIPANTS) break;
    lines.push(line);
  }
  const n = present.length - lines.length;
  return say.clauses([...lines, ...(n > 0 ? [say('card.others', { n })] : [])]);
}
/** The most characters of the list of participants: Slack takes 2,000 in a field. */
const MAX_PARTICIPANTS = 1500;

/** @param all the entities present in the meeting: an item with the same ones does not repeat them */
function itemBlocks(say: Speaker, one: MinutesItemView, all: readonly string[]): Block[] {
  const how = one.then ?? one.outcome;
  return [
    heading(itemName(say, { ...one, ref: one.item })),
    ...when(one.withdrawnLate, (what) => text(withdrawnLate(say, what))),
    ...procedureOf(say, one).map((line) => text(line)),
    ...when(one.question, (words) => text(say('card.minutes.question', { words }))),
    ...when(how, (outcome) =>
      strong(
        one.number === undefined
          ? say(`card.outcomeOf.${outcome}`)
          : say('card.outcomeOf.numbered', { number: one.number }),
      ),
    ),
    ...(how === undefined && !one.veiled ? [text(notReached(say, one))] : []),
    ...when(one.reason, (words) => quote(words, say('card.reason'))),
    ...when(one.text, text),
    ...(one.present.length > 0 && String(one.present) !== String(all)
      ? [facts([say('card.desk.present'), names(say, one.present)])]
      : []),
    ...(one.discussion ?? []).map((o) => said(o.text, discussesIn(say, o))),
    ...one.objections.map((o) => said(o.text, objectsIn(say, o))),
    ...one.absent.map((o) => said(o.text, absentIn(say, o))),
    ...withdrawnBlocks(say, one.withdrawn),
    ...one.lifted.flatMap((o) => [
      said(o.text, liftedBy(say, o)),
      ...when(o.reason, (words) => quote(words, whyLifted(say, o))),
    ]),
    ...(one.actions.length > 0 ? [list(one.actions.map((a) => actionLine(say, a)))] : []),
  ];
}

/** Only the author, where the words are left out. */
const said = (words: string, by: string): Block => (words === '' ? text(by) : quote(words, by));

const appendix = (say: Speaker, { noted, earlier }: MinutesView): Block[] => [
  ...(noted.length > 0
    ? [
        heading(say('card.agenda.noted')),
        list(
          upTo(say, noted, ({ number, title: of }) => ({ text: say('card.minutes.notedLine', { number, title: of }) })),
        ),
      ]
    : []),
  ...(earlier.length > 0
    ? [heading(say('card.agenda.earlier')), list(upTo(say, earlier, (a) => actionLine(say, a)))]
    : []),
];

const comments = (say: Speaker, { comments: all, state }: MinutesView): Block[] =>
  state === 'issued' || all.length === 0
    ? []
    : [
        heading(say('card.minutes.comments')),
        ...all.slice(-MAX_LIST_ITEMS).map(({ entity, by, at, text: words }) =>
          quote(
            words,
            say('card.remark.comment', {
              name: entity,
              by: by ?? say('paper.erased', { entity: say.entity(entity) }),
              at,
            }),
          ),
        ),
      ];

function acts(say: Speaker, view: MinutesView): Action[] {
  if (view.state === 'issued') return view.mayManage ? [correct(say)] : [];
  return [
    ...(view.mayComment ? [comment(say)] : []),
    ...(view.mayManage && !view.open
      ? [
          view.outdated
            ? issueAsItIs(say)
            : ({ type: 'press', title: say('card.act.issue'), verb: 'minutes.issue', look: 'primary' } as const),
        ]
      : []),
    ...(view.mayManage && !view.wordless
      ? [{ ...draft(say, (view.text ?? '').slice(0, 20_000)), ...(!view.outdated && { minor: true }) }]
      : []),
  ];
}

/** A draft that is out of date is not issued by one press. */
const issueAsItIs = perLanguage((say) =>
  form(say('card.act.issueAsItIs'), say('card.act.issue'), 'minutes.issue', [], {
    note: say('card.minutes.issueNote'),
  }),
);
const comment = perLanguage((say) =>
  form(say('card.act.comment'), say('card.act.commentSubmit'), 'minutes.comment', [
    words(say, 'text', say('card.comment.text'), { required: true }),
  ]),
);
const correct = perLanguage((say) =>
  form(
    say('card.act.correctMinutes'),
    say('card.act.correctMinutesSubmit'),
    'minutes.correct',
    [words(say, 'text', say('card.correct.note'), { required: true }), whoCame(say)],
    { note: say('card.minutes.correctNote'), minor: true },
  ),
);

const files = (say: Speaker, { ref, state, mayManage }: MinutesView, link: Link): Action[] => [
  ...DOCUMENT_FORMATS.map((format): Action => ({
    type: 'open',
    title: say('register.download', { format }),
    url: link(`minutes.${format}`, ref),
    file: true,
  })),
  // Kept by the Secretariat, it proves later what a removal took from the minutes.
  ...(state === 'issued' && mayManage
    ? [
        {
          type: 'open',
          title: say('card.minutes.recordFile'),
          url: link('minutesRecord.json', ref),
          file: true,
          minor: true,
        } as const,
      ]
    : []),
];

export interface Comment {
  readonly entityName: string;
  readonly byName: string;
  readonly text: string;
}
/** To the Secretariat: somebody has commented on the draft. */
export const minutesComment = ({ say, view, data }: CardContext<MinutesView, Comment>): Card =>
  notice(say, view, say('card.minutes.comment'), [
    said(view.wordless ? '' : data.text, say('card.minutes.by', { name: data.entityName, by: data.byName })),
  ]);

/** To the Secretariat: the comment period is over, and there were comments. */
export const minutesToIssue = ({ say, view }: CardContext<MinutesView>): Card =>
  notice(
    say,
    view,
    say('card.minutes.toIssue'),
    [
      text(view.state === 'issued' ? say('card.minutes.frozen') : say('card.minutes.toIssueBody')),
      ...(view.outdated ? [strong(say('card.minutes.outdated'), 'warning')] : []),
      ...comments(say, view),
    ],
    acts(say, view),
  );

/** To the Secretariat: what was entered since is not in the draft, which silence would adopt as it is. */
export const minutesOutdated = ({ say, view }: CardContext<MinutesView>): Card =>
  notice(
    say,
    view,
    say('card.minutes.outdatedNotice'),
    view.state === 'issued'
      ? [text(say('card.minutes.frozen')), ...(view.outdated ? [text(say('card.minutes.issuedOutdated'))] : [])]
      : view.outdated
        ? [
            strong(say('card.minutes.outdated'), 'warning'),
            text(
              view.open
                ? say('card.minutes.outdatedUntil', { until: view.adoptAt })
                : say('card.minutes.commentsOver', { until: view.adoptAt }),
            ),
          ]
        : [text(say('card.minutes.outdatedMended'))],
    acts(say, view),
  );

/** To everybody: a correction was added. The issued text is not changed. */
export const minutesCorrected = ({
  say,
  view,
  data,
}: CardContext<MinutesView, { readonly text: string; readonly byName: string }>): Card =>
  notice(say, view, say('card.minutes.corrected'), [
    said(view.wordless ? '' : data.text, data.byName),
    ...(view.corrections.findLast((one) => one.text === data.text)?.represented ?? []).map((one) =>
      text(representedLine(say, one)),
    ),
    text(say('card.minutes.stands')),
  ]);

const notice = (
  say: Speaker,
  view: MinutesView,
  what: string,
  body: readonly Block[],
  actions: readonly Action[] = [],
): Card => ({
  title: title(say, view),
  eyebrow: say('card.meeting.noticeEyebrow', { what, ref: view.ref }),
  body,
  actions: [...actions, { type: 'press', title: say('card.act.minutes'), verb: 'minutes.show', target: view.ref }],
  more: say('card.more'),
  ...whole(say, 'minutes.show', view.ref),
  context: { target: view.ref },
  summary: say('card.notice.summary', { what, title: title(say, view) }),
});

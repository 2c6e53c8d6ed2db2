/**
 * The board for the people who run a call: who has answered, who has not, and what can be done. It is edited as answers arrive.
 */
import type { Action, Block, Card, Tone } from '../../../core/card.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { facts, fold, heading, list, strong, table, text, when } from '../../../kit/blocks/blocks.ts';
import { date, form, labels, line, moreWords, requestFields, words } from '../../../kit/blocks/forms.ts';
import { why } from '../../../kit/blocks/reasons.ts';
import type { CardContext } from '../../../kit/cards.ts';
import { TEXT, TITLE } from '../../../core/inputs.ts';
import { MAX_QUESTIONS_TEXT } from '../rules/state.ts';
import { answering } from './call.ts';
import { press, showButton } from '../../../kit/blocks/buttons.ts';
import { claimButton, decidedInWords, declineForm, heldFacts, releaseButton } from '../../../kit/blocks/moderation.ts';
import { about } from '../../../kit/blocks/restricted.ts';
import { asked, named, notified, questions, restricted, type View } from './parts.ts';
import type { BoardRow } from './view.ts';

const OWING: ReadonlySet<BoardRow['state']> = new Set(['partly', 'askedTime', 'silent', 'unreached']);
const STATES = ['answered', 'nothing', 'late', 'partly', 'askedTime', 'silent', 'unreached'] as const;

export function inputBoard({ say, view }: CardContext<View>): Card {
  const open = view.discretion === 'all';
  return {
    title: named(say, view),
    eyebrow: stateWord(say, view),
    tone: tone(view),
    body: [
      ...state(say, view),
      ...(open ? asked(say, view) : restricted(say, view)),
      ...best(say, view),
      ...(view.state === 'open' || view.state === 'closed' ? progress(say, view) : []),
      ...(open ? asks(say, view) : []),
      ...passed(say, view),
    ],
    actions: open ? actions(say, view) : [showButton(say, 'input.show', view)],
    more: say('card.more'),
    ...about(view),
    summary: say('mail.summary', { what: stateWord(say, view), subject: notified(say, view) }),
    refreshVerb: 'input.show',
    ...(!open && { discreet: true }),
  };
}

export const stateWord = (say: Speaker, { state: of, ref, isOver }: View): string =>
  of === 'open' && isOver ? say('inputs.state.over', { ref }) : say(`inputs.state.${of}`, { ref });

function tone(view: View): Tone {
  if (view.mayDecide || (view.state === 'open' && view.isOver)) return 'attention';
  return view.state === 'closed' ? 'good' : 'neutral';
}

function state(say: Speaker, view: View): Block[] {
  const { decided } = view;
  if (decided && (view.state === 'declined' || view.state === 'cancelled'))
    return [
      strong(decidedInWords(say, view.state, decided), 'attention'),
      ...when(decided.reason, (reason) => text(reason)),
    ];
  if (view.state !== 'held') return [];
  return [
    strong(
      view.mayDecide ? say('inputs.held.moderator') : say('inputs.held.sender'),
      view.mayDecide ? 'attention' : 'neutral',
    ),
    facts(...heldFacts(say, view)),
  ];
}

/** The number of entities in each state, and each entity by name. */
function progress(say: Speaker, { board }: View): Block[] {
  if (board.length === 0) return [];
  const counts = STATES.flatMap((of) => {
    const n = board.filter(({ state: is }) => is === of).length;
    return n === 0 ? [] : [[say(`inputs.board.${of}`), say('mail.progress.of', { n, all: board.length })] as const];
  });
  const order = new Map(STATES.map((of, i) => [of, i]));
  const rows = [...board].sort((a, b) => (order.get(a.state) ?? 0) - (order.get(b.state) ?? 0));
  return [
    facts(...counts),
    table(
      [say('inputs.board.entity'), say('inputs.board.state'), say('inputs.board.since')],
      rows.map((row) => [
        row.leftOn === undefined
          ? say.entity(row.entity)
          : say('report.leftOn', { entity: say.entity(row.entity), on: row.leftOn }),
        rowWords(say, row),
        row.at === undefined ? '' : say.instant(row.at),
      ]),
    ),
  ];
}

/** The days on which most entities can attend, and who cannot. */
const best = (say: Speaker, { best: days = [] }: View): Block[] =>
  days.length === 0
    ? []
    : [
        heading(say('inputs.best.title')),
        table(
          [say('inputs.best.day'), say('inputs.best.available'), say('inputs.best.missing')],
          days.map(({ date: day, available, missing }) => [
            say.date(day),
            String(available.length),
            say.list(missing.map(say.entity)),
          ]),
        ),
      ];

function rowWords(say: Speaker, row: BoardRow): string {
  const { state: of, missing, until, reason, text: words_ } = row;
  if (of === 'partly' && missing === 0) return say('inputs.board.unsent');
  if (of === 'partly' && missing !== undefined) return say('inputs.board.partlyOf', { n: missing });
  if (of === 'askedTime')
    return [
      until === undefined ? say('inputs.board.askedTime') : say('inputs.board.askedUntil', { until }),
      ...when(words_, (given) => given),
    ].join('\n');
  if (of === 'unreached' && reason !== undefined) return say('inputs.board.unreachedWhy', { why: why(say, reason) });
  if (of === 'silent' && until !== undefined) return say('inputs.board.silentUntil', { until });
  return say(`inputs.board.${of}`);
}

const asks = (say: Speaker, view: View): Block[] =>
  view.state === 'held' ? [questions(say, view)] : fold(say('inputs.questions'), [questions(say, view)]);

const passed = (say: Speaker, { passed: all }: View): Block[] =>
  all.length === 0
    ? []
    : [
        list(
          all.map(({ as, ref, at }) => ({
            text: say(`inputs.passed.${as}`, { ref }),
            note: say.instant(at),
            press: { verb: as === 'endorsement' ? 'endorsement.show' : 'correspondence.show', target: ref },
          })),
        ),
      ];

function actions(say: Speaker, view: View): Action[] {
  if (view.state === 'held') return [...moderating(say, view), ...submitting(say, view)];
  if (!view.manages) return answering(say, view);
  if (view.state === 'declined' || view.state === 'cancelled') return [];
  return [...(view.state === 'open' ? running(say, view) : []), ...handing(say, view), ...answering(say, view)];
}

function moderating(say: Speaker, view: View): Action[] {
  if (!view.mayDecide) return [];
  return [
    press(say('inputs.act.approve'), 'input.approve', view, { look: 'primary' }),
    ...claimButton(say, view, 'input.claim'),
    ...releaseButton(say, view, 'input.release'),
    form(
      say('inputs.act.approveEdited'),
      say('inputs.act.approveEditedSubmit'),
      'input.approve',
      [
        line(say, 'title', say('card.form.title'), TITLE, { required: true, value: view.title }),
        questionsField(say, view.typedQuestions),
        date(say, 'dueOn', say('inputs.form.dueOn'), { required: true, value: view.dueOn }),
      ],
      { note: say('card.form.noSurvivors') },
    ),
    declineForm(say, 'input.decline'),
  ];
}

/** What the asker can do until the Secretariat has decided. */
function submitting(say: Speaker, view: View): Action[] {
  if (!view.isSender) return [];
  return [
    form(
      say('mail.act.edit'),
      say('mail.act.editSubmit'),
      'input.edit',
      [
        line(say, 'title', say('card.form.title'), TITLE, { required: true, value: view.title }),
        questionsField(say, view.typedQuestions),
        date(say, 'dueOn', say('inputs.form.dueOn'), { required: true, value: view.dueOn }),
        line(say, 'documentUrl', say('inputs.form.documentUrl'), 2000, { value: view.documentUrl ?? '' }),
        line(say, 'audience', say('inputs.form.audience'), TEXT, {
          value: (view.audience ?? []).join(', '),
          hint: say('mail.form.audienceHint'),
        }),
        labels(say, view.classification),
      ],
      { note: say('card.form.noSurvivors') },
    ),
    press(say('mail.act.cancel'), 'input.cancelSubmission', view, { look: 'danger' }),
  ];
}

export const questionsField = (say: Speaker, value: string | undefined) =>
  moreWords(say, 'questions', say('inputs.form.questions'), {
    required: true,
    hint: say('inputs.form.questionsHint'),
    max: MAX_QUESTIONS_TEXT,
    ...(value !== undefined && { value }),
  });

function running(say: Speaker, view: View): Action[] {
  const owing = view.board.filter(({ state: of }) => OWING.has(of));
  const asking = view.board.filter(({ state: of }) => of === 'askedTime');
  return [
    ...(owing.length > 0
      ? [press(say('inputs.act.nudge', { n: owing.length }), 'input.nudge', view, { look: 'primary' })]
      : []),
    ...(view.mayRetry ? [press(say('mail.act.retry'), 'input.retry', view)] : []),
    ...(view.entities.length > 0
      ? [
          form(say('inputs.act.grantTime'), say('inputs.act.grantTimeSubmit'), 'input.grantTime', [
            entityField(say, view, say('inputs.form.grantWhom'), say('inputs.form.grantAll')),
            date(say, 'until', say('inputs.form.until'), { required: true, ...when1(asking[0]?.until) }),
          ]),
        ]
      : []),
    ...(asking.length > 0
      ? [
          form(
            say('inputs.act.declineTime'),
            say('inputs.act.declineTimeSubmit'),
            'input.declineTime',
            [
              {
                ...entityField(say, view, say('inputs.form.entity')),
                required: true,
                options: asking.map(({ entity }) => ({ value: entity, title: say.entity(entity) })),
              },
              words(say, 'reason', say('mail.decline.reason'), { required: true }),
            ],
            { minor: true },
          ),
        ]
      : []),
    form(
      say('inputs.act.correct'),
      say('inputs.act.correctSubmit'),
      'input.correct',
      [
        line(say, 'title', say('card.form.title'), TITLE, { value: view.title }),
        questionsField(say, view.typedQuestions),
      ],
      { minor: true, note: say('inputs.correct.note') },
    ),
    press(say('inputs.act.close'), 'input.close', view, { look: 'danger' }),
  ];
}

/** What can be done with the answers: files, a message to the network, a request for written endorsement. */
function handing(say: Speaker, view: View): Action[] {
  const minor = view.state === 'open';
  return [
    press(say('inputs.act.export'), 'input.export', view, minor ? {} : { look: 'primary' }),
    form(
      say('inputs.act.circulate'),
      say('mail.form.preview'),
      'input.circulate.preview',
      [
        line(say, 'subject', say('mail.form.subject'), TITLE, { required: true, value: view.title }),
        words(say, 'text', say('mail.form.text'), {
          required: true,
          value: say('inputs.circulate.text', { title: view.title }),
        }),
        labels(say, view.classification),
      ],
      { minor, note: say('inputs.circulate.note') },
    ),
    form(
      say('inputs.act.endorse'),
      say('mail.form.preview'),
      'input.endorse.preview',
      requestFields(say, {
        title: view.title,
        documentUrl: view.documentUrl,
        hint: say('inputs.endorse.hint'),
        classification: view.classification,
      }),
      { minor },
    ),
    press(say('inputs.act.plan'), 'plan.build.preview', view, { minor: true }),
    { type: 'press', title: say('inputs.act.again'), verb: 'input.compose', inputs: { from: view.ref }, minor: true },
  ];
}

const when1 = (until: string | undefined) => (until === undefined ? {} : { value: until });

const entityField = (say: Speaker, { entities }: View, label: string, hint?: string) => ({
  id: 'entity' as const,
  label,
  type: 'choice' as const,
  options: entities.map((entity) => ({ value: entity, title: say.entity(entity) })),
  ...(hint !== undefined && { hint }),
});

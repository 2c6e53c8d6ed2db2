/** What the Secretariat and the Coordinator can do with a request now. */
import type { Action, Field, Form } from '../../../core/card.ts';
import { TITLE } from '../../../core/inputs.ts';
import type { Language } from '../../../core/people.ts';
import { mayRetry } from '../rules/state.ts';
import type { RequestView } from './view.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { formatters } from '../../../i18n/format.ts';
import { followUp } from './ended.ts';
import { choice, date, form, line, moreWords, period, perLanguage, toggle, words } from '../../../kit/blocks/forms.ts';

export function managing(say: Speaker, view: RequestView): Action[] {
  return view.mayManage ? [...deciding(say, view), ...correctEnded(say, view), record(say, view)] : [];
}

/** Links to the request's record, as a document. */
const record = (say: Speaker, { ref }: RequestView): Action => ({
  type: 'press',
  title: say('record.open'),
  verb: 'endorsement.export',
  target: ref,
  minor: true,
});

/** Leads to the form for a request that corrects this one. After a meeting asked for a revision there is a button already. */
const correctEnded = (say: Speaker, view: RequestView): Action[] =>
  view.mayFollow && followUp(say, view).length === 0
    ? [
        {
          type: 'press',
          title: say('card.act.correctEnded'),
          verb: 'endorsement.compose',
          inputs: { follows: view.ref },
          minor: true,
        },
      ]
    : [];

function deciding(say: Speaker, view: RequestView): Action[] {
  if (view.awaitingSecretariat)
    return [closeUnreached(say), extend(say), ...retry(say, view), revise(say), withdraw(say)];
  if (view.state === 'referred')
    return [...retry(say, view), ...(view.open ? [enterFor(say, view), revise(say)] : []), withdraw(say)];
  if (view.state === 'notDecided')
    return [...followUp(say, view), ...(view.outcome?.then === 'carry' ? [withdraw(say)] : [])];
  if (view.state !== 'open') return [];
  return [
    ...retry(say, view),
    ...(view.open ? [enterFor(say, view), extend(say), ...correct(say, view)] : []),
    revise(say),
    withdraw(say),
  ];
}

/** The button for sending again, when somebody was not reached and a new try may succeed. */
export const retry = (say: Speaker, { ref, stands, mayManage, mayWriteInChat }: RequestView): Action[] =>
  mayManage && (mayWriteInChat || stands.some(({ unreached }) => unreached !== undefined && mayRetry(unreached)))
    ? [{ type: 'press', title: say('card.act.retry'), verb: 'endorsement.retry', target: ref }]
    : [];

/** @param proposed a date that an entity asked for */
export const extend = (say: Speaker, proposed?: string): Action =>
  proposed === undefined ? extending(say) : extendTo(say, proposed);
const extending = perLanguage((say) => extendTo(say, undefined));
const extendTo = (say: Speaker, proposed: string | undefined): Action =>
  form(say('card.act.extend'), say('card.act.extendSubmit'), 'endorsement.extend', [
    date(say, 'closesOn', say('card.form.newClosesOn'), {
      required: true,
      value: proposed,
      hint: say('card.extend.hint'),
    }),
    words(say, 'reason', say('card.form.reason'), { required: true }),
  ]);

export const closeUnreached = perLanguage((say) =>
  form(
    say('card.act.closeUnreached'),
    say('card.act.closeUnreachedSubmit'),
    'endorsement.closeUnreached',
    [words(say, 'reason', say('card.form.reason'), { required: true })],
    { note: say('card.closeUnreached.note') },
  ),
);

export function enterFor(say: Speaker, view: RequestView): Action {
  const position = choice(
    say,
    'position',
    say('card.enterFor.position'),
    (['endorse', 'abstain', 'object'] as const).map((value) => ({ value, title: say(`card.position.${value}`) })),
    { required: true },
  );
  return form(
    say('card.act.enterFor'),
    say('card.act.enterForSubmit'),
    'endorsement.enterFor',
    [
      entityField(say, view),
      position,
      words(say, 'text', say('card.enterFor.text')),
      toggle(say, 'requestDiscussion', say('card.enterFor.askDiscussion'), { hint: say('card.object.both') }),
      moreWords(say, 'source', say('card.enterFor.source'), { required: true, hint: say('card.enterFor.sourceHint') }),
    ],
    { note: say('card.enterFor.note') },
  );
}

/** Clients allow at most 100 options, and people read fewer. In a larger network the short name is typed. */
const MAX_OPTIONS = 60;
const entityField = (say: Speaker, { stands }: RequestView): Field =>
  stands.length === 0 || stands.length > MAX_OPTIONS
    ? line(say, 'entity', say('card.enterFor.entity'), 60, { required: true, hint: say('card.enterFor.entityHint') })
    : choice(
        say,
        'entity',
        say('card.enterFor.entity'),
        stands.map((s) => ({ value: s.entity, title: say.entity(s.entity) })).sort(byTitle(say.language)),
        { required: true },
      );

const sorters = formatters((language) => new Intl.Collator(language));
function byTitle(language: Language): (a: { readonly title: string }, b: { readonly title: string }) => number {
  const collator = sorters(language);
  return (a, b) => collator.compare(a.title, b.title);
}

/**
 * The form contains the text that is to be corrected. For a restricted request it is only shown on request, with the other
 * details.
 */
const correct = (say: Speaker, view: RequestView): Action[] =>
  view.discretion === 'all' ? [correcting(say, view)] : [];
const correcting = (say: Speaker, view: RequestView): Action =>
  form(
    say('card.act.correct'),
    say('card.act.correctSubmit'),
    'endorsement.correct',
    [
      line(say, 'title', say('card.form.title'), TITLE, { value: view.title }),
      line(say, 'documentUrl', say('card.form.documentUrl'), 2000, { value: view.documentUrl }),
      words(say, 'summary', say('card.form.summary'), { value: view.summary }),
      moreWords(say, 'note', say('card.correct.note'), { required: true }),
    ],
    { minor: true, note: say('card.correct.explain') },
  );

const revise = perLanguage((say): Action => ({
  type: 'form',
  title: say('card.act.revise'),
  form: reviseForm(say),
  minor: true,
}));

/** The button leads to a preview. A button there sends out the new version. */
export const reviseForm = (say: Speaker, values: Readonly<Record<string, string>> = {}): Form => ({
  verb: 'endorsement.revise.preview',
  note: say('card.revise.explain'),
  submit: say('mail.form.preview'),
  fields: [
    line(say, 'documentUrl', say('card.form.documentUrl'), 2000, { required: true, value: values['documentUrl'] }),
    line(say, 'documentVersion', say('card.form.documentVersion'), 60, {
      required: true,
      value: values['documentVersion'],
    }),
    words(say, 'changes', say('card.revise.changes'), { required: true, value: values['changes'] }),
    ...period(say, say('card.revise.period'), values),
  ],
});

export const withdraw = perLanguage((say) =>
  form(
    say('card.act.withdraw'),
    say('card.act.withdrawSubmit'),
    'endorsement.withdraw',
    [words(say, 'reason', say('card.form.reason'), { required: true })],
    { look: 'danger', minor: true, note: say('card.withdraw.note') },
  ),
);

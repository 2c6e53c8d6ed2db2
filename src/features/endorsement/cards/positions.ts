/** What a representative can do with a request now. The first button is the one they most likely need. */
import type { Action, Press } from '../../../core/card.ts';
import type { RequestView, StandView } from './view.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { date, form, moreWords, perLanguage, toggle, words } from '../../../kit/blocks/forms.ts';

export function positions(say: Speaker, view: RequestView): Action[] {
  const { mine } = view;
  if (!mine) return view.mayComment ? [comment(say)] : [];
  if (!view.mayAct) return view.state === 'referred' ? withdrawals(say, mine) : [];
  return [...challenge(say, view), ...(view.mayContest ? [contest(say)] : []), ...first(say, mine), ...last(say, mine)];
}

function first(say: Speaker, mine: StandView): Action[] {
  if (mine.stand === 'objected' && mine.requestsDiscussion) return withdrawals(say, mine);
  if (mine.stand === 'objected') return [alsoDiscuss(say), ...withdrawals(say, mine)];
  if (mine.requestsDiscussion) return [objectForm(say, mine), ...withdrawals(say, mine), endorse(say, 'plain')];
  if (mine.stand === 'endorsed') return [objectForm(say, mine), discuss(say)];
  return [endorse(say, 'primary'), objectForm(say, mine), discuss(say)];
}

function last(say: Speaker, mine: StandView): Action[] {
  const objects = mine.stand === 'objected';
  return [
    ...(objects ? [again(say), { ...endorse(say, 'plain'), minor: true }] : []),
    ...(mine.stand === 'abstained' ? [] : [abstain(say)]),
    ...(mine.stand === 'recused' ? [] : [recuse(say)]),
    ...(mine.stand === 'silent' || mine.stand === 'stale' ? [needTime(say)] : []),
    comment(say),
  ];
}

/** Endorses with one press, without a form. */
export const endorse = (say: Speaker, look: 'primary' | 'plain'): Press =>
  look === 'primary' ? endorseFirst(say) : endorseToo(say);

const endorseToo = perLanguage((say): Press => ({
  type: 'press',
  title: say('card.act.endorse'),
  verb: 'endorsement.endorse',
}));
const endorseFirst = perLanguage((say): Press => ({ ...endorseToo(say), look: 'primary' }));

/** Tells the Secretariat that the position which it entered over the focal point's own is wrong. */
export const contest = perLanguage((say): Press => ({
  type: 'press',
  title: say('card.act.contest'),
  verb: 'endorsement.contest',
}));

/** Adds the request for discussion. With it the objection stops the written procedure [ToR 3.b.iv]. */
export const alsoDiscuss = (say: Speaker): Press => ({
  type: 'press',
  title: say('card.act.alsoDiscuss'),
  verb: 'endorsement.requestDiscussion',
  look: 'primary',
});

/**
 * The form also offers the request for discussion, unless the entity has made one already: then the objection completes the
 * pair.
 */
export const objectForm = (say: Speaker, mine: StandView): Action =>
  mine.requestsDiscussion ? completing(say) : objecting(say);

const objecting = perLanguage((say) =>
  form(say('card.act.object'), say('card.act.objectSubmit'), 'endorsement.object', [
    words(say, 'text', say('card.object.text'), { required: true }),
    toggle(say, 'requestDiscussion', say('card.object.askDiscussion'), { hint: say('card.object.both') }),
    satisfy(say),
  ]),
);

const completing = perLanguage((say) =>
  form(
    say('card.act.object'),
    say('card.act.objectSubmit'),
    'endorsement.object',
    [words(say, 'text', say('card.object.text'), { required: true }), satisfy(say)],
    { note: say('card.object.completes') },
  ),
);

/** The form for changing the words of an objection. A request for discussion stays as it is. */
const again = perLanguage((say) =>
  form(
    say('card.act.objectAgain'),
    say('card.act.objectSubmit'),
    'endorsement.object',
    [words(say, 'text', say('card.object.text'), { required: true }), satisfy(say)],
    { minor: true },
  ),
);

const satisfy = (say: Speaker) =>
  moreWords(say, 'wouldSatisfy', say('card.object.wouldSatisfy'), { hint: say('card.object.wouldSatisfyHint') });

const discuss = perLanguage((say) =>
  form(
    say('card.act.discuss'),
    say('card.act.discussSubmit'),
    'endorsement.requestDiscussion',
    [words(say, 'text', say('card.discuss.text'))],
    { note: say('card.discuss.note') },
  ),
);

const withdrawals = (say: Speaker, mine: StandView): Action[] => [
  ...(mine.stand === 'objected' ? [withdrawObjection(say)] : []),
  ...(mine.requestsDiscussion ? [withdrawRequest(say)] : []),
];

const withdrawObjection = perLanguage((say) =>
  form(say('card.act.withdrawObjection'), say('card.act.withdrawObjectionSubmit'), 'endorsement.withdrawObjection', [
    words(say, 'reason', say('card.form.reasonOptional')),
  ]),
);

const withdrawRequest = perLanguage((say) =>
  form(say('card.act.withdrawRequest'), say('card.act.withdrawRequestSubmit'), 'endorsement.withdrawRequest', [
    words(say, 'reason', say('card.form.reasonOptional')),
  ]),
);

const abstain = perLanguage((say) =>
  form(
    say('card.act.abstain'),
    say('card.act.abstainSubmit'),
    'endorsement.abstain',
    [words(say, 'comment', say('card.form.comment'))],
    { minor: true },
  ),
);

const recuse = perLanguage((say) =>
  form(
    say('card.act.recuse'),
    say('card.act.recuseSubmit'),
    'endorsement.recuse',
    [words(say, 'comment', say('card.recuse.why'))],
    { minor: true, note: say('card.recuse.note') },
  ),
);

const needTime = perLanguage((say) =>
  form(
    say('card.act.needTime'),
    say('card.act.needTimeSubmit'),
    'endorsement.needTime',
    [date(say, 'until', say('card.needTime.until')), words(say, 'text', say('card.needTime.text'))],
    { minor: true, note: say('card.needTime.note') },
  ),
);

const comment = perLanguage((say) =>
  form(
    say('card.act.comment'),
    say('card.act.commentSubmit'),
    'endorsement.comment',
    [words(say, 'text', say('card.comment.text'), { required: true })],
    { minor: true, note: say('card.comment.note') },
  ),
);

/** An editorial correction may be challenged within one working day [domain 3]. */
export const challenge = (say: Speaker, { correction, mine }: RequestView): Action[] =>
  correction?.mayChallenge && mine
    ? [
        form(
          say('card.act.challenge'),
          say('card.act.challengeSubmit'),
          'endorsement.challengeCorrection',
          [words(say, 'text', say('card.challenge.text'), { required: true })],
          { note: say('card.challenge.note', { until: correction.challengeUntil }) },
        ),
      ]
    : [];

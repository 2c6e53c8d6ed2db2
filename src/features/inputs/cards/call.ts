/** A call as the entities that are asked see it [ToR 2.a.v, 2.a.vi]: the questions, their own answer, and what they can do. */
import type { Action, Block, Card } from '../../../core/card.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { fold, list, text, upTo } from '../../../kit/blocks/blocks.ts';
import { date, form, words } from '../../../kit/blocks/forms.ts';
import type { CardContext } from '../../../kit/cards.ts';
import { press, showButton } from '../../../kit/blocks/buttons.ts';
import { about, unsigned } from '../../../kit/blocks/restricted.ts';
import { asked, named, notified, questions, restricted, standing, stands, type View } from './parts.ts';

export function inputCall({ say, view }: CardContext<View>): Card {
  const open = view.discretion === 'all';
  return {
    title: named(say, view),
    eyebrow: eyebrow(say, view),
    tone: view.isAsked ? standing(say, view).tone : 'neutral',
    body: [
      ...(view.isAsked ? [stands(say, view)] : []),
      ...(open ? [...asked(say, view), questions(say, view), ...changes(say, view)] : restricted(say, view)),
      ...askedTime(say, view),
    ],
    actions: [...(open ? [] : [showButton(say, 'input.show', view)]), ...answering(say, view)],
    more: say('card.more'),
    ...about(view),
    summary: say('mail.summary', { what: eyebrow(say, unsigned(view)), subject: notified(say, view) }),
    refreshVerb: 'input.show',
    ...(!open && { discreet: true }),
  };
}

export const eyebrow = (say: Speaker, { ref, fromEntity: entity }: View): string =>
  entity === undefined ? say('inputs.eyebrow', { ref }) : say('inputs.eyebrowOf', { ref, entity });

function changes(say: Speaker, { changes: all }: View): Block[] {
  const latest = [...all].reverse();
  return fold(
    say('inputs.changes'),
    latest.length === 0
      ? []
      : [
          list(
            upTo(say, latest, ({ by, at, what, questions: of }) => ({
              text:
                of.length > 0 && (what === 'saved' || what === 'answered')
                  ? say(`inputs.changed.${what}Of`, { by, questions: of.map(String) })
                  : say(`inputs.changed.${what}`, { by }),
              note: say.instant(at),
            })),
          ),
        ],
  );
}

function askedTime(say: Speaker, { asksTime, isAsked }: View): Block[] {
  if (!asksTime || !isAsked) return [];
  const { state, until } = asksTime;
  if (state === 'asked')
    return [text(until === undefined ? say('inputs.time.asked') : say('inputs.time.askedUntil', { until }))];
  if (state === 'granted') return until === undefined ? [] : [text(say('inputs.time.granted', { until }), 'good')];
  return [text(say('inputs.time.declined'))];
}

export function answering(say: Speaker, view: View): Action[] {
  if (!view.mayAnswer) return [];
  const isWhole = view.mine?.state === 'answered' || view.mine?.state === 'nothing';
  const hasSome = view.mine !== undefined && view.mine.state !== 'withdrawn';
  return [
    press(isWhole ? say('inputs.act.correctOwn') : say('inputs.act.answer'), 'input.fill', view, { look: 'primary' }),
    ...(view.mine?.state === 'partly' ? [press(say('inputs.act.send'), 'input.answer', view)] : []),
    ...(isWhole ? [] : [press(say('inputs.act.nothing'), 'input.nothing', view)]),
    ...(isWhole
      ? []
      : [
          form(
            say('inputs.act.needTime'),
            say('inputs.act.needTimeSubmit'),
            'input.needTime',
            [date(say, 'until', say('inputs.form.until')), words(say, 'text', say('inputs.form.why'))],
            { minor: true },
          ),
        ]),
    ...(hasSome ? [press(say('inputs.act.withdraw'), 'input.withdraw', view, { minor: true, look: 'danger' })] : []),
  ];
}

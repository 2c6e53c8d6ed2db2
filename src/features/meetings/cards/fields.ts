/** Fields of several forms about meetings. */
import type { Field } from '../../../core/card.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { date, line, moreWords, words } from '../../../kit/blocks/forms.ts';

type Values = Readonly<Record<string, string>>;

/** A date and a time of day. */
export const start = (say: Speaker, values: Values = {}): Field[] => [
  date(say, 'startsAt', say('card.form.day'), { required: true, value: values['startsAt'] }),
  time(say, values),
];
export const time = (say: Speaker, values: Values = {}): Field => ({
  type: 'time',
  id: 'time',
  label: say('card.form.time'),
  required: true,
  error: say('card.form.required'),
  ...(values['time'] !== undefined && { value: values['time'] }),
});
export const place = (say: Speaker, values: Values = {}): Field[] => [
  {
    type: 'number',
    id: 'minutes',
    label: say('card.form.minutes'),
    min: 5,
    max: 1440,
    value: values['minutes'] ?? '60',
  },
  line(say, 'place', say('card.form.place'), 500, { hint: say('card.form.placeHint'), value: values['place'] }),
];
/** Who came for entities, one a line. */
export const whoCame = (say: Speaker): Field =>
  moreWords(say, 'represented', say('card.form.represented'), { max: 8000, hint: say('card.form.representedHint') });
/** The reason, which everybody concerned reads. */
export const reason = (say: Speaker, values: Values = {}): Field =>
  words(say, 'reason', say('card.form.reason'), { required: true, value: values['reason'] });

/** Fields that the forms of meetings have in common. */
import type { Field } from '../../../core/card.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { date, line } from '../../../kit/blocks/forms.ts';

/** A day and a time of day. */
export const start = (say: Speaker): Field[] => [
  date(say, 'startsAt', say('card.form.day'), { required: true }),
  { type: 'time', id: 'time', label: say('card.form.time'), required: true, error: say('card.form.required') },
];
export const place = (say: Speaker): Field[] => [
  { type: 'number', id: 'minutes', label: say('card.form.minutes'), min: 5, max: 1440, value: '60' },
  line(say, 'place', say('card.form.place'), 500, { hint: say('card.form.placeHint') }),
];

/** The form for a new endorsement request [ToR 3.b.iv]. */
import type { Card } from '../../../core/card.ts';
import { TITLE } from '../../../core/inputs.ts';
import { text } from '../../../kit/blocks/blocks.ts';
import { choice, line, period, words } from '../../../kit/blocks/forms.ts';
import type { CardContext } from '../../../kit/cards.ts';
import { CLASSIFICATIONS } from '../../../core/classification.ts';

export interface Compose {
  /** What is known already, by the names of the inputs. */
  readonly values?: Readonly<Record<string, string>>;
  readonly defaultWorkingDays?: number;
}

export function compose({ say, data }: CardContext<undefined, Compose>): Card {
  const { values = {}, defaultWorkingDays: n } = data;
  const classes = CLASSIFICATIONS.map((value) => ({ value, title: say(`card.classification.${value}`) }));
  return {
    title: say('card.compose.title'),
    body: [text(say('card.compose.explain'))],
    form: {
      verb: 'endorsement.open',
      ...(values['follows'] !== undefined && { inputs: { follows: values['follows'] } }),
      submit: say('card.compose.submit'),
      fields: [
        line(say, 'title', say('card.form.title'), TITLE, { required: true, value: values['title'] }),
        line(say, 'documentUrl', say('card.form.documentUrl'), 2000, {
          required: true,
          value: values['documentUrl'],
          hint: say('card.form.documentUrlHint'),
        }),
        line(say, 'documentVersion', say('card.form.documentVersion'), 60, { value: values['documentVersion'] ?? '1' }),
        words(say, 'summary', say('card.form.summary'), { value: values['summary'] }),
        ...period(say, n === undefined ? say('card.compose.period') : say('card.compose.periodOf', { n }), values),
        choice(say, 'classification', say('card.form.classification'), classes, {
          value: values['classification'] ?? 'unclassified',
          hint: say('card.compose.classification'),
        }),
      ],
    },
    actions: [],
    summary: say('card.compose.title'),
  };
}

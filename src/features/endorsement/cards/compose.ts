/** The form for a new endorsement request [ToR 3.b.iv]. */
import type { Block, Card, Form } from '../../../core/card.ts';
import { TITLE } from '../../../core/inputs.ts';
import { facts, heading, link, quote, strong, subtle, text } from '../../../kit/blocks/blocks.ts';
import type { OpenedBy, OpenPreview, RevisePreview, WhoIsAsked } from './openView.ts';
import { reviseForm } from './managing.ts';
import { formatNumber } from '../../../i18n/format.ts';
import { choice, line, period, words } from '../../../kit/blocks/forms.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { passing, type CardContext } from '../../../kit/cards.ts';
import { CLASSIFICATIONS, type Classification } from '../../../core/classification.ts';

export interface Compose {
  /** Values to fill in, by the names of the inputs. */
  readonly values?: Readonly<Record<string, string>>;
  readonly defaultWorkingDays?: number;
}

/** The button leads to a preview. A button there opens the request. */
function composeForm(say: Speaker, { values = {}, defaultWorkingDays: n, by }: Compose & { by?: OpenedBy }): Form {
  const classes = CLASSIFICATIONS.map((value) => ({ value, title: say(`card.classification.${value}`) }));
  return {
    verb: `${by?.verb ?? 'endorsement.open'}.preview`,
    ...(by?.target !== undefined && { target: by.target }),
    ...(values['follows'] !== undefined && { inputs: { follows: values['follows'] } }),
    submit: say('mail.form.preview'),
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
  };
}

export function compose({ say, data }: CardContext<undefined, Compose>): Card {
  return {
    title: say('card.compose.title'),
    body: [text(say('card.compose.explain'))],
    form: composeForm(say, data),
    actions: [],
    summary: say('card.compose.title'),
    ...passing(data.values?.['classification']),
  };
}

export type { OpenPreview, RevisePreview } from './openView.ts';

/** The number of entities and people who are asked, the end of the period, and who cannot be asked. */
const goesTo = (say: Speaker, { closesAt, entities, people, without }: WhoIsAsked, label: Classification): Block[] => [
  facts(
    [say('card.openPreview.asks'), say('mail.entities', { n: entities })],
    [say('card.openPreview.people'), formatNumber(people, say.language)],
    [say('card.openPreview.closes'), say.instant(closesAt)],
    [say('card.form.classification'), say(`card.classification.${label}`)],
  ),
  subtle(say('card.openPreview.below')),
  ...(without.length > 0 ? [strong(say('card.openPreview.without', { entities: without }), 'attention')] : []),
];

/** Shown before a request is sent to everybody: its text, the number of entities and people, and its end. */
export function openPreview({ say, data }: CardContext<undefined, OpenPreview>): Card {
  const { values, by } = data;
  const title = say('card.openPreview.title');
  const { title: asked = '', documentUrl = '', documentVersion = '1', summary } = values;
  const label = CLASSIFICATIONS.find((one) => one === values['classification']) ?? 'unclassified';
  return {
    title,
    body: [
      ...goesTo(say, data, label),
      heading(asked),
      link(documentUrl, documentUrl),
      facts([say('card.form.documentVersion'), documentVersion]),
      ...(summary === undefined ? [] : [text(summary)]),
    ],
    actions: [
      {
        type: 'press',
        title: say('card.compose.submit'),
        verb: by?.verb ?? 'endorsement.open',
        ...(by?.target !== undefined && { target: by.target }),
        inputs: values,
        look: 'primary',
      },
      { type: 'form', title: say('mail.preview.change'), form: composeForm(say, { values, ...(by && { by }) }) },
    ],
    summary: title,
    ...passing(label),
  };
}

/** Shown before a new version is sent to everybody: what happens to the positions, and the new period. */
export function revisePreview({ say, data }: CardContext<undefined, RevisePreview>): Card {
  const { values, ref: target, classification } = data;
  const { documentUrl = '', documentVersion = '', changes = '' } = values;
  const title = say('card.revisePreview.title', { ref: target });
  return {
    title,
    eyebrow: target,
    body: [
      text(say('card.revise.explain')),
      ...goesTo(say, data, classification),
      heading(data.title),
      link(documentUrl, documentUrl),
      facts([say('card.form.documentVersion'), documentVersion]),
      quote(changes, say('card.request.changes')),
    ],
    actions: [
      {
        type: 'press',
        title: say('card.act.reviseSubmit'),
        verb: 'endorsement.revise',
        target,
        inputs: values,
        look: 'primary',
      },
      { type: 'form', title: say('mail.preview.change'), form: { ...reviseForm(say, values), target } },
    ],
    context: { target },
    summary: title,
    ...passing(classification),
  };
}

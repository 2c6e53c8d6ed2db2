/** The form for a new call, and the preview before anybody is asked. */
import type { Action, Card, Field, Form } from '../../../core/card.ts';
import { CLASSIFICATIONS } from '../../../core/classification.ts';
import type { CalendarDate, EntityId, Instant } from '../../../core/ids.ts';
import { TEXT, TITLE } from '../../../core/inputs.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { GROUPS, type Group } from '../../../kit/audience.ts';
import { facts, heading, link, list, strong, subtle, text, when } from '../../../kit/blocks/blocks.ts';
import { choice, date, line } from '../../../kit/blocks/forms.ts';
import { passing, type CardContext } from '../../../kit/cards.ts';
import { TEMPLATES, type Question, type Template } from '../rules/state.ts';
import { questionsField } from './board.ts';
import { questionTitle } from './parts.ts';
import type { InputComposing } from './view.ts';

type Values = Readonly<Record<string, string>>;
export interface Composed {
  readonly values?: Values;
  readonly template?: Template;
}

/** With more entities than this, they are typed instead of chosen from a list. */
const MAX_CHOICES = 60;

const groupName = (say: Speaker, word: string): string =>
  (GROUPS as readonly string[]).includes(word) ? say(`mail.group.${word as Group}`) : say.entity(word);

/** Choosing nothing means the whole network. */
function toWhom(say: Speaker, { entities }: InputComposing, audience: string): Field {
  const label = say('inputs.form.audience');
  const value = audience === 'all' ? '' : audience;
  if (entities.length > MAX_CHOICES)
    return line(say, 'audience', label, TEXT, { value, hint: say('mail.form.audienceHint') });
  const words = [...GROUPS.filter((group) => group !== 'all'), ...entities];
  const options = words.map((word) => ({ value: word, title: groupName(say, word) }));
  return {
    ...choice(say, 'audience', label, options, { value, hint: say('inputs.form.audienceNone') }),
    type: 'choice',
    options,
    many: true,
  };
}

function formOf(say: Speaker, view: InputComposing, values: Values): Form {
  const classes = CLASSIFICATIONS.map((value) => ({ value, title: say(`card.classification.${value}`) }));
  const fixed = Object.fromEntries(
    ['from', 'template'].flatMap((name) => (values[name] ? [[name, values[name]]] : [])),
  );
  return {
    verb: 'input.open.preview',
    ...(Object.keys(fixed).length > 0 && { inputs: fixed }),
    note: say('card.form.noSurvivors'),
    fields: [
      line(say, 'title', say('card.form.title'), TITLE, { required: true, value: values['title'] }),
      questionsField(say, values['questions']),
      date(say, 'dueOn', say('inputs.form.dueOn'), { required: true, value: values['dueOn'] }),
      line(say, 'documentUrl', say('inputs.form.documentUrl'), 2000, { value: values['documentUrl'] }),
      toWhom(say, view, values['audience'] ?? ''),
      choice(say, 'classification', say('card.form.classification'), classes, {
        value: values['classification'] ?? 'unclassified',
      }),
    ],
    submit: say('mail.form.preview'),
  };
}

const templateValues = (say: Speaker, template: Template | undefined): Values =>
  template === undefined
    ? {}
    : { template, title: say(`inputs.template.${template}`), questions: say(`inputs.template.${template}.questions`) };

export function inputForm({ say, view, data }: CardContext<InputComposing, Composed>): Card {
  const title = say('inputs.form.title');
  return {
    title,
    body: [text(view.manages ? say('inputs.form.explain') : say('inputs.form.explainEntity'))],
    form: formOf(say, view, data.values ?? templateValues(say, data.template)),
    actions: [
      ...TEMPLATES.map((template): Action => ({
        type: 'press',
        title: say(`inputs.template.${template}`),
        verb: 'input.compose',
        inputs: { template },
        minor: true,
      })),
      { type: 'press', title: say('inputs.act.list'), verb: 'input.list', minor: true },
    ],
    more: say('inputs.templates'),
    summary: title,
    ...passing(data.values?.['classification']),
  };
}

export interface InputPreviewed {
  readonly values: Values;
  readonly questions: readonly Question[];
  readonly dueAt: Instant;
  readonly movedFrom?: CalendarDate;
  readonly entities: readonly EntityId[];
  readonly people: number;
  readonly without: readonly EntityId[];
  /** The call is submitted to the Secretariat first. */
  readonly submits: boolean;
}

/** Shows who would be asked, what, and until when. */
export function inputPreview({ say, view, data }: CardContext<InputComposing, InputPreviewed>): Card {
  const { values, questions, dueAt, movedFrom, entities, people, without, submits } = data;
  const title = say('inputs.preview.title');
  const label = CLASSIFICATIONS.find((one) => one === values['classification']) ?? 'unclassified';
  return {
    title,
    body: [
      facts(
        [say('inputs.preview.asks'), say('mail.entities', { n: entities.length })],
        [say('inputs.preview.people'), String(people)],
        [say('inputs.due'), say.instant(dueAt)],
        [say('card.form.classification'), say(`card.classification.${label}`)],
      ),
      ...when(movedFrom, (asked) => text(say('inputs.preview.moved', { asked }), 'attention')),
      ...(without.length > 0
        ? [strong(say('inputs.preview.without', { entities: without.slice(0, 30) }), 'attention')]
        : []),
      ...(submits ? [text(say('inputs.preview.held'))] : []),
      subtle(say('mail.preview.below')),
      heading(values['title'] ?? ''),
      ...when(values['documentUrl'], (url) => link(url, url)),
      list(
        questions.map((one, i) => ({
          text: questionTitle(say, { ...one, n: i + 1, optional: one.optional === true }),
          ...(one.options && { note: one.options.join(' · ') }),
        })),
      ),
    ],
    actions: [
      {
        type: 'press',
        title: submits ? say('inputs.preview.submit') : say('inputs.preview.open', { n: entities.length }),
        verb: submits ? 'input.submit' : 'input.open',
        inputs: values,
        look: 'primary',
      },
      { type: 'form', title: say('mail.preview.change'), form: formOf(say, view, values) },
    ],
    summary: title,
    ...passing(label),
  };
}

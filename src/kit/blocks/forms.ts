/** Fields that several forms use. Their limits are those of the acts' inputs. */
import type { Action, Field, Form } from '../../core/card.ts';
import type { ActName, FieldName } from '../../core/contract.ts';
import { TEXT, TITLE } from '../../core/inputs.ts';
import { CLASSIFICATIONS, type Classification } from '../../core/classification.ts';
import type { Speaker } from '../../i18n/speaker.ts';

interface Asked {
  readonly required?: boolean;
  readonly value?: string | undefined;
  readonly hint?: string;
  readonly max?: number;
}

const base = (say: Speaker, id: FieldName, label: string, { required, value, hint }: Asked) => ({
  id,
  label,
  ...(required && { required: true, error: say('card.form.required') }),
  ...(value !== undefined && { value }),
  ...(hint !== undefined && { hint }),
});

/** Free text of several lines, with the reminder that every form for free text carries (domain 9). */
export const words = (say: Speaker, id: FieldName, label: string, asked: Asked = {}): Field => ({
  ...base(say, id, label, { ...asked, hint: asked.hint ?? say('card.form.noSurvivors') }),
  type: 'text',
  lines: 'many',
  max: asked.max ?? TEXT,
});

/** Another field for free text, on a form that has the reminder already. */
export const moreWords = (say: Speaker, id: FieldName, label: string, asked: Asked = {}): Field => ({
  ...base(say, id, label, asked),
  type: 'text',
  lines: 'many',
  max: asked.max ?? TEXT,
});

export const line = (say: Speaker, id: FieldName, label: string, max: number, asked: Asked = {}): Field => ({
  ...base(say, id, label, asked),
  type: 'text',
  lines: 'one',
  max,
});

export const date = (say: Speaker, id: FieldName, label: string, asked: Asked = {}): Field => ({
  ...base(say, id, label, asked),
  type: 'date',
});

export const toggle = (say: Speaker, id: FieldName, label: string, asked: Asked = {}): Field => ({
  ...base(say, id, label, asked),
  type: 'toggle',
});

export const choice = (
  say: Speaker,
  id: FieldName,
  label: string,
  options: readonly { readonly value: string; readonly title: string }[],
  asked: Asked = {},
): Field => ({ ...base(say, id, label, asked), type: 'choice', options });

/**
 * The end of a period: a number of working days, or a date. People fill in one of the two, so neither has a default.
 * @param hint says what it means to leave both empty
 */
export const period = (say: Speaker, hint: string, values: Readonly<Record<string, string>> = {}): Field[] => [
  {
    ...base(say, 'workingDays', say('card.form.workingDays'), { hint, value: values['workingDays'] }),
    type: 'number',
    min: 1,
    max: MAX_DAYS,
  },
  date(say, 'closesOn', say('card.form.closesOn'), { value: values['closesOn'] }),
];
const MAX_DAYS = 120;

/**
 * Makes a form once for each language. The form must be the same for every request and reader, and must not contain an
 * instant, which depends on the reader's zone.
 */
export function perLanguage<T>(make: (say: Speaker) => T): (say: Speaker) => T {
  const made = new Map<Speaker['language'], T>();
  return (say) => {
    const found = made.get(say.language) ?? make(say);
    made.set(say.language, found);
    return found;
  };
}

type Appearance = { readonly look?: 'primary' | 'danger'; readonly minor?: boolean; readonly note?: string };

/** A button that opens a form; the act's target comes from the card. */
export const form = (
  title: string,
  submit: string,
  verb: ActName,
  fields: readonly Field[],
  { note, ...appearance }: Appearance = {},
): Action => ({
  type: 'form',
  title,
  form: { verb, fields, submit, ...(note !== undefined && { note }) } satisfies Form,
  ...appearance,
});

interface RequestAsked {
  readonly title: string;
  readonly documentUrl?: string | undefined;
  readonly hint: string;
  readonly classification?: Classification;
}
/** The fields for a request about another feature's document, such as the work plan. */
export const requestFields = (say: Speaker, { title, documentUrl, hint, classification }: RequestAsked): Field[] => [
  line(say, 'title', say('card.form.title'), TITLE, { required: true, value: title }),
  line(say, 'documentUrl', say('card.form.documentUrl'), LINK, { required: true, value: documentUrl, hint }),
  line(say, 'documentVersion', say('card.form.documentVersion'), VERSION, { value: '1' }),
  words(say, 'summary', say('card.form.summary')),
  ...period(say, say('card.compose.period')),
  labels(say, classification),
];
const LINK = 2000;
const VERSION = 60;

/** The labels of classified texts (domain.md 9). */
export const labels = (say: Speaker, value: Classification = 'unclassified'): Field =>
  choice(
    say,
    'classification',
    say('card.form.classification'),
    CLASSIFICATIONS.map((one) => ({ value: one, title: say(`card.classification.${one}`) })),
    { value },
  );

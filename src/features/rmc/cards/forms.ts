/** The Secretariat's forms: the rotation, the Chair, stand-ins, and terms served before Concord was used. */
import type { Action, Block, Card, Form } from '../../../core/card.ts';
import type { Ref } from '../../../core/ids.ts';
import type { RmcView } from './view.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { list, subtle, text, upTo } from '../../../kit/blocks/blocks.ts';
import { choice, date, form, line, moreWords } from '../../../kit/blocks/forms.ts';
import type { CardContext } from '../../../kit/cards.ts';
import { concernItem, eyebrow, section, showRmc } from './parts.ts';
import type { ConfigurationTyped, HistoryView } from '../rules/state.ts';

/** Proposed to a network that has no rotation yet (domain.md 2). */
const USUAL = { seats: '6', termMonths: '12' };
const MAX_SEATS = 40;
const MAX_MONTHS = 120;

export function rmcForm({ say, view }: CardContext<RmcView>): Card {
  const title = say('card.rmcForm.title');
  return {
    title,
    ...eyebrow(say),
    body: [
      text(say('card.rmcForm.note')),
      ...section(say, say('card.rmc.concerns'), view.concerns, (term) => concernItem(say, term)),
    ],
    form: configureForm(say, inForce(view)),
    actions: [
      form(say('card.rmcForm.chair'), say('card.rmcForm.chairSave'), 'rmc.chair', [
        line(say, 'person', say('card.rmcForm.chairPerson'), 254, { required: true }),
      ]),
      form(say('card.rmcForm.history'), say('card.import.preview'), 'rmc.importHistory', [csv(say)], {
        note: say('card.rmcHistory.explain'),
      }),
      showRmc(say),
    ],
    summary: title,
  };
}

/** Filled in with the values in force, or with those that were just typed. */
export function configureForm(say: Speaker, values: Partial<ConfigurationTyped>): Form {
  const number = (id: 'seats' | 'termMonths', max: number) =>
    ({
      type: 'number',
      id,
      label: say(`card.rmcForm.${id}`),
      min: 1,
      max,
      value: values[id] ?? USUAL[id],
      required: true,
      error: say('card.form.required'),
    }) as const;
  const { startsOn, stagger = 'no', order } = values;
  return {
    verb: 'rmc.configure.preview',
    fields: [
      number('seats', MAX_SEATS),
      number('termMonths', MAX_MONTHS),
      date(say, 'startsOn', say('card.rmcForm.startsOn'), { required: true, ...(startsOn && { value: startsOn }) }),
      line(say, 'stagger', say('card.rmcForm.stagger'), 10, { value: stagger, hint: say('card.rmcForm.staggerHint') }),
      line(say, 'order', say('card.rmcForm.order'), 4000, {
        hint: say('card.rmcForm.orderHint'),
        ...(order && { value: order }),
      }),
    ],
    submit: say('card.rmcForm.preview'),
  };
}

const inForce = ({ configuration: c }: RmcView): Partial<ConfigurationTyped> =>
  c === undefined
    ? {}
    : {
        seats: String(c.seats),
        termMonths: String(c.termMonths),
        startsOn: c.startsOn,
        stagger: c.groups === 1 ? 'no' : c.groups === 2 ? 'yes' : String(c.groups),
        order: c.order.join(', '),
      };

const MAX_OPTIONS = 60;

/** The form for an entity that takes over the rest of this term. */
export function standInForm(say: Speaker, { entities, terms }: RmcView, target: Ref): Action {
  const busy = new Set(terms.filter(({ state }) => state === 'current').map(({ entity }) => entity));
  const free = entities.filter((entity) => !busy.has(entity));
  const label = say('card.rmcForm.standInEntity');
  const field =
    free.length === 0 || free.length > MAX_OPTIONS
      ? line(say, 'entity', label, 60, { required: true })
      : choice(
          say,
          'entity',
          label,
          free.map((entity) => ({ value: entity, title: say.entity(entity) })),
          { required: true },
        );
  const made = form(say('card.rmcForm.standIn'), say('card.rmcForm.standInSave'), 'rmc.standIn', [field], {
    note: say('card.rmcForm.standInNote'),
  });
  return made.type === 'form' ? { ...made, form: { ...made.form, target } } : made;
}

const MAX_FILE = 200_000;
const csv = (say: Speaker) =>
  moreWords(say, 'csv', say('card.rmcHistory.csv'), {
    required: true,
    max: MAX_FILE,
    hint: say('card.rmcHistory.hint'),
  });

/** The most characters of a file that a button can carry. A larger file has to be pasted again. */
const MAX_CARRIED = 8000;

/** The import form. With a preview it also shows what would be added or was added, and the button that applies it. */
export function rmcHistory({ say, data }: CardContext<undefined, { readonly preview?: HistoryView }>): Card {
  const { preview } = data;
  const title = say('card.rmcHistory.title');
  const asks: Form = {
    verb: 'rmc.importHistory',
    title,
    note: say('card.rmcHistory.explain'),
    fields: [csv(say)],
    submit: say('card.import.preview'),
  };
  if (!preview) return { title, ...eyebrow(say), body: [], form: asks, actions: [showRmc(say)], summary: title };
  const may = !preview.applied && preview.errors.length === 0;
  const carried = may && preview.csv.length <= MAX_CARRIED;
  const again: Form = {
    ...asks,
    note: say('card.import.again'),
    inputs: { apply: 'yes' },
    submit: say('card.import.apply'),
  };
  const verdict = preview.applied
    ? say('card.rmcHistory.done')
    : may
      ? say('card.rmcHistory.would')
      : say('card.import.faulty', { n: preview.errors.length });
  return {
    title: verdict,
    eyebrow: title,
    tone: preview.errors.length > 0 ? 'attention' : preview.applied ? 'good' : 'neutral',
    body: [...faults(say, preview), ...added(say, preview)],
    ...(preview.applied || carried ? {} : { form: may ? again : asks }),
    actions: carried
      ? [
          {
            type: 'press',
            title: say('card.import.apply'),
            verb: 'rmc.importHistory',
            inputs: { csv: preview.csv, apply: 'yes' },
            look: 'primary',
          },
        ]
      : [showRmc(say)],
    summary: verdict,
  };
}

const faults = (say: Speaker, { errors }: HistoryView): Block[] =>
  errors.length === 0
    ? []
    : [
        text(say('card.import.nothingChanged'), 'attention'),
        list(
          upTo(say, errors, ({ line: n, say: what }) => ({
            text: say('card.import.line', { n }),
            note: say.phrase(what),
            tone: 'attention',
          })),
        ),
      ];

function added(say: Speaker, { added: all, known }: HistoryView): Block[] {
  return [
    all.length === 0
      ? text(say('card.rmcHistory.none'))
      : list(
          upTo(say, all, ({ entity, from, to, terms }) => ({
            text:
              terms > 1
                ? say.list([say.entity(entity), say('card.rmcHistory.several', { n: terms })])
                : say.entity(entity),
            note: say('card.rmc.span', { from, to }),
          })),
        ),
    ...(known > 0 ? [subtle(say('card.rmcHistory.known', { n: known }))] : []),
  ];
}

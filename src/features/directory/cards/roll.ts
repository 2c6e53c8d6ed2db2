/** The roll: who represents whom, its import, and absences. */
import type { Block, Card, Form, ListItem } from '../../../core/card.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { fold, heading, list, strong, subtle, text, upTo } from '../../../kit/blocks/blocks.ts';
import { choice, date, line, moreWords } from '../../../kit/blocks/forms.ts';
import type { CardContext } from '../../../kit/cards.ts';
import type { Reader } from '../../../core/people.ts';
import type { RollLine, RollView } from './view.ts';
import type { ImportView } from '../rules/state.ts';

export function roll({ say, reader, view }: CardContext<RollView>): Card {
  const title = say('card.roll.title', { n: view.lines.length });
  return {
    title,
    body: [
      text(say('card.roll.entities', { n: view.entities })),
      ...(view.empty.length > 0
        ? [
            strong(say('card.roll.empty', { n: view.empty.length }), 'attention'),
            list(upTo(say, view.empty, (name) => ({ text: name }))),
          ]
        : []),
      ...awayBlocks(say, view),
      ...(view.lines.length === 0 ? [text(say('card.roll.nobody'))] : people(say, view.lines)),
    ],
    actions: reader.manages ? [{ type: 'form', title: say('card.act.import'), form: importForm(say) }] : [],
    summary: title,
  };
}

const awayBlocks = (say: Speaker, { away }: RollView): Block[] =>
  away.length === 0
    ? []
    : [
        heading(say('card.roll.away')),
        list(
          upTo(say, away, (a) => ({
            text: a.name,
            note: say('card.roll.awayIs', { from: a.from, to: a.to, alternate: a.alternate }),
          })),
        ),
      ];

/** The first lines in view, as many again folded away. */
const FIRST = 10;
function people(say: Speaker, lines: readonly RollLine[]): Block[] {
  const rest = lines.slice(FIRST);
  const item = (one: RollLine) => rollItem(say, one);
  return [
    list(lines.slice(0, FIRST).map(item)),
    ...fold(say('card.roll.more', { n: rest.length }), rest.length > 0 ? [list(upTo(say, rest, item))] : []),
  ];
}

const rollItem = (say: Speaker, { name, entityName, entity, roles, email }: RollLine): ListItem => {
  const as = say.list(roles.map((role) => say(`card.role.${role}`)));
  const of = entityName ?? entity;
  return {
    text: name,
    note:
      of === undefined
        ? say('card.roll.line', { roles: as, email })
        : say('card.roll.lineOf', { entity: of, roles: as, email }),
  };
};

/** The largest file that goes along inside a button; a larger one is pasted again. */
const MAX_CARRIED = 8000;
const MAX_FILE = 200_000;

/** @param csv a list with faults, to be corrected where it stands */
const importForm = (say: Speaker, csv?: string): Form => ({
  verb: 'roll.import',
  title: say('card.import.title'),
  note: say('card.import.explain'),
  fields: [
    moreWords(say, 'csv', say('card.import.csv'), {
      required: true,
      max: MAX_FILE,
      hint: say('card.import.csvHint'),
      value: csv,
    }),
  ],
  submit: say('card.import.preview'),
});

/** The form; with a preview also what would change, or has changed, and the button that does it. */
export function rollImport({ say, data }: CardContext<undefined, { readonly preview?: ImportView }>): Card {
  const { preview } = data;
  if (!preview)
    return {
      title: say('card.import.title'),
      body: [],
      form: importForm(say),
      actions: [],
      summary: say('card.import.title'),
    };
  const title = preview.applied
    ? say('card.import.done')
    : preview.errors.length > 0
      ? say('card.import.faulty', { n: new Set(preview.errors.map(({ line: at }) => at)).size })
      : say('card.import.would');
  const may = !preview.applied && preview.errors.length === 0;
  const carried = preview.csv.length <= MAX_CARRIED;
  const again = carried ? preview.csv : undefined;
  return {
    title,
    eyebrow: say('card.import.title'),
    tone: preview.errors.length > 0 ? 'attention' : preview.applied ? 'good' : 'neutral',
    body: [...faults(say, preview), ...changes(say, preview)],
    ...(preview.applied || (may && carried) ? {} : { form: may ? applyForm(say) : importForm(say, again) }),
    actions:
      may && carried
        ? [
            {
              type: 'press',
              title: say('card.import.apply'),
              verb: 'roll.import',
              inputs: { csv: preview.csv, apply: 'yes' },
              look: 'primary',
            },
          ]
        : [],
    summary: title,
  };
}

const applyForm = (say: Speaker): Form => ({
  ...importForm(say),
  note: say('card.import.again'),
  inputs: { apply: 'yes' },
  submit: say('card.import.apply'),
});

const faults = (say: Speaker, { errors }: ImportView): Block[] =>
  errors.length === 0
    ? []
    : [
        text(say('card.import.nothingChanged'), 'attention'),
        list(
          upTo(say, errors, (error) => ({
            text: say('card.import.line', { n: error.line }),
            note: say.phrase(error.say),
            tone: 'attention',
          })),
        ),
      ];

function changes(say: Speaker, { changes: all }: ImportView): Block[] {
  const real = all.filter(({ what }) => what !== 'unchanged');
  const same = all.length - real.length;
  return [
    ...(real.length === 0
      ? [text(say('card.import.noChange'))]
      : [list(upTo(say, real, (change) => changeItem(say, change)))]),
    ...(same > 0 ? [subtle(say('card.import.unchanged', { n: same }))] : []),
  ];
}

function changeItem(say: Speaker, { what, name, email, fields }: ImportView['changes'][number]): ListItem {
  const note = what === 'added' ? say('card.import.added', { email }) : say('card.import.changed', { email, fields });
  return { text: name, note, ...(what === 'added' && { tone: 'good' }) };
}

/** The days on which an alternate acts for the focal point. */
export function awayForm({ say, reader, view }: CardContext<RollView>): Card {
  const people = alternates(view, reader);
  const field =
    people.length === 0 || people.length > MAX_OPTIONS
      ? line(say, 'alternate', say('card.away.alternate'), 200, {
          required: true,
          hint: say('card.away.alternateHint'),
        })
      : choice(
          say,
          'alternate',
          say('card.away.alternate'),
          people.map((p) => ({ value: p.email, title: p.name })),
          { required: true },
        );
  return {
    title: say('card.away.title'),
    body: [text(say('card.away.explain')), ...awayBlocks(say, view)],
    form: {
      verb: 'away.set',
      fields: [
        date(say, 'from', say('card.away.from'), { required: true }),
        date(say, 'to', say('card.away.to'), { required: true }),
        field,
      ],
      submit: say('card.away.submit'),
    },
    actions: [],
    summary: say('card.away.title'),
  };
}
const MAX_OPTIONS = 60;

/** Those who can stand in: the alternates of the reader's entity, or of any for the Secretariat. */
const alternates = ({ lines }: RollView, reader: Reader): RollLine[] =>
  lines.filter(
    ({ roles, entity }) =>
      roles.includes('alternate') && (reader.entity === undefined ? reader.manages : entity === reader.entity),
  );

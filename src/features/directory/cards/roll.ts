/** The roll: who represents whom, and its import. */
import type { Action, Block, Card, Form, ListItem, Press } from '../../../core/card.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { fold, list, strong, subtle, text, upTo } from '../../../kit/blocks/blocks.ts';
import { choice, moreWords } from '../../../kit/blocks/forms.ts';
import type { CardContext } from '../../../kit/cards.ts';
import { awayBlocks } from './away.ts';
import { addForm, rolesOf, showEntity, showPerson } from './parts.ts';
import { entityAddForm } from './entity.ts';
import { wasAndIs, whereFault } from './importWords.ts';
import { ROLL_FORMATS, type RollFormat } from './files.ts';
import type { RollLine, RollView } from './view.ts';
import { MAX_FILE_MB, type ImportView } from '../rules/state.ts';

export function roll({ say, reader, view }: CardContext<RollView>): Card {
  const title = say('card.roll.title', { n: view.lines.length });
  return {
    title,
    body: [
      text(say('card.roll.entities', { n: view.entities.length })),
      ...(view.empty.length > 0
        ? [
            strong(say('card.roll.empty', { n: view.empty.length }), 'attention'),
            list(upTo(say, view.empty, (entity) => ({ text: say.entity(entity), press: showEntity(entity) }))),
          ]
        : []),
      ...awayBlocks(say, view),
      ...(view.lines.length === 0 ? [text(say('card.roll.nobody'))] : people(say, view.lines, reader.manages)),
    ],
    actions: reader.manages
      ? [
          { type: 'form', title: say('card.act.addPerson'), form: addForm(say, view.entities), look: 'primary' },
          { type: 'form', title: say('card.act.addEntity'), form: entityAddForm(say) },
          { type: 'form', title: say('card.act.import'), form: importForm(say) },
          uploadButton(say),
          { type: 'press', title: say('card.act.export'), verb: 'roll.export', minor: true },
        ]
      : [],
    summary: title,
  };
}

/** The number of lines that are shown. As many again are in a part that opens. */
const FIRST = 10;
function people(say: Speaker, lines: readonly RollLine[], manages: boolean): Block[] {
  const rest = lines.slice(FIRST);
  const item = (one: RollLine) => rollItem(say, one, manages);
  return [
    list(lines.slice(0, FIRST).map(item)),
    ...fold(say('card.roll.more', { n: rest.length }), rest.length > 0 ? [list(upTo(say, rest, item))] : []),
  ];
}

/** A line opens the person for those who manage the roll, and the entity for others. */
const rollItem = (say: Speaker, one: RollLine, manages: boolean): ListItem => {
  const { name, entity, email } = one;
  const as = rolesOf(say, one);
  const press = manages ? showPerson(email) : entity && showEntity(entity);
  return {
    text: name,
    note:
      entity === undefined
        ? say('card.roll.line', { roles: as, email })
        : say('card.roll.lineOf', { entity, roles: as, email }),
    ...(press && { press }),
  };
};

/** The most options in a list. */
const MAX_OPTIONS = 60;
/** The most characters of a file that a button can carry. A larger file has to be pasted again. */
const MAX_CARRIED = 8000;
const MAX_FILE = 200_000;

/** The button for uploading a file instead of pasting text. */
const uploadButton = (say: Speaker): Press => ({ type: 'press', title: say('card.act.upload'), verb: 'roll.upload' });

/** @param csv a list with faults, shown for correction */
const importForm = (say: Speaker, csv?: string, newEntities?: string): Form => ({
  ...(newEntities !== undefined && newEntities !== '' && { inputs: { newEntities } }),
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

/** The import form. With a preview it also shows what would change or has changed, and the button that applies it. */
export function rollImport({ say, data }: CardContext<undefined, { readonly preview?: ImportView }>): Card {
  const { preview } = data;
  if (!preview)
    return {
      title: say('card.import.title'),
      body: [],
      form: importForm(say),
      actions: [uploadButton(say)],
      summary: say('card.import.title'),
    };
  const isSame = changesNothing(preview);
  const title = preview.applied
    ? say('card.import.done')
    : preview.errors.length > 0
      ? say('card.import.faulty', { n: new Set(preview.errors.map(({ line: at }) => at)).size })
      : say(isSame ? 'card.import.nothing' : 'card.import.would');
  const may = !preview.applied && preview.errors.length === 0 && !isSame;
  const again = carriedBy(preview);
  const newEntities = preview.newEntities.join('; ');
  return {
    title,
    eyebrow: say('card.import.title'),
    tone: preview.errors.length > 0 ? 'attention' : preview.applied ? 'good' : 'neutral',
    body: [...unknown(say, preview), ...faults(say, preview), ...changes(say, preview), ...notInFile(say, preview)],
    // Faults of a file are corrected in the file, so its text is not shown for editing.
    ...(preview.applied || (may && again) || preview.upload !== undefined
      ? {}
      : { form: may ? applyForm(say, newEntities) : importForm(say, again?.csv) }),
    actions: [
      ...actionsOf(say, preview, again, may),
      ...(preview.upload !== undefined && preview.errors.length > 0 ? [uploadButton(say)] : []),
    ],
    summary: title,
  };
}

/** Does the file say nothing that the roll does not say already? */
export const changesNothing = ({ applied, errors, changes: all, leaving = [] }: ImportView): boolean =>
  !applied && errors.length === 0 && leaving.length === 0 && all.every(({ what }) => what === 'unchanged');

function actionsOf(say: Speaker, preview: ImportView, again: Again | undefined, may: boolean): Action[] {
  if (!again) return [];
  if (changesNothing(preview)) return removing(say, preview, again);
  return may ? applying(say, preview, again) : confirming(say, preview, again);
}

/** The inputs with which a button sends the same file again; undefined for a pasted text that is too long for a button. */
type Again = Readonly<Record<string, string>> & { readonly csv?: string };
const carriedBy = ({ csv, upload }: ImportView): Again | undefined =>
  upload !== undefined ? { upload } : csv.length <= MAX_CARRIED ? { csv } : undefined;

function applying(say: Speaker, preview: ImportView, again: Again): Action[] {
  const newEntities = preview.newEntities.join('; ');
  const remove = (preview.leaving ?? []).map(({ email }) => email).join(', ');
  const apply: Press = {
    type: 'press',
    title: say('card.import.apply'),
    verb: 'roll.import',
    inputs: {
      ...again,
      apply: 'yes',
      ...(newEntities !== '' && { newEntities }),
      ...(remove !== '' && { remove }),
    },
    look: 'primary',
  };
  return remove === '' ? [apply, ...removing(say, preview, again)] : [apply];
}

const applyForm = (say: Speaker, newEntities: string): Form => ({
  ...importForm(say),
  note: say('card.import.again'),
  inputs: { apply: 'yes', ...(newEntities !== '' && { newEntities }) },
  submit: say('card.import.apply'),
});

/** Names of unknown entities. They may be mistyped or new, which only an officer can say. */
const unknown = (say: Speaker, { unknown: names }: ImportView): Block[] =>
  names.length === 0
    ? []
    : [
        strong(say('card.import.unknown', { n: names.length }), 'attention'),
        list(
          upTo(say, names, ({ name, near }) => ({
            text: name,
            note: near.length > 0 ? say('card.import.near', { near }) : say('card.import.nothingNear'),
          })),
        ),
      ];

/** One button confirms all names as new. A form confirms only those that the officer lists. */
function confirming(say: Speaker, { unknown: names, newEntities }: ImportView, again: Again): Action[] {
  if (names.length === 0) return [];
  const all = [...newEntities, ...names.map(({ name }) => name)].join('; ');
  const press: Action = {
    type: 'press',
    title: say('card.act.confirmEntities', { n: names.length }),
    verb: 'roll.import',
    inputs: { ...again, newEntities: all },
  };
  if (names.length === 1 || names.length > MAX_OPTIONS) return [press];
  const options = names.map(({ name }) => ({ value: name, title: name }));
  const field = { ...choice(say, 'newEntities', say('card.import.which'), options, { required: true }), many: true };
  const form: Form = {
    verb: 'roll.import',
    inputs: again,
    fields: [field],
    submit: say('card.import.preview'),
  };
  return [press, { type: 'form', title: say('card.act.chooseEntities'), form }];
}

const faults = (say: Speaker, { errors }: ImportView): Block[] =>
  errors.length === 0
    ? []
    : [
        text(say('card.import.nothingChanged'), 'attention'),
        list(
          upTo(say, errors, (error) => ({
            text: whereFault(say, error),
            note: say.phrase(error.say),
            tone: 'attention',
          })),
        ),
      ];

function changes(say: Speaker, { changes: all, newEntities }: ImportView): Block[] {
  const real = all.filter(({ what }) => what !== 'unchanged');
  const same = all.length - real.length;
  return [
    ...(real.length === 0
      ? [text(say('card.import.noChange'))]
      : [list(upTo(say, real, (change) => changeItem(say, change, newEntities)))]),
    ...(same > 0 ? [subtle(say('card.import.unchanged', { n: same }))] : []),
  ];
}

/** The people on the roll who are not in the file, and the columns that were not understood. */
function notInFile(say: Speaker, { missing = [], leaving = [], unused = [], applied }: ImportView): Block[] {
  return [
    ...(leaving.length > 0
      ? [
          strong(say(applied ? 'card.import.left' : 'card.import.leaving', { n: leaving.length })),
          list(upTo(say, leaving, ({ name, email }) => ({ text: name, note: email }))),
        ]
      : []),
    ...(missing.length > 0 && !applied
      ? [
          strong(say('card.import.missing', { n: missing.length })),
          list(upTo(say, missing, ({ name, email }) => ({ text: name, note: email }))),
        ]
      : []),
    ...(unused.length > 0 ? [subtle(say('card.import.unused', { heads: unused }))] : []),
  ];
}

/** The form that does the same import and also removes the people who are chosen. */
function removing(say: Speaker, { missing = [], newEntities }: ImportView, again: Again): Action[] {
  if (missing.length === 0 || missing.length > MAX_OPTIONS) return [];
  const options = missing.map(({ name, email }) => ({ value: email, title: name }));
  const field = { ...choice(say, 'remove', say('card.import.whoLeaves'), options, { required: true }), many: true };
  const inputs = { ...again, apply: 'yes', ...(newEntities.length > 0 && { newEntities: newEntities.join('; ') }) };
  const form: Form = { verb: 'roll.import', inputs, fields: [field], submit: say('card.import.applyAndRemove') };
  return [{ type: 'form', title: say('card.act.importRemove'), form }];
}

function changeItem(
  say: Speaker,
  { what, name, email, fields, diffs }: ImportView['changes'][number],
  newEntities: readonly string[],
): ListItem {
  const real = diffs?.map((diff) => wasAndIs(say, diff, newEntities)) ?? fields;
  if (what !== 'added') return { text: name, note: say('card.import.changed', { email, fields: real }) };
  const note = say('card.import.added', { email });
  return {
    text: name,
    note: real.length > 0 ? say('card.import.addedAs', { email, fields: real }) : note,
    tone: 'good',
  };
}

/** The link to the page for uploading a file. It is for this officer only and lives one hour. */
export const rollUpload = ({ say, link }: CardContext<undefined>): Card => ({
  title: say('card.upload.title'),
  eyebrow: say('card.import.title'),
  body: [text(say('card.upload.explain', { megabytes: MAX_FILE_MB }))],
  actions: [{ type: 'open', title: say('card.upload.open'), url: link('roll.upload') }],
  summary: say('card.upload.title'),
});

/** Links to the roll as a file: in each format, or only in the one that was asked for. */
export const rollFiles = ({ say, data, link }: CardContext<undefined, { readonly format?: RollFormat }>): Card => ({
  title: say('card.rollFiles.title'),
  body: [text(say('roll.files'))],
  actions: (data.format ? [data.format] : ROLL_FORMATS).map((format) => ({
    type: 'open',
    title: say('register.download', { format }),
    url: link(`roll.${format}`),
    file: true,
  })),
  summary: say('card.rollFiles.title'),
});

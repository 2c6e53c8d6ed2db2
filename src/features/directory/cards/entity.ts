/** An entity: its names in each language, its people, and for the Secretariat what can be changed. */
import type { Action, Card, Field, Form } from '../../../core/card.ts';
import { NAME_LANGUAGES, type ByLanguage } from '../../../core/entities.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { facts, heading, list, text, upTo, when } from '../../../kit/blocks/blocks.ts';
import { date, line, words } from '../../../kit/blocks/forms.ts';
import type { CardContext } from '../../../kit/cards.ts';
import { awayBlocks } from './away.ts';
import { entityField, rolesOf, showPerson } from './parts.ts';
import type { EntityView } from './view.ts';

/** Names as people type them: `fr: HCR; es: ACNUR`, with the spaces of the reader's language. */
const typed = (say: Speaker, names: ByLanguage): string =>
  say.clauses(
    NAME_LANGUAGES.flatMap((language) => {
      const name = names[language];
      return name === undefined ? [] : [say('card.action.line', { owner: language, text: name })];
    }),
  );

export function entity({ say, reader, view }: CardContext<EntityView>): Card {
  const title = say.entity(view.id);
  const full = view.names[say.language] ?? view.name;
  const shorts = Object.keys(view.shorts).length > 0 ? typed(say, { en: view.short, ...view.shorts }) : '';
  const names = Object.keys(view.names).length > 0 ? typed(say, { en: view.name, ...view.names }) : '';
  const none = view.leftOn === undefined && view.people.length === 0;
  return {
    title,
    eyebrow: say('card.entity.eyebrow'),
    body: [
      ...(full === title ? [] : [text(full)]),
      ...(view.mergedInto ? [text(say('card.entity.mergedInto', { into: view.mergedInto }), 'attention')] : []),
      ...factsOf(say, view, { names, shorts }),
      ...(none ? [text(say('card.entity.nobody'), 'attention')] : []),
      ...(view.people.length > 0
        ? [
            heading(say('card.entity.people')),
            list(
              upTo(say, view.people, (one) => ({
                text: one.name,
                note: say('card.roll.line', { roles: rolesOf(say, one), email: one.email }),
                ...(reader.manages && { press: showPerson(one.email) }),
              })),
            ),
          ]
        : []),
      ...awayBlocks(say, view),
    ],
    actions: reader.manages && view.leftOn === undefined ? entityActions(say, view) : [showRoll(say)],
    more: say('card.more'),
    summary: title,
  };
}

const showRoll = (say: Speaker): Action => ({
  type: 'press',
  title: say('card.act.roll'),
  verb: 'roll.show',
  minor: true,
});

function factsOf(say: Speaker, view: EntityView, { names, shorts }: { names: string; shorts: string }) {
  const pairs = [
    ...(shorts === '' ? [] : [[say('card.entity.allShorts'), shorts] as const]),
    ...(names === '' ? [] : [[say('card.entity.allNames'), names] as const]),
    ...when(view.joinedOn, (on) => [say('card.entity.joinedOn'), say.date(on)] as const),
    ...when(view.leftOn, (on) => [say('card.entity.leftOn'), say.date(on)] as const),
    ...when(view.reason, (reason) => [say('card.form.reason'), reason] as const),
    ...view.former.map(
      ({ short, until }) => [say('card.entity.former'), say('card.entity.formerUntil', { short, until })] as const,
    ),
    ...(view.requests.length > 0 ? [[say('card.entity.requests'), say.list(view.requests)] as const] : []),
    ...view.seats.map(({ from, to }) => [say('card.entity.seat'), say('card.entity.span', { from, to })] as const),
  ];
  return pairs.length > 0 ? [facts(...pairs)] : [];
}

function entityActions(say: Speaker, view: EntityView): Action[] {
  const { id, short, shorts, names, name, joinedOn } = view;
  const form = (title: string, of: Form, looks: object = {}): Action => ({ type: 'form', title, form: of, ...looks });
  return [
    form(
      say('card.act.renameEntity'),
      {
        verb: 'entity.set',
        inputs: { short },
        note: say('card.entity.renameNote'),
        fields: [
          line(say, 'newShort', say('card.entity.short'), 60, { required: true, value: short }),
          ...nameFields(say, { name, shorts, names }),
          date(say, 'joinedOn', say('card.entity.joinedOn'), { value: joinedOn }),
        ],
        submit: say('card.person.save'),
      },
      { look: 'primary' },
    ),
    form(say('card.act.mergeEntity'), {
      verb: 'entity.merge.preview',
      inputs: { from: short },
      note: say('card.entity.mergeNote', { entity: id }),
      fields: [entityField(say, 'into', say('card.entity.into'), view.others, { required: true })],
      submit: say('card.entity.preview'),
    }),
    form(say('card.act.closeEntity'), {
      verb: 'entity.close.preview',
      inputs: { entity: short },
      fields: [
        words(say, 'reason', say('card.form.reason'), { required: true }),
        date(say, 'leftOn', say('card.entity.leftOn'), { hint: say('card.entity.leftOnHint') }),
      ],
      submit: say('card.entity.preview'),
    }),
    showRoll(say),
  ];
}

interface Names {
  readonly name?: string;
  readonly shorts?: ByLanguage;
  readonly names?: ByLanguage;
}
const nameFields = (say: Speaker, { name, shorts = {}, names = {} }: Names = {}): Field[] => [
  line(say, 'name', say('card.entity.name'), 200, { value: name }),
  line(say, 'shorts', say('card.entity.shorts'), 1000, {
    value: typed(say, shorts),
    hint: say('card.entity.shortsHint'),
  }),
  line(say, 'names', say('card.entity.names'), 1500, {
    value: typed(say, names),
    hint: say('card.entity.namesHint'),
  }),
];

export const entityAddForm = (say: Speaker): Form => ({
  verb: 'entity.set',
  title: say('card.entity.addTitle'),
  note: say('card.entity.addNote'),
  fields: [
    line(say, 'short', say('card.entity.short'), 60, { required: true }),
    ...nameFields(say),
    date(say, 'joinedOn', say('card.entity.joinedOn'), { hint: say('card.entity.joinedOnHint') }),
  ],
  submit: say('card.entity.addSubmit'),
});

/** The form for a new entity. */
export function entityForm({ say }: CardContext<undefined>): Card {
  const title = say('card.entity.addTitle');
  return { title, body: [], form: entityAddForm(say), actions: [], summary: title };
}

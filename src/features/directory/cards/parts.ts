/** Parts of several cards of the roll: roles in words, the fields of a person, what a line opens. */
import type { Field, Form, ListItem } from '../../../core/card.ts';
import type { FieldName } from '../../../core/contract.ts';
import type { EntityId } from '../../../core/ids.ts';
import { LANGUAGES, ROLES } from '../../../core/people.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { choice, line, toggle } from '../../../kit/blocks/forms.ts';
import type { RollLine } from './view.ts';

type Opens = NonNullable<ListItem['press']>;
export const showPerson = (email: string): Opens => ({ verb: 'roll.person', inputs: { email } });
export const showEntity = (entity: EntityId): Opens => ({ verb: 'entity.show', inputs: { entity } });

export const rolesOf = (say: Speaker, { roles }: Pick<RollLine, 'roles'>): string =>
  say.list(roles.map((role) => say(`card.role.${role}`)));

/** The most options in a list. */
const MAX_OPTIONS = 60;
/** The field for an entity: a list to choose from; in a large network the name is typed. */
export function entityField(
  say: Speaker,
  id: FieldName,
  label: string,
  entities: readonly EntityId[],
  asked: { readonly value?: string | undefined; readonly required?: boolean; readonly hint?: string } = {},
): Field {
  if (entities.length === 0 || entities.length > MAX_OPTIONS)
    return line(say, id, label, 200, {
      ...asked,
      ...(asked.value !== undefined && { value: say.entity(asked.value) }),
    });
  const options = entities.map((entity) => ({ value: entity, title: say.entity(entity) }));
  return choice(say, id, label, options, asked);
}

/** The fields of a person, filled in from the roll. */
export function personFields(
  say: Speaker,
  entities: readonly EntityId[],
  { name, entity, roles, language, zone }: Partial<RollLine> = {},
): Field[] {
  const roleField = choice(
    say,
    'role',
    say('card.person.role'),
    ROLES.map((role) => ({ value: role, title: say(`card.role.${role}`) })),
    { required: true, value: roles?.join(',') },
  );
  return [
    line(say, 'name', say('card.person.name'), 120, { required: true, value: name }),
    entityField(say, 'entity', say('card.person.entity'), entities, {
      value: entity,
      hint: say('card.person.entityHint'),
    }),
    { ...(roleField as Field & { type: 'choice' }), many: true },
    choice(
      say,
      'language',
      say('card.person.language'),
      LANGUAGES.map((one) => ({ value: one, title: say(`card.language.${one}`) })),
      { value: language },
    ),
    line(say, 'zone', say('card.person.zone'), 60, { value: zone, hint: say('card.person.zoneHint') }),
  ];
}

export const addForm = (say: Speaker, entities: readonly EntityId[], email?: string): Form => ({
  verb: 'roll.set',
  title: say('card.person.addTitle'),
  note: say('card.person.addNote'),
  fields: [
    line(say, 'email', say('card.person.email'), 254, { required: true, value: email }),
    ...personFields(say, entities),
    toggle(say, 'different', say('card.person.different'), { hint: say('card.person.differentHint') }),
  ],
  submit: say('card.person.addSubmit'),
});

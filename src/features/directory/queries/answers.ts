/** Acts that only read the roll: a person, an entity, and previews of changes to them. */
import type { Act } from '../../../core/act.ts';
import { readAddress } from '../../../core/addresses.ts';
import type { Answer } from '../../../core/answer.ts';
import { entityNamed, formerEntityNamed } from '../../../core/entities.ts';
import { maybeAddress, maybeChoice, maybeEntityName, type Inputs, maybeLine } from '../../../core/inputs.ts';
import { everyone, manages, type Person, type Roll } from '../../../core/people.ts';
import type { Phrase } from '../../../core/phrase.ts';
import type { Network } from '../../../core/network.ts';
import type { ReadStore } from '../../../kit/read.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { findPerson } from '../../../core/personNamed.ts';
import { unknownEntity, type closeInputs, type mergeInputs } from '../rules/entities.ts';

const MAX_TYPED_LENGTH = 300;
export const showInputs = { words: maybeLine(MAX_TYPED_LENGTH) };
export const personInputs = { email: maybeAddress(), words: maybeLine(MAX_TYPED_LENGTH) };
export const composeInputs = { words: maybeLine(MAX_TYPED_LENGTH) };
export const entityInputs = { entity: maybeEntityName(), words: maybeLine(MAX_TYPED_LENGTH) };

const invalid = (fields: Readonly<Record<string, Phrase>>): Answer => ({
  ok: false,
  code: 'invalid',
  say: phrase('refused.invalid'),
  fields,
});
const whole = (): Answer => ({ ok: true, say: phrase('roll.here'), card: { name: 'roll' } });
const shown = (person: Person): Answer => ({
  ok: true,
  say: phrase('roll.personIs', { name: person.name }),
  card: { name: 'person', data: { email: person.email } },
});

/** Finds a person by address, by name, or by a part of a name that only one person has. */
const meant = (roll: Roll, typed: string): Person | undefined => findPerson(everyone(roll), typed);

/** Answers about the person in the inputs; with the whole roll when there is none. */
function aboutPerson(
  roll: Roll,
  { email, words }: Inputs<typeof personInputs>,
  known: (person: Person) => Answer,
  unknown: (typed: string) => Answer,
): Answer {
  const typed = email ?? words;
  if (typed === undefined) return whole();
  const found = meant(roll, typed);
  return found ? known(found) : unknown(typed);
}

/** `roll.show`: the whole roll; with an entity, that entity; with a person, that person, for the Secretariat. */
export async function show(
  _read: ReadStore,
  { actor, inputs }: Act<Inputs<typeof showInputs>, Person>,
  { roll }: Network,
): Promise<Answer> {
  const typed = inputs.words;
  if (typed === undefined) return whole();
  const entity = entityNamed(roll, typed) ?? formerEntityNamed(roll, typed);
  if (entity) return cardOfEntity(entity.id);
  const person = meant(roll, typed);
  if (!person) return { ok: false, code: 'notFound', say: nobody(roll, typed), card: { name: 'roll' } };
  if (manages(actor)) return shown(person);
  return person.entity ? cardOfEntity(person.entity) : whole();
}

const nobody = (roll: Roll, typed: string): Phrase =>
  typed.includes('@') ? phrase('roll.noSuchEmail') : unknownEntity(roll, typed);
const cardOfEntity = (entity: NonNullable<Person['entity']>): Answer => ({
  ok: true,
  say: phrase('entity.here', { entity }),
  card: { name: 'entity', data: { entity } },
});

/** `roll.person` (Secretariat): the card with which a person is changed. */
export async function person(
  _read: ReadStore,
  { inputs }: Act<Inputs<typeof personInputs>, Person>,
  { roll }: Network,
): Promise<Answer> {
  const unknown = (typed: string): Answer => ({ ...notThere, card: { name: 'personForm', data: addressIn(typed) } });
  return aboutPerson(roll, inputs, shown, unknown);
}
const notThere = { ok: false, code: 'notFound', say: phrase('roll.noSuchEmail') } as const;
const addressIn = (typed: string): { readonly email?: string } => {
  const email =
    readAddress(typed) ??
    typed
      .split(/[\s,;]+/)
      .map(readAddress)
      .find((one) => one !== undefined);
  return email === undefined ? {} : { email };
};

/** `roll.compose` (Secretariat): the form for a new person. Somebody who is on the roll already is shown instead. */
export async function compose(
  _read: ReadStore,
  { inputs }: Act<Inputs<typeof composeInputs>, Person>,
  { roll }: Network,
): Promise<Answer> {
  const typed = inputs.words ?? '';
  const known = typed.includes('@') ? meant(roll, typed) : undefined;
  if (known) return { ...shown(known), say: phrase('roll.isOnIt', { name: known.name }) };
  return { ok: true, say: phrase('concord.form'), card: { name: 'personForm', data: addressIn(typed) } };
}

/** `roll.remove.preview` (Secretariat): what happens to the person's open matters. The button removes the person. */
export async function removal(
  _read: ReadStore,
  { inputs }: Act<Inputs<typeof personInputs>, Person>,
  { roll }: Network,
): Promise<Answer> {
  const preview = ({ name, email }: Person): Answer => ({
    ok: true,
    say: phrase('roll.removal', { name }),
    card: { name: 'personRemoval', data: { email } },
  });
  return aboutPerson(roll, inputs, preview, () => invalid({ email: phrase('roll.noSuchEmail') }));
}

/** `entity.show`: the entity's names and people, and for the Secretariat what can be changed. */
export async function entity(
  _read: ReadStore,
  { inputs }: Act<Inputs<typeof entityInputs>, Person>,
  { roll }: Network,
): Promise<Answer> {
  const typed = inputs.entity ?? inputs.words;
  if (typed === undefined) return whole();
  const found = entityNamed(roll, typed) ?? formerEntityNamed(roll, typed);
  return found ? cardOfEntity(found.id) : invalid({ entity: unknownEntity(roll, typed) });
}

/** `entity.merge.preview` (Secretariat): what a merger would change. */
export async function mergePreview(
  _read: ReadStore,
  { inputs }: Act<Inputs<typeof mergeInputs>, Person>,
  { roll }: Network,
): Promise<Answer> {
  const [from, into] = [entityNamed(roll, inputs.from), entityNamed(roll, inputs.into)];
  if (!from || !into || from.id === into.id)
    return invalid({
      ...(!from && { from: unknownEntity(roll, inputs.from) }),
      ...(!into && { into: unknownEntity(roll, inputs.into) }),
      ...(from && from.id === into?.id && { into: phrase('entity.sameEntity') }),
    });
  const say = phrase('entity.mergeWould', { from: from.id, into: into.id });
  return { ok: true, say, card: { name: 'entityMerge', data: { entity: from.id, into: into.id } } };
}

/** `entity.close.preview` (Secretariat): what the entity's leaving would change. */
export async function closePreview(
  _read: ReadStore,
  { inputs }: Act<Inputs<typeof closeInputs>, Person>,
  { roll }: Network,
): Promise<Answer> {
  const found = entityNamed(roll, inputs.entity);
  if (!found) return invalid({ entity: unknownEntity(roll, inputs.entity) });
  const { leftOn, reason } = inputs;
  return {
    ok: true,
    say: phrase('entity.closeWould', { entity: found.id }),
    card: { name: 'entityClose', data: { entity: found.id, reason, ...(leftOn && { leftOn }) } },
  };
}

export const exportInputs = { format: maybeChoice(['csv', 'xlsx']) };

/** `roll.export` (Secretariat): links to the roll as a file, which can be imported again. */
export const exportRoll = async (
  _read: ReadStore,
  { inputs: { format } }: Act<Inputs<typeof exportInputs>, Person>,
): Promise<Answer> => ({
  ok: true,
  say: phrase('roll.files'),
  card: { name: 'rollFiles', data: format === undefined ? {} : { format } },
});

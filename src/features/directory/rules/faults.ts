/** Finds every fault of a line of the roll at once (domain.md 4). */
import type { EntityId } from '../../../core/ids.ts';
import { readAddress } from '../../../core/addresses.ts';
import { LANGUAGES, type Person, type Role } from '../../../core/people.ts';
import { addressKey, asNamed, asSeen } from '../../../core/seen.ts';
import type { Phrase } from '../../../core/phrase.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { readLanguage } from '../../../i18n/typed.ts';
import { zoneFault } from '../../../kit/zones.ts';
import { isOfSecretariat, MAX_LENGTHS, type Line, type OpenRoll } from './openRoll.ts';

export type Faults = Record<string, Phrase>;

/** An entity on the roll, a new one by its name, or undefined for a person who represents none. */
export type Meant = EntityId | { readonly name: string } | undefined;
export function entityMeant(open: OpenRoll, { entity }: Line, before: Person | undefined): Meant {
  if (entity === undefined) return before?.entity;
  return (open.known(entity) ?? open.added.get(asNamed(entity)))?.id ?? { name: entity.trim() };
}

export function tooLong(line: Line): Faults {
  // An existing entity may be given by its full name. The name of a new one must be short (`entityFaults`).
  const fields = Object.entries({ ...MAX_LENGTHS, entity: MAX_LENGTHS.entityName }).filter(
    ([field, most]) => (line[field as keyof typeof MAX_LENGTHS] ?? '').length > most,
  );
  return Object.fromEntries(fields.map(([field, most]) => [field, phrase('input.tooLong', { n: most })]));
}

export function faultsOf(
  open: OpenRoll,
  line: Line,
  before: Person | undefined,
  roles: readonly Role[] | undefined,
  entity: Meant,
): Faults {
  const faults: Faults = { ...addressFaults(open, line, before), ...entityFaults(open, line, entity) };
  // An address can only be changed for a person on the roll. For anybody else this is the only fault to report.
  if (!before && line.newEmail !== undefined) return faults;
  if (!before && !line.name) faults['name'] = phrase('input.required');
  if (!roles || roles.length === 0)
    faults['role'] = phrase(line.role === undefined ? 'input.required' : 'roll.unknownRole');
  if (line.language !== undefined && !readLanguage(line.language))
    faults['language'] = phrase('roll.unknownLanguage', { languages: LANGUAGES });
  const ofZone = line.zone === undefined ? undefined : zoneFault(line.zone);
  if (ofZone) faults['zone'] = ofZone;
  const speaks = roles?.some((role) => role === 'focalPoint' || role === 'alternate');
  if (speaks && !entity) faults['entity'] = phrase('input.required');
  const leavesNone = before && isOfSecretariat(before) && roles?.includes('secretariat') === false;
  if (leavesNone && open.secretariat === 1) faults['role'] = phrase('roll.lastSecretariat');
  const holder = typeof entity === 'string' && roles?.includes('focalPoint') ? open.focalPoints.get(entity) : undefined;
  if (holder && holder.id !== before?.id)
    faults['role'] = phrase('roll.focalPointTaken', { entity: entity as EntityId, name: holder.name });
  return faults;
}

const isAddress = (email: string): boolean => readAddress(email) !== undefined;
/**
 * An address that looks like one on the roll may be meant as that one. It is neither treated as equal nor accepted without a
 * question.
 */
function addressFaults(open: OpenRoll, line: Line, before: Person | undefined): Faults {
  if (!isAddress(line.email)) return { email: phrase('input.notEmail') };
  const field = line.newEmail === undefined ? 'email' : 'newEmail';
  const typed = line.newEmail ?? line.email;
  if (line.newEmail !== undefined) {
    if (!before) return { email: phrase('roll.noSuchEmail') };
    if (!isAddress(line.newEmail)) return { newEmail: phrase('input.notEmail') };
    const holder = open.byEmail.get(addressKey(line.newEmail));
    if (holder && holder.id !== before.id) return { newEmail: phrase('roll.emailTaken', { name: holder.name }) };
  } else if (before) return {};
  if (line.different) return {};
  const like = (open.byLook.get(asSeen(typed)) ?? []).find(({ id }) => id !== before?.id);
  return like ? { [field]: phrase('roll.looksLike', { name: like.name, email: like.email }) } : {};
}

/** A new entity is made by an act of the Secretariat, or by a line that an officer has confirmed. */
function entityFaults(open: OpenRoll, { entity: typed }: Line, entity: Meant): Faults {
  if (typeof entity !== 'object' || typed === undefined) return {};
  const several = typed.split(/[,;/\n]/).filter((part) => open.known(part));
  if (several.length > 1) return { entity: phrase('roll.oneEntity') };
  if (typed.length > MAX_LENGTHS.entity) return { entity: phrase('input.tooLong', { n: MAX_LENGTHS.entity }) };
  if (open.confirmed === 'all' || open.confirmed.has(asNamed(typed)))
    return /[,;\n]/.test(typed) ? { entity: phrase('entity.noCommas') } : {};
  const near = open.near(typed);
  const name = typed.slice(0, MAX_LENGTHS.entity);
  return {
    entity: near.length > 0 ? phrase('roll.unknownEntityNear', { name, near }) : phrase('roll.unknownEntity', { name }),
  };
}

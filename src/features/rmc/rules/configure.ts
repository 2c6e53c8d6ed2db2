/** Sets up the rotation, and plans it again when the roll or the calendar changes (domain.md 6) [ToR 2.d.i]. */
import type { Act, SYSTEM } from '../../../core/act.ts';
import { accept, refuse, type Decision } from '../../../core/decision.ts';
import { date, maybeEntityNames, maybeWords, number, yesNo, type Inputs } from '../../../core/inputs.ts';
import type { CalendarDate, EntityId, Instant } from '../../../core/ids.ts';
import type { Person, Roll } from '../../../core/people.ts';
import type { Phrase } from '../../../core/phrase.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { TYPED } from '../../../i18n/typed.ts';
import { addDays, dateAt } from '../../../calendar/calendar.ts';
import type { Network } from '../../../core/network.ts';
import type { Answer, CardRef } from '../../../core/answer.ts';
import { differences, tellsOf } from './differences.ts';
import { configured, replanned } from './planAnew.ts';
import {
  breaksAny,
  entityNamed,
  hasBegun,
  IN_PLACE,
  wasServed,
  type Configuration,
  type ConfigurationTyped,
  type ConfigurePreview,
  type Rotation,
} from './state.ts';
import { addMonths } from './slots.ts';
import type { UpToDate } from './notices.ts';
import { quietly, upToDate } from './upToDate.ts';

export const MAX_SEATS = 40;
export const MAX_MONTHS = 120;
/** A start that is further away is a typing mistake. */
const FURTHEST_YEARS = 10;

export const configureInputs = {
  seats: number(1, MAX_SEATS),
  termMonths: number(1, MAX_MONTHS),
  startsOn: date(),
  order: maybeEntityNames(),
  stagger: maybeWords(10),
};
/** `confirm`: apply it although it changes what was announced or agreed. */
export const confirmedInputs = { ...configureInputs, confirm: yesNo(TYPED.answers) };
type Given = Inputs<typeof configureInputs> & { readonly confirm?: boolean };

/** `rmc.configure.preview`: what `rmc.configure` would change with these inputs, and for whom. Nothing is changed. */
export function previewOf(r: Rotation, act: Act<Given, Person>, network: Network): Answer {
  const made = madeAnew(r, act.inputs, network, act.receivedAt);
  if ('fields' in made) return { ok: false, code: 'invalid', say: phrase('refused.invalid'), fields: made.fields };
  return { ok: true, say: saysOf(made), card: { name: 'rmcConfigurePreview', data: { preview: made.preview } } };
}
const saysOf = ({ preview }: MadeAnew): Phrase =>
  preview.same ? phrase('rmc.sameConfiguration') : phrase('rmc.configurePreview');

/**
 * `rmc.configure` (Secretariat): sets the number of seats, and the length and start of the terms. Terms that have begun or that
 * end before the new start do not change; all later ones are planned again. The same values change nothing. A change that would
 * break an agreed swap or move an announced term must be confirmed.
 */
export function configure(r: Rotation, act: Act<Given, Person>, network: Network): Decision<Rotation> {
  const today = dateAt(act.receivedAt, network.settings.timeZone);
  const made = madeAnew(r, act.inputs, network, act.receivedAt);
  if ('fields' in made) return refuse(r, 'invalid', phrase('refused.invalid'), made);
  const { preview, state, effects } = made;
  if (preview.same) return accept(r, phrase('rmc.sameConfiguration'), [], { card: { name: 'rmc' } });
  if (breaksAny(preview) && !act.inputs.confirm) {
    const card: CardRef = { name: 'rmcConfigurePreview', data: { preview } };
    return refuse(r, 'conflict', phrase('rmc.configureBreaks'), { card });
  }
  return accept(state, answer(state, today), [...effects, { type: 'refreshCards' }], { card: { name: 'rmc' } });
}

interface MadeAnew extends UpToDate {
  readonly preview: ConfigurePreview;
}

/** The rotation under the given configuration, and the differences. */
function madeAnew(r: Rotation, given: Given, network: Network, at: Instant): MadeAnew | Faulty {
  const today = dateAt(at, network.settings.timeZone);
  const read = configurationOf(r, given, network.roll, today);
  if ('fields' in read) return read;
  const preview = (of: Partial<ConfigurePreview>): ConfigurePreview => ({
    given: asTyped(read),
    ...(r.configuration && { was: asTyped(r.configuration) }),
    ...{ same: false, turns: [], moved: [], lost: [], broken: [], kept: [], stay: [], empty: 0 },
    ...of,
  });
  if (isSame(r.configuration, read)) return { state: r, effects: [], preview: preview({ same: true }) };
  const anew = replanned(r, configured(r, read, network.roll, today), network.roll, today);
  const once = upToDate(anew, network, at, r);
  // A swap that was asked for lapses when one of its terms has passed to another entity.
  const { state, effects } = upToDate(once.state, network, at);
  const what = preview(differences(r, state, today));
  return { state, effects: [...once.effects, ...effects, ...tellsOf(what)], preview: what };
}

const isSame = (a: Configuration | undefined, b: Configuration): boolean =>
  a !== undefined && JSON.stringify(asTyped(a)) === JSON.stringify(asTyped(b));

/** The configuration as a person would type it, by the names of the inputs. */
const asTyped = ({ seats, termMonths, startsOn, groups, order }: Configuration): ConfigurationTyped => ({
  seats: String(seats),
  termMonths: String(termMonths),
  startsOn,
  stagger: groups === 1 ? 'no' : String(groups),
  order: order.join(', '),
});

/** The rotation of a new network. Nobody is told of it. */
export function foundedRotation(
  r: Rotation,
  given: Pick<Configuration, 'seats' | 'termMonths' | 'startsOn'>,
  network: Network,
  at: Instant,
): Rotation {
  const today = dateAt(at, network.settings.timeZone);
  const configuration = { ...given, inForceFrom: given.startsOn, groups: 1, order: [] };
  const state = quietly({ ...r, configuration }, network, at);
  const terms = state.terms.map((term) => (hasBegun(term, today) ? { ...term, noticed: IN_PLACE } : term));
  return { ...state, terms };
}

/** `rmc.review`: the roll or the settings have changed, so future terms are planned again. */
export function review(r: Rotation, act: Act<unknown, typeof SYSTEM>, network: Network): Decision<Rotation> {
  const { state, effects } = upToDate(r, network, act.receivedAt);
  return accept(state, phrase('concord.done'), state === r ? [] : [...effects, { type: 'refreshCards' }]);
}

interface Faulty {
  readonly fields: Readonly<Record<string, Phrase>>;
}
type Read = Configuration | Faulty;

function configurationOf(r: Rotation, given: Given, roll: Roll, today: CalendarDate): Read {
  const fields: Record<string, Phrase> = {};
  const { seats, termMonths, startsOn } = given;
  const reach = FURTHEST_YEARS * 12;
  if (startsOn < addMonths(today, -reach) || startsOn > addMonths(today, reach))
    fields['startsOn'] = phrase('rmc.tooFar', { years: FURTHEST_YEARS });
  const groups = groupsOf(given.stagger, seats, termMonths);
  if (groups === undefined) fields['stagger'] = phrase('rmc.notGroups', { most: Math.min(seats, termMonths) });
  const order = orderOf(given.order, roll);
  if ('unknown' in order) fields['order'] = phrase('rmc.unknownEntity', { entity: order.unknown });
  if (groups === undefined || 'unknown' in order || Object.keys(fields).length > 0) return { fields };
  return { seats, termMonths, startsOn, inForceFrom: inForce(r, startsOn, today), groups, order: order.entities };
}

/** A configuration before anybody sits may begin in the past. A later one only concerns terms that have not begun. */
const inForce = (r: Rotation, startsOn: CalendarDate, today: CalendarDate): CalendarDate =>
  startsOn > today || !r.terms.some((term) => wasServed(term, today)) ? startsOn : addDays(today, 1);

/** The number of groups. `yes`: half of the seats at a time; a number: that many groups; `no`: all on the same day. */
function groupsOf(typed: string | undefined, seats: number, termMonths: number): number | undefined {
  const word = typed?.toLowerCase() ?? 'no';
  const most = Math.min(seats, termMonths);
  if (/^\d{1,3}$/.test(word)) return Number(word) >= 1 && Number(word) <= most ? Number(word) : undefined;
  if (TYPED.answers.no.includes(word)) return 1;
  return TYPED.answers.yes.includes(word) ? Math.min(2, most) : undefined;
}

function orderOf(typed: string | undefined, roll: Roll): { entities: EntityId[] } | { unknown: string } {
  const entities: EntityId[] = [];
  for (const word of (typed ?? '')
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .filter(Boolean)) {
    const entity = entityNamed(roll, word);
    if (!entity) return { unknown: word };
    entities.push(entity);
  }
  return { entities: [...new Set(entities)] };
}

function answer({ terms, configuration }: Rotation, today: CalendarDate): Phrase {
  const n = terms.filter((term) => term.to >= today && !term.entity).length;
  const values = { seats: configuration?.seats ?? 0, startsOn: configuration?.startsOn ?? today };
  return n > 0 ? phrase('rmc.configuredEmpty', { ...values, n }) : phrase('rmc.configured', values);
}

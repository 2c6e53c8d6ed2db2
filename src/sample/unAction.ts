/**
 * A sample network for trying Concord out: a sample list of entities, not an official one, with invented people. Every name
 * says so, and every address ends in `.example`.
 */
import { calendarDate, entityId, networkId, personId, type Instant } from '../core/ids.ts';
import type { Entity } from '../core/entities.ts';
import type { Language, Person, Role } from '../core/people.ts';
import { dateAt } from '../calendar/calendar.ts';
import type { Network } from '../core/network.ts';
import { foundedRotation } from '../features/rmc/rules/configure.ts';
import { emptyRotation, type Rotation } from '../features/rmc/rules/state.ts';
import { newSettings } from '../features/network/rules/settings.ts';
import { emptyRoll, type RollState } from '../features/directory/rules/state.ts';
import type { Settings } from '../core/settings.ts';

const NEW_YORK = 'America/New_York';
const GENEVA = 'Europe/Zurich';
const NAIROBI = 'Africa/Nairobi';
const BANGKOK = 'Asia/Bangkok';

type Line = readonly [
  entity: string,
  name: string,
  zone: string,
  focalPoint: string,
  language: Language,
  alternate: string,
  alternateLanguage: Language,
];

const ENTITIES: readonly Line[] = [
  ['DCO', 'Development Coordination Office', NEW_YORK, 'Ines Marchetti', 'en', 'Tobias Lindqvist', 'en'],
  ['DGC', 'Department of Global Communications', NEW_YORK, 'Rashida Campbell', 'en', 'Étienne Gaudreau', 'fr'],
  ['DPO', 'Department of Peace Operations', NEW_YORK, 'Pradeep Thapa', 'en', 'Mariam Coulibaly', 'fr'],
  ['DPPA', 'Department of Political and Peacebuilding Affairs', NEW_YORK, 'Sofía Ibarra', 'en', 'Jonas Reuter', 'en'],
  [
    'ESCAP',
    'Economic and Social Commission for Asia and the Pacific',
    BANGKOK,
    'Niran Suwannarat',
    'en',
    'Mei-Lin Zhao',
    'en',
  ],
  ['ILO', 'International Labour Organization', GENEVA, 'Baptiste Morel', 'fr', 'Greta Aalto', 'en'],
  ['IOM', 'International Organization for Migration', GENEVA, 'Yasmin Haddad', 'en', 'Olivier Rochat', 'fr'],
  ['ITC', 'International Trade Centre', GENEVA, 'Claire Fontenay', 'fr', 'Samuel Adjei', 'en'],
  ['OCHA', 'Office for the Coordination of Humanitarian Affairs', GENEVA, 'Fatou Ndiaye', 'fr', 'Liam Gallagher', 'en'],
  [
    'OHCHR',
    'Office of the United Nations High Commissioner for Human Rights',
    GENEVA,
    'Anouk Lefèvre',
    'fr',
    'Daniel Okonkwo',
    'en',
  ],
  [
    'OSAPG',
    'Office on Genocide Prevention and the Responsibility to Protect',
    NEW_YORK,
    'Miriam Feldman',
    'en',
    'Kwame Boateng',
    'en',
  ],
  [
    'OSRSG-CAAC',
    'Office of the Special Representative of the Secretary-General for Children and Armed Conflict',
    NEW_YORK,
    'Luz Villanueva',
    'en',
    'Thierry Nkunda',
    'fr',
  ],
  ['PBSO', 'Peacebuilding Support Office', NEW_YORK, 'Hannah Eriksen', 'en', 'Moussa Traoré', 'fr'],
  [
    'UN Women',
    'United Nations Entity for Gender Equality and the Empowerment of Women',
    NEW_YORK,
    'Ana Lucía Ferreira',
    'en',
    'Zawadi Kamau',
    'en',
  ],
  ['UN-Habitat', 'United Nations Human Settlements Programme', NAIROBI, 'Grace Wanjiru', 'en', 'Pascal Habimana', 'fr'],
  ['UNAIDS', 'Joint United Nations Programme on HIV/AIDS', GENEVA, 'Nicolas Perrin', 'fr', 'Thandiwe Moyo', 'en'],
  ['UNDP', 'United Nations Development Programme', NEW_YORK, 'Farid Rahimi', 'en', 'Ingrid Solberg', 'en'],
  ['UNEP', 'United Nations Environment Programme', NAIROBI, 'Joseph Otieno', 'en', 'Aminata Sow', 'fr'],
  [
    'UNESCO',
    'United Nations Educational, Scientific and Cultural Organization',
    GENEVA,
    'Hélène Dubois-Rey',
    'fr',
    'Carlos Quispe',
    'en',
  ],
  ['UNFPA', 'United Nations Population Fund', NEW_YORK, 'Leila Ben Amor', 'fr', 'Priya Raman', 'en'],
  [
    'UNHCR',
    'Office of the United Nations High Commissioner for Refugees',
    GENEVA,
    'Amara Okoye',
    'en',
    'Luc Descombes',
    'fr',
  ],
  ['UNICEF', 'United Nations Children’s Fund', NEW_YORK, 'Sanjay Mehta', 'en', 'Isabel Cordeiro', 'en'],
  ['UNMAS', 'United Nations Mine Action Service', NEW_YORK, 'Petra Novak', 'en', 'Idrissa Keita', 'fr'],
  ['UNODC', 'United Nations Office on Drugs and Crime', BANGKOK, 'Somchai Rattanakul', 'en', 'Elena Petrova', 'en'],
  ['WFP', 'World Food Programme', NAIROBI, 'Halima Abdi', 'en', 'Marc-Antoine Diallo', 'fr'],
  ['WHO', 'World Health Organization', GENEVA, 'Chantal Bergeron', 'fr', 'Omar Siddiqui', 'en'],
];

type Officer = readonly [name: string, roles: readonly Role[], language: Language];
const OFFICERS: readonly Officer[] = [
  ['Nadia Rousseau', ['secretariat'], 'en'],
  ['Peter Achieng', ['secretariat'], 'en'],
  ['Marisol Vega', ['coordinator'], 'en'],
  ['Henrik Dahl', ['rmcChair'], 'en'],
  ['Colette Amari', ['observer'], 'fr'],
];

const plain = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '.');

/** The names in French, where they differ. */
const IN_FRENCH: Readonly<Record<string, readonly [short: string | undefined, name?: string]>> = {
  DCO: [undefined, 'Bureau de la coordination des activités de développement'],
  DGC: [undefined, 'Département de la communication globale'],
  DPO: [undefined, 'Département des opérations de paix'],
  DPPA: [undefined, 'Département des affaires politiques et de la consolidation de la paix'],
  ESCAP: ['CESAP', 'Commission économique et sociale pour l’Asie et le Pacifique'],
  ILO: ['OIT', 'Organisation internationale du Travail'],
  IOM: ['OIM', 'Organisation internationale pour les migrations'],
  ITC: ['CCI', 'Centre du commerce international'],
  OCHA: [undefined, 'Bureau de la coordination des affaires humanitaires'],
  OHCHR: ['HCDH', 'Haut-Commissariat des Nations Unies aux droits de l’homme'],
  OSAPG: [undefined, 'Bureau de la prévention du génocide et de la responsabilité de protéger'],
  PBSO: [undefined, 'Bureau d’appui à la consolidation de la paix'],
  'UN Women': ['ONU-Femmes'],
  'UN-Habitat': ['ONU-Habitat'],
  UNAIDS: ['ONUSIDA'],
  UNDP: ['PNUD', 'Programme des Nations Unies pour le développement'],
  UNEP: ['PNUE', 'Programme des Nations Unies pour l’environnement'],
  UNHCR: ['HCR', 'Haut-Commissariat des Nations Unies pour les réfugiés'],
  UNMAS: ['SLAM', 'Service de la lutte antimines de l’ONU'],
  UNODC: ['ONUDC', 'Office des Nations Unies contre la drogue et le crime'],
  WFP: ['PAM', 'Programme alimentaire mondial'],
  WHO: ['OMS', 'Organisation mondiale de la Santé'],
};
function named(entity: string, name: string): Entity {
  const [short, full] = IN_FRENCH[entity] ?? [];
  return {
    id: entityId(entity),
    name,
    ...(short !== undefined && { shorts: { fr: short } }),
    ...(full !== undefined && { names: { fr: full } }),
  };
}

/** The sample network's settings and roll: 26 entities, each with a focal point and an alternate, and five officers. */
export function sampleNetwork(madeAt: Instant): { settings: Settings; roll: RollState } {
  const id = networkId('una');
  const people: Person[] = [];
  const add = (name: string, domain: string, rest: Omit<Person, 'id' | 'name' | 'email'>): void => {
    people.push({
      id: personId(`${id}-${people.length + 1}`),
      name: `${name} (sample)`,
      email: `${plain(name)}@${domain}.example`,
      ...rest,
    });
  };
  for (const [name, roles, language] of OFFICERS) add(name, 'secretariat', { roles, language, zone: NEW_YORK });
  for (const [entity, , zone, focalPoint, language, alternate, alternateLanguage] of ENTITIES) {
    add(focalPoint, plain(entity), { roles: ['focalPoint'], entity: entityId(entity), language, zone });
    add(alternate, plain(entity), {
      roles: ['alternate'],
      entity: entityId(entity),
      language: alternateLanguage,
      zone,
    });
  }
  const settings: Settings = { ...newSettings(id, 'UN Action (sample network)', madeAt), sample: true };
  const roll: RollState = {
    ...emptyRoll,
    entities: Object.fromEntries(ENTITIES.map(([entity, name]) => [entity, named(entity, name)])),
    people: Object.fromEntries(people.map((person) => [person.id, person])),
    next: people.length + 1,
  };
  return { settings, roll };
}

/** An RMC of six seats for the calendar year, as a network has it that was in use before. */
export function sampleRotation(network: Network, madeAt: Instant): Rotation {
  const startsOn = calendarDate(`${dateAt(madeAt, network.settings.timeZone).slice(0, 4)}-01-01`);
  return foundedRotation(emptyRotation, { seats: 6, termMonths: 12, startsOn }, network, madeAt);
}

/** The cards of people and entities, and what is told of them. */
import { calendarDate, entityId, ref } from '../../../src/core/ids.ts';
import type { Reader } from '../../../src/core/people.ts';
import * as views from '../views.ts';
import { count, must, times, wordsOf, type Kind, type Sample } from './kinds.ts';

const DAYS = { from: calendarDate('2026-12-07'), to: calendarDate('2026-12-18') };

export function directorySamples(kind: Kind, rep: Reader, officer: Reader): Sample[] {
  const lines = times(count(kind, 4), (i) =>
    views.rollLine({ name: must(kind, `Person ${i}`), email: `p${i}@un.example`, entity: entityId(`E${i}`) }),
  );
  const refs = times(count(kind, 3), (i) => ref(`E-${i + 1}`));
  const full = kind !== 'empty';
  const person = views.personView({
    name: must(kind, 'Ana Silva'),
    roles: full ? ['focalPoint', 'rmcChair'] : ['observer'],
    identities: full ? ['slack:T1/U7', 'teams:T1/O1'] : [],
    formerEmails: full ? ['ana@old.example'] : [],
    away: times(count(kind, 1), () => views.absence({ name: must(kind, 'Ana Silva') })),
    others: lines,
    holds: {
      requests: refs,
      colleagues: times(count(kind, 2), (i) => must(kind, `Colleague ${i}`)),
      actions: times(count(kind, 3), () => ({ meeting: ref('M-1'), text: must(kind, 'Send the note') })),
      claimed: full ? [ref('C-1')] : [],
      held: full ? [ref('C-2')] : [],
    },
  });
  const entity = views.entityView({
    name: must(kind, 'World Health Organization'),
    names: full ? { fr: must(kind, 'Organisation mondiale de la Santé') } : {},
    shorts: full ? { fr: 'OMS', ru: 'ВОЗ' } : {},
    ...(full && { joinedOn: DAYS.from }),
    former: full ? [{ short: must(kind, 'WHO (old)'), until: DAYS.to }] : [],
    people: lines,
    requests: refs,
    seats: full ? [DAYS] : [],
  });
  const left = { ...entity, leftOn: DAYS.to, reason: must(kind, 'It was closed.'), mergedInto: entityId('WHO') };
  const reason = must(kind, 'It was closed.');
  const about = { email: person.email };
  return [
    { card: 'person', about: 'with everything', reader: officer, subject: person, data: about },
    {
      card: 'person',
      about: 'one account',
      reader: officer,
      subject: { ...person, identities: ['local:x'] },
      data: about,
    },
    { card: 'person', about: 'the last officer', reader: officer, subject: { ...person, isLast: true }, data: about },
    { card: 'personForm', about: '', reader: officer, subject: views.roll(), data: { email: 'new@un.example' } },
    { card: 'personRemoval', about: 'with everything', reader: officer, subject: person, data: about },
    {
      card: 'personErasure',
      about: 'asked',
      reader: officer,
      data: { name: must(kind, 'Amina Diallo').slice(0, 100), email: 'amina@un.example', entity: entityId('UNHCR') },
    },
    {
      ...{ card: 'personErasure', about: 'named in templates', reader: officer },
      data: { name: must(kind, 'Amina').slice(0, 100), email: 'amina@un.example', templates: ['rmc', 'minutes'] },
    },
    {
      ...{ card: 'personErasure', about: 'named in part', reader: officer },
      data: {
        ...{ name: must(kind, 'Amina').slice(0, 100), email: 'amina@un.example', listed: 'x', keep: [2] },
        taken: ['E-1', 'E-2'].map((one) => ({
          written: 'Ms. Diallo',
          places: [{ ref: one, steps: ['positions', '0', 'text'], entity: 'UNHCR' }],
        })),
      },
    },
    {
      ...{ card: 'personErasure', about: 'with objections under way', reader: officer },
      data: { name: must(kind, 'Amina').slice(0, 100), email: 'amina@un.example', underWay: [ref('E-1'), ref('E-2')] },
    },
    {
      card: 'personRemoval',
      about: 'alone',
      reader: officer,
      subject: views.personView({ name: person.name }),
      data: about,
    },
    {
      card: 'personRemoval',
      about: 'the last officer',
      reader: officer,
      subject: { ...person, isLast: true },
      data: about,
    },
    {
      card: 'addressChanged',
      about: '',
      reader: rep,
      data: { name: person.name, from: 'ana@old.example', to: 'ana@new.example' },
    },
    { card: 'placesExchanged', about: '', reader: rep, data: { people: lines } },
    { card: 'entity', about: 'a member', reader: rep, subject: entity, data: { entity: entity.id } },
    { card: 'entity', about: 'Secretariat', reader: officer, subject: entity, data: { entity: entity.id } },
    { card: 'entity', about: 'has left', reader: officer, subject: left, data: { entity: entity.id } },
    { card: 'entityForm', about: '', reader: officer },
    {
      card: 'entityMerge',
      about: '',
      reader: officer,
      subject: entity,
      data: { entity: entity.id, into: entityId('WHO') },
    },
    { card: 'entityClose', about: '', reader: officer, subject: entity, data: { entity: entity.id, reason } },
    {
      card: 'entityMerged',
      about: '',
      reader: rep,
      data: { from: entityId(must(kind, 'W.H.O.')), into: entityId('WHO') },
    },
    ...(['endorsement', 'meeting', 'series', 'correspondence', 'input'] as const).map((what) => ({
      card: 'nobodyLeft' as const,
      about: what,
      reader: officer,
      data: { what, target: ref('E-1'), entity: entityId('WHO'), title: wordsOf(kind, 'Survivors') },
    })),
    {
      card: 'entityClosed',
      about: '',
      reader: officer,
      data: { entity: entityId(must(kind, 'WHO')), leftOn: DAYS.to, reason: wordsOf(kind, 'Gone.') || 'Gone.' },
    },
  ];
}

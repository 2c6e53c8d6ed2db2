/** What is stored about a person, in the words of its reader: a head for each kind of thing, labels with values, dates in words. */
import type { CalendarDate, Instant } from '../../../core/ids.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { DAY, INSTANT, isListed } from '../../../kit/documents/listed.ts';
import { isOneOf, labelOf, placeInWords, spaced } from '../../../kit/documents/places.ts';
import type { Part } from '../../../kit/documents/paper.ts';
import type { Plain, Readable } from '../rules/state.ts';
import type { PersonalData } from './view.ts';

const PLATFORMS = ['local', 'slack', 'teams', 'mail'] as const;
const LABELS = ['unclassified', 'confidential', 'strictlyConfidential'] as const;

type Whose = Pick<PersonalData, 'person' | 'name' | 'names'>;

function valueOf(say: Speaker, { person, name: own, names }: Whose, name: string, value: Plain): string {
  if (typeof value === 'boolean') return say(value ? 'personalData.yes' : 'personalData.no');
  if (typeof value !== 'string') return value === null ? '' : String(value);
  // Somebody may have typed a day that there is not.
  const isTime = !Number.isNaN(Date.parse(value));
  if (isTime && INSTANT.test(value)) return say.instant(value as Instant);
  if (isTime && DAY.test(value)) return say.date(value as CalendarDate);
  if (value === person && name !== 'id') return own;
  if (Object.hasOwn(names, value)) return names[value] ?? value;
  if (name === 'entity') return say.entity(value);
  if (name === 'platform' && isOneOf(PLATFORMS, value)) return say(`platform.${value}`);
  if (name === 'classification' && isOneOf(LABELS, value)) return say(`card.classification.${value}`);
  if (name === 'card') return spaced(value);
  if (name === 'verb') return spaced(value.replace('.', ': '));
  return isListed(name, value) ? say(`personalData.value.${value}`) : value;
}

/** The documents that name the person, kind by kind. */
export function readableDocuments(say: Speaker, view: PersonalData): Part[] {
  const kinds = [...new Set(view.documents.map(({ kind }) => kind))];
  return kinds.flatMap((kind): Part[] => [
    { type: 'heading', text: say(`personalData.kind.${kind}`) },
    ...view.documents
      .filter((one) => one.kind === kind)
      .flatMap(({ target, mentions }): Part[] => [
        ...(target === kind ? [] : [{ type: 'heading', level: 2, text: target } as const]),
        ...mentions.flatMap((mention) => readable(say, view, mention)),
      ]),
  ]);
}

function readable(say: Speaker, whose: Whose, { at, values, theyMayRead }: Readable): Part[] {
  const place = placeInWords(
    say,
    at.split('.').filter((step) => step !== whose.person),
  );
  const facts = Object.entries(values).flatMap(([name, value]): [string, string][] => {
    const said = valueOf(say, whose, name, value);
    return said === '' ? [] : [[name === whose.person ? whose.name : labelOf(say, name), said]];
  });
  return facts.length === 0
    ? []
    : [
        ...(place === '' ? [] : [{ type: 'strong', text: place } as const]),
        ...(theyMayRead === undefined
          ? []
          : [{ type: 'subtle', text: say(theyMayRead ? 'personalData.theyMay' : 'personalData.theyMayNot') } as const]),
        { type: 'facts', facts },
      ];
}

/** What was typed and not sent. */
export const readableUnsent = (say: Speaker, view: PersonalData): Part[] =>
  view.unsent.length === 0
    ? []
    : [
        { type: 'heading', text: say('personalData.unsent') },
        ...view.unsent.flatMap(({ at, verb, values }) => [
          { type: 'strong', text: `${say.instant(at)} · ${valueOf(say, view, 'verb', verb)}` } as const,
          ...readable(say, view, { at: '', values }),
        ]),
      ];

/** Rows of one kind, under a head; nothing where there are none. */
export function readableTable(
  say: Speaker,
  whose: Whose,
  title: string,
  rows: readonly Readonly<Record<string, string>>[],
): Part[] {
  const [first] = rows;
  if (!first) return [];
  const names = Object.keys(first);
  return [
    { type: 'heading', text: title },
    {
      type: 'table',
      columns: names.map((name) => labelOf(say, name)),
      rows: rows.map((row) => names.map((name) => valueOf(say, whose, name, row[name] ?? ''))),
    },
  ];
}

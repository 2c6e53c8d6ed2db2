/** What clients make of an Adaptive Card: a reading of its JSON as Teams shows it, and a strict check of its elements. */
import { createRequire } from 'node:module';

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const objects = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isObject) : []);

/** The schema and clients read a string among inlines as a TextRun without properties. */
export const inlines = (value: unknown): Json[] =>
  Array.isArray(value) ? objects(value.map((run: unknown) => (typeof run === 'string' ? textRun(run) : run))) : [];
const textRun = (text: string): Json => ({ type: 'TextRun', text });

/** The macros of adaptivecards 3.0.6 (`text-formatters.ts`), which change every TextBlock and TextRun. */
const macros = (text: string): string =>
  text
    .replace(
      /\{{2}DATE\((\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:Z|[-+]\d{2}:\d{2}))(?:, ?(COMPACT|LONG|SHORT))?\)\}{2}/g,
      '<a date>',
    )
    .replace(/\{{2}TIME\((\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:Z|[-+]\d{2}:\d{2}))\)\}{2}/g, '<a time>');

/** The markdown that Teams knows in a TextBlock, roughly: enough to show that a text did not mean to be markdown. */
export const markdown = (text: string): string =>
  text
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/(\*\*|__|~~)(?=\S)(.+?)\1/g, '$2')
    .replace(/([*_`])(?=\S)(.+?)\1/g, '$2')
    .replace(/^\s*(?:[-+*#>]+|\d+[.)])\s+/gm, '• ')
    .replace(/\\([\\`*_{}[\]()#+\-.!|~<>])/g, '$1')
    .replace(/&(?:amp|#42);/g, '&')
    .replace(/<[^>]*>/g, '')
    .replace(/\s*\n\s*/g, ' ');

/** Every text of the card in reading order, folded parts and forms included, one a line. */
export function shownBy(card: Json): string {
  return [...objects(card['body']).flatMap(elementText), ...objects(card['actions']).flatMap(actionText)].join('\n');
}

function elementText(element: Json): string[] {
  switch (element['type']) {
    case 'TextBlock':
      return [markdown(macros(String(element['text'])))];
    case 'RichTextBlock':
      return [
        inlines(element['inlines'])
          .map((run) => macros(String(run['text'])))
          .join(''),
      ];
    case 'Container':
      return objects(element['items']).flatMap(elementText);
    case 'Table':
    case 'TableRow':
    case 'TableCell':
      return [...objects(element['rows']), ...objects(element['cells']), ...objects(element['items'])].flatMap(
        elementText,
      );
    case 'ActionSet':
      return objects(element['actions']).flatMap(actionText);
    default:
      return inputText(element);
  }
}

const inputText = (input: Json): string[] => [
  ...['label', 'title', 'value'].flatMap((name) => (typeof input[name] === 'string' ? [input[name]] : [])),
  ...objects(input['choices']).map((choice) => String(choice['title'])),
];
const actionText = (action: Json): string[] => [
  String(action['title']),
  ...(isObject(action['card']) ? [shownBy(action['card'])] : []),
];

/** Everything in the card that has a type, wherever it stands; fallbacks left out. */
export function everything(value: unknown): Json[] {
  if (Array.isArray(value)) return value.flatMap(everything);
  if (!isObject(value)) return [];
  const inside = Object.entries(value).flatMap(([name, part]) =>
    name === 'data' || name === 'fallback' ? [] : everything(part),
  );
  return typeof value['type'] === 'string' ? [value, ...inside] : inside;
}

type Check = (value: unknown) => boolean;
const text: Check = (value) => typeof value === 'string';
const filled: Check = (value) => typeof value === 'string' && value !== '';
const yes: Check = (value) => typeof value === 'boolean';
const numeric: Check = (value) => typeof value === 'number' && Number.isFinite(value);
const oneOf =
  (...options: readonly unknown[]): Check =>
  (value) =>
    options.includes(value);
const timed: Check = (value) => text(value) && /^([01]\d|2[0-3]):[0-5]\d$/.test(String(value));
const dated: Check = (value) => text(value) && /^\d{4}-\d{2}-\d{2}$/.test(String(value));
const of =
  (...types: readonly string[]): Check =>
  (value) =>
    isObject(value) && types.includes(String(value['type']));
const many =
  (one: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(one);
const some =
  (one: Check): Check =>
  (value) =>
    Array.isArray(value) && value.length > 0 && value.every(one);

const ELEMENTS = [
  'TextBlock',
  'RichTextBlock',
  'Container',
  'ActionSet',
  'Table',
  'Input.Text',
  'Input.Date',
  'Input.Time',
  'Input.Number',
  'Input.Toggle',
  'Input.ChoiceSet',
];
const ACTIONS = ['Action.Execute', 'Action.ShowCard', 'Action.ToggleVisibility', 'Action.OpenUrl'];
const SIZES = oneOf('Small', 'Default', 'Medium', 'Large');
const element = { 'id?': filled, 'spacing?': oneOf('None', 'Small', 'Medium', 'Large'), 'isVisible?': yes };
const input = { ...element, id: filled, 'isRequired?': yes, 'errorMessage?': filled };
const labelled = { ...input, label: filled };
const action = { title: filled, 'style?': oneOf('positive', 'destructive'), 'mode?': oneOf('primary', 'secondary') };
const pressing = { data: isObject, 'associatedInputs?': oneOf('none', 'auto') };

/** The elements that we use, with exactly the properties that the Adaptive Cards 1.5 schema gives them. `?`: optional. */
const SCHEMA: Readonly<Record<string, Readonly<Record<string, Check>>>> = {
  AdaptiveCard: {
    'version?': oneOf('1.5'),
    '$schema?': text,
    'fallbackText?': text,
    'refresh?': isObject,
    'msteams?': isObject,
    body: many(of(...ELEMENTS)),
    'actions?': some(of(...ACTIONS)),
  },
  TextBlock: {
    ...element,
    text: filled,
    wrap: oneOf(true),
    'style?': oneOf('heading'),
    'weight?': oneOf('Bolder'),
    'size?': SIZES,
    'isSubtle?': yes,
  },
  RichTextBlock: { ...element, inlines: some((one) => typeof one === 'string' || of('TextRun')(one)) },
  TextRun: { text, 'weight?': oneOf('Bolder'), 'size?': SIZES, 'isSubtle?': yes, 'color?': oneOf('Accent') },
  Container: {
    ...element,
    items: some(of(...ELEMENTS)),
    'style?': oneOf('emphasis', 'good', 'attention', 'warning'),
    'selectAction?': of('Action.Execute'),
  },
  Table: {
    ...element,
    columns: some((one) => isObject(one) && one['width'] === 1),
    showGridLines: yes,
    rows: some(of('TableRow')),
  },
  TableRow: { cells: some(of('TableCell')) },
  TableCell: { items: some(of('RichTextBlock')) },
  ActionSet: { ...element, actions: some(of(...ACTIONS)) },
  'Input.Text': { ...labelled, maxLength: numeric, 'isMultiline?': yes, 'value?': text },
  'Input.Date': { ...labelled, 'min?': dated, 'value?': dated },
  'Input.Time': { ...labelled, 'value?': timed },
  'Input.Number': { ...labelled, 'min?': numeric, 'max?': numeric, 'value?': numeric },
  'Input.Toggle': {
    ...input,
    title: filled,
    valueOn: oneOf('yes'),
    valueOff: oneOf('no'),
    value: oneOf('yes', 'no'),
    wrap: yes,
  },
  'Input.ChoiceSet': {
    ...labelled,
    style: oneOf('compact', 'expanded'),
    'isMultiSelect?': yes,
    wrap: yes,
    'value?': text,
    choices: some((one) => isObject(one) && filled(one['title']) && filled(one['value'])),
  },
  'Action.Execute': { ...action, ...pressing, verb: filled, 'fallback?': of('Action.Submit') },
  'Action.Submit': { ...action, ...pressing },
  'Action.ShowCard': { ...action, card: of('AdaptiveCard') },
  'Action.ToggleVisibility': { ...action, targetElements: some(filled) },
  'Action.OpenUrl': { ...action, url: (value) => /^https?:\/\//i.test(String(value)) },
};

/** Where the card departs from the schema: element and property. */
export function schemaFaults(card: unknown): string[] {
  return everything(card).flatMap((one) => {
    const type = String(one['type']);
    const schema = SCHEMA[type];
    if (!schema) return [`${type}: unknown`];
    const fallback = isObject(one['fallback']) ? schemaFaults(one['fallback']) : [];
    const missing = Object.keys(schema).filter((name) => !name.endsWith('?') && one[name] === undefined);
    const wrong = Object.entries(one).filter(
      ([name, value]) => name !== 'type' && !(schema[name] ?? schema[`${name}?`])?.(value),
    );
    return [
      ...fallback,
      ...missing.map((name) => `${type}.${name}: missing`),
      ...wrong.map(([name, value]) => `${type}.${name}: ${JSON.stringify(value).slice(0, 80)}`),
    ];
  });
}

interface Library {
  readonly AdaptiveCard: new () => { parse(json: unknown, context: Context): void };
  readonly SerializationContext: new (version?: unknown) => Context;
  readonly Versions: { readonly v1_5: unknown };
}
interface Context {
  readonly eventCount: number;
  getEventAt(index: number): { readonly message: string };
}
// Its main entry cannot be imported in Node; this file is the same code in one piece.
const library = createRequire(import.meta.url)('adaptivecards/dist/adaptivecards.js') as Library;

/** What the client library itself finds wrong with a card of version 1.5. */
export function parseFaults(card: unknown): string[] {
  const context = new library.SerializationContext(library.Versions.v1_5);
  new library.AdaptiveCard().parse(card, context);
  return Array.from({ length: context.eventCount }, (_, i) => context.getEventAt(i).message);
}

/** What a person sees of blocks, read as Slack's clients show them, in reading order. */
type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const objects = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isObject) : []);

/** mrkdwn, roughly: enough to show that a text did not mean to be any. */
export const mrkdwn = (text: string): string =>
  text
    .replace(/<!(channel|here|everyone)[^>]*>/g, '@$1')
    .replace(/<@[^>]*>/g, '@somebody')
    .replace(/<(https?:[^|>]*)\|([^>]*)>/g, '$2')
    .replace(/<(https?:[^>]*)>/g, '$1')
    .replace(/([*_~`])(?=\S)([^\n]+?)\1/g, '$2')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');

const said = (text: unknown): string => {
  if (!isObject(text)) return '';
  return text['type'] === 'mrkdwn' ? mrkdwn(String(text['text'])) : String(text['text']);
};

/** Every text of the blocks, one a line. */
export const blocksText = (blocks: unknown): string => objects(blocks).flatMap(blockLines).join('\n');

function blockLines(block: Json): string[] {
  switch (block['type']) {
    case 'header':
      return [said(block['text'])];
    case 'context':
      return objects(block['elements']).map(said);
    case 'section':
      return [said(block['text']), ...objects(block['fields']).map(said), ...elementLines(block['accessory'])];
    case 'actions':
      return objects(block['elements']).flatMap(elementLines);
    case 'rich_text':
      return objects(block['elements']).flatMap(richLines);
    case 'table':
      return (block['rows'] as Json[][]).map((cells) => cells.map((cell) => String(cell['text'])).join('\t'));
    case 'input':
      return [said(block['label']), ...(block['hint'] ? [said(block['hint'])] : []), ...elementLines(block['element'])];
    default:
      return [];
  }
}

function richLines(part: Json): string[] {
  if (part['type'] === 'rich_text_list') return objects(part['elements']).flatMap(richLines);
  const words = objects(part['elements']).map(({ text, url }) => (typeof text === 'string' ? text : String(url)));
  return [words.join('')];
}

function elementLines(element: unknown): string[] {
  if (!isObject(element)) return [];
  const { placeholder, initial_value: initial } = element;
  const groups = objects(element['option_groups']);
  return [
    ...(element['type'] === 'button' ? [said(element['text'])] : []),
    ...(placeholder ? [said(placeholder)] : []),
    ...(typeof initial === 'string' ? [initial] : []),
    ...[...objects(element['options']), ...groups.flatMap(({ options }) => objects(options))].map((o) =>
      said(o['text']),
    ),
  ];
}

/** A modal or home tab, its title and buttons included. */
export function viewText(view: unknown): string {
  if (!isObject(view)) return '';
  return [said(view['title']), blocksText(view['blocks']), said(view['submit'])]
    .filter((line) => line !== '')
    .join('\n');
}

export interface Control {
  readonly block: Json;
  readonly element: Json;
  readonly words: string;
  /** The option of a menu. */
  readonly option?: Json;
}

/** Everything that can be pressed: buttons, and the options of menus outside forms. */
export const controls = (blocks: unknown): Control[] =>
  objects(blocks).flatMap((block) => {
    if (block['type'] === 'input') return [];
    const elements = [
      ...(block['type'] === 'actions' ? objects(block['elements']) : []),
      ...objects([block['accessory']]),
    ];
    return elements.flatMap((element): Control[] =>
      element['type'] === 'static_select'
        ? objects(element['options']).map((option) => ({ block, element, option, words: said(option['text']) }))
        : [{ block, element, words: said(element['text']) }],
    );
  });

/**
 * A strict reading of Block Kit: which blocks and elements there are, with which properties and limits. A table, made from
 * Slack's reference and the comments of `@slack/types`, for the kinds that Concord may send; anything else is a fault.
 */
type Json = Readonly<Record<string, unknown>>;
type Check = (value: unknown, at: string) => string[];

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const fault = (at: string, what: string): string[] => [`${at}: ${what}`];

const text =
  (max: number, min = 1): Check =>
  (value, at) =>
    typeof value !== 'string'
      ? fault(at, 'is not text')
      : value.length < min || value.length > max
        ? fault(at, `has ${value.length} characters, not ${min} to ${max}`)
        : [];
const yesNo: Check = (value, at) => (typeof value === 'boolean' ? [] : fault(at, 'is not true or false'));
const matches =
  (pattern: RegExp): Check =>
  (value, at) =>
    typeof value === 'string' && pattern.test(value) ? [] : fault(at, `is not ${String(pattern)}`);
const oneOf =
  (...values: readonly unknown[]): Check =>
  (value, at) =>
    values.includes(value) ? [] : fault(at, `is ${JSON.stringify(value)}`);
const list =
  (of: Check, min: number, max: number): Check =>
  (value, at) =>
    !Array.isArray(value)
      ? fault(at, 'is not a list')
      : value.length < min || value.length > max
        ? fault(at, `has ${value.length} entries, not ${min} to ${max}`)
        : value.flatMap((each, i) => of(each, `${at}[${i}]`));

/** A property whose name ends with `?` may be left out. */
const object = (shape: Readonly<Record<string, Check>>): Check => {
  const parts = Object.entries(shape).map(([name, check]) => ({
    key: name.replace(/\?$/, ''),
    isNeeded: !name.endsWith('?'),
    check,
  }));
  const known = new Set(parts.map(({ key }) => key));
  return (value, at) => {
    if (!isObject(value)) return fault(at, 'is not an object');
    const faults: string[] = [];
    for (const name of Object.keys(value)) if (!known.has(name)) faults.push(...fault(`${at}.${name}`, 'is not known'));
    for (const { key, isNeeded, check } of parts) {
      if (value[key] !== undefined) faults.push(...check(value[key], `${at}.${key}`));
      else if (isNeeded) faults.push(...fault(`${at}.${key}`, 'is missing'));
    }
    return faults;
  };
};
const byType =
  (table: Readonly<Record<string, Check>>): Check =>
  (value, at) => {
    const type = isObject(value) ? String(value['type']) : '';
    const check = Object.hasOwn(table, type) ? table[type] : undefined;
    return check ? check(value, `${at}<${type}>`) : fault(at, `type ${JSON.stringify(type)} does not belong here`);
  };

const is = (type: string) => ({ type: oneOf(type) });
const block = { 'block_id?': text(255) };
const action = { 'action_id?': text(255) };

const plain = (max: number): Check => object({ ...is('plain_text'), text: text(max), 'emoji?': yesNo });
const mrkdwn = (max: number): Check => object({ ...is('mrkdwn'), text: text(max), 'verbatim?': yesNo });
const anyText = (max: number): Check => byType({ plain_text: plain(max), mrkdwn: mrkdwn(max) });

const style = object({ 'bold?': yesNo, 'italic?': yesNo, 'strike?': yesNo, 'code?': yesNo });
/** An address as browsers write it; anything else has been seen to be refused, with the whole message. */
const address: Check = (value, at) => {
  const faults = text(3000)(value, at);
  if (faults.length > 0) return faults;
  return URL.canParse(String(value)) && new URL(String(value)).href === value ? [] : fault(at, 'is no address');
};

const richElement = byType({
  text: object({ ...is('text'), text: text(Infinity), 'style?': style }),
  link: object({ ...is('link'), url: address, 'text?': text(Infinity), 'style?': style, 'unsafe?': yesNo }),
});
const richSection = object({ ...is('rich_text_section'), elements: list(richElement, 1, Infinity) });
const richText = object({
  ...is('rich_text'),
  ...block,
  elements: list(
    byType({
      rich_text_section: richSection,
      rich_text_list: object({
        ...is('rich_text_list'),
        style: oneOf('bullet', 'ordered'),
        elements: list(richSection, 1, Infinity),
        'indent?': oneOf(0, 1, 2, 3, 4, 5, 6, 7, 8),
      }),
      rich_text_quote: object({ ...is('rich_text_quote'), elements: list(richElement, 1, Infinity) }),
    }),
    1,
    Infinity,
  ),
});

const option = object({ text: plain(75), value: text(150), 'description?': plain(75) });
const group = object({ label: plain(75), options: list(option, 1, 100) });
const confirm = object({ title: plain(100), text: anyText(300), confirm: plain(30), deny: plain(30) });

const button = object({
  ...is('button'),
  ...action,
  text: plain(75),
  'url?': address,
  'value?': text(2000),
  'style?': oneOf('primary', 'danger'),
  'accessibility_label?': text(75),
  'confirm?': confirm,
});

/** Options or groups, not both. */
const choices: Check = (value, at) => {
  const { options, option_groups: groups } = value as Json;
  if ((options === undefined) === (groups === undefined)) return fault(at, 'needs options or groups, one of them');
  return options === undefined
    ? list(group, 1, 100)(groups, `${at}.groups`)
    : list(option, 1, 100)(options, `${at}.options`);
};
const anything: Check = () => [];
const select = (type: string, more: Readonly<Record<string, Check>>): Check => {
  const shape = object({
    ...is(type),
    ...action,
    'options?': anything,
    'option_groups?': anything,
    'placeholder?': plain(150),
    'confirm?': confirm,
    ...more,
  });
  return (value, at) => [...shape(value, at), ...choices(value, at), ...initials(value as Json, at)];
};

/** What is chosen beforehand must be one of the options, to the letter. */
function initials(value: Json, at: string): string[] {
  const groups = Array.isArray(value['option_groups']) ? (value['option_groups'] as Json[]) : [];
  const all = [
    ...(Array.isArray(value['options']) ? (value['options'] as unknown[]) : []),
    ...groups.flatMap(({ options }) => options as unknown[]),
  ].map((each) => JSON.stringify(each));
  const chosen = [
    ...(value['initial_option'] === undefined ? [] : [value['initial_option']]),
    ...(Array.isArray(value['initial_options']) ? (value['initial_options'] as unknown[]) : []),
  ];
  return [
    ...chosen
      .filter((each) => !all.includes(JSON.stringify(each)))
      .flatMap(() => fault(at, 'begins with no option of its own')),
    ...(new Set(all).size === all.length ? [] : fault(at, 'has an option twice')),
  ];
}

const staticSelect = select('static_select', { 'initial_option?': option });
const multiSelect = select('multi_static_select', {
  'initial_options?': list(option, 1, 100),
  'max_selected_items?': anything,
});
const radio = select('radio_buttons', { 'initial_option?': option });

const input = byType({
  plain_text_input: object({
    ...is('plain_text_input'),
    ...action,
    'initial_value?': text(3000),
    'multiline?': yesNo,
    'min_length?': anything,
    'max_length?': (value, at) =>
      typeof value === 'number' && value >= 1 && value <= 3000 ? [] : fault(at, 'is not 1 to 3000'),
    'placeholder?': plain(150),
  }),
  datepicker: object({ ...is('datepicker'), ...action, 'initial_date?': matches(/^\d{4}-\d{2}-\d{2}$/) }),
  timepicker: object({ ...is('timepicker'), ...action, 'initial_time?': matches(/^\d{2}:\d{2}$/) }),
  number_input: object({
    ...is('number_input'),
    ...action,
    is_decimal_allowed: yesNo,
    'initial_value?': matches(/^-?\d+$/),
    'min_value?': matches(/^-?\d+$/),
    'max_value?': matches(/^-?\d+$/),
  }),
  static_select: staticSelect,
  multi_static_select: multiSelect,
  radio_buttons: (value, at) => [
    ...radio(value, at),
    ...list(option, 1, 10)((value as Json)['options'], `${at}.options`),
  ],
});

const cell = byType({ raw_text: object({ ...is('raw_text'), text: text(Infinity) }) });

const BLOCKS: Readonly<Record<string, Check>> = {
  header: object({ ...is('header'), ...block, text: plain(150) }),
  context: object({ ...is('context'), ...block, elements: list(anyText(3000), 1, 10) }),
  divider: object({ ...is('divider'), ...block }),
  section: object({
    ...is('section'),
    ...block,
    text: anyText(3000),
    'fields?': list(anyText(2000), 1, 10),
    'accessory?': byType({ button, static_select: staticSelect }),
  }),
  actions: object({
    ...is('actions'),
    ...block,
    elements: list(byType({ button, static_select: staticSelect }), 1, 25),
  }),
  rich_text: richText,
  table: object({
    ...is('table'),
    ...block,
    rows: list(list(cell, 1, 20), 1, 100),
    'column_settings?': list(object({ 'align?': oneOf('left', 'center', 'right'), 'is_wrapped?': yesNo }), 1, 20),
  }),
  input: object({
    ...is('input'),
    ...block,
    label: plain(2000),
    'hint?': plain(2000),
    'optional?': yesNo,
    'dispatch_action?': yesNo,
    element: input,
  }),
};

const only = (...names: readonly string[]): Check =>
  byType(Object.fromEntries(names.map((name) => [name, BLOCKS[name] as Check])));
const MESSAGE_BLOCKS = only('header', 'context', 'divider', 'section', 'actions', 'rich_text', 'table');
const VIEW_BLOCKS = only('header', 'context', 'divider', 'section', 'actions', 'rich_text', 'input');

/** What Slack's clients have been seen to take of a message; beyond, `msg_blocks_too_long`. */
export const MAX_IN_MESSAGE = 13_200;
const MAX_IN_VIEW = 250 * 1024;

/** Ids that must be told apart: of blocks, and of the elements in one block. */
function doubles(blocks: unknown): string[] {
  if (!Array.isArray(blocks)) return [];
  const all = blocks.filter(isObject);
  const twice = (ids: readonly unknown[], where: string): string[] => {
    const given = ids.filter((each) => each !== undefined);
    return new Set(given).size === given.length ? [] : fault(where, 'has an id twice');
  };
  return [
    ...twice(
      all.map((each) => each['block_id']),
      'blocks',
    ),
    ...all.flatMap((each, i) =>
      Array.isArray(each['elements'])
        ? twice(
            (each['elements'] as Json[]).map((element) => element['action_id']),
            `blocks[${i}]`,
          )
        : [],
    ),
  ];
}

/** What is wrong with the blocks of a message; empty when Slack would take them. */
export function messageFaults(blocks: unknown): string[] {
  const tables = Array.isArray(blocks) ? blocks.filter((each) => isObject(each) && each['type'] === 'table').length : 0;
  return [
    ...list(MESSAGE_BLOCKS, 1, 50)(blocks, 'blocks'),
    ...doubles(blocks),
    ...(tables > 1 ? fault('blocks', 'only one table') : []),
  ];
}

const VIEWS = byType({
  modal: object({
    ...is('modal'),
    title: plain(24),
    blocks: list(VIEW_BLOCKS, 1, 100),
    'submit?': plain(24),
    'close?': plain(24),
    'private_metadata?': text(3000, 0),
    'callback_id?': text(255),
    'clear_on_close?': yesNo,
    'notify_on_close?': yesNo,
    'external_id?': text(255),
  }),
  home: object({
    ...is('home'),
    blocks: list(VIEW_BLOCKS, 1, 100),
    'private_metadata?': text(3000, 0),
    'callback_id?': text(255),
    'external_id?': text(255),
  }),
});

/** What is wrong with a modal or a home tab; empty when Slack would take it. */
export function viewFaults(view: unknown): string[] {
  const blocks = isObject(view) && Array.isArray(view['blocks']) ? (view['blocks'] as Json[]) : [];
  const asks = blocks.some(({ type }) => type === 'input');
  return [
    ...VIEWS(view, 'view'),
    ...doubles(blocks),
    ...(asks && isObject(view) && view['type'] === 'modal' && !view['submit']
      ? fault('view', 'inputs need submit')
      : []),
    ...(Buffer.byteLength(JSON.stringify(view ?? null)) > MAX_IN_VIEW ? fault('view', 'is larger than 250 KB') : []),
  ];
}

/** What a Slack refuses that is stricter than its reference: see `State.refuses`. */
export function refusedHere(
  blocks: unknown,
  { tables, links }: { readonly tables: boolean; readonly links?: RegExp },
): string[] {
  const found: string[] = [];
  const look = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(look);
    if (!isObject(value)) return;
    if (tables && value['type'] === 'table') found.push('a table does not stand in blocks');
    if (typeof value['url'] === 'string' && links?.test(value['url'])) found.push('an address is not taken');
    Object.values(value).forEach(look);
  };
  look(blocks);
  return found;
}

/**
 * Writes pages of `docs` from the code: acts, typed words, settings, and the list of decisions. `npm run docs` writes them;
 * `test/readme.test.ts` holds the pages to what this gives.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { format, type Options } from 'prettier';
import { REGISTRY, vocabularies } from '../src/app/registry.ts';
import { networkId } from '../src/core/ids.ts';
import { newSettings, settingsAsTyped } from '../src/features/network/rules/settings.ts';
import { en } from '../src/i18n/en/index.ts';
import type { Spec } from '../src/kit/documents/fields/field.ts';
import { TEMPLATE_NAMES, TEMPLATES } from '../src/kit/documents/fields/index.ts';
import type { ActDefinition, Permission } from '../src/kit/acts.ts';
import { SETTINGS } from '../src/runtime/config.ts';

const NOTE = '<!-- Written by `npm run docs` from the code. Changes made here are lost. -->';

const WHO: Readonly<Record<Exclude<Permission, 'concord'>, string>> = {
  anyone: 'anyone on the roll',
  representative: 'representative',
  secretariat: 'Secretariat',
  rmcChair: 'RMC Chair',
  representativeOrSecretariat: 'representative, Secretariat',
};

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const row = (...cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
const table = (heads: readonly string[], rows: readonly string[]): string =>
  [row(...heads), row(...heads.map(() => '---')), ...rows].join('\n');
const code = (text: string): string => `\`${text}\``;

/** With a star behind those that must be given: an act is asked what it says of nothing at all. */
function inputsOf({ inputs, fields }: ActDefinition): string {
  const read = inputs({});
  const faults = read.ok ? {} : read.faults;
  return fields.map((name) => code(`${name}${faults[name] === undefined ? '' : '*'}`)).join(' ');
}

/** What an act does to what is stored: nothing, or which kind of reference it makes or changes. */
function about(act: ActDefinition): string {
  if (act.type === 'query') return '';
  const of = act.type === 'change' && typeof act.where === 'object' ? (act.where.ofTarget ?? act.kind) : act.kind;
  const { letter } = REGISTRY.kind(of);
  const target = letter === undefined ? of : `${letter}-n`;
  return act.type === 'create' ? `makes ${target}` : target;
}

function acts(): string {
  const names = REGISTRY.publicActs;
  const groups = [...new Set(names.map((name) => name.split('.')[0] ?? name))];
  return groups
    .map((group) => {
      const rows = names
        .filter((name) => (name.split('.')[0] ?? name) === group)
        .map((name) => {
          const act = REGISTRY.acts[name];
          return act && act.who !== 'concord' ? row(code(name), WHO[act.who], about(act), inputsOf(act)) : '';
        });
      return `## ${group}\n\n${table(['act', 'who', 'target', 'inputs'], rows)}`;
    })
    .join('\n\n');
}

const typedWords = (): string =>
  table(
    ['typed', 'in French', 'act'],
    vocabularies().en.commands.map(({ usage, act }, i) =>
      row(code(usage), code(vocabularies().fr.commands[i]?.usage ?? usage), code(act)),
    ),
  );

const environment = (): string =>
  table(
    ['setting', 'meaning (default)'],
    Object.entries(SETTINGS).map(([name, meaning]) => row(code(name), meaning)),
  );

function network(): string {
  const defaults = settingsAsTyped(newSettings(networkId('una'), 'UN Action'));
  const texts: Readonly<Record<string, string | { readonly other: string }>> = en;
  const meaning = (name: string): string => {
    const text = texts[`card.setting.${name}`] ?? '';
    return typeof text === 'string' ? text : text.other;
  };
  return table(
    ['input of `settings.set`', 'meaning', 'default'],
    Object.entries(defaults).map(([name, value]) =>
      row(code(name), meaning(name), name === 'holidays' ? 'the list of UN Headquarters' : value),
    ),
  );
}

/** All fields of a document, those of its lists below them. */
const fieldsOf = (spec: Spec, within = ''): string[] =>
  Object.entries(spec).flatMap(([name, { means, of }]) => [
    row(code(`${within}${name}`), of === undefined ? means : `List. ${means}`),
    ...(of === undefined ? [] : fieldsOf(of, `${within}${name} › `)),
  ]);
const templates = (): string =>
  TEMPLATE_NAMES.map(
    (name) => `## ${en[`templates.document.${name}`]}\n\n${table(['field', 'meaning'], fieldsOf(TEMPLATES[name]))}`,
  ).join('\n\n');

const DECISIONS = new URL('../docs/decisions/', import.meta.url);
/** A row for each record: its title and its state stand in its first lines. */
function decisions(): string {
  const rows = readdirSync(DECISIONS)
    .filter((name) => /^\d{4}-.*\.md$/.test(name))
    .map((name) => {
      const page = readFileSync(new URL(name, DECISIONS), 'utf8');
      const [, number = '', title = ''] = /^# (\d+)\. (.+)$/m.exec(page) ?? [];
      const [, state = ''] = /^State: (.+?)\.(?: |$)/m.exec(page) ?? [];
      return row(number, `[${title}](${name})`, state);
    });
  return table(['', 'decision', 'state'], rows);
}

const written = (): Readonly<Record<string, string>> => ({
  'reference/acts.md': `${NOTE}

# Acts

An act has one name, whichever platform it comes from. Who may do it is checked against the stored roll. A star marks an input
that must be given. The Coordinator has every right of the Secretariat; a representative is a focal point or an alternate.
An act without a target reads and changes nothing. The answer is \`{ ok: true, message, card? }\` or
\`{ ok: false, code, message, card? }\`.

${acts()}

## Typed words

What the words open is the same as a press on a button. Case, accents, blanks and dashes make no difference.

${typedWords()}
`,
  'reference/settings.md': `${NOTE}

# Settings

## Of the installation

From the environment, or from a file \`.env\` beside \`package.json\`. A wrong setting stops the start, with every fault named
at once. Secrets are never printed.

${environment()}

## Of a network

They are kept in the store and changed by an officer with \`settings\`. Values are typed as people write them.

${network()}
`,
  'reference/templates.md': `${NOTE}

# Templates of documents

An officer types \`templates\`, downloads the built-in template of a document and changes it in Word. A field stands in braces,
with nothing but letters: \`{title}\`.

- **A list** goes between \`{#positions}\` and \`{/positions}\`: in the first and the last cell of one row of a table, or in
  paragraphs of their own around what is repeated. Between them stand the fields of its entries, and all fields around it.
- **A condition**: what is between \`{#reason?}\` and \`{/reason?}\` stands once, where the field or the list is not empty; what
  is between \`{^positions}\` and \`{/positions}\` only where it is.
- Fields work in headers, footers and notes too. Dates, names and sentences are in the language of whoever opens the document.
- A file may have 2 MB and unpack to 20 MB. It may not have macros, tracked changes, comments, hidden text, embedded objects, or pictures
  and fields that fetch something.

${templates()}
`,
  'decisions/README.md': `${NOTE}

# Decisions

One file for each: what, instead of what, and why, with its state. A decision that another has replaced stays and says so.

${decisions()}
`,
});

/** The pages by their path under `docs`, laid out as every other page. */
export async function pages(): Promise<Readonly<Record<string, string>>> {
  const habits = JSON.parse(readFileSync(new URL('prettier.json', import.meta.url), 'utf8')) as Options;
  const laidOut = Object.entries(written()).map(
    async ([path, page]) => [path, await format(page, { ...habits, parser: 'markdown' })] as const,
  );
  return Object.fromEntries(await Promise.all(laidOut));
}

if (process.argv[1]?.endsWith('reference.ts') === true)
  for (const [path, page] of Object.entries(await pages()))
    writeFileSync(new URL(`../docs/${path}`, import.meta.url), page);

import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { extname } from 'node:path';
import { parseArgs } from 'node:util';
import { loadNetwork, REGISTRY } from '../app/registry.ts';
import { openStore } from '../app/store.ts';
import { COMMAND_LINE } from '../core/act.ts';
import { eventId, instant, networkId, personId } from '../core/ids.ts';
import { createCommandHandler } from '../engine/commandHandler.ts';
import type { StoredNetwork } from '../engine/network.ts';
import { rollCsv, rollWorkbook, ROLL_FORMATS, type RollFormat } from '../features/directory/cards/files.ts';
import { changesNothing } from '../features/directory/cards/roll.ts';
import { rollView } from '../features/directory/queries/views.ts';
import { MAX_FILE_MB, type ImportView } from '../features/directory/rules/state.ts';
import { speakerFor } from '../i18n/speakers.ts';
import { readConfig } from '../runtime/config.ts';
import { StoreUnusable, type Store } from '../store/store.ts';
import { logged, say, type Command } from './command.ts';
import { previewInWords } from './rollPreview.ts';

const HELP = `roll import FILE [--apply] [--new-entities "A; B" | all] [--remove a@example.org]… [--network ID]
roll export FILE [--network ID]

FILE is CSV or an Excel workbook, by its ending (.csv, .xlsx); an import takes at most ${MAX_FILE_MB} MB.
import shows what would change, and changes nothing. With --apply it does it, all of it or, when a line is wrong, nothing.
  --new-entities  names in the file that are new entities of the network; any other unknown name is a fault of its line
  --remove        somebody of the roll who leaves it with this import; may be given several times
  --network       needed where the store holds several networks
export writes what import takes again. An existing file is not written over.

Ends with 0 when it is done or would be, with 2 when the file is refused, with 1 when the command itself is wrong.
Stop Concord first, unless the state is in MongoDB: or import in chat while it runs (people import, people upload).
Messages that follow from an import (to newcomers, to who moved) go out when Concord runs again.`;

/** Imports and exports the roll without a chat. Its changes are in the audit trail, under the name of the command line. */
export const roll: Command = {
  usage: 'roll import|export',
  does: 'FILE (.csv, .xlsx): shows what an import of the roll would change, and --apply does it; or writes the roll',
  help: HELP,
  async run([word = '', ...args]) {
    const asked = askedFor(word, args);
    if (typeof asked === 'string') return told(`${asked}\n\n${HELP}`, 1);
    const config = readConfig(process.env);
    const store = await openStore(config, say).catch(whileItRuns);
    try {
      const network = await networkOf(store, asked.network);
      if (typeof network === 'string') return told(network, 1);
      return word === 'import' ? await importFile(store, network, asked) : await exportFile(network, asked);
    } finally {
      await store.close();
    }
  },
};

/** Explains why the store is in use: the embedded store belongs to one process at a time. */
function whileItRuns(fault: unknown): never {
  if (!(fault instanceof StoreUnusable) || fault.why !== 'inUse') throw fault;
  throw new StoreUnusable(
    'inUse',
    `${fault.message} Or leave it running, and import in chat: people import, people upload.`,
  );
}

const told = (words: string, code: number): number => {
  say(words);
  return code;
};

interface Asked {
  readonly file: string;
  readonly format: RollFormat;
  readonly apply: boolean;
  readonly newEntities?: string | undefined;
  readonly remove: readonly string[];
  readonly network?: string | undefined;
}

const OPTIONS = {
  import: {
    apply: { type: 'boolean' },
    'new-entities': { type: 'string' },
    remove: { type: 'string', multiple: true },
    network: { type: 'string' },
  },
  export: { network: { type: 'string' } },
} as const;

/** Reads the arguments, or says what is wrong with them. */
function askedFor(word: string, args: readonly string[]): Asked | string {
  if (word !== 'import' && word !== 'export')
    return word === '' ? 'Say which: import or export.' : `There is no “${word}” here.`;
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS[word], allowPositionals: true });
    const given = values as { apply?: boolean; 'new-entities'?: string; remove?: string[]; network?: string };
    const [file, ...more] = positionals;
    if (file === undefined) return 'Say which file.';
    if (more.length > 0)
      return `One file at a time; what is “${more.join(' ')}”? A name with spaces is put between quotation marks.`;
    const format = ROLL_FORMATS.find((one) => extname(file).toLowerCase() === `.${one}`);
    if (!format) return `${file} must end in .csv or .xlsx.`;
    const fault = word === 'import' ? unreadable(file) : unwritable(file);
    if (fault !== undefined) return fault;
    const { apply = false, remove = [], network, 'new-entities': newEntities } = given;
    return { file, format, apply, remove, network, newEntities };
  } catch (fault) {
    return fault instanceof Error ? fault.message : String(fault);
  }
}

function unreadable(file: string): string | undefined {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found?.isFile()) return `There is no file ${file}.`;
  return found.size > MAX_FILE_MB * 1_000_000 ? `${file} has more than ${MAX_FILE_MB} MB.` : undefined;
}
const unwritable = (file: string): string | undefined =>
  existsSync(file) ? `${file} is there already. Give another name.` : undefined;

/** The network, or a sentence that says how to name one. */
async function networkOf(store: Store, asked: string | undefined): Promise<StoredNetwork | string> {
  const all = await store.networks();
  const names = all.join(', ');
  if (all.length === 0)
    return `${store.name} holds no network yet. Start Concord once, with CONCORD_NETWORK and CONCORD_SECRETARIAT.`;
  if (asked === undefined && all.length > 1) return `Say which network: --network ID. There are ${names}.`;
  const id = asked === undefined ? all[0] : all.find((one) => one === networkId(asked));
  const found = id && (await loadNetwork(store, id));
  return found ?? `There is no network ${asked ?? ''} here. There are ${names}.`;
}

async function importFile(store: Store, network: StoredNetwork, asked: Asked): Promise<number> {
  const handler = createCommandHandler({ store, registry: REGISTRY, changed: () => undefined });
  const file = readFileSync(asked.file).toString('base64');
  say(`Reading ${asked.file} for the roll of ${network.settings.name}…`);
  const event = eventId(`${COMMAND_LINE}/${randomUUID()}`);
  const answer = await handler.handle({
    verb: 'roll.import',
    network: network.id,
    inputs: {
      file,
      apply: asked.apply ? 'yes' : 'no',
      ...(asked.newEntities !== undefined && { newEntities: asked.newEntities }),
      ...(asked.remove.length > 0 && { remove: asked.remove.join(', ') }),
    },
    from: `${COMMAND_LINE}/${userInfo().username}`,
    platform: COMMAND_LINE,
    receivedAt: instant(Date.now()),
    eventId: event,
  });
  const after = (await loadNetwork(store, network.id)) ?? network;
  const inEnglish = speakerFor({ language: 'en', zone: network.settings.timeZone }, after.roll);
  const { preview } = (answer.card?.data ?? {}) as { readonly preview?: ImportView };
  if (preview) previewInWords(inEnglish, preview).forEach(say);
  if (!answer.ok) Object.values(answer.fields ?? {}).forEach((field) => say(inEnglish.phrase(field)));
  say(inEnglish.phrase(answer.say));
  const isWrong = !answer.ok || (preview?.errors.length ?? 0) > 0;
  if (!isWrong && asked.apply)
    await logged('roll.imported', { network: network.id, event, platform: COMMAND_LINE }, 'the roll was imported');
  const isSame = preview !== undefined && changesNothing(preview);
  if (!isWrong && !asked.apply && !isSame) say('Nothing has been changed. The same command with --apply does it.');
  return isWrong ? 2 : 0;
}

async function exportFile(network: StoredNetwork, { file, format }: Asked): Promise<number> {
  const { roll, settings } = network;
  const english = { language: 'en', zone: settings.timeZone } as const;
  const reader = { ...english, person: personId(COMMAND_LINE), name: COMMAND_LINE, roles: [], manages: true };
  const content = await { csv: rollCsv, xlsx: rollWorkbook }[format].make({
    say: speakerFor(english, roll),
    reader,
    view: rollView(roll, 'en'),
    data: {},
  });
  // The file names people, so only this user may read it, and it never replaces another file.
  await writeFile(file, content, { mode: 0o600, flag: 'wx' });
  say(`${file}: ${Object.keys(roll.people).length} people.`);
  return 0;
}

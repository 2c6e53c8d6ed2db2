/** Reads the table of an import of the roll, and puts it into the roll: long work, so other work has its turns in between. */
import type { Act } from '../../../core/act.ts';
import type { Inputs } from '../../../core/inputs.ts';
import type { Network } from '../../../core/network.ts';
import type { Person } from '../../../core/people.ts';
import { tableText } from '../../../kit/documents/spreadsheet.ts';
import type { ReadStore } from '../../../kit/read.ts';
import { readSheet } from '../../../kit/sheet.ts';
import { inTurns } from '../../../kit/slices.ts';
import { uploaded } from '../../../kit/uploads.ts';
import { tableFrom, tableIn, type FromFile, type importInputs, type Table } from '../rules/import.ts';
import { ROLL_HEADS, ROLL_NEEDS } from '../rules/importLines.ts';
import type { RollState } from '../rules/state.ts';

type Importing = Act<Inputs<typeof importInputs>, Person>;

/** What `roll.import` would make of the roll as it is now. When the roll has changed by the commit, all of it is done again. */
export async function importFacts(
  read: ReadStore,
  act: Importing,
  roll: RollState,
  network: Network,
): Promise<{ readonly table: Table }> {
  const found = tableIn({ ...act.inputs, ...(await textOf(read, act)) });
  if ('fields' in found) return { table: found };
  const sheet = await readSheet(found.csv, ROLL_HEADS, ROLL_NEEDS);
  return { table: await inTurns(tableFrom(roll, found, sheet, act, network)) };
}

async function textOf(
  read: ReadStore,
  { actor, network, inputs: { file, upload }, receivedAt }: Importing,
): Promise<FromFile> {
  if (file !== undefined) return { text: await tableText(Buffer.from(file, 'base64')) };
  return upload === undefined ? {} : uploaded(read, { network, by: actor.id, name: upload, at: receivedAt });
}

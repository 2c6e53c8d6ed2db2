/** The thread that makes one large document: see `large.ts`. */
import { parentPort, workerData } from 'node:worker_threads';
import { build } from './build.ts';
import type { Paper } from './paper.ts';
import { joined, type Piece } from './pieces.ts';
import { sheet, type Cell, type Times } from './sheet.ts';

/** The long list of each comes in slices: the parts of a paper, the rows of a sheet, the pieces of a template's data. */
export type Job =
  | { readonly type: 'paper'; readonly paper: Omit<Paper, 'parts'> }
  | { readonly type: 'template'; readonly template: string }
  | { readonly type: 'sheet'; readonly columns: readonly string[]; readonly times: Times };

async function made(job: Job, list: readonly unknown[]): Promise<Uint8Array> {
  if (job.type === 'paper') return build({ ...job.paper, parts: list as Paper['parts'] });
  if (job.type === 'sheet') return sheet(job.columns, list as readonly (readonly Cell[])[], job.times);
  const { filledTemplate } = await import('./template/fill.ts');
  return filledTemplate(Buffer.from(job.template, 'base64'), joined(list as readonly Piece[]));
}

function theList(): Promise<readonly unknown[]> {
  const list: unknown[] = [];
  return new Promise((resolve) => {
    parentPort?.on('message', (slice: readonly unknown[] | null) => {
      if (slice !== null) return void list.push(...slice);
      parentPort?.removeAllListeners('message');
      resolve(list);
    });
  });
}

parentPort?.postMessage(await made(workerData as Job, await theList()));

/** The thread that makes one large document: see `large.ts`. */
import { parentPort, workerData } from 'node:worker_threads';
import { build } from './build.ts';
import type { Paper } from './paper.ts';
import { sheet } from './sheet.ts';

export type Job =
  | { readonly type: 'paper'; readonly paper: Paper }
  | { readonly type: 'sheet'; readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] };

async function made(job: Job): Promise<Uint8Array> {
  return job.type === 'paper' ? build(job.paper) : sheet(job.columns, job.rows);
}

parentPort?.postMessage(await made(workerData as Job));

/** The thread that makes one large document: see `large.ts`. */
import { parentPort, workerData } from 'node:worker_threads';
import { build } from './build.ts';
import type { Data } from './fields/field.ts';
import type { Paper } from './paper.ts';
import { sheet } from './sheet.ts';

export type Job =
  | { readonly type: 'paper'; readonly paper: Paper }
  | { readonly type: 'template'; readonly template: string; readonly data: Data }
  | { readonly type: 'sheet'; readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] };

async function made(job: Job): Promise<Uint8Array> {
  if (job.type === 'paper') return build(job.paper);
  if (job.type === 'sheet') return sheet(job.columns, job.rows);
  const { filledTemplate } = await import('./template/fill.ts');
  return filledTemplate(Buffer.from(job.template, 'base64'), job.data);
}

parentPort?.postMessage(await made(workerData as Job));

/**
 * Large documents are made by another thread: people are answered meanwhile. Starting it takes longer than a small document
 * does, so those are made here.
 */
import { Worker } from 'node:worker_threads';
import type { Job } from './worker.ts';

/** Characters of a document from which on another thread makes it. */
const LARGE = 200_000;

export const isLarge = (texts: Iterable<string>): boolean => {
  let length = 0;
  for (const text of texts) if ((length += text.length) > LARGE) return true;
  return false;
};

/** @throws Error when the thread could not make it */
export function elsewhere(job: Job): Promise<Uint8Array> {
  const thread = start(job);
  return new Promise((resolve, reject) => {
    thread.once('message', (made: Uint8Array) => resolve(made));
    thread.once('error', reject);
    thread.once('exit', (code) => reject(new Error(`the thread that makes documents ended with ${code}`)));
  });
}

/** The program is built into one file, with the thread's own beside it. From source, it is read as tests read it. */
function start(workerData: Job): Worker {
  if (!import.meta.url.endsWith('.ts')) return new Worker(new URL('./documents.mjs', import.meta.url), { workerData });
  const source = new URL('./worker.ts', import.meta.url).href;
  const code = `import('tsx/esm/api').then(({ register }) => (register(), import(${JSON.stringify(source)})))`;
  return new Worker(code, { eval: true, workerData });
}

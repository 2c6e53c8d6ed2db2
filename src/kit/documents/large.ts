/**
 * Makes large documents in another thread, so that people are answered meanwhile. Starting the thread takes longer than
 * making a small document, so small ones are made in this thread.
 */
import { Worker } from 'node:worker_threads';
import { slicesOf, turns } from '../slices.ts';
import type { Job } from './worker.ts';

/** The number of characters from which on a document is made by the other thread. */
const LARGE = 200_000;

/** The texts may be made while they are gone through, so others have their turn in between. */
export async function isLarge(texts: Iterable<string>): Promise<boolean> {
  const turn = turns();
  let length = 0;
  for (const text of texts) {
    if ((length += text.length) > LARGE) return true;
    const others = turn();
    if (others) await others;
  }
  return false;
}

/**
 * Makes the document in another thread.
 * @param list the long list of the document, which the job leaves empty: handing it over takes time, so it goes in slices
 * @throws Error when the thread fails
 */
export async function elsewhere(job: Job, list: Iterable<unknown>): Promise<Uint8Array> {
  const thread = start(job);
  const made = new Promise<Uint8Array>((resolve, reject) => {
    thread.once('message', (bytes: Uint8Array) => resolve(bytes));
    thread.once('error', reject);
    thread.once('exit', (code) => reject(new Error(`the thread that makes documents ended with ${code}`)));
  });
  const handed = (async () => {
    for await (const slice of slicesOf(list)) thread.postMessage(slice);
    thread.postMessage(null);
  })();
  const [bytes] = await Promise.all([made, handed]);
  return bytes;
}

/** The thread's file: built, it is beside the program; in the source it is loaded as tests load it. */
function start(workerData: Job): Worker {
  if (!import.meta.url.endsWith('.ts')) return new Worker(new URL('./documents.mjs', import.meta.url), { workerData });
  const source = new URL('./worker.ts', import.meta.url).href;
  const code = `import('tsx/esm/api').then(({ register }) => (register(), import(${JSON.stringify(source)})))`;
  return new Worker(code, { eval: true, workerData });
}

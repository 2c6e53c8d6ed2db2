/** Moves the clock. A week of a large network takes a while, so the answer comes with lines of progress. */
import { ask, away, CallFailed, type Moved, type ClockProgress } from './api.ts';

/**
 * @param told called with the progress now and then
 * @throws CallFailed also when the program stops before the end
 */
export async function moveClock(to: Moved, told: (soFar: ClockProgress) => void): Promise<ClockProgress> {
  const answer = await ask('POST', '/clock', to, 'application/x-ndjson');
  let last: (ClockProgress & { readonly error?: string }) | undefined;
  for await (const line of linesOf(answer)) {
    last = JSON.parse(line) as ClockProgress & { readonly error?: string };
    if (last.error === undefined) told(last);
  }
  if (!last) throw away();
  if (last.error !== undefined) throw new CallFailed(last.error);
  return last;
}

async function* linesOf({ body }: Response): AsyncGenerator<string> {
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
  let begun = '';
  for (;;) {
    const part = await reader?.read().catch(() => {
      throw away();
    });
    if (!part || part.done) break;
    const lines = (begun + part.value).split('\n');
    begun = lines.pop() ?? '';
    yield* lines.filter((line) => line !== '');
  }
  if (begun !== '') yield begun;
}

/**
 * Slack refuses a whole message or view because of one block, and does not always say which: reports differ on whether a
 * table is allowed in a message, and on what a valid address is. What was refused is sent once more with simpler blocks.
 */
import type { KnownBlock } from '@slack/types';
import { plainer } from './card/plainer.ts';
import { slackError } from './failures.ts';

/** Errors about blocks. For views Slack uses the general error about arguments. */
const BLOCKS: ReadonlySet<string> = new Set(['invalid_blocks', 'invalid_blocks_format', 'invalid_arguments']);

/** A response URL reports them in the body of its answer. */
export class BlocksRefused extends Error {
  override readonly name = 'BlocksRefused';
}
/** Was it refused because of its blocks? */
export const areRefused = (fault: unknown): boolean =>
  fault instanceof BlocksRefused || BLOCKS.has(slackError(fault) ?? '');

/** @throws the fault of the second try */
export async function oncePlainer<T>(
  blocks: readonly KnownBlock[],
  send: (plain?: KnownBlock[]) => Promise<T>,
): Promise<T> {
  try {
    return await send();
  } catch (fault) {
    if (!areRefused(fault)) throw fault;
    const plain = plainerThan(blocks);
    if (!plain) throw fault;
    return send(plain);
  }
}

/** Simpler blocks; undefined when nothing can be simplified. */
function plainerThan(blocks: readonly KnownBlock[]): KnownBlock[] | undefined {
  const plain = plainer(blocks);
  return JSON.stringify(plain) === JSON.stringify(blocks) ? undefined : plain;
}

/** The view with simpler blocks; undefined when nothing can be simplified. */
export function plainView<View extends { readonly blocks: readonly object[] }>(view: View): View | undefined {
  const blocks = plainerThan(view.blocks as readonly KnownBlock[]);
  return blocks && { ...view, blocks };
}

/** Sends a view, and once more with simpler blocks when they were refused. */
export const viewOncePlainer = <View extends { readonly blocks: readonly object[] }, T>(
  view: View,
  send: (view: View) => Promise<T>,
): Promise<T> =>
  oncePlainer(view.blocks as readonly KnownBlock[], (plain) => send(plain ? { ...view, blocks: plain } : view));

/** Did a response URL refuse its content? It answers 200 with `ok: false`, or an error with Slack's code. */
export function checkResponse(status: number, body: string): void {
  const said = /"error"\s*:\s*"(\w+)"/.exec(body)?.[1] ?? (/^\w+$/.test(body.trim()) ? body.trim() : undefined);
  if (said !== undefined && BLOCKS.has(said)) throw new BlocksRefused(`a response URL says ${said}`);
  if (status < 200 || status > 299 || /"ok"\s*:\s*false/.test(body))
    throw new Error(`a response URL answered ${status}${said === undefined ? '' : ` (${said})`}`);
}

/** Documents as an officer gets them, read as text. */
import type { World } from './world.ts';

/** The record of a request as text. */
export async function recordOf(w: World, target: string): Promise<string> {
  const { card } = await w.officer.press('endorsement.export', target);
  const url = /http:[^"]*?[/]files[/][^"]+[.]txt/.exec(JSON.stringify(card))?.[0] ?? '';
  return (await (await fetch(url)).text()).replace(/\s+/g, ' ');
}

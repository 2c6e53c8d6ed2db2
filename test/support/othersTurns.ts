/**
 * Counts how often others had their turn while something long was done: a number that no busy machine changes.
 */
export interface Turned<Made> {
  readonly made: Made;
  readonly turns: number;
}

/** @param each called with each turn of others, from 1 */
export async function othersTurnsIn<Made>(
  work: () => Promise<Made>,
  each: (turn: number) => void = () => undefined,
): Promise<Turned<Made>> {
  let turns = 0;
  let isDone = false;
  const other = (): void => {
    if (isDone) return;
    turns += 1;
    each(turns);
    setImmediate(other);
  };
  setImmediate(other);
  try {
    const made = await work();
    return { made, turns };
  } finally {
    isDone = true;
  }
}

/** Long work that stops wherever others may have their turn. It says where; `kit/slices.ts` says when. */
export type InParts<Made> = Generator<undefined, Made, undefined>;

/** Does it to its end at once, where nobody waits for long. */
export function atOnce<Made>(work: InParts<Made>): Made {
  for (let step = work.next(); ; step = work.next()) if (step.done) return step.value;
}

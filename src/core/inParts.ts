/** Long work that stops wherever others may have their turn. It says where; `kit/slices.ts` says when. */
export type InParts<Made> = Generator<undefined, Made, undefined>;

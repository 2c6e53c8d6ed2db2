/** Long lists of what is made of something shorter: each item is made when somebody comes to it, and kept by nobody. */
export interface LongList<Made> extends Iterable<Made> {
  readonly length: number;
  /** As JSON it is the list of all its items. */
  toJSON(): readonly Made[];
  /** The same from its end. */
  reversed(): LongList<Made>;
}

export function longList<Of, Made>(
  all: Iterable<Of> & { readonly length: number },
  make: (one: Of) => Made,
): LongList<Made> {
  const list = {
    length: all.length,
    *[Symbol.iterator](): Generator<Made> {
      for (const one of all) yield make(one);
    },
    toJSON: (): readonly Made[] => [...list],
    reversed: (): LongList<Made> => longList([...all].reverse(), make),
  };
  return list;
}

/** Is it one of these, among values that are otherwise plain? */
export const isLongList = (value: object): value is LongList<unknown> =>
  !Array.isArray(value) && Symbol.iterator in value;

/**
 * What does not work now although the program does, each with what to do about it: an access that was taken away, an
 * installation that cannot be read. `/readyz` tells them while they last, the log tells when each begins and ends.
 */
export interface Troubles {
  /** @param about tells it from others (`slack/T1`): it is one trouble however often it is met @param words for an administrator */
  readonly begin: (about: string, words: string) => void;
  readonly end: (about: string) => void;
  /** The words of all that last, in the order in which they began. */
  readonly list: () => readonly string[];
  /** What they are about, in the same order. */
  readonly abouts: () => readonly string[];
}

interface Told {
  readonly began: (about: string, words: string) => void;
  readonly ended: (about: string) => void;
}

export function createTroubles({ began, ended }: Told): Troubles {
  const all = new Map<string, string>();
  return {
    begin(about, words) {
      if (all.get(about) === words) return;
      all.set(about, words);
      began(about, words);
    },
    end(about) {
      if (all.delete(about)) ended(about);
    },
    list: () => [...all.values()],
    abouts: () => [...all.keys()],
  };
}

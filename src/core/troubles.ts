/**
 * What does not work at the moment although the program runs, with what to do about it: for example a revoked access or an
 * installation that cannot be read. `/readyz` lists the troubles; the log says when each begins and ends.
 */
export interface Troubles {
  /**
   * @param about the key of the trouble (`slack/T1`): a trouble with the same key is not another one
   * @param words a text for an administrator
   */
  readonly begin: (about: string, words: string) => void;
  readonly end: (about: string) => void;
  /** The texts of all present troubles, the oldest first. */
  readonly list: () => readonly string[];
  /** Their keys, in the same order. */
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

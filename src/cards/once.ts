import type { Speaker } from '../copy/copy.ts';

type Draw<Of, Drawn> = (say: Speaker, of: Of) => Drawn;

/**
 * What is drawn from one thing (how an entity stands, a remark) is drawn once for each language, for as long as the thing
 * is there: of the many things on a card, a press changes one or two. It must not say an instant.
 */
export const oncePerLanguage = <Of extends object, Drawn>(draw: Draw<Of, Drawn>): Draw<Of, Drawn> =>
  once(draw, (say) => say.language);

/** The same for what says an instant, in the reader's zone. */
export const oncePerZone = <Of extends object, Drawn>(draw: Draw<Of, Drawn>): Draw<Of, Drawn> =>
  once(draw, (say) => `${say.language}/${say.zone}`);

function once<Of extends object, Drawn>(draw: Draw<Of, Drawn>, kind: (say: Speaker) => string): Draw<Of, Drawn> {
  const kinds = new Map<string, WeakMap<Of, Drawn>>();
  return (say, of) => {
    const known = kinds.get(kind(say)) ?? new WeakMap<Of, Drawn>();
    kinds.set(kind(say), known);
    const drawn = known.get(of) ?? draw(say, of);
    known.set(of, drawn);
    return drawn;
  };
}

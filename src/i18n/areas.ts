/**
 * Joins the texts of all areas in one object. It has no prototype, because filling an object with so many texts is much slower
 * otherwise.
 */
export const together = <Areas extends Readonly<Record<string, object>>>(areas: Areas): Together<Areas> =>
  Object.assign(Object.create(null) as object, ...Object.values(areas)) as Together<Areas>;

/** The properties of all areas. */
type Together<Areas> = (
  Areas[keyof Areas] extends infer Area ? (Area extends object ? (of: Area) => void : never) : never
) extends (of: infer All) => void
  ? All
  : never;

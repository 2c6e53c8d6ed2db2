/** The texts of all areas as one. Without a prototype: an object of that many texts is much slower to fill with one. */
export const together = <Areas extends Readonly<Record<string, object>>>(areas: Areas): Together<Areas> =>
  Object.assign(Object.create(null) as object, ...Object.values(areas)) as Together<Areas>;

/** Everything that stands in one of them. */
type Together<Areas> = (
  Areas[keyof Areas] extends infer Area ? (Area extends object ? (of: Area) => void : never) : never
) extends (of: infer All) => void
  ? All
  : never;

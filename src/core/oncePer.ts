/**
 * What is made of an object, made once for each and kept as long as the object is there. For objects that never change, as
 * everything that is stored.
 */
export function oncePer<Of extends object, Made extends object>(make: (of: Of) => Made): (of: Of) => Made {
  const all = new WeakMap<Of, Made>();
  return (of) => {
    let made = all.get(of);
    if (made === undefined) all.set(of, (made = make(of)));
    return made;
  };
}

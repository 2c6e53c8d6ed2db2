/** Inputs that were read, as they are typed again: into the form that comes back, and on the button that sends. */
export const asTyped = (inputs: object): Record<string, string> =>
  Object.fromEntries(
    Object.entries(inputs).flatMap(([name, value]: [string, unknown]) => {
      if (Array.isArray(value)) return [[name, value.join(' ')]];
      return typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : [];
    }),
  );

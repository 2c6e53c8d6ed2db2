/** Turns inputs back into text, for a form that is shown again and for the button that sends them. */
export const asTyped = (inputs: object): Record<string, string> =>
  Object.fromEntries(
    Object.entries(inputs).flatMap(([name, value]: [string, unknown]) => {
      if (Array.isArray(value)) return [[name, value.join(' ')]];
      return typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : [];
    }),
  );

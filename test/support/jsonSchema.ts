/** A strict check of a value against the keywords that the published schemas use. A keyword that it does not know is a fault. */
export interface Schema {
  readonly [keyword: string]: unknown;
}

const DATE = /^\d{4}-\d\d-\d\d$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;
const FORMATS: Readonly<Record<string, RegExp>> = { date: DATE, 'date-time': INSTANT };
const ABOUT = new Set(['$schema', 'title', 'description']);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isOf = (value: unknown, type: unknown): boolean => {
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return isObject(value);
  return type === 'integer' ? Number.isInteger(value) : typeof value === type;
};

/** @returns what is wrong, each with its place; empty when the value is as the schema says */
export function schemaFaults(value: unknown, schema: Schema, at = '$'): string[] {
  return Object.entries(schema).flatMap(([keyword, rule]): string[] => {
    if (ABOUT.has(keyword)) return [];
    switch (keyword) {
      case 'type':
        return isOf(value, rule) ? [] : [`${at} is no ${String(rule)}`];
      case 'enum':
        return (rule as unknown[]).includes(value) ? [] : [`${at} is none of ${String(rule)}`];
      case 'const':
        return value === rule ? [] : [`${at} is not ${String(rule)}`];
      case 'format':
        return FORMATS[String(rule)]?.test(String(value)) ? [] : [`${at} is no ${String(rule)}`];
      case 'required':
        return (rule as string[])
          .filter((name) => !isObject(value) || !(name in value))
          .map((n) => `${at}.${n} is missing`);
      case 'properties':
        return Object.entries(rule as Record<string, Schema>).flatMap(([name, of]) =>
          isObject(value) && name in value ? schemaFaults(value[name], of, `${at}.${name}`) : [],
        );
      case 'additionalProperties': {
        const known = Object.keys(schema['properties'] ?? {});
        const more = isObject(value) ? Object.keys(value).filter((name) => !known.includes(name)) : [];
        return rule === false ? more.map((name) => `${at}.${name} is not in the schema`) : [];
      }
      case 'items':
        return Array.isArray(value) ? value.flatMap((one, i) => schemaFaults(one, rule as Schema, `${at}[${i}]`)) : [];
      default:
        return [`the schema has ${keyword}, which is not checked`];
    }
  });
}

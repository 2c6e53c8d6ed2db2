import { hash } from 'node:crypto';
import type { AuditLine } from './store.ts';

/** The hash chain of the audit trail, the same for every driver. */

/** The hash before the first line of a chain, and before the first version of a document. */
export const NO_HASH = '0'.repeat(64);

export const sha256 = (text: string): string => hash('sha256', text);

/** Canonical JSON: sorted keys and no white space, so that equal values give equal text. */
export function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  let text = '';
  for (const name of Object.keys(value).sort()) {
    const part = (value as Readonly<Record<string, unknown>>)[name];
    if (part !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(name)}:${canonical(part)}`;
  }
  return `{${text}}`;
}

/** The hash of a line. It covers the previous line's hash and everything in this line. */
export const lineHash = (previous: string, line: Omit<AuditLine, 'hash'>): string => sha256(previous + canonical(line));

/** The documents that have templates, with their fields. */
import { CIRCULAR } from './circular.ts';
import { ENDORSEMENT } from './endorsement.ts';
import type { Spec } from './field.ts';
import { MINUTES } from './minutes.ts';
import { DECISION, REGISTER } from './register.ts';
import { RMC } from './rmc.ts';

export const TEMPLATES = {
  minutes: MINUTES,
  decision: DECISION,
  register: REGISTER,
  endorsement: ENDORSEMENT,
  rmc: RMC,
  circular: CIRCULAR,
} as const satisfies Readonly<Record<string, Spec>>;

export type TemplateName = keyof typeof TEMPLATES;
export const TEMPLATE_NAMES = Object.keys(TEMPLATES) as readonly TemplateName[];

import * as z from 'zod';

/** A setting that is on or off. */
export const yesNoSetting = z
  .enum(['yes', 'no', 'true', 'false', '1', '0'], { error: 'must be yes or no' })
  .transform((v) => v === 'yes' || v === 'true' || v === '1');

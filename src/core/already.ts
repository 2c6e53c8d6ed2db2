import type { CardName } from './contract.ts';

/** @property already the cards about a document that a newcomer has, or that wait to be sent to them */
export interface Already {
  readonly already?: readonly CardName[];
}

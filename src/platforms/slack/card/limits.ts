/** What Slack takes: read in the comments of `@slack/types`, in Slack's reference and in its clients' issues. */
export const LIMITS = {
  header: 150,
  plainText: 3000,
  buttonText: 75,
  buttonValue: 2000,
  url: 3000,
  optionText: 75,
  optionValue: 150,
  options: 100,
  groups: 100,
  placeholder: 150,
  label: 2000,
  hint: 2000,
  input: 3000,
  modalTitle: 24,
  modalButton: 24,
  privateMetadata: 3000,
  actions: 25,
  tableRows: 100,
  tableColumns: 20,
} as const;

/** How much goes into one message, or into one view (a modal, the home tab). */
export interface SizeLimits {
  readonly blocks: number;
  /** UTF-16 units of the blocks as JSON. */
  readonly size: number;
  readonly tables: boolean;
}
/** Slack refuses messages near 13,200 characters, and does not say what it counts: the JSON is the most it could be. */
export const MESSAGE_LIMITS: SizeLimits = { blocks: 50, size: 13_000, tables: true };
/** 250 KB in bytes; a character takes at most three for each UTF-16 unit. */
export const VIEW_LIMITS: SizeLimits = { blocks: 100, size: 80_000, tables: false };

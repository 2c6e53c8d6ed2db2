/** Slack's limits, from the comments in `@slack/types`, Slack's reference, and issues of its clients. */
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

/** The limits of a message or of a view (a modal, the home tab). */
export interface SizeLimits {
  readonly blocks: number;
  /** The length of the blocks as JSON, in UTF-16 units. */
  readonly size: number;
  readonly tables: boolean;
}
/** Slack refuses messages near 13,200 characters and does not say what it counts. The JSON is the most that it could be. */
export const MESSAGE_LIMITS: SizeLimits = { blocks: 50, size: 13_000, tables: true };
/** Slack's limit is 250 KB; a UTF-16 unit has at most three bytes. */
export const VIEW_LIMITS: SizeLimits = { blocks: 100, size: 80_000, tables: false };

/** How far a text may go: who may read it, and where it may stand (domain.md 9). */
export const CLASSIFICATIONS = ['unclassified', 'confidential', 'strictlyConfidential'] as const;

export type Classification = (typeof CLASSIFICATIONS)[number];

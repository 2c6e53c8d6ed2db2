/** Matches acts that only show something. */
export const LOOKS = /^\w+$|\.(show|list|compose|form|preview|search)$/;

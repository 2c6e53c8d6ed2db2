/** Slack's limits, as the dispatcher counts them. */
import type { Lane } from '../platform.ts';
import type { Workspace } from './workspaces.ts';

/** One message a second in a conversation; for the whole workspace Slack names no figure ("several hundred a minute"). */
const IN_CHANNEL = [{ messages: 1, ms: 1000 }];
const IN_WORKSPACE = [
  { messages: 20, ms: 1000 },
  { messages: 600, ms: 60_000 },
];

/** @param conversation its id, or that of the person with whom it is to be opened */
export const lanesOf = ({ key }: Workspace, conversation: string): Lane[] => [
  { key: `slack/${key}/${conversation}`, windows: IN_CHANNEL },
  { key: `slack/${key}`, windows: IN_WORKSPACE },
];

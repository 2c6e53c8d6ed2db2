/** Tells an administrator why Concord could not be installed, and what to do. */
import type { ServerResponse } from 'node:http';
import type { CodedError } from '@slack/bolt';
import { NotAllowed } from './oauth.ts';

/** The reason and what to do. For these errors Slack's own page only says that something went wrong. */
function why(error: Partial<CodedError>): readonly [status: number, words: string] {
  if (error instanceof NotAllowed)
    return [
      403,
      'this workspace is not one of those that may have it. Whoever runs Concord adds its id to SLACK_TEAMS.',
    ];
  switch (error.code) {
    case 'slack_oauth_installer_authorization_error':
      return [400, 'in Slack it was not allowed.'];
    case 'slack_oauth_invalid_state':
    case 'slack_oauth_missing_state':
    case 'slack_oauth_missing_code':
      return [400, 'this page was opened too late, or in another browser than the one that began. Please begin again.'];
    case undefined:
    default:
      return [500, 'something went wrong here. Please try again; the log of Concord says more.'];
  }
}

export function notInstalled(error: Partial<CodedError>, res: ServerResponse, again: string): string {
  const [status, words] = why(error);
  res.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' });
  res.end(`Concord was not installed: ${words}\n\n${again}\n`);
  return words;
}

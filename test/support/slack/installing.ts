/** Concord as it is installed by OAuth: somebody goes to the address, gives consent, and comes back with a code. */
import { expect } from 'vitest';
import type { SlackPerson } from './person.ts';
import type { SlackWorld } from './world.ts';

export const OAUTH = {
  clientId: '1.2',
  clientSecret: 'client-secret',
  secret: 'a-secret-of-more-than-thirty-two-characters',
  publicUrl: 'https://concord.example',
};

/** Concord is taken out of the workspace: its token ends, and Slack says so. */
export async function uninstall({ slack }: SlackWorld, person: SlackPerson, team: string): Promise<void> {
  slack.revoke(slack.state.teams.get(team)?.token ?? '');
  await person.event({ type: 'app_uninstalled' });
}

export async function install({ w, slack }: SlackWorld, team: string): Promise<Response> {
  const begun = await w.fetch('/slack/install', { redirect: 'manual' });
  const consent = new URL(begun.headers.get('location') ?? '');
  expect(consent.searchParams.get('redirect_uri')).toBe('https://concord.example/slack/oauth_redirect');
  expect(consent.searchParams.get('scope')?.split(',')).toContain('chat:write');
  slack.state.codes.set(`code-${team}`, team);
  const back = new URLSearchParams({ code: `code-${team}`, state: consent.searchParams.get('state') ?? '' });
  const cookie = (begun.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  return w.fetch(`/slack/oauth_redirect?${back.toString()}`, { headers: { cookie }, redirect: 'manual' });
}

/** What an installation is given for its code: a workspace's token, or one for a whole organisation. */
import { APP_ID, type Json, type State } from './state.ts';

export function installed(state: State, { code }: Json, revoked: ReadonlySet<string>): Json {
  const team = state.teams.get(state.codes.get(String(code)) ?? '');
  state.codes.delete(String(code));
  if (!team) return { ok: false, error: 'invalid_code' };
  // What was taken away stays dead: installed again, the app has another token.
  if (revoked.has(team.token)) team.token = `${team.token}-again`;
  return {
    ok: true,
    app_id: APP_ID,
    authed_user: { id: 'U0000ADMN' },
    scope: team.scopes.join(','),
    token_type: 'bot',
    access_token: team.token,
    bot_user_id: team.botUser,
    team: team.isOrg ? null : { id: team.id, name: team.domain },
    enterprise: team.enterprise === undefined ? null : { id: team.enterprise, name: 'Sample organisation' },
    is_enterprise_install: team.isOrg === true,
  };
}

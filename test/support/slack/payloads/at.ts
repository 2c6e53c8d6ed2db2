/** Where a sample payload comes from: a workspace of its own, or one of an organisation that has the app as a whole. */
import { ONE, ORG } from '../organisation.ts';
import { APP_ID, TEAM } from '../state.ts';

export interface At {
  readonly what: string;
  readonly team: string;
  readonly domain: string;
  readonly enterprise?: { readonly id: string; readonly name: string };
  readonly bot: string;
  readonly botUser: string;
}

export const WORKSPACE: At = {
  what: 'a workspace',
  team: TEAM.id,
  domain: TEAM.domain,
  bot: TEAM.bot,
  botUser: TEAM.botUser,
};
export const IN_GRID: At = {
  what: 'a workspace of an organisation',
  team: ONE.id,
  domain: ONE.domain,
  enterprise: { id: ORG.id, name: 'Sample organisation' },
  bot: ORG.bot,
  botUser: ORG.botUser,
};

/** Slack still sends the old verification token; nothing believes it. */
export const TOKEN = 'Shh-not-a-token';

export const teamOf = ({ team, domain, enterprise }: At) => ({
  id: team,
  domain,
  ...(enterprise && { enterprise_id: enterprise.id, enterprise_name: enterprise.name }),
});

/** What stands in every interaction. */
export const common = (at: At) => ({
  team: teamOf(at),
  api_app_id: APP_ID,
  token: TOKEN,
  is_enterprise_install: at.enterprise !== undefined,
  ...(at.enterprise && { enterprise: { ...at.enterprise } }),
});

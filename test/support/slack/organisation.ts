/** A sample organisation in Enterprise Grid: the app has one token there, for two workspaces. */
import { TEAM, type Team } from './state.ts';

export const ORG: Team = {
  ...TEAM,
  id: 'E0000GRID',
  domain: 'grid',
  enterprise: 'E0000GRID',
  isOrg: true,
  token: 'xoxb-grid-token',
  bot: 'B0000GRID',
  botUser: 'U0000GRID',
};

const workspace = (id: string): Team => ({
  ...TEAM,
  id,
  domain: id.toLowerCase(),
  enterprise: ORG.id,
  token: `none-of-its-own-${id}`,
});

export const ONE = workspace('T0000ONE1');
export const TWO = workspace('T0000TWO2');
export const GRID = [ORG, ONE, TWO];

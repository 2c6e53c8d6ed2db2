/** What Microsoft publishes about its clients, for tabs: the ids under which they ask for tokens, and where they run. */

/**
 * The clients that may ask for a token of a tab. An administrator allows the same ones under "Expose an API", "Authorized client
 * applications"; a token that another program got in somebody's name does not open their tab.
 */
export const CLIENTS: readonly (readonly [name: string, id: string])[] = [
  ['Teams on computers and phones', '1fec8e78-bce4-4aaf-ab1b-5451cc387264'],
  ['Teams in a browser', '5e3ce6c0-2b1f-4285-8d4b-75ee78787346'],
  ['Microsoft 365 in a browser', '4765445b-32c6-49b0-83e6-1d93765276ca'],
  ['Microsoft 365 on computers', '0ec893e0-5785-4de6-99da-4ed124e5296c'],
  ['Microsoft 365 on phones, Outlook on computers', 'd3590ed6-52b3-4102-aeff-aad2292ab01c'],
  ['Outlook in a browser', 'bc59ab01-8403-45c6-8796-ac3ef710b3e3'],
  ['Outlook on phones', '27922004-5251-4030-b22d-91ecd9a37ea4'],
];

/** The sites that may show the tab in a frame: the published list, without the ones on which Microsoft tries out Outlook. */
export const FRAMES: readonly string[] = [
  'https://*.cloud.microsoft',
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
  'https://*.microsoft365.com',
  'https://*.office.com',
  'https://outlook.office.com',
  'https://outlook.office365.com',
];

export const SCOPE = 'access_as_user';
/** The name of the API that Entra gives tokens for. Its host must be the tab's own. */
export const apiOf = (host: string, appId: string): string => `api://${host}/${appId}`;

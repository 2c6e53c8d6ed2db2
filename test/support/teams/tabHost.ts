/**
 * Stands in for Teams in a browser: sites with the names of Microsoft's, on this machine, whose page shows the tab in a frame and
 * answers what Microsoft's library asks of its host. The server of the tab stands behind the same port, as behind a proxy.
 */
import { request, type ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { certificateFor } from '../mail/certificate.ts';

export const TAB = 'https://concord.example';
export const TEAMS = 'https://teams.cloud.microsoft';
/** A site of somebody else. */
export const EVIL = 'https://evil.example';
const NAMES = [TAB, TEAMS, EVIL].map((origin) => new URL(origin).host);

export interface TabHost {
  /** What a browser needs to find these names here. */
  readonly flags: readonly string[];
  /** The answers of Teams from now on. */
  readonly says: { token: string; refusal?: string; theme: string; locale: string; client: 'web' | 'ios' };
  /** Where the tab's server is. */
  behind(url: string): void;
  stop(): Promise<void>;
}

/** The page of Teams around a tab, or of whoever frames something. @param src what it shows */
const framing = (src: string, says: TabHost['says']): string => `<!doctype html><html lang="en"><title>Teams</title>
<style>body{margin:0}iframe{border:0;width:100vw;height:100vh}</style><iframe title="Concord" src="${src}"></iframe>
<script>
const says = ${JSON.stringify(says)}, asked = window.asked = [];
const runtime = JSON.stringify({ apiVersion: 4, isLegacyTeams: false, supports: {} });
const answers = {
  initialize: () => ['content', says.client, runtime, '2.58.0'],
  getContext: () => [{ theme: says.theme, locale: says.locale, hostClientType: says.client, entityId: 'home', userObjectId: 'somebody-else' }],
  'authentication.getAuthToken': () => (says.refusal === undefined ? [true, says.token] : [false, says.refusal]),
  executeDeepLink: () => [true],
};
let tab;
addEventListener('message', ({ data, source, origin }) => {
  asked.push([data.func, ...(data.args ?? [])]);
  tab = (message) => source.postMessage(message, origin);
  const answer = answers[data.func];
  if (answer) tab({ id: data.id, uuidAsString: data.uuidAsString, args: answer() });
});
window.changeTheme = (theme) => tab({ func: 'themeChange', args: [(says.theme = theme)] });
</script></html>`;

export async function startTabHost(): Promise<TabHost> {
  const says: TabHost['says'] = { token: '', theme: 'dark', locale: 'en-gb', client: 'web' };
  let behind = '';
  const show = (res: ServerResponse, html: string): void => {
    res.setHeader('Content-Type', 'text/html; charset=utf-8');
    res.end(html);
  };
  const server = createServer(certificateFor('concord.example'), (req, res) => {
    const origin = `https://${req.headers.host ?? ''}`;
    const asked = new URL(req.url ?? '/', origin);
    if (origin !== TAB) {
      const { theme, locale } = says;
      return show(res, framing(asked.searchParams.get('src') ?? `${TAB}/tab?theme=${theme}&locale=${locale}`, says));
    }
    const passed = request(`${behind}${req.url}`, { method: req.method, headers: req.headers }, (answer) => {
      res.writeHead(answer.statusCode ?? 500, answer.rawHeaders);
      answer.pipe(res);
    });
    passed.on('error', () => res.destroy());
    return req.pipe(passed);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    flags: [
      `--host-resolver-rules=${NAMES.map((name) => `MAP ${name} 127.0.0.1:${port}`).join(',')},MAP * ~NOTFOUND`,
      // As browsers are going to be: a cookie of another site only with `Partitioned`.
      '--test-third-party-cookie-phaseout',
    ],
    says,
    behind: (url) => (behind = url),
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

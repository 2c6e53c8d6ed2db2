/**
 * One's own page in a tab of a platform. `GET /tab` is the way in: a script gets from the platform a token of the account that
 * has the tab open, and sends it here. Checked, it gives a pass for this tab alone; from then on the pages are those of `/m/`,
 * by the same rules. Opening the tab anew always asks for the account anew, because another may be signed in by then.
 */
import { Router, type Request, type Response } from 'express';
import { LANGUAGES, type Language } from '../../../core/people.ts';
import type { KnownPerson } from '../../door.ts';
import { createPace } from '../guard.ts';
import { look } from '../own/acts.ts';
import { cardOf, cardPage } from '../own/cardPage.ts';
import { pressAt } from '../own/look.ts';
import { redirect, refuse } from '../own/pages.ts';
import { fieldsIn } from '../own/sentForm.ts';
import { isOurs, takePressed, type Fields } from '../own/takeAct.ts';
import * as visits from '../own/visit.ts';
import type { OwnDeps, Visit } from '../own/visit.ts';
import type { TabAccounts } from './accounts.ts';
import { ENTER, noWayIn, signedOut, wayIn } from './pages.ts';
import { tabPlace } from './place.ts';
import type { TabScript } from './script.ts';

export interface TabDeps extends OwnDeps {
  readonly accounts: TabAccounts;
  readonly script: TabScript;
  /** The people whom the roll links to an account, one in each network that knows it. */
  readonly identify: (user: string) => Promise<readonly KnownPerson[]>;
}

/** Many of one organization may come from one address. */
const MAX_OF_ADDRESS = 600;
/** Of one browser that is known. */
const MAX_OF_BROWSER = 60;
const YEAR_S = 31_536_000;

type Handle = (visit: Visit) => Promise<unknown>;

export function tabRoutes(deps: TabDeps): Router {
  const routes = Router();
  const { script } = deps;
  const paces = { ofAddress: createPace(MAX_OF_ADDRESS, Date.now), ofBrowser: createPace(MAX_OF_BROWSER, Date.now) };
  const at = (handle: Handle) => (req: Request, res: Response) => handled(deps, paces, handle, req, res);
  routes.get(script.path, (_req, res) => sendScript(res, script));
  routes.get(
    ['/tab', '/tab/'],
    at((visit) => wayIn(deps, visit, textsAt(deps, visit), 200)),
  );
  routes.get(
    '/tab/home',
    at((visit) => showHome(deps, visit)),
  );
  routes.get(
    '/tab/look',
    at((visit) => showLook(deps, visit)),
  );
  // The address bar of a window of its own shows these after a press.
  routes.get(/^\/tab\/(?:enter|act|leave)$/, (_req, res) => res.redirect(303, '/tab'));
  const post = (path: string, take: (visit: Visit, fields: Fields) => Promise<unknown>): void =>
    void routes.post(
      path,
      at(async (visit) => {
        const fields = await fieldsIn(visit, textsAt(deps, visit));
        if (fields) await take(visit, fields);
      }),
    );
  post('/tab/enter', (visit, fields) => enter(deps, visit, fields));
  post('/tab/act', (visit, fields) => takeAct(deps, visit, fields));
  post('/tab/leave', async (visit, fields) => {
    if (await isOurs(deps, visit, fields, 'leave')) await leave(deps, visit);
  });
  routes.all(/^\/tab(?:\/(?:home|look|enter|act|leave)?)?$/, (req, res) => {
    res.setHeader('Allow', /(?:enter|act|leave)$/.test(req.path) ? 'GET, HEAD, POST' : 'GET, HEAD');
    res.status(405).end();
  });
  return routes;
}

function sendScript(res: Response, { code }: TabScript): void {
  res.setHeader('Content-Type', 'text/javascript; charset=utf-8');
  res.setHeader('Cache-Control', `public, max-age=${YEAR_S}, immutable`);
  res.setHeader('X-Content-Type-Options', 'nosniff');
  res.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
  res.end(code);
}

type Pace = (key: string) => boolean;
async function handled(
  deps: TabDeps,
  { ofAddress, ofBrowser }: { readonly ofAddress: Pace; readonly ofBrowser: Pace },
  handle: Handle,
  req: Request,
  res: Response,
): Promise<void> {
  const { accounts, script } = deps;
  const place = tabPlace({ base: deps.base(), script: script.path, frames: accounts.frames }, req);
  const say = deps.texts(languageOf({ req, passes: [] }));
  try {
    if (!ofAddress(req.ip ?? '')) return refuse({ res, place }, say, 429, 'tooOften');
    const visit = await visits.visitOf(deps, req, res, place);
    if (!ofBrowser(visit.browser)) return refuse(visit, say, 429, 'tooOften');
    await handle(visit);
  } catch (error) {
    deps.fault('a page of a tab failed', error);
    if (!res.headersSent) refuse({ res, place }, say, 503, 'fault');
  }
}

/** Of somebody who is not known, the language of Teams, as it stands in the address of the tab. */
function languageOf({ req, passes }: Pick<Visit, 'req' | 'passes'>): Language {
  const { locale } = req.query;
  const told = typeof locale === 'string' ? LANGUAGES.find((one) => locale.toLowerCase().startsWith(one)) : undefined;
  return passes.length === 0 && told ? told : visits.languageOf({ req, passes });
}
const textsAt = (deps: TabDeps, visit: Visit) => deps.texts(languageOf(visit));

/** `POST /tab/enter`: the script brings the token of the account. */
async function enter(deps: TabDeps, visit: Visit, fields: Fields): Promise<undefined> {
  const say = textsAt(deps, visit);
  if (!(await visits.isWelcome(deps, visit, fields['guard'] ?? '', ENTER)))
    return noWayIn(visit, say, 403, 'NoCookies');
  const at = { host: new URL(deps.base()).host, now: deps.now() };
  const account = await deps.accounts.accountOf(fields['token'] ?? '', at);
  if ('why' in account) return noWayIn(visit, say, account.why === 'later' ? 503 : 403, NO_WAY[account.why]);
  const known = await deps.identify(account.user);
  if (known.length === 0) return noWayIn(visit, say, 403, 'Unknown');
  return letIn(deps, visit, account.user, known, fields);
}
const NO_WAY = { token: 'Failed', tenant: 'Elsewhere', later: 'Later' } as const;

/** Gives the passes of an account, in place of those that the tab had, and does what was pressed when they had ended. */
async function letIn(
  deps: TabDeps,
  visit: Visit,
  account: string,
  known: readonly KnownPerson[],
  fields: Fields,
): Promise<undefined> {
  if (visit.passWord !== undefined) await deps.passes.end(visit.passWord);
  let word: string | undefined;
  for (const { person } of known) word = await deps.passes.giveTab(person, account, deps.now(), word);
  if (word === undefined) return undefined;
  visits.keepPass(deps, visit, word);
  const { as } = fields;
  if (as === undefined) return redirect(visit, visit.place.home);
  const passes = await deps.passes.inBrowser(word, deps.now(), visit.place.use);
  const own = known.find(({ person }) => person.id === as);
  const pass = passes.find(({ person }) => person.id === as);
  if (!own || !pass) return noWayIn(visit, textsAt(deps, visit), 403, 'Other');
  return takePressed(deps, { ...visit, passes, passWord: word }, { known: own }, pass, fields);
}

/** `GET /tab/home` */
async function showHome(deps: TabDeps, visit: Visit): Promise<undefined> {
  const { as } = visit.req.query;
  const pass = visit.passes.find(({ person }) => person.id === as) ?? visit.passes[0];
  const known = pass && (await deps.door.person(pass.person.id));
  if (!known) return wayIn(deps, visit, textsAt(deps, visit), 200);
  return cardPage(deps, visit, { known }, await cardOf(deps, visit, { known }), { status: 200 });
}

/** `GET /tab/look` */
async function showLook(deps: TabDeps, visit: Visit): Promise<undefined> {
  const asked = new URLSearchParams(visit.req.originalUrl.split('?')[1] ?? '');
  const known = await deps.door.person(asked.get('as') ?? '');
  const pass = known && visits.passFor(visit, { known });
  return pass ? look(deps, visit, { known }, pass, pressAt(asked)) : showHome(deps, visit);
}

/** `POST /tab/act`: a form that was drawn for this tab. When its pass has ended since, the account is asked for again. */
async function takeAct(deps: TabDeps, visit: Visit, fields: Fields): Promise<undefined> {
  const { as = '' } = fields;
  if (!(await isOurs(deps, visit, fields, ` ${as}`))) return undefined;
  const known = await deps.door.person(as);
  const pass = known && visits.passFor(visit, { known });
  if (pass) return takePressed(deps, visit, { known }, pass, fields);
  return wayIn(deps, visit, textsAt(deps, visit), 401, fields);
}

async function leave(deps: TabDeps, visit: Visit): Promise<undefined> {
  const say = textsAt(deps, visit);
  await visits.endPasses(deps, visit);
  return signedOut(visit, say);
}

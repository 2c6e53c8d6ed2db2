/**
 * One's own page, without a script: `/m/TOKEN` shows the card that a mail or chat led to, and `/m/` what waits for whoever
 * is trusted in this browser. Fetching changes nothing, whoever fetches. A press needs a pass; without one it is kept until
 * a code proves who pressed.
 */
import { Router, type Request, type Response } from 'express';
import { createPace, hashOf } from '../guard.ts';
import { fieldsIn } from './sentForm.ts';
import { look } from './acts.ts';
import { codeByAddress, linkByAddress } from './byAddress.ts';
import { cardOf, cardPage } from './cardPage.ts';
import { newGuard, showCode, takeCode } from './confirm.ts';
import { pressAt } from './look.ts';
import { ALONE } from './place.ts';
import { refuse, signIn } from './pages.ts';
import { isOurs, leave, subjectOf, takeAct, type Fields, type Paces } from './takeAct.ts';
import * as visits from './visit.ts';
import type { OwnDeps, Visit } from './visit.ts';

const MAX_OF_ADDRESS = 60;
const MAX_OF_LINK = 20;

export function ownPageRoutes(deps: OwnDeps): Router {
  const routes = Router();
  const paces: Paces = {
    ofAddress: createPace(MAX_OF_ADDRESS, () => Date.now()),
    ofLink: createPace(MAX_OF_LINK, () => Date.now()),
  };
  const guarded = (handle: (visit: Visit) => Promise<unknown>) => (req: Request, res: Response) =>
    handled(deps, paces, handle, req, res);
  routes.get(
    ['/m', '/m/'],
    guarded((visit) => showHome(deps, visit)),
  );
  // The address bar shows these after a press; asked for by hand they lead home.
  routes.get(/^\/m\/(?:act|new|again|leave)$/, (_req, res) => res.redirect(303, '/m/'));
  routes.get(
    '/m/code',
    guarded((visit) => showCodeAt(deps, paces, visit)),
  );
  routes.get(
    '/m/look',
    guarded((visit) => showLook(deps, paces, visit)),
  );
  routes.get(
    '/m/:token',
    guarded((visit) => showLink(deps, paces, visit)),
  );
  const post = (path: string, take: (visit: Visit, fields: Fields) => Promise<unknown>): void =>
    void routes.post(
      path,
      guarded(async (visit) => {
        const fields = await fieldsIn(visit, deps.texts(visits.languageOf(visit)));
        if (fields) await take(visit, fields);
      }),
    );
  post('/m/act', (visit, fields) => takeAct(deps, paces, visit, fields));
  post('/m/code', async (visit, fields) => {
    if (await isOurs(deps, visit, fields, `code ${fields['event'] ?? ''}`)) await takeCode(deps, visit, fields);
  });
  post('/m/new', async (visit, fields) => {
    if (await isOurs(deps, visit, fields, 'new')) await codeByAddress(deps, visit, fields);
  });
  post('/m/again', async (visit, fields) => {
    if (await isOurs(deps, visit, fields, 'new')) await linkByAddress(deps, visit, fields);
  });
  post('/m/leave', async (visit, fields) => {
    if (await isOurs(deps, visit, fields, 'leave')) await leave(deps, visit);
  });
  routes.all(['/m', '/m/', '/m/:token'], (req, res) => {
    res.setHeader('Allow', req.path.length > 3 && !isAction(req.path) ? 'GET, HEAD' : 'GET, HEAD, POST');
    res.status(405).end();
  });
  return routes;
}
const isAction = (path: string): boolean => /^\/m\/(?:act|code|new|again|leave)$/.test(path);

async function handled(
  deps: OwnDeps,
  { ofAddress }: Paces,
  handle: (visit: Visit) => Promise<unknown>,
  req: Request,
  res: Response,
): Promise<void> {
  const say = deps.texts(visits.languageOf({ req, passes: [] }));
  try {
    if (!ofAddress(req.ip ?? '')) return refuse({ res, place: ALONE }, say, 429, 'tooOften');
    await handle(await visits.visitOf(deps, req, res));
  } catch (error) {
    // Without the path, which is a secret.
    deps.fault('a page of somebody’s own failed', error);
    if (!res.headersSent) refuse({ res, place: ALONE }, say, 503, 'fault');
  }
}

async function showHome(deps: OwnDeps, visit: Visit): Promise<undefined> {
  const { as } = visit.req.query;
  const pass = visit.passes.find(({ person }) => person.id === as) ?? visit.passes[0];
  const known = pass && (await deps.door.person(pass.person.id));
  if (!known) {
    const say = deps.texts(visits.languageOf(visit));
    return signIn(visit, { say, status: 200, guard: await newGuard(deps, visit) });
  }
  return cardPage(deps, visit, { known }, await cardOf(deps, visit, { known }), { status: 200 });
}

async function showLink(deps: OwnDeps, paces: Paces, visit: Visit): Promise<undefined> {
  const subject = await subjectOf(deps, paces, visit, String(visit.req.params['token']));
  return subject && cardPage(deps, visit, subject, await cardOf(deps, visit, subject), { status: 200 });
}

const askedOf = ({ req }: Visit): URLSearchParams => new URLSearchParams(req.originalUrl.split('?')[1] ?? '');

/**
 * `GET /m/code`. It draws the card of a link too, so the link has a pace here. It is counted apart: a program that presses
 * everything comes here often, and must not keep its reader from opening the link.
 */
async function showCodeAt(deps: OwnDeps, { ofLink }: Paces, visit: Visit): Promise<undefined> {
  const asked = askedOf(visit);
  const link = asked.get('link') ?? '';
  if (link !== '' && !ofLink(`code ${hashOf(link)}`))
    return refuse(visit, deps.texts(visits.languageOf(visit)), 429, 'tooOften');
  return showCode(deps, visit, asked.get('event') ?? '', { link, isShort: asked.has('short') });
}

/** `GET /m/look` */
async function showLook(deps: OwnDeps, paces: Paces, visit: Visit): Promise<undefined> {
  const asked = askedOf(visit);
  const token = asked.get('link') ?? '';
  const as = asked.get('as') ?? '';
  const known = token === '' ? await deps.door.person(as) : undefined;
  const subject = token === '' ? known && { known } : await subjectOf(deps, paces, visit, token);
  if (!subject) return token === '' ? showHome(deps, visit) : undefined;
  const pass = visits.passFor(visit, subject);
  if (pass) return look(deps, visit, subject, pass, pressAt(asked));
  return token === ''
    ? showHome(deps, visit)
    : cardPage(deps, visit, subject, await cardOf(deps, visit, subject), { status: 200 });
}

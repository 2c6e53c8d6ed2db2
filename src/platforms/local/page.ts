import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { type Router } from 'express';
import { route, sendJson } from './http.ts';

/** Where the build puts the console, relative to the built program and to the source. */
const PLACES = ['./console/', '../../../dist/console/'];

/** The folder with the built console; undefined when it has not been built. */
export function consoleFolder(given?: string): string | undefined {
  const usual = PLACES.map((place) => fileURLToPath(new URL(place, import.meta.url)));
  return (given === undefined ? usual : [given]).find((folder) => existsSync(join(folder, 'console.js')));
}

/** Serves the console: the page at `/`, its script and style under `/console`. */
export function pageRoutes(routes: Router, folder: string | undefined): void {
  route(routes, '/', {
    get: [
      (_req, res) => {
        if (folder) res.sendFile('index.html', { root: folder, cacheControl: false });
        else sendJson(res, { error: 'The console has not been built. Run: npm run build' }, 503);
      },
    ],
  });
  if (folder) routes.use('/console', express.static(folder, { index: false, cacheControl: false }));
}

/** Builds the program (`dist/main.js`) and the console's page (`dist/console/`). Run as a script, builds both. */
import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const source = join(root, 'src/platforms/local/console');

/** The program in one file. `libsql` has native code, and `node-cron` finds a file of its own beside it. */
export const buildProgram = (folder = join(root, 'dist'), entryPoints = { main: join(root, 'src/main.ts') }) =>
  esbuild.build({
    entryPoints,
    outdir: folder,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    // What is imported when it is first needed (a platform, another store) lies in files of its own.
    splitting: true,
    external: ['libsql', 'node-cron'],
    // CommonJS packages inside an ES module ask for Node's own modules with `require`.
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    logLevel: 'warning',
  });

/** The page, its script and its style: self-hosted, so that it works offline and under a strict policy. */
export async function buildConsole(folder = join(root, 'dist/console')) {
  await mkdir(folder, { recursive: true });
  await esbuild.build({
    entryPoints: { console: join(source, 'main.ts'), style: join(source, 'style.css') },
    outdir: folder,
    bundle: true,
    minify: true,
    target: ['chrome110', 'firefox115', 'safari16'],
    legalComments: 'none',
    logLevel: 'warning',
  });
  await copyFile(join(source, 'index.html'), join(folder, 'index.html'));
}

/** Both. */
export const build = () => Promise.all([buildProgram(), buildConsole()]);

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await build();

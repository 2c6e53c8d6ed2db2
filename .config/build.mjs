/**
 * Builds the program (`dist/main.js`), the administrators' program (`dist/cli.js`) and the console's page (`dist/console/`).
 * Run as a script, builds all.
 */
import './nodeVersion.cjs';
import { spawn } from 'node:child_process';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import { lazyPackages } from './lazyPackages.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = join(here, '..');
const source = join(root, 'src/platforms/local/console');
/** Libraries that many starts do without, with the packages that are in each. */
const libraries = JSON.parse(await readFile(join(here, 'libraries.json'), 'utf8'));

/**
 * Packages that are not built in: `@libsql/…` has native code, `node-cron` finds a file of its own beside it, and the large
 * ones are needed by some set-ups only.
 */
const outside = [
  '@libsql/*',
  'node-cron',
  '@slack/bolt',
  '@slack/web-api',
  'botbuilder',
  'mongoose',
  'docx',
  'docxtemplater',
  'pizzip',
  'undici',
  'nodemailer',
  'imapflow',
  'postal-mime',
  'prom-client',
];

/**
 * The program: its code in one file, `concord.js`, what V8 makes of it, and a small `main.js` that starts it from both.
 * CommonJS, because Node 20 can start only that from compiled code. What is imported when it is first needed (a platform,
 * another store) lies in the same file and is run when it is needed. The libraries of platforms are in files of their own.
 */
export async function buildProgram(folder = join(root, 'dist'), entryPoint = join(root, 'src/main.ts')) {
  // Code and what was compiled from it never stand beside each other unless they belong together.
  for (const name of ['concord', ...Object.keys(libraries)]) await rm(join(folder, `${name}.cache`), { force: true });
  await Promise.all([
    compiled(folder, 'concord', {
      entryPoints: [entryPoint],
      external: [...outside, ...Object.values(libraries).flat()],
      plugins: [lazyPackages],
      // Handed in by `launcher.cjs`.
      banner: { js: '(function (require, importMetaUrl) {' },
      define: { 'import.meta.url': 'importMetaUrl' },
    }),
    ...Object.entries(libraries).map(([name, packages]) => buildLibrary(folder, name, packages)),
  ]);
  await writeFile(join(folder, 'package.json'), '{ "type": "commonjs" }\n');
  await writeFile(join(folder, 'libraries.json'), JSON.stringify(libraries));
  await copyFile(join(here, 'nodeVersion.cjs'), join(folder, 'nodeVersion.js'));
  await copyFile(join(here, 'launcher.cjs'), join(folder, 'main.js'));
  await warm(folder);
}

/** A library with all that it needs: read from one file and compiled ahead, it is there in a third of the time. */
const buildLibrary = (folder, name, packages) =>
  compiled(folder, name, {
    stdin: {
      contents: `return (name) => {${packages.map((one) => `if (name === '${one}') return require('${one}');`).join('')}};`,
      resolveDir: root,
    },
    // Parts that another package brings if it is installed; without them the libraries do as well.
    external: ['bufferutil', 'encoding', 'utf-8-validate'],
    banner: { js: '(function (require) {' },
  });

/** Code that `launcher.cjs` runs: a function in parentheses. */
async function compiled(folder, name, more) {
  const file = join(folder, `${name}.js`);
  await esbuild.build({
    ...more,
    outfile: file,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    // Code that was compiled ahead has no way to `import()`; what it loads later it loads with `require`.
    supported: { 'dynamic-import': false },
    footer: { js: '})' },
    // Half of the code is white space, and a start reads all of it. Lines stay, for the places of faults.
    minifyWhitespace: true,
    lineLimit: 200,
    logLevel: 'warning',
  });
  await writeFile(file, inAscii(await readFile(file, 'utf8')));
}

/**
 * Code with every other letter escaped. `launcher.cjs` reads the code as one byte a letter, which costs V8 half the memory.
 * esbuild escapes the letters of strings, but not those of regular expressions: those would match other letters.
 */
export const inAscii = (code) =>
  code.replace(
    /(\\*)([^\x00-\x7f])/g,
    // An escaped letter (`/\\–/`) is the letter: its own escape takes the place of the backslash.
    (_, slashes, letter) =>
      `${slashes.slice(slashes.length % 2)}\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** A failure only costs the next start some time. */
const warm = (folder) =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [join(here, 'warm.cjs'), folder], { stdio: ['ignore', 'ignore', 'inherit'] });
    child.on('error', resolve);
    child.on('exit', (code) => {
      if (code !== 0) process.stderr.write('The program could not be compiled ahead: it will start a little slower.\n');
      resolve();
    });
  });

/** The administrators' program. It lies beside `main.js`, which it starts. */
export const buildCli = (folder = join(root, 'dist')) =>
  esbuild.build({
    entryPoints: { cli: join(root, 'src/cli/cli.ts') },
    outdir: folder,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: outside,
    banner: {
      js: "#!/usr/bin/env node\nrequire('./nodeVersion.js'); const importMetaUrl = require('node:url').pathToFileURL(__filename).href;",
    },
    define: { 'import.meta.url': 'importMetaUrl' },
    logLevel: 'warning',
  });

/** Any other script for Node, in one file unless `more` says otherwise. */
export const buildScript = (folder, entryPoints, more = {}) =>
  esbuild.build({
    ...more,
    entryPoints,
    outdir: folder,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    external: outside,
    // CommonJS packages inside an ES module ask for Node's own modules with `require`.
    banner: { js: "import { createRequire as ours } from 'node:module'; const require = ours(import.meta.url);" },
    logLevel: 'warning',
  });

const FOR_BROWSERS = {
  bundle: true,
  minify: true,
  target: ['chrome110', 'firefox115', 'safari16'],
  legalComments: 'none',
  logLevel: 'warning',
};

/** The page, its script and its style: self-hosted, so that it works offline and under a strict policy. */
export async function buildConsole(folder = join(root, 'dist/console')) {
  await mkdir(folder, { recursive: true });
  await esbuild.build({
    entryPoints: { console: join(source, 'main.ts'), style: join(source, 'style.css') },
    outdir: folder,
    ...FOR_BROWSERS,
  });
  await copyFile(join(source, 'index.html'), join(folder, 'index.html'));
}

/** The script of the tab in Teams, with Microsoft's library: from our own server, never from another. */
export const buildTab = (folder = join(root, 'dist/tab')) =>
  esbuild.build({
    entryPoints: { tab: join(root, 'src/platforms/page/tab/script/main.ts') },
    outdir: folder,
    ...FOR_BROWSERS,
  });

/** The thread that makes large documents. It lies beside `main.js`, whose program starts it. */
export const buildThread = (folder = join(root, 'dist')) =>
  buildScript(folder, { documents: join(root, 'src/kit/documents/worker.ts') }, { outExtension: { '.js': '.mjs' } });

/** All of it. */
export const build = () => Promise.all([buildProgram(), buildCli(), buildThread(), buildConsole(), buildTab()]);

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await build();

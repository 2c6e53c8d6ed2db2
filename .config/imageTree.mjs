/**
 * Lays out what the container image holds: `node .config/imageTree.mjs FOLDER`, after `npm ci` and `npm run build`. The
 * Dockerfile and a test call the same script, so a machine without a container engine can try the image's content.
 */
import { execFileSync } from 'node:child_process';
import { cp, mkdir, readdir, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
/** What the program reads while it runs, and what it must be handed on with. */
const PARTS = ['package.json', 'package-lock.json', 'LICENSE', 'NOTICE', '.env.example', 'dist', 'manifests'];

/** Node.js reads none of these. Licences stay, whatever they are called. */
const NEVER_READ = /\.(map|[cm]?ts|tsx|flow|md|markdown)$/i;
const LICENCE = /licen[cs]e|notice|copying/i;

async function withoutNeverRead(folder) {
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true }))
    if (entry.isFile() && NEVER_READ.test(entry.name) && !LICENCE.test(entry.name))
      await rm(join(entry.parentPath ?? entry.path, entry.name));
}

export async function imageTree(folder) {
  const out = resolve(folder);
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  for (const part of PARTS) await cp(join(root, part), join(out, part), { recursive: true });
  // Only what production loads, and nothing that runs while it is installed.
  const npm = ['ci', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  execFileSync('npm', npm, { cwd: out, stdio: 'inherit', shell: process.platform === 'win32' });
  await withoutNeverRead(join(out, 'node_modules'));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , folder] = process.argv;
  if (!folder) throw new Error('Say where: node .config/imageTree.mjs FOLDER');
  await imageTree(folder);
}

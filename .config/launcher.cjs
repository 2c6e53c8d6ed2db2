'use strict';
/**
 * The built program's `main.js`. It runs the code beside it (`concord.js`), and spares V8 most of the work of compiling it:
 * the build has run the program once and kept what came of that (`concord.cache`). V8 itself refuses a cache that another
 * release of it, or other code, has made; the program then starts without, a little slower. Libraries that many
 * starts do without lie beside it in the same way, and are read when they are needed.
 */
require('./nodeVersion.js');
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { pathToFileURL } = require('node:url');
const { setFlagsFromString } = require('node:v8');
const { Script } = require('node:vm');

const scripts = {};
exports.scripts = scripts;

function load(name) {
  const filename = join(__dirname, `${name}.js`);
  let cachedData;
  try {
    cachedData = readFileSync(join(__dirname, `${name}.cache`));
  } catch {
    // It is compiled as it is needed.
  }
  // V8 refuses code that was compiled under other flags than it has: what `runtime/heap.ts` has set is put back meanwhile.
  const held = process[Symbol.for('concord.heap')];
  if (held) setFlagsFromString(held.before);
  const script = new Script(readFileSync(filename, 'latin1'), { filename, cachedData });
  if (held) setFlagsFromString(held.flag);
  scripts[name] = script;
  return script.runInThisContext();
}

/** Each library by the names of the packages in it. */
const libraries = new Map();
for (const [library, packages] of Object.entries(require('./libraries.json'))) {
  let packagesIn;
  for (const name of packages) libraries.set(name, () => (packagesIn ??= load(library)(require))(name));
}
const requireAny = (name) => libraries.get(name)?.() ?? require(name);

load('concord')(requireAny, pathToFileURL(join(__dirname, 'concord.js')).href);

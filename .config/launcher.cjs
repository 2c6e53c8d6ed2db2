'use strict';
/**
 * The built program's `main.js`. It runs the code beside it (`concord.js`), and spares V8 most of the work of compiling it:
 * the build has run the program once and kept what came of that (`concord.cache`). V8 itself refuses a cache that another
 * release of it, or other code, has made; the program then starts without, a little slower.
 */
require('./nodeVersion.js');
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { pathToFileURL } = require('node:url');
const { Script } = require('node:vm');

const filename = join(__dirname, 'concord.js');
const cachedData = (() => {
  try {
    return readFileSync(join(__dirname, 'concord.cache'));
  } catch {
    return undefined;
  }
})();

const script = new Script(readFileSync(filename, 'latin1'), { filename, cachedData });
exports.script = script;
script.runInThisContext()(require, pathToFileURL(filename).href);

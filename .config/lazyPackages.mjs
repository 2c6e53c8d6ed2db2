/** What a start does not need is not run by it: small modules that the build puts in the place of packages. */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/**
 * Packages that are run when one of their functions is called for the first time. The names are what our own code takes from
 * them; another name is a fault of the build.
 */
const FUNCTIONS = {
  'csv-parse': ['parse'],
  'csv-stringify/sync': ['stringify'],
  fflate: ['strFromU8', 'strToU8', 'unzipSync', 'zipSync'],
  'rrule-temporal': ['RRuleTemporal'],
  undici: ['request'],
  unhomoglyph: ['default'],
  'write-excel-file/node': ['default'],
  '@orama/stemmers/english': ['stemmer'],
  '@orama/stemmers/french': ['stemmer'],
};
/** The same for objects whose members are functions and classes. */
const OBJECTS = { 'temporal-polyfill': ['Temporal'] };
const NAMES = { ...FUNCTIONS, ...OBJECTS };

const later = (name) => `let there;\nconst run = () => (there ??= require(${JSON.stringify(name)}));\n`;
/** What a package exports as `default`: of CommonJS, all of it. */
const member = (name) => (name === 'default' ? '(run().default ?? run())' : `run().${name}`);
/** May be called with `new`, too. */
const lazyFunction = (name) => `export ${name === 'default' ? 'default function' : `function ${name}`}(...given) {
  return new.target ? new (${member(name)})(...given) : ${member(name)}(...given);
}\n`;
const lazyObject = (name) => `export const ${name} = new Proxy({}, { get: (_, key) => ${member(name)}[key] });\n`;

/**
 * Express asks for the character set of each answer's type, and sorts a table of 2,500 types for it first. The types of
 * nearly all answers are looked up here; the table is made for any other.
 */
const TYPES = ['application/json', 'text/html', 'text/plain', 'text/css', 'text/javascript', '.html', '.css', '.js'];
function mimeTypes() {
  const real = require('mime-types');
  const known = (of) => JSON.stringify(Object.fromEntries(TYPES.map((type) => [type, of(type)])));
  return `${later('mime-types')}
const contentTypes = new Map(Object.entries(${known(real.contentType)}));
exports.contentType = (type) => contentTypes.get(type) ?? run().contentType(type);
${['charset', 'extension', 'lookup'].map((name) => `exports.${name} = (given) => run().${name}(given);\n`).join('')}
for (const name of ['types', 'extensions']) Object.defineProperty(exports, name, { get: () => run()[name] });\n`;
}

/**
 * libsql asks Node.js for a diagnostic report, 5 ms, to learn which C library the system has. Its other way of asking, the
 * one that decides where the two differ, reads it from a file.
 */
const NATIVE = `const { familySync, MUSL } = require('detect-libc');
exports.load = () => null;
exports.currentTarget = () => {
  const { arch, platform } = process;
  if (platform === 'win32') return 'win32-' + arch + '-msvc';
  if (platform !== 'linux') return platform + '-' + arch;
  return arch === 'arm' ? 'linux-arm-gnueabihf' : 'linux-' + arch + (familySync() === MUSL ? '-musl' : '-gnu');
};\n`;

/** What Express writes for its developers, into nothing unless `DEBUG` asks for it. */
const DEBUG = `const off = () => undefined;
module.exports = process.env.DEBUG ? require('debug') : () => off;\n`;

const OTHERS = { debug: () => DEBUG, 'mime-types': mimeTypes, '@neon-rs/load': () => NATIVE };
const named = (names) => new RegExp(`^(?:${Object.keys(names).join('|')})$`);
const isOurs = (importer) => !/[\\/]node_modules[\\/]/.test(importer);
/** What Express and libsql take, not an older one inside another package. */
const isOfExpress = (importer) =>
  /[\\/]node_modules[\\/](?:accepts|body-parser|express|finalhandler|libsql|router|send|type-is)[\\/]/.test(importer);

export const lazyPackages = {
  name: 'lazy packages',
  setup(build) {
    const into =
      (isMeant) =>
      ({ path, importer, namespace }) =>
        namespace === 'file' && isMeant(importer) ? { path, namespace: 'lazy' } : undefined;
    build.onResolve({ filter: named(NAMES) }, into(isOurs));
    build.onResolve({ filter: named(OTHERS) }, into(isOfExpress));
    // Of the encodings in which a request may be, the tables of the Asian ones are half a megabyte.
    build.onResolve({ filter: /^\.\/tables\/.*\.json$/ }, ({ path, importer }) =>
      /[\\/]iconv-lite[\\/]encodings[\\/]/.test(importer)
        ? { path: `iconv-lite/encodings${path.slice(1)}`, external: true }
        : undefined,
    );
    build.onLoad({ filter: named({ ...NAMES, ...OTHERS }), namespace: 'lazy' }, ({ path }) => ({
      contents: OTHERS[path]?.() ?? later(path) + NAMES[path].map(path in OBJECTS ? lazyObject : lazyFunction).join(''),
      resolveDir: import.meta.dirname,
    }));
  },
};

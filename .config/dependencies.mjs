/**
 * Lists what is installed for production: `npm run dependencies`. For each direct dependency its licence, the packages that
 * come with it, and their size on disk; then all licences. Exit code 1 when one is not permissive.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (name) => JSON.parse(readFileSync(join(root, name), 'utf8'));

/** Asks for nothing but that the notice is kept. Of a choice (`A OR B`) one is enough; of `A AND B` both must be there. */
export const PERMISSIVE = [
  'MIT',
  'MIT-0',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
  'Zlib',
  'CC0-1.0',
  'Unlicense',
];
export const isPermissive = (licence = '') => {
  const all = (words, mark) => words.replace(/^\(|\)$/g, '').split(mark);
  return all(licence, ' AND ').every((part) => all(part, ' OR ').some((one) => PERMISSIVE.includes(one)));
};

/** The nearest folder in which Node.js finds a package, from the folder of another one. */
function placeOf(packages, from, name) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const place = `${folder && `${folder}/`}node_modules/${name}`;
    if (packages[place]) return place;
    if (!folder) return undefined;
    if (!folder.includes('/node_modules/')) folder = '';
  }
}

/** The folders of a package and of all that it brings. */
function withAll(packages, name) {
  const found = new Set();
  const add = (place) => {
    if (place === undefined || found.has(place)) return;
    found.add(place);
    const { dependencies, optionalDependencies } = packages[place];
    for (const next of Object.keys({ ...dependencies, ...optionalDependencies })) add(placeOf(packages, place, next));
  };
  add(placeOf(packages, '', name));
  return found;
}

/** @returns bytes of the files in a package's folder, without those of packages inside it */
const sizeOf = (folder) =>
  readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' ? sum : sum + sizeOf(path);
    return entry.isFile() ? sum + statSync(path).size : sum;
  }, 0);

/** @returns a line for each direct dependency, and each licence with the packages under it */
export function dependencies() {
  const { packages } = read('package-lock.json');
  const everything = new Set();
  const direct = Object.keys(read('package.json').dependencies).map((name) => {
    const places = [...withAll(packages, name)];
    for (const place of places) everything.add(place);
    const there = places.filter((place) => existsSync(join(root, place)));
    const bytes = there.reduce((sum, place) => sum + sizeOf(join(root, place)), 0);
    return { name, licence: packages[placeOf(packages, '', name)].license, packages: there.length, bytes };
  });
  const licences = new Map();
  for (const place of everything) {
    const licence = packages[place].license ?? 'none named';
    licences.set(licence, [...(licences.get(licence) ?? []), place.slice(place.lastIndexOf('node_modules/') + 13)]);
  }
  return { direct, licences };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { direct, licences } = dependencies();
  const line = (...cells) =>
    console.log(cells.map((cell, at) => (at < 2 ? String(cell).padStart(8) : cell)).join('  '));
  line('MB', 'packages', 'dependency (licence)');
  for (const one of direct.sort((a, b) => b.bytes - a.bytes))
    line((one.bytes / 1e6).toFixed(1), one.packages, `${one.name} (${one.licence})`);
  console.log('\nLicences');
  for (const [licence, names] of licences)
    line('', names.length, `${licence}${isPermissive(licence) ? '' : `: NOT PERMISSIVE: ${names.join(', ')}`}`);
  process.exitCode = [...licences.keys()].every(isPermissive) ? 0 : 1;
}

/** Lists the 20 longest functions and files of `src`, and how many are longer than the habits of the house ask about. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const files = [];
const functions = [];
for (const path of readdirSync('src', { recursive: true })) {
  if (!path.endsWith('.ts')) continue;
  const name = join('src', path);
  const text = readFileSync(name, 'utf8');
  const source = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  const lineOf = (position) => source.getLineAndCharacterOfPosition(position).line + 1;
  files.push({ lines: lineOf(text.length) - 1, name });
  const visit = (node) => {
    if (ts.isFunctionLike(node) && node.body)
      functions.push({ lines: lineOf(node.end) - lineOf(node.getStart()) + 1, name: `${name} ${calledBy(node)}` });
    ts.forEachChild(node, visit);
  };
  visit(source);
}

function calledBy({ name, parent }) {
  return (name ?? parent.name)?.getText() ?? '(no name)';
}

function show(what, all, most) {
  const sorted = all.toSorted((a, b) => b.lines - a.lines);
  const median = sorted[Math.floor(sorted.length / 2)].lines;
  const long = sorted.filter(({ lines }) => lines > most).length;
  console.log(`${sorted.length} ${what}; median ${median} lines; ${long} over ${most}`);
  for (const { lines, name } of sorted.slice(0, 20)) console.log(`${String(lines).padStart(5)}  ${name}`);
}

show('functions', functions, 30);
show('files', files, 200);

/** Reads the little of YAML that a manifest needs, and refuses the rest. */
type Value = string | number | boolean | Value[] | { [key: string]: Value };

interface Line {
  readonly indent: number;
  readonly text: string;
}

export function readYaml(text: string): Value {
  const lines = text
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.trim().startsWith('#'))
    .map((line): Line => ({ indent: line.length - line.trimStart().length, text: line.trim() }));
  const { value, next } = block(lines, 0, 0);
  if (next !== lines.length) throw new Error(`cannot read: ${lines[next]?.text ?? ''}`);
  return value;
}

interface Read {
  readonly value: Value;
  readonly next: number;
}

function block(lines: readonly Line[], at: number, indent: number): Read {
  return lines[at]?.text.startsWith('- ') ? list(lines, at, indent) : map(lines, at, indent);
}

function list(lines: readonly Line[], from: number, indent: number): Read {
  const value: Value[] = [];
  let at = from;
  while (lines[at]?.indent === indent && lines[at]?.text.startsWith('- ')) {
    const rest = (lines[at] as Line).text.slice(2);
    if (!/^[\w]+:( |$)/.test(rest)) {
      value.push(scalar(rest));
      at += 1;
      continue;
    }
    const inner = [...lines];
    inner[at] = { indent: indent + 2, text: rest };
    const read = map(inner, at, indent + 2);
    value.push(read.value);
    at = read.next;
  }
  return { value, next: at };
}

function map(lines: readonly Line[], from: number, indent: number): Read {
  const value: Record<string, Value> = {};
  let at = from;
  while (lines[at]?.indent === indent && !lines[at]?.text.startsWith('- ')) {
    const [, key = '', rest = ''] = /^(\w+):\s*(.*)$/.exec((lines[at] as Line).text) ?? [];
    if (key === '' || key in value) throw new Error(`cannot read: ${lines[at]?.text ?? ''}`);
    const deeper = lines[at + 1]?.indent ?? 0;
    if (rest === '>-') {
      const folded: string[] = [];
      for (at += 1; (lines[at]?.indent ?? 0) > indent; at += 1) folded.push((lines[at] as Line).text);
      value[key] = folded.join(' ');
    } else if (rest === '') {
      const read = block(lines, at + 1, deeper);
      value[key] = read.value;
      at = read.next;
    } else {
      value[key] = scalar(rest);
      at += 1;
    }
  }
  return { value, next: at };
}

function scalar(text: string): Value {
  if (/^".*"$/.test(text)) return JSON.parse(text) as string;
  if (/^'[^']*'$/.test(text)) return text.slice(1, -1);
  if (text === 'true' || text === 'false') return text === 'true';
  if (/^\d+$/.test(text)) return Number(text);
  if (/^[[{&*!|>'"%@`]/.test(text) || / #/.test(text)) throw new Error(`cannot read: ${text}`);
  return text;
}

// No cycle between the files and folders of one folder: with a cycle, none of them can be read, tested or moved without the others.
// dependency-cruiser checks cycles of files; a cycle of folders may consist of files that have none. Type-only imports count.
import { readdirSync, readFileSync } from 'node:fs';
import { join, normalize, sep } from 'node:path';

const ROOTS = ['server', 'client', 'scripts'];
const SKIPPED = /(^|\/)(node_modules|dist|generated|fixtures)$|^(server|client)\/test$/;
const CHECKED = /(?<!\.test|\.d)\.(ts|tsx|mjs)$/;
const IMPORT = /\b(?:from|import)\s*\(?\s*'(\.[^']*)'/g;

const texts = new Map(ROOTS.flatMap(listFiles).map((path) => [path, readFileSync(path, 'utf8')]));
const cycles = findFolderCycles();
for (const cycle of cycles) console.log(cycle);
process.exitCode = cycles.length === 0 ? 0 : 1;

/** Returns a line for each folder with a cycle: the parts of the cycle, and an import from each to the next. */
function findFolderCycles() {
  const folders = new Map();
  for (const [from, text] of texts) {
    for (const [, to] of text.matchAll(IMPORT)) {
      const target = resolve(from, to);
      if (target) addImport(folders, from, target);
    }
  }
  return [...folders].flatMap(([folder, imports]) => {
    const cycle = findCycle(imports);
    if (!cycle) return [];
    const steps = cycle.map((part, at) => imports.get(part).get(cycle[(at + 1) % cycle.length]));
    return [`${folder}: ${cycle.join(' → ')} → ${cycle[0]} (${steps.join('; ')})`];
  });
}

function resolve(from, to) {
  const path = normalize(join(from, '..', to))
    .split(sep)
    .join('/');
  return [path, `${path}.ts`, `${path}.tsx`, `${path}.mjs`].find((candidate) => texts.has(candidate));
}

/** Notes an import in the deepest folder that holds both files, between its two parts: files or folders. */
function addImport(folders, from, to) {
  const [source, target] = [from.split('/'), to.split('/')];
  const depth = source.findIndex((part, at) => part !== target[at]);
  if (depth < 1) return;
  const folder = source.slice(0, depth).join('/');
  const imports = folders.get(folder) ?? new Map();
  folders.set(folder, imports);
  const targets = imports.get(source[depth]) ?? new Map();
  imports.set(source[depth], targets);
  if (!targets.has(target[depth])) targets.set(target[depth], `${from} imports ${to}`);
}

/** Returns the parts of one cycle in order; null where there is none. Depth-first search. */
function findCycle(imports) {
  const finished = new Set();
  const visit = (part, path) => {
    const at = path.indexOf(part);
    if (at >= 0) return path.slice(at);
    if (finished.has(part)) return null;
    for (const next of imports.get(part)?.keys() ?? []) {
      const cycle = visit(next, [...path, part]);
      if (cycle) return cycle;
    }
    finished.add(part);
    return null;
  };
  for (const part of imports.keys()) {
    const cycle = visit(part, []);
    if (cycle) return cycle;
  }
  return null;
}

function listFiles(folder) {
  if (SKIPPED.test(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return listFiles(path);
    return CHECKED.test(entry.name) ? [path] : [];
  });
}

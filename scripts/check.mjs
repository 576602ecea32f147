// `npm run check`: every static check, one line each, the findings of those that fail below.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const bin = (path) => join('node_modules', path);
// Incremental: a second check takes 12 s for each project on two cores, the first 34 and 47 s.
const types = (project) => [
  bin('typescript/bin/tsc'),
  '--project',
  project,
  '--incremental',
  '--tsBuildInfoFile',
  `dist/${project}.tsbuildinfo`,
];
const CHECKS = [
  ['Types of the server', ...types('server')],
  ['Types of the dashboard', ...types('client')],
  ['Lint and formatting', bin('@biomejs/biome/bin/biome'), 'ci', '--colors=off'],
  [
    'Imports',
    bin('dependency-cruiser/bin/dependency-cruise.mjs'),
    '--config',
    '.dependency-cruiser.cjs',
    'server',
    'client/src',
    'client/test',
    'scripts',
  ],
  ['Cycles of folders', 'scripts/check-folders.mjs'],
  ['Unused code', bin('knip/bin/knip.js'), '--no-progress'],
  ['Length of lines and files, wording', 'scripts/check-prose.mjs'],
  ['Spelling (a right word belongs in project-words.txt)', bin('cspell/bin.mjs'), 'lint', '--no-progress', '--no-summary'],
  ['Packages', 'scripts/check-packages.mjs'],
];
const TOGETHER = 2;

const queue = CHECKS.filter(([, program]) => existsSync(program));
const failures = [];
await Promise.all(Array.from({ length: TOGETHER }, work));
for (const { name, output } of failures) console.log(`\n${name}\n${output}`);
console.log(failures.length === 0 ? '\nEverything is in order.' : `\n${failures.map(({ name }) => name).join(', ')}: to be mended.`);
process.exitCode = failures.length === 0 ? 0 : 1;

async function work() {
  for (let check = queue.shift(); check; check = queue.shift()) {
    const [name, ...command] = check;
    const begun = Date.now();
    const { code, output } = await run(command);
    console.log(`${code === 0 ? 'ok     ' : 'FAILED '} ${name} (${((Date.now() - begun) / 1000).toFixed(1)} s)`);
    if (code !== 0) failures.push({ name, output });
  }
}

function run(command) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
    child.once('close', (code) => resolve({ code, output: output.trim() }));
  });
}

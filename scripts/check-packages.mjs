// Holds package-lock.json to its rules: every package has a checksum and no address, and a licence that we accept; then asks the registry
// for known holes. Where the registry does not answer, that is said and nothing fails: an offline check is not a failed one.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

const ACCEPTED = new Set(
  ['MIT', 'MIT-0', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'MPL-2.0', 'PostgreSQL', 'BlueOak-1.0.0', 'CC0-1.0'].concat(
    ['Unlicense', 'Python-2.0', 'PSF-2.0', 'CC-BY-4.0', 'Zlib'],
  ),
);
const TOLERATED = 'MIT';
/** Of these the lockfile says nothing, or something else than an expression; or they are tolerated for the reason given. */
const READ_BY_HAND = new Map([
  ['@visx/vendor', 'MIT AND ISC'],
  ['seq-queue', 'MIT'],
  // EPL-2.0: a part of Prisma Studio, which comes with Prisma's command line and is never loaded here.
  ['elkjs', TOLERATED],
  // Word lists of cspell, which only checks spelling in development: CC BY-SA 4.0 and WTFPL.
  ['@cspell/dict-en-common-misspellings', TOLERATED],
  ['@cspell/dict-django', TOLERATED],
]);
const AUDIT_MILLISECONDS = 8_000;

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const problems = [...checkLock(lock), ...checkVersions(manifest)];
const audit = await runAudit();
problems.push(...audit.problems);
for (const problem of problems) console.log(problem);
console.log(audit.note);
process.exitCode = problems.length === 0 ? 0 : 1;

/** Our own entry, and packages that are links, have neither address nor checksum. */
function checkLock({ packages }) {
  return Object.entries(packages).flatMap(([path, entry]) => {
    if (path === '' || entry.link || entry.inBundle) return [];
    const found = [];
    if (entry.resolved) found.push(`${path}: "resolved" must not be in package-lock.json`);
    if (!/^sha512-/.test(entry.integrity ?? '')) found.push(`${path}: no sha512 integrity`);
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const licence = READ_BY_HAND.get(name) ?? entry.license;
    if (!isAccepted(licence)) found.push(`${path}: licence ${licence ?? 'unknown'} is not accepted`);
    return found;
  });
}

/** "(MIT OR CC0-1.0)" is accepted with one of them, "MIT AND ISC" with both. */
function isAccepted(licence) {
  if (typeof licence !== 'string') return false;
  const alternatives = licence.replace(/[()]/g, '').split(' OR ');
  return alternatives.some((alternative) => alternative.split(' AND ').every((name) => ACCEPTED.has(name.trim())));
}

function checkVersions({ dependencies, devDependencies, overrides }) {
  return Object.entries({ ...dependencies, ...devDependencies, ...overrides })
    .filter(([, version]) => typeof version === 'string' && !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
    .map(([name, version]) => `package.json: ${name} ${version} is not one exact version`);
}

/** Known holes of what runs in production, high and critical ones. */
async function runAudit() {
  const output = await run(['audit', '--omit=dev', '--json']);
  let report = null;
  try {
    report = JSON.parse(output);
  } catch {
    // No answer, or not one of an audit.
  }
  if (!report?.vulnerabilities) return { problems: [], note: 'Known holes: not checked, the registry did not answer.' };
  const bad = Object.values(report.vulnerabilities).filter(({ severity }) => severity === 'high' || severity === 'critical');
  return {
    problems: bad.map(({ name, severity, range }) => `${name} ${range}: a known hole, ${severity}`),
    note: 'Known holes: checked with the registry.',
  };
}

function run(parameters) {
  return new Promise((resolve) => {
    const child = spawn(process.platform === 'win32' ? 'npm.cmd' : 'npm', parameters, {
      stdio: ['ignore', 'pipe', 'ignore'],
      shell: process.platform === 'win32',
    });
    // The library's own time limit keeps the process waiting where npm could not be started.
    const limit = setTimeout(() => child.kill(), AUDIT_MILLISECONDS);
    const end = (text) => {
      clearTimeout(limit);
      resolve(text);
    };
    let output = '';
    child.stdout.on('data', (text) => (output += text));
    child.once('error', () => end(''));
    child.once('close', () => end(output));
  });
}

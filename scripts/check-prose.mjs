// Holds text to docs/glossary.md and CONTRIBUTING.md ("Style"): no line over 140 characters, no file of code over 300 lines, and none of
// the phrases that have a plainer word. Spelling is checked by cspell. Tests and benchmarks hold queries and expected texts, so their code
// may have longer lines.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const MAX_LENGTH = 140;
const MAX_LINES = 300;
/** These name the phrases. */
const OWN = /^scripts\/check-prose\.(mjs|test\.ts)$/;
const SKIPPED = new Set(['node_modules', 'generated', 'dist', 'coverage', 'fixtures']);
const CHECKED = /\.(md|ts|tsx|mjs|css)$/;
const GENERATED = /\.d\.ts$/;
const DATA = /(\.test\.tsx?|^(client|server)\/(test|bench)\/.*|^server\/cluster\/.*)$/;
const CODE = /(?<!\.test)\.(ts|tsx|mjs|css)$/;
const COMMENT = /^\s*(\/\*\*|\*|\/\/)/;
/** A line of SVG, XML or HTML: an attribute cannot be broken. */
const MARKUP = /<\/?[a-zA-Z][^>]*[=>]/;

const PHRASES = [
  { phrase: /\b(tell|tells|told)\b(?!-)(?!.*\bapart\b)/i, say: 'show, return, send, say' },
  { phrase: /(?<!\b(stand|stands|left|leave|goes) )\balone\b/i, say: 'only' },
  { phrase: /\bwhatever\b/i, say: 'any, everything, "regardless of"' },
  { phrase: /\bto be had\b/i, say: 'available' },
  { phrase: /\banew\b/i, say: 'again' },
  { phrase: /\bfor ever\b/i, say: 'without end, without limit' },
];

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const problems = listFiles('.').flatMap((path) => checkText(path, readFileSync(path, 'utf8')));
  for (const problem of problems) console.log(problem);
  process.exitCode = problems.length === 0 ? 0 : 1;
}

/** The findings of one file, each `path:line: what is wrong`. */
export function checkText(path, text) {
  let isFenced = false;
  const lines = text.split('\n');
  const problems = lines.flatMap((line, at) => {
    if (path.endsWith('.md') && line.trimStart().startsWith('```')) isFenced = !isFenced;
    const isData = isFenced || (path.endsWith('.md') ? line.trimStart().startsWith('|') : DATA.test(path) && !COMMENT.test(line));
    const found = [];
    if (line.length > MAX_LENGTH && !isData && !MARKUP.test(line)) found.push(`${line.length} characters, more than ${MAX_LENGTH}`);
    if (!isFenced && !OWN.test(path)) {
      for (const { phrase, say } of PHRASES) {
        const match = phrase.exec(line);
        if (match) found.push(`"${match[0]}" has a plainer word: ${say}`);
      }
    }
    return found.map((problem) => `${path}:${at + 1}: ${problem}`);
  });
  if (CODE.test(path) && lines.length - 1 > MAX_LINES) problems.push(`${path}: ${lines.length - 1} lines. Does it have one job?`);
  return problems;
}

function listFiles(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name.startsWith('.') || SKIPPED.has(entry.name)) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return listFiles(path);
    return CHECKED.test(entry.name) && !GENERATED.test(entry.name) ? [relative('.', path).split(sep).join('/')] : [];
  });
}

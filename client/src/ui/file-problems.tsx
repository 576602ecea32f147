import { Notice } from './notice';
import { uiWords } from './words';

/** Why watched files are refused, line by line. */
export function FileProblems({ problems }: { problems: readonly { fileName: string; line: number | null; message: string }[] }) {
  const say = uiWords.fileProblems;
  return (
    <Notice tone="bad" title={say.title}>
      <ul>
        {problems.map(({ fileName, line, message }) => (
          <li key={`${fileName} ${line} ${message}`}>
            {fileName}
            {line !== null && `, ${say.line(String(line))}`}: {message}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

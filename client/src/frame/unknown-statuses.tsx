import { Link } from '@tanstack/react-router';
import { useLiveData } from '../data/use-live-data';
import { may, useViewer } from '../data/viewer';
import { formatCount, formatList } from '../lib/format';
import { Notice } from '../ui/notice';
import { uiWords } from '../ui/words';

const say = uiWords.unknownStatuses;

/** Says which leave counts in no figure, because its status is a word of the source that is not known here. */
export function UnknownStatuses() {
  const { role } = useViewer();
  const { status } = useLiveData();
  const unknown = status?.unknownStatuses ?? [];
  if (unknown.length === 0) return null;
  const count = unknown.reduce((sum, { leaveCount }) => sum + (leaveCount ?? 0), 0);
  const words = unknown.map(({ sourceStatus, leaveCount }) => say.word(sourceStatus, leaveCount === null ? null : formatCount(leaveCount)));
  return (
    <Notice
      tone="warn"
      title={count === 0 ? say.titleWithoutCount : say.title(formatCount(count), count)}
      role="note"
      testId="unknown-statuses"
    >
      {say.text(formatList(words))}{' '}
      {may.seePeople(role) && (
        <Link to="/checks" search={{ check: 'UNKNOWN_STATUS' }}>
          {say.show}
        </Link>
      )}
    </Notice>
  );
}

import { Text } from '@mantine/core';
import { formatCount } from '../lib/format';

/** Says that a list ends before its records do; nothing where it has all of them. @param say in words, with both numbers as texts */
export function ShortenedLine({ shown, total, say }: { shown: number; total: number; say: (shown: string, total: string) => string }) {
  if (total <= shown) return null;
  return (
    <Text size="xs" c="var(--ink-3)" mt="sm">
      {say(formatCount(shown), formatCount(total))}
    </Text>
  );
}

import { ActionIcon, Button, Menu, NativeSelect, Switch, TextInput } from '@mantine/core';
import { useNarrow } from '../../lib/use-narrow';
import { CloseIcon, DownloadIcon, SearchIcon } from '../../ui/icons';
import { PopupTarget, useLazyPopup } from '../../ui/lazy-popup';
import { type EmployeeFilterInput, employeesExport } from './employee-filter';
import { type BalanceChoice, isSort, SORT_COLUMNS, type Sort, writeSort } from './employee-sort';
import classes from './employees.module.css';
import type { BalanceType } from './use-balance-type';
import { useFind } from './use-find';
import { employeesWords } from './words';

const say = employeesWords;
const MAX_LENGTH = 200;

/** What can be done with the list: search it, widen it, sort it, take it along. */
export function EmployeesToolbar({
  count,
  filter,
  find,
  onFind,
  retired,
  onRetired,
  sort,
  onSort,
  balanceTypes,
  balanceType,
  balanceOf,
  onBalanceType,
}: {
  /** How many there are, in words, or that it is not known yet. */
  count: string;
  filter: EmployeeFilterInput;
  find: string;
  onFind: (text: string) => void;
  retired: boolean;
  onRetired: (retired: boolean) => void;
  sort: Sort;
  onSort: (sort: Sort) => void;
  balanceTypes: readonly BalanceType[];
  /** The one whose balances are shown. */
  balanceType: string | null;
  /** The balances that the downloads hold: those that are shown. */
  balanceOf: BalanceChoice | null;
  onBalanceType: (id: string) => void;
}) {
  const narrow = useNarrow();
  const [text, setText] = useFind(find, onFind);
  const { buttonProps, popup } = useLazyPopup('menu');
  return (
    <div className={classes.toolbar} data-print="hidden">
      <TextInput
        className={classes.find}
        size="sm"
        type="search"
        aria-label={say.find}
        placeholder={say.findHint}
        maxLength={MAX_LENGTH}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        leftSection={<SearchIcon size={16} />}
        rightSection={
          text !== '' && (
            <ActionIcon variant="subtle" color="gray" size="sm" aria-label={say.clearFind} onClick={() => setText('')}>
              <CloseIcon size={14} />
            </ActionIcon>
          )
        }
      />
      {narrow && (
        <NativeSelect
          size="sm"
          aria-label={say.sortBy}
          value={sort}
          onChange={({ currentTarget: { value } }) => isSort(value) && onSort(value)}
          data={SORT_COLUMNS.filter((column) => column !== 'balance' || balanceType !== null).flatMap((column) => [
            { value: writeSort(column, false), label: say.columns[column] },
            { value: writeSort(column, true), label: say.descending(say.columns[column]) },
          ])}
        />
      )}
      {balanceType !== null && (
        <NativeSelect
          size="sm"
          aria-label={say.balanceChoice}
          value={balanceType}
          onChange={({ currentTarget: { value } }) => onBalanceType(value)}
          data={balanceTypes.map(({ id, name }) => ({ value: id, label: say.balanceOf(name) }))}
        />
      )}
      <Switch
        size="sm"
        label={say.retired}
        title={say.retiredHint}
        checked={retired}
        onChange={(event) => onRetired(event.currentTarget.checked)}
      />
      <p className={classes.count} role="status">
        {count}
      </p>
      <Button variant="default" size="xs" leftSection={<DownloadIcon size={15} />} {...buttonProps}>
        {say.download}
      </Button>
      {popup && (
        <Menu id={popup.id} opened={popup.opened} onChange={popup.setOpened} position="bottom-end" shadow="md">
          <Menu.Target>
            <PopupTarget button={popup.button} />
          </Menu.Target>
          <Menu.Dropdown>
            {(['csv', 'xlsx'] as const).map((format) => (
              <Menu.Item key={format} component="a" href={employeesExport(format, filter, find, balanceOf)} download>
                {say[format]}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </div>
  );
}

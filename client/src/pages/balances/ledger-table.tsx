import { Button, Table, UnstyledButton } from '@mantine/core';
import { toCsv } from '../../charts/export/csv';
import { downloadText } from '../../charts/export/download';
import { fileName } from '../../charts/export/file-name';
import { useChartAbout } from '../../charts/panel/chart-about';
import { chartWords } from '../../charts/words';
import { useDrill } from '../../drill/use-drill';
import { drillWords } from '../../drill/words';
import { entryDates, ledgerTable } from '../../leave-charts/ledger-model';
import { ledgerWords } from '../../leave-charts/ledger-words';
import { leaveWords } from '../../leave-charts/words';
import { formatDate, formatDays } from '../../lib/format';
import links from '../../ui/links.module.css';
import { ScrollRegion } from '../../ui/scroll-region';
import classes from './balances.module.css';
import type { Ledger } from './balances-query';
import { ledgerSteps } from './ledger-steps';
import { balancesWords } from './words';

const say = { ...ledgerWords, ...balancesWords.ledger };

/** The entries that lead from 0 to what is available, each with its bar of a waterfall. */
export function LedgerTable({
  ledger: { ledger, ledgerResidual, available },
  asOf,
  dataVersion,
  title,
  name,
}: {
  ledger: Ledger;
  asOf: string;
  dataVersion: string;
  title: string;
  /** Whose it is. */
  name: string;
}) {
  const drill = useDrill();
  const { filters } = useChartAbout();
  const { zero, steps } = ledgerSteps(ledger);
  const percent = (share: number) => `${share * 100}%`;
  const save = () =>
    downloadText(
      toCsv(ledgerTable(ledger), { hidden: chartWords.hiddenInFile }),
      'text/csv',
      fileName(title, filters.slice(0, 2), dataVersion, 'csv'),
    );
  return (
    <>
      <p className={classes.note}>
        {say.hint(formatDate(asOf))} {(available ?? 0) < 0 && leaveWords.debtNotCarried}
      </p>
      <ScrollRegion label={say.ledger}>
        <Table className="figure" fz={13} verticalSpacing={7} horizontalSpacing={8} borderColor="var(--line)" aria-label={say.ledger}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{say.entry}</Table.Th>
              <Table.Th scope="col">{say.dates}</Table.Th>
              <Table.Th scope="col" className={classes.movement}>
                {say.movement}
              </Table.Th>
              <Table.Th scope="col" ta="right">
                {say.days}
              </Table.Th>
              <Table.Th scope="col" ta="right">
                {say.balance}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {ledger.map((entry, index) => {
              const { kind, leaveId, days, balance } = entry;
              return (
                <Table.Tr key={`${kind} ${leaveId}`} data-testid="entry">
                  <Table.Th scope="row" fw={500}>
                    {drill && leaveId !== null ? (
                      <UnstyledButton
                        className={links.action}
                        fz={13}
                        aria-label={`${say.kinds[kind]}. ${drillWords.history.of(name, entryDates(entry))}`}
                        onClick={() => drill({ title: drillWords.history.of(name, entryDates(entry)), leaveId })}
                      >
                        {say.kinds[kind]}
                      </UnstyledButton>
                    ) : (
                      say.kinds[kind]
                    )}
                  </Table.Th>
                  <Table.Td className={classes.dates}>{entryDates(entry)}</Table.Td>
                  <Table.Td className={classes.movement}>
                    <span className={classes.waterfall} aria-hidden="true">
                      <span className={classes.zero} style={{ insetInlineStart: percent(zero) }} />
                      <span
                        className={classes.step}
                        data-kind={kind}
                        style={{ insetInlineStart: percent(steps[index]?.start ?? 0), width: percent(steps[index]?.size ?? 0) }}
                      />
                    </span>
                  </Table.Td>
                  <Table.Td ta="right">{days === null ? say.unknown : formatDays(days)}</Table.Td>
                  <Table.Td ta="right" fw={600} className={(balance ?? 0) < 0 ? classes.bad : undefined}>
                    {balance === null ? say.unknown : formatDays(balance)}
                  </Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </ScrollRegion>
      {ledgerResidual !== null && ledgerResidual !== 0 && (
        <p className={classes.note}>{say.residual(formatDays(ledgerResidual), ledgerResidual)}</p>
      )}
      <Button size="xs" variant="default" mt="md" onClick={save}>
        {say.csv}
      </Button>
    </>
  );
}

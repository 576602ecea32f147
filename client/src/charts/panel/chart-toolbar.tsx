import { ActionIcon, Menu } from '@mantine/core';
import type { ReactNode, RefObject } from 'react';
import { useToday } from '../../data/use-today';
import { formatDate } from '../../lib/format';
import { DownloadIcon, ExpandIcon, LeftIcon, OverviewIcon, ResetIcon, RightIcon, TableIcon, ZoomInIcon, ZoomOutIcon } from '../../ui/icons';
import { PopupTarget, useLazyPopup } from '../../ui/lazy-popup';
import { useChartLook } from '../engine/chart';
import { fileName } from '../export/file-name';
import type { LegendItem } from '../export/picture';
import type { TableModel } from '../options/table-model';
import { chartWords } from '../words';
import type { Zoom } from '../zoom/use-zoom';
import { isWhole, pan, zoomIn, zoomOut } from '../zoom/zoom-window';
import { useChartAbout } from './chart-about';
import classes from './chart-panel.module.css';
import type { FullScreen } from './use-full-screen';

const MIN_TO_ZOOM = 6;

/** The actions of a chart: zoom, export, show as a table. All work by keyboard. */
export function ChartToolbar({
  title,
  unit,
  root,
  legend,
  rows,
  file,
  asTable,
  onTable,
  zoom,
  fullScreen,
  onProblem,
}: {
  title: string;
  unit: string;
  root: RefObject<HTMLElement | null>;
  legend: readonly LegendItem[];
  rows: readonly { label: string; value: string }[] | undefined;
  file: TableModel;
  asTable: boolean;
  onTable: () => void;
  zoom: Zoom | undefined;
  fullScreen: FullScreen;
  /** A file could not be saved; null: it is being saved again. */
  onProblem: (problem: { retry: () => void } | null) => void;
}) {
  const about = useChartAbout();
  const { colors } = useChartLook();
  const today = useToday();
  const { buttonProps, popup } = useLazyPopup('menu');
  const write = async (kind: 'png' | 'svg' | 'csv') => {
    // The export code is loaded when the first file is requested.
    const { saveChart } = await import('../export/save-chart');
    const lines = [unit, about.filters.join(' · ')];
    const footer = chartWords.footer(formatDate(today), about.dataVersion);
    await saveChart(kind, fileName(title, about.filters, about.dataVersion, kind), file, root.current, {
      title,
      lines,
      legend,
      footer,
      rows,
      colors,
    });
  };
  const save = (kind: 'png' | 'svg' | 'csv') => {
    onProblem(null);
    write(kind).catch(() => onProblem({ retry: () => save(kind) }));
  };

  return (
    <div className={classes.tools} role="toolbar" aria-label={chartWords.tools(title)} data-print="hidden">
      {zoom && !asTable && zoom.window.count >= MIN_TO_ZOOM && <ZoomTools {...zoom} />}
      <Tool label={asTable ? chartWords.showChart : chartWords.showTable} onClick={onTable}>
        {asTable ? <OverviewIcon size={16} /> : <TableIcon size={16} />}
      </Tool>
      <ActionIcon variant="subtle" color="gray" aria-label={chartWords.download(title)} {...buttonProps}>
        <DownloadIcon size={16} />
      </ActionIcon>
      {popup && (
        <Menu
          id={popup.id}
          opened={popup.opened}
          onChange={popup.setOpened}
          position="bottom-end"
          shadow="md"
          withinPortal={!fullScreen.active}
        >
          <Menu.Target>
            <PopupTarget button={popup.button} />
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item disabled={asTable} onClick={() => save('png')}>
              {chartWords.png}
            </Menu.Item>
            <Menu.Item disabled={asTable} onClick={() => save('svg')}>
              {chartWords.svg}
            </Menu.Item>
            <Menu.Item onClick={() => save('csv')}>{chartWords.csv}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
      {fullScreen.toggle && (
        <Tool label={fullScreen.active ? chartWords.leaveFullScreen : chartWords.fullScreen} onClick={fullScreen.toggle}>
          <ExpandIcon size={16} />
        </Tool>
      )}
    </div>
  );
}

function ZoomTools({ window, setWindow }: Zoom) {
  const whole = isWhole(window);
  return (
    <>
      <Tool
        label={chartWords.zoomIn}
        disabled={zoomIn(window).end - zoomIn(window).start === window.end - window.start}
        onClick={() => setWindow(zoomIn(window))}
      >
        <ZoomInIcon size={16} />
      </Tool>
      {!whole && (
        <>
          <Tool label={chartWords.zoomOut} onClick={() => setWindow(zoomOut(window))}>
            <ZoomOutIcon size={16} />
          </Tool>
          <Tool label={chartWords.panLeft} disabled={window.start === 0} onClick={() => setWindow(pan(window, -1))}>
            <LeftIcon size={16} />
          </Tool>
          <Tool label={chartWords.panRight} disabled={window.end === window.count} onClick={() => setWindow(pan(window, 1))}>
            <RightIcon size={16} />
          </Tool>
          <Tool label={chartWords.resetZoom} onClick={() => setWindow({ start: 0, end: window.count, count: window.count })}>
            <ResetIcon size={16} />
          </Tool>
        </>
      )}
    </>
  );
}

function Tool({ label, disabled, onClick, children }: { label: string; disabled?: boolean; onClick: () => void; children: ReactNode }) {
  return (
    <ActionIcon variant="subtle" color="gray" aria-label={label} data-hint={label} disabled={disabled} onClick={onClick}>
      {children}
    </ActionIcon>
  );
}

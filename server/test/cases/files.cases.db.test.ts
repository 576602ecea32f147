import { expect, test } from 'vitest';
import { FISCAL_YEARS, leave, person } from './case-records';
import { runCase } from './case-runner';

// Texts that other systems lose or break on the way into files: cases from public reports.

test('employee numbers are text: leading zeros, letters and slashes stay, and each is somebody', () =>
  runCase(async ({ harness, days, query, csv, xlsx }) => {
    const ids = ['007', '7', '0131', 'E-12/3'];
    await harness.serve(ids.map((empId, at) => leave({ id: 1 + at, ...person(1 + at), empId })));
    expect(await days('EMPLOYEE')).toEqual(Object.fromEntries(ids.map((id) => [id, 1])));
    for (const [at, id] of ids.entries()) {
      expect(await query('query ($id: ID!) { employee(id: $id) { id userId } }', { id })).toEqual({
        employee: { id, userId: String(7001 + at) },
      });
      expect(await days('EMPLOYEE', { filter: { employeeIds: [id] } })).toEqual({ [id]: 1 });
    }
    expect((await csv('employees')).map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
    expect((await csv('leaves')).map(({ employeeId }) => employeeId).toSorted()).toEqual(ids.toSorted());
    expect(Object.fromEntries((await xlsx('employees')).map(({ id, userId }) => [id, userId]))).toEqual(
      Object.fromEntries(ids.map((id, at) => [id, String(7001 + at)])),
    );
  }));

test('markup in labels is text', () =>
  runCase(async ({ harness, query, csv, xlsx }) => {
    const [image, script] = ['<img src=x onerror=alert(1)>', '</script><svg onload=alert(1)>'];
    await harness.serve([
      leave({ id: 1, departmentDescription: image, leaveTypeName: script }),
      leave({ id: 2, ...person(2), departmentDescription: script, leaveTypeId: 9, leaveTypeName: image }),
    ]);
    const LABELS = '{ leaveAggregate(groupBy: [DEPARTMENT, LEAVE_TYPE]) { rows { keys { label } } } }';
    const { rows } = (await query(LABELS)).leaveAggregate;
    const labels = rows.map(({ keys }: { keys: { label: string }[] }) => keys.map(({ label }) => label));
    expect(labels).toEqual(
      expect.arrayContaining([
        [image, script],
        [script, image],
      ]),
    );
    for (const table of [await csv('leaves'), await xlsx('leaves')])
      expect(table.find(({ id }) => id === '1')).toMatchObject({ department: image, leaveType: script });
  }));

test('reasons of every kind are whole in a CSV, and a workbook holds what a cell can', () =>
  runCase(async ({ harness, csv, xlsx }) => {
    const reasons = [
      'a'.repeat(40_000),
      `${'a'.repeat(30_000)}${'😀'.repeat(8_800)}`,
      ...['a\uffffb', 'a\ufffeb', 'a\u000bb', '_x000D_', '_x0041_', 'tab\tand é', 'a\ud83d\ude00b', '-2+3'],
      ...['one; two', 'said "yes"', 'line one\r\nline two', 'line one\nline two', 'line one\rline two', ' blanks around ', 'a,b', '"'],
    ];
    const names = ['Ångström', 'राई', "O'Brien", 'Løv', 'Żak', '李'];
    const nameOf = (at: number) => names[at % names.length] ?? '';
    await harness.serve(reasons.map((reason, at) => leave({ id: 1 + at, ...person(1 + at), lastName: nameOf(at), reason })));
    const lines = await csv('leaves', {}, 'HR');
    for (const { id, employee } of lines) expect(employee).toBe(`${person(Number(id)).firstName} ${nameOf(Number(id) - 1)}`);
    const read = new Map(lines.map(({ id, reason }) => [id, reason]));
    for (const [at, reason] of reasons.entries()) expect(read.get(String(1 + at))).toBe(reason === '-2+3' ? "'-2+3" : reason);
    const cells = new Map((await xlsx('leaves', {}, 'HR')).map(({ id, reason }) => [id, String(reason)]));
    expect(cells.size).toBe(reasons.length);
    for (const [at, reason] of reasons.entries()) {
      const cell = cells.get(String(1 + at)) ?? '';
      if (reason.length > 32_767) {
        expect(cell.length).toBeGreaterThan(30_000);
        expect(cell).toMatch(/cut: a cell holds 32767 characters/);
      } else if (!['\uffff', '\ufffe', '\u000b', '\r'].some((letter) => reason.includes(letter))) expect(cell).toBe(reason);
      else expect(cell).toMatch(/^a\ufffd?b$|^line one\s+line two$/);
    }
  }));

test('a negative balance stays a number, and a text that a spreadsheet would compute does not', () =>
  runCase(async ({ harness, csv, xlsx }) => {
    const people = [
      ['@mar', 'Asha', '＝1+1'],
      ['Rai', '-1', '=HYPERLINK(1)'],
      ['＋sum', 'Bina', '＠here'],
      ['Lama', 'Chandra', '\tindented'],
    ];
    const terms = { ...FISCAL_YEARS[99], defaultDays: 10, transferableDays: 5 };
    const span = { startDate: '2022-01-03', endDate: '2022-01-19', leaveDays: 12.5 };
    await harness.serve(
      people.map(([lastName, firstName, departmentDescription], at) =>
        leave({ id: 1 + at, ...person(1 + at), ...terms, ...span, lastName, firstName, departmentDescription }),
      ),
    );
    const filter = { fiscalYearId: '99', asOf: '2022-07-16' };
    const first = <Row extends Record<string, unknown>>(rows: Row[]) => rows.find(({ employeeId }) => employeeId === '7001');
    expect(first(await csv('balances', filter))).toMatchObject({ available: '-2.5', department: "'＝1+1" });
    expect(first(await xlsx('balances', filter))).toMatchObject({ available: -2.5 });
    const employees = new Map((await csv('employees')).map((row) => [row.id, row]));
    expect(employees.get('7001')).toMatchObject({ lastName: "'@mar", department: "'＝1+1" });
    expect(employees.get('7002')).toMatchObject({ firstName: "'-1", department: "'=HYPERLINK(1)" });
    expect(employees.get('7003')).toMatchObject({ lastName: "'＋sum", department: "'＠here" });
  }));

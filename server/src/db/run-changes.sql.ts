import { SOURCE_FIELDS } from '../domain/source-fields';

/** What a run did to a record. RETURNED: it had been retired, and the source holds it again. */
export type RecordChangeKind = 'NEW' | 'EDITED' | 'RETURNED' | 'RETIRED';

/** The key under which fields stand that this system does not know, as the JSON text that the source sent. */
export const UNKNOWN_FIELDS = 'unknownFields';

/** What a dry run would have changed is kept so long, because it holds records that may never have been accepted. */
export const REHEARSAL_KEPT_DAYS = 7;

/**
 * SQL for the records that a run changed: `record_id`, `kind`, and the record `before` and `after` by the names of its fields, as landed.
 * Within the transaction of a run it gives those that the run is about to change. Grain: record.
 * @param runId an expression for the id of the run.
 */
export function selectRunChanges(runId: string): string {
  return `select a.record_id,
      case when e.record_id is null then 'NEW' when e.retired_run_id is not null then 'RETURNED' else 'EDITED' end as kind,
      case when e.record_id is not null then ${selectFields('e')} end as before, ${selectFields('a')} as after
    from raw.leave_record_versions a
    left join lateral ${selectEarlier('a.record_id', 'a.valid_from_run_id')} e on true
    where a.valid_from_run_id = ${runId}
    union all
    select r.record_id, 'RETIRED', ${selectFields('r')}, null
    from raw.leave_record_versions r
    where r.valid_to_run_id = ${runId} and r.retired_run_id is not null`;
}

/** The same of a dry run, of which only what the records would be is kept. Grain: record. */
export function selectRehearsedChanges(runId: string): string {
  return `select c.record_id, c.kind, case when c.kind <> 'NEW' then ${selectFields('e')} end as before, c.after
    from ops.rehearsed_changes c
    left join lateral ${selectEarlier('c.record_id', 'c.run_id')} e on true
    where c.run_id = ${runId}`;
}

/** The last content that a record had before a run. */
function selectEarlier(recordId: string, runId: string): string {
  return `(
      select * from raw.leave_record_versions p
      where p.record_id = ${recordId} and p.valid_from_run_id < ${runId}
      order by p.valid_from_run_id desc
      limit 1
    )`;
}

/** An expression for a landed record as JSON, by the names of its fields. @param row what its row is called. */
export function selectFields(row: string): string {
  const fields = SOURCE_FIELDS.map((field) => `${row}.${field.toLowerCase()} as "${field}"`);
  return `(select row_to_json(f) from (select ${fields.join(', ')}, ${row}.unknown_fields as "${UNKNOWN_FIELDS}") f)`;
}

-- Finding and ordering people. Kept with the row: else every key that is pressed would fold every name anew.
-- Folded: marks are taken off letters, case is levelled. normalize() and lower() are PostgreSQL's own: no extension is needed.
-- The collation is said, because that of employee_id is "C", under which lower() knows no letter beyond ASCII.

alter table dbo.employees
  add column sort_name text collate "C" not null generated always as (
    lower(regexp_replace(normalize(coalesce(
      nullif(btrim(first_name || ' ' || coalesce(nullif(middle_name, '') || ' ', '') || last_name), ''), 'Employee ' || employee_id) collate "default", nfd),
      '[\u0300-\u036f]', '', 'g'))
  ) stored,
  add column search_text text collate "C" not null generated always as (
    lower(regexp_replace(normalize(
      coalesce(nullif(btrim(first_name || ' ' || coalesce(nullif(middle_name, '') || ' ', '') || last_name), ''), 'Employee ' || (employee_id collate "default"))
      || ' ' || email || ' ' || (employee_id collate "default"), nfd),
      '[\u0300-\u036f]', '', 'g'))
  ) stored;
comment on column dbo.employees.sort_name is 'The full name, folded.';
comment on column dbo.employees.search_text is 'Full name, email and number, folded: what a search looks through.';

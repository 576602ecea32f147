-- How many of a group have to be present. Rules are advice: nothing is written to the source, and no request is refused by them.
create table ops.coverage_rules (
  id bigint generated always as identity primary key,
  name text not null,
  group_kind text not null check (group_kind in ('EVERYONE', 'DEPARTMENT', 'TEAM_MANAGER', 'PROJECT_ALLOCATION')),
  group_id text,
  minimum_present int check (minimum_present > 0),
  minimum_share double precision check (minimum_share > 0 and minimum_share <= 1),
  weekdays int[] not null default '{}',
  season_from text check (season_from ~ '^\d\d-\d\d$'),
  season_to text check (season_to ~ '^\d\d-\d\d$'),
  created_at timestamptz not null default now(),
  created_by text not null,
  constraint coverage_rules_group_check check ((group_kind = 'EVERYONE') = (group_id is null)),
  constraint coverage_rules_minimum_check check ((minimum_present is null) <> (minimum_share is null)),
  constraint coverage_rules_season_check check ((season_from is null) = (season_to is null))
);
comment on table ops.coverage_rules is 'Grain: one rule: so many people of a group, or such a share of those rostered, have to be present.';
comment on column ops.coverage_rules.weekdays is '1 (Monday) to 7 (Sunday). Empty: all.';
comment on column ops.coverage_rules.season_from is 'MM-DD; may be later in the year than season_to. Null: the whole year.';

alter table ops.data_version add column ids_on_two_pages bigint[] not null default '{}';
comment on column ops.data_version.ids_on_two_pages is 'Ids that stood on two pages of the last accepted snapshot. Seen again they are how the source is; others mean that it moved under the paging.';

-- A session may be opened through the organisation's sign-in (OpenID Connect) in place of an API token. It then carries who it is for.
alter table ops.sessions
  alter column token_id drop not null,
  add column issuer text,
  add column subject text,
  add column name text,
  add column role text check (role in ('OPERATOR', 'VIEWER', 'ANALYST', 'HR', 'MANAGER', 'ADMIN')),
  add column employee_id text,
  add constraint sessions_identity_check check (
    case
      when token_id is not null then num_nonnulls(issuer, subject, name, role, employee_id) = 0
      else num_nulls(issuer, subject, name, role) = 0 and (role = 'MANAGER') = (employee_id is not null)
    end
  );
comment on column ops.sessions.token_id is 'The API token that opened it; null: the organisation''s sign-in did.';
comment on column ops.sessions.subject is 'Who it is, as the issuer of the organisation''s sign-in knows it; null: whoever holds the token.';
comment on column ops.sessions.role is 'Of the organisation''s sign-in, as it was told then; null: the token''s.';

create table ops.sign_in_attempts (
  state_hash bytea primary key check (octet_length(state_hash) = 32),
  nonce text not null,
  code_verifier text not null,
  back text not null,
  expires_at timestamptz not null
);
comment on table ops.sign_in_attempts is 'Grain: one sign-in that went to the organisation and has not come back. Coming back takes the row away: no state counts twice.';
create index sign_in_attempts_expires_at_idx on ops.sign_in_attempts (expires_at);

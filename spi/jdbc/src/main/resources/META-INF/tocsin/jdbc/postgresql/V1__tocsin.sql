-- Tocsin's tables for PostgreSQL 14 or newer, schema version 1.
-- Every name begins with tocsin_; for another prefix replace exactly that. Text that is compared
-- has the collation "C": byte for byte, whatever the database's locale.
-- An index that a look-up by another key could use by the tenant alone has the tenant in the second
-- place, or not at all: plans are kept, and the one that is made while a table is empty sees no
-- difference between one row and all rows of a tenant.

create sequence if not exists tocsin_ticket;

create table if not exists tocsin_schema (
  id integer primary key check (id = 1),
  version integer not null
);

create table if not exists tocsin_incident (
  tenant text collate "C" not null,
  id uuid not null,
  version bigint not null,
  reference text collate "C" not null,
  logged_at timestamp with time zone not null,
  secret uuid not null,
  phase text collate "C" not null,
  team text collate "C" not null,
  category text collate "C" not null,
  service text collate "C",
  priority smallint not null,
  dedup_key text collate "C",
  owned_key text collate "C",
  closed_no bigint,
  closed_at timestamp with time zone,
  archived boolean not null default false,
  snapshot text not null,
  constraint tocsin_incident_id primary key (tenant, id),
  constraint tocsin_incident_reference unique (reference, tenant),
  constraint tocsin_incident_owned unique (owned_key, tenant)
) with (
  fillfactor = 60,
  vacuum_truncate = false,
  toast.vacuum_truncate = false,
  autovacuum_vacuum_scale_factor = 0.05
);

create index if not exists tocsin_incident_logged on tocsin_incident (tenant, logged_at, id)
  where not archived;
-- What is open is looked for most, and is little among what is closed.
create index if not exists tocsin_incident_open on tocsin_incident (tenant, logged_at, id)
  where closed_at is null and not archived;
create index if not exists tocsin_incident_holder on tocsin_incident (tenant, dedup_key, closed_no)
  where closed_no is not null;
create index if not exists tocsin_incident_closed on tocsin_incident (tenant, closed_at, id)
  where closed_at is not null and not archived;

create table if not exists tocsin_event (
  tenant text collate "C" not null,
  incident uuid not null,
  sequence bigint not null,
  version bigint not null,
  type text collate "C" not null,
  recorded_at timestamp with time zone not null,
  request text collate "C",
  body text not null,
  constraint tocsin_event_sequence primary key (tenant, incident, sequence)
) with (vacuum_truncate = false, toast.vacuum_truncate = false);

create index if not exists tocsin_event_request on tocsin_event (request, tenant, incident)
  where request is not null;

-- What was committed, for replays. The check is the guarantee that a claim which the commit ends
-- was still held when it ended.
create table if not exists tocsin_commit (
  tenant text collate "C" not null,
  id uuid not null,
  incident uuid not null,
  version bigint not null,
  digest bytea not null,
  made_at timestamp with time zone not null,
  complete boolean not null,
  constraint tocsin_commit_complete check (complete),
  constraint tocsin_commit_id primary key (tenant, id)
);

create index if not exists tocsin_commit_made on tocsin_commit using brin (made_at);

-- The one next wake of each incident that has one. A claim moves claim_at to the end of its lease,
-- so that what is leased never stands in the way of what is due. Rows change often: they have room
-- beside them, and are cleaned up early.
create table if not exists tocsin_wake (
  tenant text collate "C" not null,
  incident uuid not null,
  lane smallint not null,
  due timestamp with time zone,
  claim_at timestamp with time zone,
  until timestamp with time zone,
  fence bigint,
  attempts integer not null,
  parked_no bigint,
  parked_at timestamp with time zone,
  reason text,
  constraint tocsin_wake_incident primary key (tenant, incident)
) with (
  fillfactor = 70,
  vacuum_truncate = false,
  toast.vacuum_truncate = false,
  autovacuum_vacuum_scale_factor = 0.02,
  autovacuum_vacuum_threshold = 500,
  autovacuum_analyze_scale_factor = 0.05,
  autovacuum_vacuum_cost_delay = 0
);

create index if not exists tocsin_wake_claim on tocsin_wake (tenant, lane, claim_at)
  where claim_at is not null;
create index if not exists tocsin_wake_parked on tocsin_wake (tenant, parked_no)
  where parked_no is not null;

-- What is to be sent; a row goes when it was delivered or taken back. Of one incident and queue the
-- one with the lowest (age, ordinal) goes first.
create table if not exists tocsin_outbox (
  tenant text collate "C" not null,
  commit_id uuid not null,
  ordinal integer not null,
  incident uuid not null,
  queue text collate "C" not null,
  lane smallint not null,
  age bigint not null,
  since timestamp with time zone not null,
  claim_at timestamp with time zone,
  until timestamp with time zone,
  fence bigint,
  attempts integer not null,
  head boolean not null,
  superseded boolean not null,
  parked_no bigint,
  parked_at timestamp with time zone,
  reason text,
  body text not null,
  constraint tocsin_outbox_key primary key (tenant, commit_id, ordinal)
) with (
  fillfactor = 70,
  vacuum_truncate = false,
  toast.vacuum_truncate = false,
  autovacuum_vacuum_scale_factor = 0.02,
  autovacuum_vacuum_threshold = 500,
  autovacuum_analyze_scale_factor = 0.05,
  autovacuum_vacuum_cost_delay = 0
);

create index if not exists tocsin_outbox_claim on tocsin_outbox (tenant, lane, claim_at, age, ordinal)
  where claim_at is not null;
create index if not exists tocsin_outbox_queue on tocsin_outbox (incident, queue, age);
create index if not exists tocsin_outbox_parked on tocsin_outbox (tenant, parked_no)
  where parked_no is not null;

create table if not exists tocsin_policy (
  tenant text collate "C" not null,
  version text collate "C" not null,
  document bytea not null,
  constraint tocsin_policy_version primary key (tenant, version)
);

create table if not exists tocsin_activation (
  tenant text collate "C" not null,
  serial bigint not null,
  version text collate "C" not null,
  made_at timestamp with time zone not null,
  constraint tocsin_activation_serial primary key (tenant, serial)
);

-- A table of a few pages is planned to be read whole, and that plan is kept while the table grows, a
-- thousand pages within a minute. The two queues are such tables again and again. So what a step
-- looks into has some pages from the start, and keeps those it has once had.
insert into tocsin_incident
    (tenant, id, version, reference, logged_at, secret, phase, team, category, priority, snapshot)
  select '', gen_random_uuid(), 0, n, now(), gen_random_uuid(), '', '', '', 0, ''
  from generate_series(1, 2000) n where not exists (select 1 from tocsin_schema);
delete from tocsin_incident where tenant = '';
insert into tocsin_event (tenant, incident, sequence, version, type, recorded_at, body)
  select '', gen_random_uuid(), 0, 0, '', now(), '' from generate_series(1, 2000)
  where not exists (select 1 from tocsin_schema);
delete from tocsin_event where tenant = '';
insert into tocsin_wake (tenant, incident, lane, attempts)
  select '', gen_random_uuid(), 0, 0 from generate_series(1, 2000)
  where not exists (select 1 from tocsin_schema);
delete from tocsin_wake where tenant = '';
insert into tocsin_outbox
    (tenant, commit_id, ordinal, incident, queue, lane, age, since, attempts, head, superseded, body)
  select '', gen_random_uuid(), 0, gen_random_uuid(), '', 0, 0, now(), 0, false, false, ''
  from generate_series(1, 2000)
  where not exists (select 1 from tocsin_schema);
delete from tocsin_outbox where tenant = '';

insert into tocsin_schema (id, version) values (1, 1) on conflict do nothing;

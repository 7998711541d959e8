-- Tocsin's tables for H2 2.2 or newer, schema version 1.
-- Every name begins with tocsin_; for another prefix replace exactly that. Dedup keys are bytes, so
-- that no collation and no IGNORECASE makes two of them one.

create sequence if not exists tocsin_ticket;

-- The time of the server as it is now, not as it was when the transaction began. To make a function
-- takes an administrator, to call it takes no right.
create alias if not exists tocsin_now for 'java.time.Instant.now';

create table if not exists tocsin_schema (
  id integer primary key check (id = 1),
  version integer not null
);

create table if not exists tocsin_incident (
  tenant varchar(200) not null,
  id uuid not null,
  version bigint not null,
  reference varchar(200) not null,
  logged_at timestamp(6) with time zone not null,
  secret uuid not null,
  phase varchar(20) not null,
  team varchar(200) not null,
  category varchar(200) not null,
  service varchar(200),
  priority smallint not null,
  dedup_key varbinary(255),
  owned_key varbinary(255),
  closed_no bigint,
  closed_at timestamp(6) with time zone,
  archived boolean default false not null,
  snapshot varchar(1048576) not null,
  constraint tocsin_incident_id primary key (tenant, id),
  constraint tocsin_incident_reference unique (tenant, reference),
  constraint tocsin_incident_owned unique (tenant, owned_key)
);

create index if not exists tocsin_incident_logged
  on tocsin_incident (tenant, archived, logged_at, id);
create index if not exists tocsin_incident_holder
  on tocsin_incident (tenant, dedup_key, closed_no);
create index if not exists tocsin_incident_closed
  on tocsin_incident (tenant, archived, closed_at, logged_at, id);

create table if not exists tocsin_event (
  tenant varchar(200) not null,
  incident uuid not null,
  sequence bigint not null,
  version bigint not null,
  type varchar(200) not null,
  recorded_at timestamp(6) with time zone not null,
  request varchar(200),
  body varchar(1048576) not null,
  constraint tocsin_event_sequence primary key (tenant, incident, sequence)
);

create index if not exists tocsin_event_request on tocsin_event (request, tenant, incident);

create table if not exists tocsin_commit (
  tenant varchar(200) not null,
  id uuid not null,
  incident uuid not null,
  version bigint not null,
  digest varbinary(32) not null,
  made_at timestamp(6) with time zone not null,
  constraint tocsin_commit_id primary key (tenant, id)
);

create index if not exists tocsin_commit_made on tocsin_commit (made_at);

create table if not exists tocsin_wake (
  tenant varchar(200) not null,
  incident uuid not null,
  lane smallint not null,
  due timestamp(6) with time zone,
  claim_at timestamp(6) with time zone,
  until timestamp(6) with time zone,
  fence bigint,
  attempts integer not null,
  parked_no bigint,
  parked_at timestamp(6) with time zone,
  reason varchar(65536),
  constraint tocsin_wake_incident primary key (tenant, incident)
);

create index if not exists tocsin_wake_claim on tocsin_wake (tenant, lane, claim_at);
create index if not exists tocsin_wake_parked on tocsin_wake (tenant, parked_no);

create table if not exists tocsin_outbox (
  tenant varchar(200) not null,
  commit_id uuid not null,
  ordinal integer not null,
  incident uuid not null,
  queue varchar(1000) not null,
  lane smallint not null,
  age bigint not null,
  since timestamp(6) with time zone not null,
  claim_at timestamp(6) with time zone,
  until timestamp(6) with time zone,
  fence bigint,
  attempts integer not null,
  head boolean not null,
  superseded boolean not null,
  parked_no bigint,
  parked_at timestamp(6) with time zone,
  reason varchar(65536),
  body varchar(1048576) not null,
  constraint tocsin_outbox_key primary key (tenant, commit_id, ordinal)
);

create index if not exists tocsin_outbox_claim on tocsin_outbox (tenant, lane, claim_at, age, ordinal);
create index if not exists tocsin_outbox_queue on tocsin_outbox (tenant, incident, queue, age, ordinal);
create index if not exists tocsin_outbox_parked on tocsin_outbox (tenant, parked_no);

create table if not exists tocsin_policy (
  tenant varchar(200) not null,
  version varchar(200) not null,
  document binary large object not null,
  constraint tocsin_policy_version primary key (tenant, version)
);

create table if not exists tocsin_activation (
  tenant varchar(200) not null,
  serial bigint not null,
  version varchar(200) not null,
  made_at timestamp(6) with time zone not null,
  constraint tocsin_activation_serial primary key (tenant, serial)
);

merge into tocsin_schema (id, version) key (id) select 1, 1
  where not exists (select 1 from tocsin_schema);

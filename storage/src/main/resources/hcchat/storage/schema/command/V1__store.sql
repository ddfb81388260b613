-- The store: the truth, append-only but for bodies that go. Only command-side writes here; query-side may select.
-- Nothing in it can be read without the rooms' keys, and those not without the master key.

create table server (
    one        boolean primary key default true check (one),
    partitions int not null,           -- of the log; a room's partition follows from its id and this number, so it never changes
    epoch      int not null default 1  -- +1 only when a backup is restored
);

create table epoch_cut (
    epoch    int not null,
    part     smallint not null,
    position bigint not null,
    primary key (epoch, part)
);

create table server_secret (
    name    text primary key,
    wrapped bytea not null,
    made_at timestamptz not null default now()
);

-- Who may write a partition: a batch moves `position` only for the term that it knows.
create table partition_owner (
    part      smallint primary key,
    term      bigint not null default 0,
    address   text,
    position  bigint not null default 0,
    published bigint not null default 0,
    edges     text[] not null default '{}'
) with (fillfactor = 10, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000, autovacuum_analyze_threshold = 1000000000);

create table room_key (
    room      uuid not null,
    kid       int not null,
    wrapped   bytea,                   -- null once erased
    erased_at timestamptz,
    primary key (room, kid)
);

-- How an author looks today; sealed under a room key behind that key's number.
create table author (
    room   uuid not null,
    author uuid not null,
    sealed bytea not null,
    primary key (room, author)
) with (fillfactor = 80);

create table event (
    part     smallint not null,
    kid      int not null,
    day      int not null,             -- days since 1970 with which the body expires
    position bigint not null,
    seq      bigint not null,
    mark     bigint not null,          -- the sender's content, keyed: decides whether a repeated id is a repeat
    of       bigint,
    room     uuid not null,
    id       uuid not null,
    digest   bytea not null,
    link     bytea,                    -- of each 256th event; the others follow from digests
    body     bytea,                    -- sealed; null once deleted, expired or erased
    primary key (part, position),
    constraint event_seq unique (room, seq),
    constraint event_id unique (room, id)
) with (autovacuum_vacuum_insert_scale_factor = 0.5, autovacuum_vacuum_insert_threshold = 1000000,
        autovacuum_analyze_scale_factor = 0.5, autovacuum_analyze_threshold = 100000);

-- Ciphertext doesn't compress, and pglz would try.
alter table event alter column body set storage external;
alter table event alter column digest set storage plain;
alter table author alter column sealed set storage external;

create index event_of on event (room, of) where of is not null;

-- Rows lie in the order of time: a day that expires is a few ranges of pages.
create index event_day on event using brin (day);

-- Readers of the store never see a key, wrapped though they are.
do $$
begin
    if exists (select from pg_roles where rolname = 'hcchat_query') then
        revoke all on server_secret, room_key from hcchat_query;
    end if;
end
$$;

-- Raised inside the batch's own statement, so that nothing of it stays.
create function fence_lost() returns boolean language plpgsql as $$
begin
    raise exception 'another owner has taken the partition' using errcode = 'HC001';
end
$$;

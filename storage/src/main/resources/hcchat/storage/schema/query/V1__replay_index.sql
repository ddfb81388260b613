-- The replay index: what the store can't say quickly. Every row can be made anew from the store, so nothing here is ever the
-- only copy of anything, and its transactions don't wait for the disk.

-- Which generation is read. A rebuild fills the next one beside it and switches by this row.
create table index_state (
    one        boolean primary key default true check (one),
    generation int not null
);
insert into index_state (generation) values (1);

-- How far the index has come: written in the transaction of the work it stands for.
create table progress (
    generation int not null,
    part       smallint not null,
    epoch      int not null,
    position   bigint not null,
    primary key (generation, part)
) with (fillfactor = 10, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000);

create table room_head (
    room       uuid not null,
    generation int not null,
    part       smallint not null,
    seq        bigint not null,
    position   bigint not null,
    primary key (room, generation)
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.5, autovacuum_vacuum_threshold = 50000);

-- Block n holds the seqs 256 n + 1 to 256 n + 256 of its room.
create table block (
    room       uuid not null,
    generation int not null,
    block      int not null,
    messages   smallint not null,  -- events that stand for themselves: no edits, deletions, reactions
    first_time bigint,             -- of the first event, ms since 1970; null: not looked up yet, 0: nobody can know it any more
    primary key (room, generation, block)
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.5, autovacuum_vacuum_threshold = 50000);

create index block_untimed on block (generation) where first_time is null;

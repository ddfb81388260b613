-- How far somebody has come in a room. Values only rise; no history, erased with the room or the author.
create table marker (
    room      uuid not null,
    author    uuid not null,
    delivered bigint not null,
    read      bigint not null,
    primary key (room, author)
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.5, autovacuum_vacuum_threshold = 10000);

-- Up to where rooms that were erased have been taken out of the index. Their heads and blocks begin after it.
create table erased (
    room       uuid not null,
    generation int not null,
    part       smallint not null,
    upto       bigint not null,   -- the last seq that was erased
    position   bigint not null,   -- its position
    primary key (room, generation)
);

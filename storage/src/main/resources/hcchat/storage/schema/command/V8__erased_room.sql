-- Rooms whose keys were destroyed, up to which seq, and when: a restored backup is held to it before it serves. The bodies under
-- those keys open for nobody; they are taken away bit by bit.
create table erased_room (
    room  uuid not null,
    upto  bigint not null,
    at    timestamptz not null,
    swept boolean not null default false,
    primary key (room, upto)
);

create index erased_room_due on erased_room (at) where not swept;

-- Up to which seq a room's own retention has taken bodies away.
alter table room_state add column expired_seq bigint not null default 0;

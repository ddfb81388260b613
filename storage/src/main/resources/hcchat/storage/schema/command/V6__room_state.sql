-- A room's rights as they stand after its last change of state: they follow from its events, and stand here so that a room is
-- loaded without reading them all. Written in the transaction of the event. Sealed under the room's key behind that key's number.
create table room_state (
    room   uuid primary key,
    seq    bigint not null,            -- of the last change of state
    days   int not null default 0,     -- how long the room's bodies are kept; 0 as long as the server's
    sealed bytea not null
) with (fillfactor = 80);

alter table room_state alter column sealed set storage external;

create index room_state_days on room_state (room) where days > 0;

-- What was erased lately is asked for each second, and there may be many that were erased before.
create index erased_room_at on erased_room (at);

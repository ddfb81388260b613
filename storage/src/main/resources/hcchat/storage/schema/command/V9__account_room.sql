-- Where accounts have a place: rooms that they founded, were invited to, or asked a token for. Rooms themselves know only
-- authors; an account's channels are sealed, since who reads this table isn't to learn what people's rooms are called.
create table account_room (
    account uuid not null references account on delete cascade,
    room    uuid not null,
    channel bytea not null,             -- its name, sealed under the master key
    since   timestamptz not null,
    primary key (account, room)
);
create index account_room_room on account_room (room);

-- Makes somebody a member who shows the code, by the right that its maker has at that moment.
create table room_invite (
    code    bytea primary key,          -- SHA-256
    room    uuid not null,
    channel bytea not null,             -- sealed as above
    made_by bytea not null,             -- the author in that room
    uses    integer,                    -- how many more may use it; null: any number
    expires timestamptz not null
);
create index room_invite_room on room_invite (room);

do $$
begin
    if exists (select from pg_roles where rolname = 'hcchat_query') then
        revoke all on account_room, room_invite from hcchat_query;
    end if;
end
$$;

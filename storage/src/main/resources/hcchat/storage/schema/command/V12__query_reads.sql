-- Query-side reads events. Who has which right in a room is the owner's affair, sealed though it is.
do $$
begin
    if exists (select from pg_roles where rolname = 'hcchat_query') then
        revoke all on room_state from hcchat_query;
    end if;
end
$$;

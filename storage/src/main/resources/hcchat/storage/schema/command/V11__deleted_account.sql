-- Accounts that were deleted and whose names may still stand in rooms. Nothing says in which rooms an account was, so all rooms are
-- gone through, bit by bit; then the row goes.
create table deleted_account (
    account uuid primary key,
    due     timestamptz not null,      -- not before: what was under way when the account ended is done by then
    through uuid not null default '00000000-0000-0000-0000-000000000000' -- the last room that was looked at
);

do $$
begin
    if exists (select from pg_roles where rolname = 'hcchat_query') then
        revoke all on deleted_account from hcchat_query;
    end if;
end
$$;

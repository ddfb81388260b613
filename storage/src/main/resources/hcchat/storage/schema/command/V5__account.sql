-- Who has an account here. Ordinary rows, without history: what is deleted is gone with its row (and with the next
-- vacuum). Only command-side reads or writes any of it.

create table account (
    id       uuid primary key,          -- random; what rooms know a person by is derived from it, never itself told there
    name     text not null,
    name_key text not null unique,      -- in lower case: one name, one account
    password bytea not null,            -- Argon2id, wrapped by the master key: a copy of this table alone can't be guessed at
    made_at  timestamptz not null
);

-- Somewhere where an account is logged in. A token of a device without a row is dead.
create table device (
    account uuid not null references account on delete cascade,
    id      uuid not null,
    name    text not null,
    since   timestamptz not null,       -- tokens from before are dead: the device was ended and came again
    seen_at timestamptz not null,
    primary key (account, id)
);

-- The one line of refresh tokens of a device. A token is two random halves: the first names the line and stays, the
-- second changes with each use. Who shows a line with another second half shows a used one.
create table refresh_token (
    line    bytea primary key,          -- SHA-256 of the first half
    token   bytea not null,             -- SHA-256 of the whole token that is good now
    account uuid not null,
    device  uuid not null,
    expires timestamptz not null,
    unique (account, device),
    foreign key (account, device) references device on delete cascade
) with (fillfactor = 70);

-- Gone once used.
create table account_invite (
    code    bytea primary key,          -- SHA-256
    expires timestamptz not null
);

-- What the owner of an account must be told: a refresh token was used twice.
create table notice (
    account uuid not null references account on delete cascade,
    id      uuid not null,
    at      timestamptz not null,
    kind    text not null,
    device  text not null,              -- its name
    primary key (account, id)
);

-- What ends tokens before their time, written in the transaction that ends it and told from here to everybody who lets
-- people in; kept as long as a token may live.
create table account_change (
    id      bigint generated always as identity primary key,
    at      timestamptz not null,
    account uuid not null,
    device  uuid,                       -- null: all of them
    token   uuid,                       -- not null: this one alone
    expires timestamptz                 -- the token's
);
create index account_change_token on account_change (token) where token is not null;

-- Signs access tokens from `signs_from` on, until the next one does; others may verify with it before and after.
create table signing_key (
    kid        text primary key,
    signs_from timestamptz not null unique,
    wrapped    bytea not null           -- the private key as a JWK, wrapped by the master key
);

do $$
begin
    if exists (select from pg_roles where rolname = 'hcchat_query') then
        revoke all on account, device, refresh_token, account_invite, notice, account_change, signing_key
            from hcchat_query;
    end if;
end
$$;

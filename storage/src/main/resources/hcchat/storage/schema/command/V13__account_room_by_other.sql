-- A room that somebody else made one's own, by founding a direct room: it is forgotten before any that one took oneself.
alter table account_room add column by_other boolean not null default false;

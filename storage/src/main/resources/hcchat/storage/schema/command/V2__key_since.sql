-- From which event on a key seals: another one comes when it has sealed enough. Rooms had one key each until now.
alter table room_key add column first_seq bigint not null default 1;

-- Days whose bodies have all gone: they are never looked through again.
alter table server add column expired_before int not null default 0;
